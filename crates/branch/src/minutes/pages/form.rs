//! The forms that add to the minutes: words that are taken down, and corrections.

use maud::Markup;
use maud::html;
use zhixing_kit::form::{Faults, Field};
use zhixing_kit::html::{
    self, Choice, Frame, Heading, Input, Item, Weight, actions, crumbs, field, hidden, optional_field, section, submit,
};
use zhixing_merge::{Asked, Asking, Edit, Saver, ask_which};

use super::{MinutesView, said_of_value};
use crate::activity::candidate::{Candidate, people};
use crate::activity::kept;
use crate::minutes::input::{self, CorrectionInput, FIELDS, RemarkInput};
use crate::minutes::model::{REMARKS_MAX, RemarkKind, Subject};
use crate::minutes::text::Text;
use crate::motion::model::{Choice as Vote, Motion};
use crate::roll::model::{Mark, RollEntry};
use crate::roll::namesake::worded;
use crate::{activity, motion, roll};

/// How many characters of what stands there tell one entry from another.
const TELLING: usize = 24;
/// From how few on it is told how many remarks can still be taken down.
const REMARKS_TOLD: usize = 50;

/// What can be corrected, as one list to choose from: it leads to the form of the one that is chosen.
pub(super) fn chooser(frame: &Frame, view: &MinutesView, chosen: &str, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let minutes = &view.minutes;
    let choice = |(subject, entry, words): (Subject, &str, Option<String>)| {
        let what = minutes.about(subject, entry, frame.language);
        let standing = |person| roll::pages::standing(frame.language, person, view.may.knows_exempt).1;
        let words = words.map(|words| if subject.is_person() { worded(frame.language, &words) } else { words });
        let words = words.or_else(|| minutes.person(entry).map(standing)).unwrap_or_default();
        let mut telling: String = words.split_whitespace().collect::<Vec<_>>().join(" ");
        if let Some((end, _)) = telling.char_indices().nth(TELLING) {
            telling.replace_range(end.., "…");
        }
        let number = minutes.whom(subject, entry).and_then(|person| person.numbered(frame.language));
        let what = number.map_or(what.clone(), |number| format!("{what} {number}"));
        let label = if telling.is_empty() { what } else { text.chosen(what, telling) };
        Choice::new(format!("{}/{entry}", subject.code()), label)
    };
    let choices: Vec<Choice> = minutes.correctable().into_iter().map(choice).collect();
    html::filter_form(
        frame,
        &format!("{}/minutes/corrections/new", minutes.activity.path()),
        FIELDS,
        faults,
        html! {
            (field(frame, &input::WHAT, Input::Select(&choices), chosen, faults))
            (actions(submit(Weight::Plain, text.go_and_correct())))
        },
    )
}

/// The page of that list, for who comes without a choice.
pub fn choose_correction(frame: &Frame, view: &MinutesView, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let activity = &view.minutes.activity;
    let (path, minutes) = (activity.path(), format!("{}/minutes", activity.path()));
    let heading = Heading::new(text.correct_title())
        .above(crumbs(frame, &[(&path, &activity.topic), (&minutes, text.title())]))
        .lead(text.choose_lead());
    html::page(frame, heading, chooser(frame, view, "", faults))
}

/// The form of a correction.
pub fn new_correction(frame: &Frame, view: &MinutesView, edit: &Edit<CorrectionInput>, faults: &Faults) -> Markup {
    let (text, typed) = (Text(frame.language), &edit.typed);
    let activity = &view.minutes.activity;
    let (path, minutes) = (activity.path(), format!("{}/minutes", activity.path()));
    let person = person(view, typed);
    let subject = Subject::of(&typed.subject);
    let (title, lead) = match subject {
        _ if person.is_some() => (text.correct_attendance(), text.correct_attendance_lead()),
        Some(Subject::Vote) => (text.correct_vote(), text.correct_vote_lead()),
        Some(subject) if subject.is_moment() => (text.correct_title(), text.correct_time_lead()),
        Some(subject) if subject.is_officer() => (text.correct_title(), text.correct_officer_lead()),
        _ => (text.correct_title(), text.correct_lead()),
    };
    let heading =
        Heading::new(title).above(crumbs(frame, &[(&path, &activity.topic), (&minutes, text.title())])).lead(lead);
    let fields = fields();
    html::page(
        frame,
        heading,
        html::draft(
            frame,
            &format!("correction/{}/{}", typed.subject, typed.entry),
            html::form(
                frame,
                &format!("{minutes}/corrections"),
                &fields,
                faults,
                html! {
                    @if let Some(person) = person { (section(&person.pointed(frame.language), attendance(frame, (person, view.may.knows_exempt), typed, faults))) }
                    @else if let Some(subject) = subject.filter(|subject| subject.is_value()) { (section(&view.minutes.about(subject, &typed.entry, frame.language), of_value(frame, view, subject, typed, faults))) }
                    @else { (section(text.stood(), html::sheet(&typed.before))) (field(frame, &input::AFTER, Input::Area(4), &typed.after, faults)) }
                    (zhixing_merge::basis(&edit.basis))
                    (hidden("subject", &typed.subject)) (hidden("entry", &typed.entry)) (hidden("before", &typed.before))
                    (field(frame, &input::WHY, Input::Area(2), &typed.why, faults))
                    (actions(submit(Weight::Primary, text.correct_save())))
                },
            ),
        ),
    )
}

/// What stands for the beginning, the end, the chair, the recorder or a vote, and what it should be.
fn of_value(frame: &Frame, view: &MinutesView, subject: Subject, typed: &CorrectionInput, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let stood = said_of_value(frame.language, subject, &typed.before);
    html! {
        p { (text.stood()) " " (stood) }
        @if subject.is_moment() {
            (field(frame, &activity::input::DAY, Input::Day, &typed.day, faults))
            (field(frame, &activity::input::TIME, Input::Time, &typed.time, faults))
        } @else if subject == Subject::Vote {
            @if let Some((motion, _)) = view.minutes.vote(&typed.entry) { (html::sheet(&motion.text)) }
            (field(frame, &input::AFTER, Input::Radio(&votes(frame)), &typed.after, faults))
        } @else if subject == Subject::Speaker {
            (field(frame, &input::AFTER, Input::Text, &typed.after, faults))
        } @else {
            (field(frame, &input::AFTER, Input::Select(&people(frame.language, &view.members)), &typed.after, faults))
        }
    }
}

/// What can be voted.
fn votes(frame: &Frame) -> [Choice; 3] {
    Vote::ALL.map(|choice| Choice::new(choice.code(), motion::pages::choice_name(frame.language, choice)))
}

/// Whose vote on a motion is to be corrected: those whose votes were entered for them, and who did not vote. Who voted himself stands there without a way.
pub fn choose_voter(frame: &Frame, view: &MinutesView, motion: &Motion) -> Markup {
    let text = Text(frame.language);
    let activity = &view.minutes.activity;
    let (path, minutes) = (activity.path(), format!("{}/minutes", activity.path()));
    let heading = Heading::new(text.correct_vote())
        .above(crumbs(frame, &[(&path, &activity.topic), (&minutes, text.title())]))
        .lead(text.choose_voter());
    let pointed = |entry: &RollEntry| entry.pointed(frame.language);
    // Once somebody has signed no vote is added: then only those stand here who have one.
    let is_signed = !view.minutes.signatures.is_empty();
    let voters = view.minutes.roll.iter().filter(|entry| view.voted(motion, entry));
    let voters = voters.filter(|entry| !is_signed || view.vote(motion, entry).is_some());
    let row = |entry| (pointed(entry), view.vote(motion, entry), way(&minutes, motion, entry));
    let rows: Vec<_> = voters.map(row).collect();
    let items = rows.iter().map(|(name, vote, way)| {
        let said = vote.map_or(text.no_vote(), |vote| motion::pages::choice_name(frame.language, vote.choice));
        match vote {
            Some(vote) if vote.entered_name.is_none() => Item::plain(name).meta(motion::pages::by_himself(frame)),
            _ => Item::link(way, name),
        }
        .end(html::pill(html::Tone::Plain, said))
    });
    let items: Vec<_> = items.collect();
    let body = html! {
        (html::sheet(&motion.text))
        @if items.is_empty() { p { (text.no_voters()) } } @else { (html::list(&items)) }
    };
    html::page(frame, heading, body)
}

fn way(minutes: &str, motion: &Motion, entry: &RollEntry) -> String {
    format!("{minutes}/corrections/new?what={}/{}/{}", Subject::Vote.code(), motion.id, entry.id)
}

/// The person whose attendance is corrected; none where words are.
fn person<'v>(view: &'v MinutesView, typed: &CorrectionInput) -> Option<&'v RollEntry> {
    view.minutes.person(&typed.entry).filter(|_| typed.subject == Subject::Roll.code())
}

/// Every field that a correction may have.
fn fields() -> Vec<&'static Field> {
    FIELDS
        .iter()
        .copied()
        .chain([&roll::input::REASON, &roll::input::LEFT_AT, &activity::input::DAY, &activity::input::TIME])
        .collect()
}

/// How he stands now, and what to choose from.
fn attendance(
    frame: &Frame,
    (person, knows_exempt): (&RollEntry, bool),
    typed: &CorrectionInput,
    faults: &Faults,
) -> Markup {
    let marks = Mark::ALL.map(|mark| Choice::new(mark.code(), roll::pages::mark_name(frame.language, mark)));
    let (tone, standing) = roll::pages::standing(frame.language, person, knows_exempt);
    html! {
        p { (Text(frame.language).stood()) " " (html::pill(tone, &standing)) }
        (field(frame, &input::AFTER, Input::Radio(&marks), &typed.after, faults))
        (optional_field(frame, &roll::input::REASON, Input::Text, &typed.reason, faults))
        (optional_field(frame, &roll::input::LEFT_AT, Input::Time, &typed.left_at, faults))
    }
}

/// Two people corrected the same entry at once: which words hold.
pub fn ask(
    frame: &Frame,
    view: &MinutesView,
    asked: &Asked<CorrectionInput>,
    saver: Option<Saver>,
) -> zhixing_kit::Result<Markup> {
    let (activity, text) = (&view.minutes.activity, Text(frame.language));
    let minutes = format!("{}/minutes", activity.path());
    let (fields, of_roll) = (fields(), person(view, &asked.edit.typed).is_some());
    let of_vote = asked.edit.typed.subject == Subject::Vote.code();
    let asking = Asking {
        above: crumbs(frame, &[(&activity.path(), &activity.topic), (&minutes, text.title())]),
        action: &format!("{minutes}/corrections"),
        leave: &minutes,
        fields: &fields,
        saver,
        long: if of_roll || of_vote { &["why"] } else { &["after", "why"] },
        read: &|field, value| {
            let of_person = |one: &&Candidate| field == "after" && one.member.id.as_str() == value;
            if let Some(one) = view.members.iter().find(of_person) {
                return Some(one.called(frame.language));
            }
            if let Some(choice) = Vote::of(value).filter(|_| of_vote && field == "after") {
                return Some(motion::pages::choice_name(frame.language, choice).to_owned());
            }
            let mark = Mark::of(value).filter(|_| of_roll && field == "after")?;
            Some(roll::pages::mark_name(frame.language, mark).to_owned())
        },
    };
    ask_which(frame, asked, &asking)
}

/// The name of a kind of words.
pub fn remark_name(frame: &Frame, kind: RemarkKind) -> &'static str {
    let text = Text(frame.language);
    match kind {
        RemarkKind::Report => text.report(),
        RemarkKind::Statement => text.statement(),
        RemarkKind::Dissent => text.dissenting(),
        RemarkKind::Summary => text.summary(),
    }
}

/// How many more can be taken down, told before it is too late.
fn room(text: Text, taken: usize) -> Markup {
    let left = REMARKS_MAX.saturating_sub(taken);
    html! {
        @if left == 0 { (html::notice(html::Notice::Warning, text.too_many(REMARKS_MAX))) }
        @else if left <= REMARKS_TOLD { (html::notice(html::Notice::Info, text.room_left(REMARKS_MAX, left))) }
    }
}

/// The form that takes down words.
pub fn new_remark(frame: &Frame, view: &MinutesView, typed: &RemarkInput, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let activity = &view.minutes.activity;
    let path = activity.path();
    let kinds = RemarkKind::ALL.map(|kind| Choice::new(kind.code(), remark_name(frame, kind)));
    let items: Vec<Choice> =
        view.minutes.agenda.iter().map(|item| Choice::new(item.id.to_string(), &item.title)).collect();
    let kind = if typed.kind.is_empty() { RemarkKind::Statement.code() } else { &typed.kind };
    // A summary alone may do without.
    let asked = if kind == RemarkKind::Summary.code() { optional_field } else { field };
    let speaker = asked(frame, &input::SPEAKER, Input::Text, &typed.speaker_name, faults);
    let heading = Heading::new(text.take_title())
        .above(crumbs(frame, &[("/meetings", crate::activity::list_name(frame.language)), (&path, &activity.topic)]))
        .lead(text.lead());
    html::page(
        frame,
        heading,
        html! {
            (kept(frame, activity, view.may))
            (room(text, view.minutes.remarks.len()))
            (html::draft_each(frame, &format!("remark/{}", activity.id), html::form(frame, &format!("{path}/remarks"), FIELDS, faults, html! {
                (field(frame, &input::KIND, Input::Radio(&kinds), kind, faults))
                (speaker)
                (field(frame, &input::TEXT, Input::Area(6), &typed.text, faults))
                (optional_field(frame, &input::VERBATIM, Input::Checkbox, &typed.verbatim, faults))
                @if !items.is_empty() { (optional_field(frame, &input::ITEM, Input::Select(&items), &typed.item, faults)) }
                (actions(submit(Weight::Primary, text.take_down())))
            })))
        },
    )
}
