//! The minutes of a meeting on paper: arranged from what was taken down, as it stands after corrections, which are listed at the end.

use zhixing_document::{Column, Form, Holds, Kind, Name, Section, Table, row};
use zhixing_form::{Draft, SeenBy};
use zhixing_kit::html::words::time_text;
use zhixing_kit::{Language, Read, Result, Sentence};
use zhixing_people::{Actor, Right};

use super::arranged::{COST, LECTURE, LECTURER, SAFETY, SOURCE, TRANSPORT, WAY, WENT_TO, with_arrangement};
use super::problems::{APPRAISAL, LISTED, with_problems};
use super::roll::{VALIDITY, here, should};
use super::text::Text;
use super::words::{carried, day, file_day, moment, names, number, validity};
use crate::activity::model::{ActivityId, Step};
use crate::activity::words::kind_name;
use crate::minutes::model::{Correction, Minutes, RemarkKind, SignerRole, Since, Subject};
use crate::minutes::pages::before_and_after;
use crate::resolution::charge;
use crate::roll::model::{Mark, RollEntry};
use crate::roll::namesake::worded;
use crate::{ballot, motion, roll};

const UNIT: Name = Name::new("unit", "单位", "Unit");
const KIND: Name = Name::new("kind", "会议名称", "Meeting");
const NUMBER: Name = Name::new("number", "届次", "Number");
const TOPIC: Name = Name::new("topic", "主题", "Topic");
const TIME: Name = Name::new("time", "时间", "Time");
const PLACE: Name = Name::new("place", "地点", "Place");
const CHAIR: Name = Name::new("chair", "主持人", "Chair");
const RECORDER: Name = Name::new("recorder", "记录人", "Recorder");
const SHOULD: Name = Name::new("should", "应到", "Should attend");
const HERE: Name = Name::new("here", "实到", "Present");
const PRESENT: Name = Name::new("present", "到会人员", "Those present");
const ABSENT: Name = Name::new("absent", "未到会人员及原因", "Not there, and why");
const SITTING_IN: Name = Name::new("without_vote", "列席人员", "Without vote");
const LATE: Name = Name::new("late", "补记说明", "Written down later");
const SUMMARY: Name = Name::new("summary", "小结", "Summary");
const CHAIR_SIGNS: Name = Name::new("chair_signature", "主持人签字", "Chair's signature");
const RECORDER_SIGNS: Name = Name::new("recorder_signature", "记录人签字", "Recorder's signature");

const AGENDA: Table = Table {
    name: Name::new("agenda", "议程", "Agenda"),
    columns: &[
        Column::of("no", "序号", "No.", Holds::Number),
        Column::new("item", "议题", "Item", 6),
        Column::new("outcome", "结果", "Outcome", 6),
    ],
};
const WORDS: &[Column] = &[Column::new("speaker", "发言人", "Speaker", 2), Column::new("words", "内容", "Words", 8)];
const REPORTS: Table = Table { name: Name::new("reports", "报告", "Reports"), columns: WORDS };
const STATEMENTS: Table = Table { name: Name::new("statements", "发言", "Statements"), columns: WORDS };
const DISSENT: Table = Table { name: Name::new("dissent", "不同意见", "Dissent"), columns: WORDS };
const VOTES: Table = Table {
    name: Name::new("votes", "表决", "Votes"),
    columns: &[Column::new("motion", "表决事项", "Motion", 5), Column::new("result", "表决结果", "Result", 7)],
};
const RESOLUTIONS: Table = Table {
    name: Name::new("resolutions", "决议", "Resolutions"),
    columns: &[
        Column::of("no", "序号", "No.", Holds::Number),
        Column::new("text", "决议内容", "Resolution", 7),
        Column::of("owner", "负责人", "Owner", Holds::Brief),
        Column::of("due", "期限", "By", Holds::Day),
    ],
};
const CORRECTIONS: Table = Table {
    name: Name::new("corrections", "更正", "Corrections"),
    columns: &[
        Column::new("what", "更正的内容", "What", 3),
        Column::new("before", "原来", "Before", 4),
        Column::new("after", "更正为", "After", 4),
        Column::new("why", "原因", "Why", 3),
        Column::new("by", "更正人", "By", 3),
    ],
};

/// The minutes of a meeting (支 11 to 14: what is decided is recorded).
pub static MINUTES: Kind = Kind {
    name: Name::new("minutes", "会议记录", "Minutes"),
    wide: false,
    sections: &[
        Section::Facts(&[
            UNIT, KIND, NUMBER, TOPIC, TIME, PLACE, WAY, WENT_TO, LECTURER, LECTURE, SOURCE, TRANSPORT, SAFETY, COST,
            CHAIR, RECORDER, SHOULD, HERE, VALIDITY, PRESENT, ABSENT, SITTING_IN, APPRAISAL, LATE,
        ]),
        Section::Grid(AGENDA),
        Section::Paragraphs(REPORTS),
        Section::Paragraphs(STATEMENTS),
        Section::Paragraphs(DISSENT),
        Section::Grid(LISTED),
        Section::Grid(VOTES),
        Section::Grid(RESOLUTIONS),
        Section::Text(SUMMARY),
        Section::Grid(CORRECTIONS),
        Section::Signatures(&[CHAIR_SIGNS, RECORDER_SIGNS]),
    ],
};

/// The minutes of a meeting that the actor may see, once it was held.
pub fn minutes(tx: &Read<'_>, actor: &Actor, id: &ActivityId, language: Language) -> Result<Draft> {
    let minutes = crate::minutes::questions::minutes(tx, actor, id)?;
    let activity = &minutes.activity;
    activity.must_keep_minutes()?;
    if !activity.state.is_held() {
        return Err(Sentence::of(|language| Text(language).not_closed()).into());
    }
    let kind = kind_name(language, &activity.kind);
    let form = Form::new(&MINUTES, language, Text(language).minutes_title(&minutes.unit_name, kind));
    let form = with_problems(tx, with_arrangement(tx, head(tx, form, &minutes)?, activity)?, activity)?;
    let form = signatures(tx, said(tx, attendance(form, &minutes), &minutes), &minutes);
    Ok(Draft {
        form,
        about: activity.about(),
        unit: activity.unit.clone(),
        seen_by: SeenBy::Right(Right::SeeActivity),
        concerns: activity.named(),
        file_name: format!("{kind}-{}-{}", MINUTES.name.text(language), file_day(tx, activity.starts_at)),
    })
}

fn head(tx: &Read<'_>, form: Form, minutes: &Minutes) -> Result<Form> {
    let (language, text) = (form.language(), Text(form.language()));
    let Minutes { activity, passage, .. } = minutes;
    let began = passage.opened.as_ref().map(|(step, number)| (step, *number));
    let time = began.map(|(began, _)| moment(tx, language, began.happened_at)).unwrap_or_default();
    let time = match &passage.closed {
        Some(ended) => text.from_to(time, until(tx, language, began.map(|(began, _)| began), ended)),
        None => time,
    };
    let number = began.map(|(began, number)| text.number(began.happened_at.local(tx.zone()).year(), number));
    let late = |step: &Step| text.late(&step.by, moment(tx, language, step.recorded_at));
    let valid = validity(tx, text, activity, &roll::questions::tally(tx, &activity.id)?);
    Ok(form
        .with(UNIT, &minutes.unit_name)
        .with(KIND, carried(language, kind_name(language, &activity.kind), &activity.also))
        .with(NUMBER, number.unwrap_or_default())
        .with(TOPIC, &activity.topic)
        .with(TIME, time)
        .with(PLACE, &activity.place)
        .with(CHAIR, minutes.officer(SignerRole::Chair, language))
        .with(RECORDER, minutes.officer(SignerRole::Recorder, language))
        .with(VALIDITY, valid)
        .with(LATE, began.map(|(step, _)| step).filter(|step| step.is_late()).map(late).unwrap_or_default()))
}

/// When it ended: the time alone where it is the same day.
fn until(tx: &Read<'_>, language: Language, began: Option<&Step>, ended: &Step) -> String {
    let local = ended.happened_at.local(tx.zone());
    let same_day = began.is_some_and(|began| began.happened_at.day(tx.zone()) == local.date());
    if same_day { time_text(local.time()) } else { moment(tx, language, ended.happened_at) }
}

/// Who should have come and who came. A form goes from hand to hand: it says of everybody alike that he was not there, with the reason where one was
/// given. Who need not attend, and why, stays with those who keep the roster (P19).
/// Numbers and lists are as the roll stands now; at the name of whose mark was corrected after the end stands what it was corrected to.
fn attendance(form: Form, minutes: &Minutes) -> Form {
    let (language, text, roll) = (form.language(), Text(form.language()), &minutes.roll);
    let is_corrected = |entry: &RollEntry| minutes.is_corrected(Subject::Roll, entry.id.as_str());
    let named = |entry: &RollEntry| {
        let last = minutes.corrections_of(Subject::Roll, entry.id.as_str()).next_back().filter(|_| is_corrected(entry));
        let called = entry.called(language);
        last.map_or(called.clone(), |last| {
            text.corrected_to(called, before_and_after(language, minutes, last, false).1)
        })
    };
    let there = |entry: &&RollEntry| entry.came();
    let count = |is: &dyn Fn(&&RollEntry) -> bool| roll.iter().filter(is).count() as u32;
    let expected = |entry: &&RollEntry| entry.expected;
    let absent: Vec<String> = roll
        .iter()
        .filter(|entry| entry.expected && entry.mark == Some(Mark::Absent))
        .map(|entry| if entry.reason.is_empty() { named(entry) } else { text.because(named(entry), &entry.reason) })
        .collect();
    let names_of = |of: Vec<&RollEntry>| {
        let went = |entry: &RollEntry| roll::pages::went(language, entry).filter(|_| !is_corrected(entry));
        let with_time = |entry: &RollEntry| went(entry).map_or(named(entry), |went| text.because(named(entry), went));
        let named: Vec<String> = of.into_iter().map(with_time).collect();
        names(language, named.iter().map(String::as_str))
    };
    let with_mark = |entry: &RollEntry| match roll::pages::beside(language, roll, entry) {
        // What he was corrected to stands beside his name already.
        Some(_) if is_corrected(entry) && entry.mark == Some(Mark::Left) => named(entry),
        Some(said) => text.because(named(entry), said),
        None => named(entry),
    };
    let present: Vec<String> = roll.iter().filter(|entry| entry.expected && there(entry)).map(with_mark).collect();
    form.with(SHOULD, should(text, count(&expected), count(&|entry| entry.entitled)))
        .with(HERE, here(text, count(&|entry| entry.expected && there(entry)), count(&|entry| entry.had_vote())))
        .with(PRESENT, names(language, present.iter().map(String::as_str)))
        .with(ABSENT, names(language, absent.iter().map(String::as_str)))
        .with(SITTING_IN, names_of(roll.iter().filter(|entry| entry.sits_in()).collect()))
}

fn said(tx: &Read<'_>, form: Form, minutes: &Minutes) -> Form {
    let language = form.language();
    let text = Text(language);
    let agenda = minutes.agenda.iter().enumerate().map(|(place, item)| {
        let outcome = item.outcome.as_deref().unwrap_or_default();
        row![number(place), &item.title, outcome]
    });
    let ballots = minutes.ballots.iter().map(|told| {
        let said = ballot::pages::told(language, told);
        vec![text.by_ballot(&told.ballot.title), if said.is_empty() { text.not_voted().to_owned() } else { said }]
    });
    let votes = minutes.motions.iter().map(|motion| {
        let withdrawn = || motion.withdrawn.as_ref().map(|withdrawal| motion::pages::withdrawn(language, withdrawal));
        let announced = motion.announced.as_ref().map(|before| motion::pages::announced(language, before));
        let counted = motion.outcome.as_ref().map(|outcome| {
            [Some(motion::pages::arithmetic(language, outcome)), announced]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(" ")
        });
        let result = counted.or_else(withdrawn);
        vec![motion.text.clone(), result.unwrap_or_else(|| text.not_voted().to_owned())]
    });
    // Owner and day are what the meeting decided; how it stands since is said with it, as the resolution's own paper does.
    let resolutions = minutes.resolutions.iter().enumerate().map(|(place, made)| {
        let told = made.since.as_ref().map(|since| text.because(&made.text, charge::since(language, since)));
        let told = told.unwrap_or_else(|| made.text.clone());
        let stands = if made.void { text.because(told, text.not_made()) } else { told };
        row![number(place), stands, worded(language, &made.owner_name), made.due]
    });
    let summary: Vec<String> =
        words(tx, language, minutes, RemarkKind::Summary).into_iter().map(|row| row[1].clone()).collect();
    form.with_rows(&AGENDA, agenda)
        .with_rows(&REPORTS, words(tx, language, minutes, RemarkKind::Report))
        .with_rows(&STATEMENTS, words(tx, language, minutes, RemarkKind::Statement))
        .with_rows(&DISSENT, words(tx, language, minutes, RemarkKind::Dissent))
        .with_rows(&VOTES, votes.chain(ballots))
        .with_rows(&RESOLUTIONS, resolutions)
        .with(SUMMARY, summary.join("\n"))
}

/// What was said of one kind: who, and the words; of what was taken down after the end, when.
fn words(tx: &Read<'_>, language: Language, minutes: &Minutes, kind: RemarkKind) -> Vec<Vec<String>> {
    let text = Text(language);
    let ended = minutes.passage.closed.as_ref().map(|ended| ended.recorded_at);
    let row = |remark: &crate::minutes::model::Remark| {
        let now = if remark.verbatim { text.verbatim(&remark.text) } else { remark.text.clone() };
        let late = remark.late_at(ended).map(|at| text.late_words(&now, moment(tx, language, at)));
        vec![minutes.speaker(remark, language), late.unwrap_or(now)]
    };
    minutes.remarks.iter().filter(|remark| remark.kind == kind).map(row).collect()
}

fn signatures(tx: &Read<'_>, form: Form, minutes: &Minutes) -> Form {
    let (language, text) = (form.language(), Text(form.language()));
    let signed = |role| {
        let told = minutes.signature(role).map(|signature| {
            let (name, at) = (minutes.signer(signature, language), day(tx, language, signature.signed_at));
            match minutes.since(signature) {
                Since::Same => text.signed(name, at),
                Since::Corrected => text.signed_earlier(name, at),
                Since::Erased => text.signed_erased(name, at),
                Since::CorrectedAndErased => text.signed_both(name, at),
                Since::Elsewhere => text.signed_elsewhere(name, at),
            }
        });
        told.unwrap_or_default()
    };
    let (told, undone) = minutes.told_corrections();
    let by = |correction: &Correction| {
        text.corrected_by(&correction.corrected_name, moment(tx, language, correction.corrected_at))
    };
    let what = |correction: &Correction| minutes.about(correction.subject, &correction.entry, language);
    let row = |correction: &Correction| {
        let (before, after) = before_and_after(language, minutes, correction, false);
        vec![what(correction), before, after, correction.why.clone(), by(correction)]
    };
    // What was put right and put back says what it said: that it does, in one line.
    let line = |(last, corrections): (&Correction, usize)| {
        let (_, stands) = before_and_after(language, minutes, last, false);
        vec![what(last), stands.clone(), stands, text.put_back(corrections), by(last)]
    };
    form.with_rows(&CORRECTIONS, told.into_iter().map(row).chain(undone.into_iter().map(line)))
        .with(CHAIR_SIGNS, signed(SignerRole::Chair))
        .with(RECORDER_SIGNS, signed(SignerRole::Recorder))
}

/// How a person's mark reads on paper.
pub(super) fn mark(language: Language, entry: &RollEntry) -> String {
    roll::pages::standing(language, entry, false).1
}
