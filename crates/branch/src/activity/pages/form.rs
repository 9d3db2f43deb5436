//! The forms of activities: the plan, its change when two people meet, opening, closing, cancellation, agenda.

use maud::{Markup, html};
use zhixing_charter::{ActivityKind, Count};
use zhixing_kit::form::Faults;
use zhixing_kit::html::{
    self, Choice, Fact, Frame, Heading, Input, Notice, Weight, actions, crumbs, field, hidden, link_button, notice,
    optional_field, submit,
};
use zhixing_kit::{Result, Sentence};
use zhixing_merge::{Asked, Asking, Edit, Saver, ask_which};
use zhixing_people::Unit;

use crate::activity::candidate::{Candidate, people};
use crate::activity::doubt::shortened;
use crate::activity::input::{self, FIELDS, PlanInput, TimeInput, WordsInput};
use crate::activity::model::{Activity, MINUTES_MAX, State};
use crate::activity::officers::Officers;
use crate::activity::text::Text;
use crate::motion::model::Motion;
use crate::roll::model::{Drift, RollEntry, Unmarked};
use crate::rules::charter;
use crate::{motion, roll};

/// What the form of a plan offers.
pub struct PlanView {
    /// Units that the reader plans for.
    pub units: Vec<Unit>,
    /// The kinds that one of them holds.
    pub kinds: Vec<&'static ActivityKind>,
    /// Members of the branch.
    pub members: Vec<Candidate>,
}

/// The form of a new plan.
pub fn plan(frame: &Frame, view: &PlanView, typed: &PlanInput, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let heading =
        Heading::new(text.plan_title()).above(crumbs(frame, &[("/meetings", text.meetings())])).lead(text.plan_lead());
    html::page(
        frame,
        heading,
        html::draft(
            frame,
            "meeting/new",
            html::form(
                frame,
                "/meetings",
                FIELDS,
                faults,
                html! {
                    (hidden("obligation", &typed.obligation))
                    (plan_fields(frame, view, typed, faults))
                    (actions(submit(Weight::Primary, text.save_plan())))
                },
            ),
        ),
    )
}

/// The form that changes a plan.
pub fn edit(frame: &Frame, view: &PlanView, activity: &Activity, edit: &Edit<PlanInput>, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let path = activity.path();
    let body = html! {
        @if activity.state == State::Convened { (notice(Notice::Info, text.edit_tells())) }
        (html::draft(frame, &format!("{path}/edit"), html::form(frame, &format!("{path}/edit"), FIELDS, faults, html! {
            (zhixing_merge::basis(&edit.basis))
            (hidden("obligation", &edit.typed.obligation))
            (plan_fields(frame, view, &edit.typed, faults))
            (actions(submit(Weight::Primary, text.save_change())))
        })))
    };
    html::page(frame, Heading::new(text.edit_title()).above(way_back(frame, activity)), body)
}

/// A change that came too late: why it was not saved, and what was written, so that it is not lost.
pub fn too_late(frame: &Frame, activity: &Activity, typed: &PlanInput, why: &Sentence) -> Markup {
    let text = Text(frame.language);
    let words = [(text.topic(), &typed.topic), (text.place(), &typed.place), (text.agenda(), &typed.agenda)];
    let written: Vec<Fact> = words
        .into_iter()
        .filter(|(_, words)| !words.is_empty())
        .map(|(label, words)| (label, html::sheet(words)))
        .collect();
    let body = html! {
        (notice(Notice::Refused, why.text(frame.language)))
        (html::section(text.not_saved(), html::facts(&written)))
        (actions(link_button(Weight::Primary, &activity.path(), text.its_page())))
    };
    html::page(frame, Heading::new(text.edit_title()).above(way_back(frame, activity)), body)
}

fn way_back(frame: &Frame, activity: &Activity) -> Markup {
    crumbs(frame, &[("/meetings", Text(frame.language).meetings()), (&activity.path(), &activity.topic)])
}

/// Two people changed the plan at once: which version of each field holds.
pub fn ask(
    frame: &Frame,
    view: &PlanView,
    activity: &Activity,
    asked: &Asked<PlanInput>,
    saver: Option<Saver>,
) -> Result<Markup> {
    let path = activity.path();
    let read = |field: &str, value: &str| match field {
        "chair" | "recorder" => {
            view.members.iter().find(|one| one.member.id.as_str() == value).map(|one| one.called(frame.language))
        }
        "kind" | "also" | "also_too" if !value.is_empty() => {
            Some(crate::activity::words::kind_name(frame.language, value).to_owned())
        }
        _ => None,
    };
    let asking = Asking {
        above: way_back(frame, activity),
        action: &format!("{path}/edit"),
        leave: &path,
        fields: FIELDS,
        saver,
        long: &["agenda"],
        read: &read,
    };
    ask_which(frame, asked, &asking)
}

fn plan_fields(frame: &Frame, view: &PlanView, typed: &PlanInput, faults: &Faults) -> Markup {
    // What was planned of a kind that the unit does not hold any more keeps it.
    let typed_kind = charter().kind(&typed.kind).filter(|kind| view.kinds.iter().all(|one| one.code != kind.code));
    let kinds: Vec<Choice> = typed_kind
        .into_iter()
        .chain(view.kinds.iter().copied())
        .map(|kind| Choice::new(&kind.code, frame.pick((&kind.zh, &kind.en))))
        .collect();
    let units: Vec<Choice> = view.units.iter().map(|unit| Choice::new(unit.id.to_string(), &unit.name)).collect();
    let people = people(frame.language, &view.members);
    let first = view.units.first().map(|unit| unit.id.to_string()).unwrap_or_default();
    let unit = if typed.unit.is_empty() { &first } else { &typed.unit };
    html! {
        @if units.len() > 1 { (field(frame, &input::UNIT, Input::Select(&units), unit, faults)) } @else { (hidden("unit", unit)) }
        (field(frame, &input::KIND, Input::Select(&kinds), &typed.kind, faults))
        (field(frame, &input::TOPIC, Input::Text, &typed.topic, faults))
        (field(frame, &input::DAY, Input::Day, &typed.day, faults))
        (field(frame, &input::TIME, Input::Time, &typed.time, faults))
        (optional_field(frame, &input::MINUTES, Input::Number { least: 5, most: i64::from(MINUTES_MAX) }, &typed.minutes, faults))
        (optional_field(frame, &input::PLACE, Input::Text, &typed.place, faults))
        (optional_field(frame, &input::CHAIR, Input::Select(&people), &typed.chair, faults))
        (optional_field(frame, &input::RECORDER, Input::Select(&people), &typed.recorder, faults))
        (optional_field(frame, &input::AGENDA, Input::Area(4), &typed.agenda, faults))
        (optional_field(frame, &input::ALSO, Input::Select(&kinds), &typed.also, faults))
        (optional_field(frame, &input::ALSO_TOO, Input::Select(&kinds), &typed.also_too, faults))
    }
}

fn above<'a>(frame: &Frame, activity: &'a Activity, title: &'a str, lead: &'a str, path: &str) -> Heading<'a> {
    Heading::new(title)
        .above(crumbs(frame, &[("/meetings", Text(frame.language).meetings()), (path, &activity.topic)]))
        .lead(lead)
}

fn time_fields(frame: &Frame, typed: &TimeInput, faults: &Faults) -> Markup {
    html! {
        (field(frame, &input::DAY, Input::Day, &typed.day, faults))
        (field(frame, &input::TIME, Input::Time, &typed.time, faults))
        @if faults.of("sure").is_some() || typed.is_sure() { (field(frame, &input::SURE, Input::Checkbox, &typed.sure, faults)) }
    }
}

/// A meeting that is to be opened or closed.
pub struct TimeView {
    /// The meeting.
    pub activity: Activity,
    /// The arithmetic of its roll, where it decides and too few are there to end it as held.
    pub short: Option<Count>,
    /// Its roll, where it is to be closed.
    pub roll: Vec<RollEntry>,
    /// Who waits for his mark, where it is to be closed.
    pub unmarked: Unmarked,
    /// What was never put to the vote, where it is to be closed.
    pub unvoted: Vec<Motion>,
    /// Whether a vote or a secret ballot has no result yet.
    pub undecided: Undecided,
    /// Who is to lead it, where it is to be opened and the plan does not say.
    pub officers: Option<OfficersView>,
    /// What the roster says otherwise than the list, where it is to be opened.
    pub drift: Drift,
}

/// Who is proposed as chair and recorder, and among whom to choose.
pub struct OfficersView {
    /// The proposal; who stands in the plan stays.
    pub proposed: Officers,
    /// Members of the branch.
    pub members: Vec<Candidate>,
}

impl TimeView {
    /// Whether something is to be done before it can be closed.
    pub fn is_held_up(&self) -> bool {
        !self.unmarked.is_empty() || self.undecided.vote || self.undecided.ballot
    }
}

/// What in a meeting has no result yet.
#[derive(Clone, Copy, Debug, Default)]
pub struct Undecided {
    /// An open vote.
    pub vote: bool,
    /// A secret ballot.
    pub ballot: bool,
}

/// The form of the opening: when it really began, and who leads it where the plan does not say.
pub fn opening(frame: &Frame, view: &TimeView, typed: &TimeInput, faults: &Faults) -> Markup {
    let TimeView { activity, officers, .. } = view;
    let text = Text(frame.language);
    let path = activity.path();
    let (title, lead) =
        if activity.is_talk() { (text.talk_open(), text.talk_open_lead()) } else { (text.open_it(), text.open_lead()) };
    html::page(
        frame,
        above(frame, activity, title, lead, &path),
        html::form(
            frame,
            &format!("{path}/opening"),
            FIELDS,
            faults,
            html! {
                (roll::pages::drift(frame, activity, &view.drift))
                (time_fields(frame, typed, faults))
                @if let Some(asked) = officers { (officer_fields(frame, activity, asked, typed, faults)) }
                (actions(submit(Weight::Primary, title)))
            },
        ),
    )
}

/// Asks for who is not named yet.
fn officer_fields(
    frame: &Frame,
    activity: &Activity,
    asked: &OfficersView,
    typed: &TimeInput,
    faults: &Faults,
) -> Markup {
    let people = people(frame.language, &asked.members);
    html! {
        @if activity.chair.is_none() { (field(frame, &input::CHAIR, Input::Select(&people), &typed.chair, faults)) }
        @if activity.recorder.is_none() { (field(frame, &input::RECORDER, Input::Select(&people), &typed.recorder, faults)) }
    }
}

/// The form of the closing: when it really ended, and what it means when too few are there.
pub fn closing(frame: &Frame, view: &TimeView, typed: &TimeInput, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let TimeView { activity, short, unmarked, .. } = view;
    let path = activity.path();
    let first = before_closing(frame, view);
    let weight = if first.is_some() { Weight::Plain } else { Weight::Primary };
    let missing = |count: &Count| text.closes_short(count.needed, count.present, count.needed - count.present);
    let talk = activity.is_talk();
    let (title, lead) =
        if talk { (text.talk_close(), text.talk_close_lead()) } else { (text.close_it(), text.close_lead()) };
    html::page(
        frame,
        above(frame, activity, title, lead, &path),
        html::form(
            frame,
            &format!("{path}/closing"),
            FIELDS,
            faults,
            html! {
                @if let Some(first) = first { (first) }
                (crate::minutes::pages::away(frame, activity, &view.roll, &[]))
                @if let Some(count) = short.as_ref().filter(|_| unmarked.is_empty()) { (notice(Notice::Warning, missing(count))) }
                @if !view.unvoted.is_empty() { (unvoted(frame, view, typed, faults)) }
                (time_fields(frame, typed, faults))
                (actions(html! {
                    (submit(weight, title))
                    @if !view.is_held_up() && !talk { (link_button(Weight::Plain, &format!("{path}/roll"), text.see_roll())) }
                }))
            },
        ),
    )
}

/// What was never voted on, and what becomes of it.
fn unvoted(frame: &Frame, view: &TimeView, typed: &TimeInput, faults: &Faults) -> Markup {
    let choices = motion::pages::unvoted(frame.language);
    html! {
        (html::card("", html! { ul { @for motion in &view.unvoted { li { (shortened(&motion.text)) } } } }, None))
        (field(frame, &input::UNVOTED, Input::Radio(&choices), &typed.unvoted, faults))
        (optional_field(frame, &input::WHY_WITHDRAWN, Input::Area(2), &typed.why_withdrawn, faults))
    }
}

/// What is to be done before a meeting can be closed, with the way to it; none where nothing is.
fn before_closing(frame: &Frame, view: &TimeView) -> Option<Markup> {
    let (text, path) = (Text(frame.language), view.activity.path());
    let TimeView { unmarked, undecided, .. } = view;
    let way = |below: &str, label: &str| actions(link_button(Weight::Primary, &format!("{path}/{below}"), label));
    let (said, way) = if !unmarked.is_empty() {
        (roll::actions::still_unmarked(frame.language, unmarked), way("roll", text.call_roll()))
    } else if undecided.vote {
        (text.votes_still_open().to_owned(), way("motions", text.motions()))
    } else if undecided.ballot {
        (text.ballots_still_open().to_owned(), way("ballots", text.ballots()))
    } else {
        return None;
    };
    Some(html! { (notice(Notice::Warning, html! { p { (said) } })) (way) })
}

/// The form of a cancellation: why.
pub fn cancellation(frame: &Frame, activity: &Activity, typed: &WordsInput, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let cancel = if activity.is_talk() { text.talk_cancel() } else { text.cancel() };
    let path = activity.path();
    html::page(
        frame,
        above(frame, activity, cancel, text.cancel_lead(), &path),
        html::draft(
            frame,
            &format!("{path}/cancellation"),
            html::form(
                frame,
                &format!("{path}/cancellation"),
                FIELDS,
                faults,
                html! {
                    (field(frame, &input::REASON, Input::Area(3), &typed.reason, faults))
                    (actions(submit(Weight::Danger, cancel)))
                },
            ),
        ),
    )
}

/// The form that takes an opening back.
pub fn taking_back(frame: &Frame, activity: &Activity, typed: &WordsInput, faults: &Faults) -> Markup {
    let (text, path) = (Text(frame.language), activity.path());
    let at = format!("{path}/opening/withdrawal");
    let fields = html! {
        (field(frame, &input::WHY_BACK, Input::Area(2), &typed.why_back, faults))
        (actions(submit(Weight::Danger, text.take_back())))
    };
    html::page(
        frame,
        above(frame, activity, text.take_back(), text.take_back_lead(), &path),
        html::draft(frame, &at, html::form(frame, &at, FIELDS, faults, fields)),
    )
}

/// The form of a further agenda item, on a page of its own when something was wrong with it.
pub fn item(frame: &Frame, activity: &Activity, typed: &WordsInput, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let path = activity.path();
    html::page(frame, above(frame, activity, text.add_item(), "", &path), item_form(frame, activity, typed, faults))
}

/// The form of a further agenda item.
pub fn item_form(frame: &Frame, activity: &Activity, typed: &WordsInput, faults: &Faults) -> Markup {
    let to = format!("{}/agenda", activity.path());
    let form = html::form(
        frame,
        &to,
        FIELDS,
        faults,
        html! {
            (field(frame, &input::TITLE, Input::Text, &typed.title, faults))
            (actions(submit(Weight::Plain, Text(frame.language).add_item())))
        },
    );
    html::draft(frame, &to, form)
}
