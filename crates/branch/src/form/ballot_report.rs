//! The report of a secret ballot (计票报告单): how many were there, issued and returned, what each was given, who counted. It comes from the counted
//! ballot alone and tells no voter and no single paper.

use zhixing_document::{Cell, Column, Form, Holds, Kind, Name, Section, Table, row};
use zhixing_form::{Draft, SeenBy};
use zhixing_kit::{Language, Read, Result, Sentence};
use zhixing_people::{Actor, Right, unit};

use super::text::Text;
use super::words::{day, file_day, moment, names, number};
use crate::activity::model::ActivityId;
use crate::ballot::joint::{Report, report};
use crate::ballot::pages::{as_it_stands, by_way, kind_name, voided, way_name};
use crate::ballot::{BallotId, BallotKind, Line, Outcome, Standing};

const UNIT: Name = Name::new("unit", "单位", "Unit");
const MEETING: Name = Name::new("meeting", "会议", "Meeting");
const QUESTION: Name = Name::new("question", "表决事项", "Question");
const KIND: Name = Name::new("kind", "投票类别", "Kind");
const WAY: Name = Name::new("way", "投票方式", "Way");
const ROUND: Name = Name::new("round", "轮次", "Round");
const SHOULD: Name = Name::new("should", "应到人数", "Should attend");
const HERE: Name = Name::new("here", "实到人数", "Present");
const QUORUM: Name = Name::new("quorum", "须到人数", "Quorum");
const ISSUED: Name = Name::new("issued", "发出票数", "Issued");
const RETURNED: Name = Name::new("returned", "收回票数", "Returned");
const BY_PHONE: Name = Name::new("by_phone", "其中手机票", "Of these by phone");
const ON_PAPER: Name = Name::new("on_paper", "其中纸票", "Of these on paper");
const WRITTEN: Name = Name::new("written", "其中会前书面意见", "Of these written opinions");
const SPOILED: Name = Name::new("spoiled", "废票", "Void");
const VALID: Name = Name::new("valid", "有效票", "Valid");
const NEEDED: Name = Name::new("needed", "须得赞成", "Yes needed");
const RESULT: Name = Name::new("result", "结果", "Result");
const ANNOUNCED: Name = Name::new("announced", "宣布时间", "Announced");
const VOTES: Table = Table {
    name: Name::new("votes", "得票情况", "Votes"),
    columns: &[
        Column::of("no", "序号", "No.", Holds::Number),
        Column::new("name", "姓名或事项", "Name or question", 5),
        Column::of("yes", "赞成", "For", Holds::Number),
        Column::of("against", "反对", "Against", Holds::Number),
        Column::of("abstained", "弃权", "Abstained", Holds::Number),
        Column::new("outcome", "结果", "Result", 3),
    ],
};
const GRADES: Table = Table {
    name: Name::new("grades", "测评情况", "Tally"),
    columns: &[
        Column::of("no", "序号", "No.", Holds::Number),
        Column::new("name", "姓名", "Name", 4),
        Column::of("excellent", "优秀", "Excellent", Holds::Number),
        Column::of("qualified", "合格", "Qualified", Holds::Number),
        Column::of("basic", "基本合格", "Basically qualified", Holds::Number),
        Column::of("unqualified", "不合格", "Not qualified", Holds::Number),
    ],
};
const TELLERS: Name = Name::new("tellers", "监票计票", "Tellers");

/// The report of a ballot.
pub static BALLOT_REPORT: Kind = Kind {
    name: Name::new("ballot_report", "计票报告单", "Report of a ballot"),
    wide: false,
    sections: &[
        Section::Facts(&[UNIT, MEETING, QUESTION, KIND, WAY, ROUND]),
        Section::Facts(&[SHOULD, HERE, QUORUM, ISSUED, RETURNED, BY_PHONE, ON_PAPER, WRITTEN, SPOILED, VALID, NEEDED]),
        Section::Grid(VOTES),
        Section::Grid(GRADES),
        Section::Facts(&[RESULT, TELLERS, ANNOUNCED]),
        Section::Signatures(&[
            Name::new("supervisor_signature", "监票人签字", "Supervisor's signature"),
            Name::new("counter_signature", "计票人签字", "Counter's signature"),
            Name::new("chair_signature", "主持人签字", "Chair's signature"),
        ]),
    ],
};

/// The report of a ballot whose meeting the actor may see, once it is counted. What an appraisal found of people stands in it for who appraises alone.
pub fn ballot_report(
    tx: &Read<'_>,
    actor: &Actor,
    (meeting, ballot): (&ActivityId, &BallotId),
    language: Language,
) -> Result<Draft> {
    let text = Text(language);
    let Some(Report { activity, ballot, outcome, by, at, tellers, written, figures, standing }) =
        report(tx, actor, meeting, ballot)?
    else {
        return Err(Sentence::of(|language| Text(language).not_counted()).into());
    };
    let unit_name = unit(tx, &activity.unit)?.name;
    let is_appraisal = ballot.kind == BallotKind::Appraisal;
    // In a runoff the most votes win, however many (选 28): no number is needed.
    let passes = !is_appraisal && outcome.valid && !ballot.runoff;
    let [by_phone, on_paper] = by_way(language, &outcome).unwrap_or_default();
    let on_paper = if written > 0 && !on_paper.is_empty() { text.with_written(on_paper) } else { on_paper };
    let form = Form::new(&BALLOT_REPORT, language, text.ballot_title(&unit_name))
        .with(UNIT, unit_name)
        .with(MEETING, format!("{} {}", day(tx, language, activity.starts_at), activity.topic))
        .with(QUESTION, &ballot.title)
        .with(KIND, kind_name(language, ballot.kind))
        .with(WAY, way_name(language, ballot.way))
        .with(ROUND, if ballot.round > 1 { text.round(ballot.round) } else { String::new() })
        .with(SHOULD, outcome.entitled)
        .with(HERE, outcome.present)
        .with(QUORUM, outcome.quorum)
        .with(ISSUED, outcome.issued)
        .with(RETURNED, outcome.returned)
        .with(BY_PHONE, by_phone)
        .with(ON_PAPER, on_paper)
        .with(WRITTEN, (written > 0).then_some(written))
        .with(SPOILED, outcome.spoiled)
        .with(VALID, outcome.valid.then(|| outcome.returned.saturating_sub(outcome.spoiled)))
        .with(NEEDED, passes.then_some(outcome.yes_needed))
        .with_rows(
            &VOTES,
            rows(&outcome, !is_appraisal, |place, line| {
                Some(ended(text, (ballot.kind, standing), &outcome, place, line))
            }),
        )
        .with_rows(&GRADES, rows(&outcome, is_appraisal && figures, |_, _| None))
        .with(RESULT, as_it_stands(language, standing, result(language, ballot.kind, &outcome)))
        .with(TELLERS, names(language, tellers.iter().map(String::as_str)))
        .with(ANNOUNCED, text.announced(by, moment(tx, language, at)));
    Ok(Draft {
        form,
        about: activity.about(),
        unit: activity.unit.clone(),
        // Under its code too, what was found of people is shown to who appraises alone.
        seen_by: SeenBy::Right(if is_appraisal && figures { Right::Appraise } else { Right::SeeActivity }),
        concerns: activity.named(),
        file_name: format!("{}-{}", BALLOT_REPORT.name.text(language), file_day(tx, activity.starts_at)),
    })
}

/// A row for each line of the result, when the table is of this kind of ballot and the vote was valid.
fn rows(outcome: &Outcome, is_shown: bool, ends: impl Fn(usize, &Line) -> Option<String>) -> Vec<Vec<Cell>> {
    if !is_shown || !outcome.valid {
        return Vec::new();
    }
    let one = |(place, line): (usize, &Line)| {
        let mut cells = row![number(place), &line.name];
        cells.extend(line.votes.iter().map(|votes| Cell::from(*votes)));
        cells.extend(ends(place, line).map(Cell::from));
        cells
    };
    outcome.lines.iter().enumerate().map(one).collect()
}

/// What came of one line.
fn ended(text: Text, (kind, standing): (BallotKind, Standing), outcome: &Outcome, place: usize, line: &Line) -> String {
    let said = match kind {
        _ if standing.is_fallen() => text.does_not_stand(),
        BallotKind::Election if outcome.elected.contains(&place) => text.is_elected(),
        BallotKind::Election if outcome.tied.contains(&place) => text.is_tied(),
        BallotKind::Election => text.not_elected(),
        _ if outcome.passed => text.passed(),
        _ => text.not_passed(),
    };
    if line.other { text.named_by_voters(said) } else { said.to_owned() }
}

/// The result in one sentence.
fn result(language: Language, kind: BallotKind, outcome: &Outcome) -> String {
    let text = Text(language);
    if !outcome.valid {
        return voided(language, outcome);
    }
    match kind {
        BallotKind::Appraisal => text.tallied().to_owned(),
        BallotKind::Motion | BallotKind::Admission if outcome.passed => text.passed().to_owned(),
        BallotKind::Motion | BallotKind::Admission => text.not_passed().to_owned(),
        BallotKind::Election => {
            let elected = names(language, outcome.names(&outcome.elected));
            if outcome.left > 0 { text.elected_left(elected, outcome.left) } else { text.elected(elected) }
        }
    }
}
