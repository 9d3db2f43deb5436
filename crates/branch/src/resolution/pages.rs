//! The pages of resolutions.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use maud::{Markup, html};
use zhixing_kit::Language;
use zhixing_kit::form::Faults;
use zhixing_kit::html::words::day_text;
use zhixing_kit::html::{
    self, Choice, Event, Frame, Heading, Input, Item, Notice, Tab, Tone, Weight, actions, crumbs, empty, facts, field,
    hidden, link_button, notice, optional_field, pager, pill, submit, tabs, timeline,
};
use zhixing_merge::{Asked, Asking, Saver, ask_which};
use zhixing_people::MemberId;

use super::charge;
use super::input::{self, FIELDS, FollowUpInput, ResolutionInput};
use super::model::{Cause, FollowUp, Resolution, ResolutionState, Source};
use super::text::Text;
use crate::activity::candidate::{Candidate, people};
use crate::activity::model::Activity;
use crate::motion::model::Motion;
use crate::roll::namesake::worded;
use crate::{ballot, motion};

/// How many characters of the latest words a list shows; the resolution's own page shows all.
const LATEST_MAX: usize = 60;

/// What the list shows.
pub struct ListView {
    /// Which state; none for those that were not made after all.
    pub state: Option<ResolutionState>,
    /// The day it is.
    pub today: Date,
    /// Who reads.
    pub me: MemberId,
    /// Whether he plans in the branch.
    pub plans: bool,
    /// Whether he belongs to a branch at all.
    pub in_branch: bool,
    /// Whether he looks at the units below, whose decisions stand in the overview.
    pub looks_below: bool,
    /// A page of rows.
    pub rows: Vec<Resolution>,
    /// Where the next page is.
    pub older: Option<String>,
}

/// The list by state.
pub fn list(frame: &Frame, view: &ListView, zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    let all: Vec<Option<ResolutionState>> = ResolutionState::ALL.into_iter().map(Some).chain([None]).collect();
    let hrefs: Vec<String> = all.iter().map(|state| list_path(*state)).collect();
    let label = |state: Option<ResolutionState>| state.map_or(text.void(), |state| name(frame.language, state));
    let shown: Vec<Tab> = all
        .iter()
        .zip(&hrefs)
        .map(|(state, href)| Tab { href, label: label(*state), here: *state == view.state })
        .collect();
    let paths: Vec<String> = view.rows.iter().map(Resolution::path).collect();
    let items = view.rows.iter().zip(&paths).map(|(resolution, path)| {
        let tells = resolution.tells_late(view.plans, &view.me);
        Item::link(path, &resolution.text)
            .meta(html! { (meta(frame.language, resolution)) " · " (resolution.topic) @if resolution.void { br; (fell(frame.language, resolution, zone)) } @else if let Some(latest) = latest(frame.language, resolution, zone) { br; (latest) } })
            .end(pills(frame, resolution, view.today, tells))
    });
    let items: Vec<Item> = items.collect();
    html::page(
        frame,
        Heading::new(text.title()).lead(text.lead()),
        html! {
            (tabs(text.views(), &shown))
            @if !view.in_branch {
                (notice(Notice::Info, if view.looks_below { text.in_overview() } else { text.not_branch() }))
                @if view.looks_below { (actions(link_button(Weight::Plain, "/overview", text.to_overview()))) }
            }
            @else if items.is_empty() {
                @if view.state.is_none() { (empty(text.none_fell(), text.none_fell_next(), None)) }
                @else { (empty(text.none(), text.none_next(), None)) }
            }
            @else { (html::list(&items)) }
            (pager(frame, None, view.older.as_deref()))
        },
    )
}

/// The list of those in a state, or of those that were not made after all.
pub fn list_path(state: Option<ResolutionState>) -> String {
    format!("/resolutions?state={}", state.map_or("void", ResolutionState::code))
}

/// Why one was not made after all, and since when.
pub fn fell(language: Language, resolution: &Resolution, zone: &TimeZone) -> String {
    let text = Text(language);
    let why = match resolution.void_by {
        Cause::Short => text.fell_short(),
        Cause::Motion => text.fell_by_motion(),
        Cause::Ballot => text.fell_by_ballot(),
    };
    resolution.void_at.map_or_else(|| text.fell_with(why), |at| text.fell_on(why, day_text(language, at.day(zone))))
}

/// Who sees to it and until when.
pub fn meta(language: Language, resolution: &Resolution) -> String {
    charged(language, &resolution.owner_name, resolution.due)
}

/// Who sees to something, by name, and until when.
pub(super) fn charged(language: Language, owner_name: &str, due: Option<Date>) -> String {
    let text = Text(language);
    match (owner_name, due) {
        ("", None) => text.no_owner().to_owned(),
        ("", Some(due)) => format!("{} {}", text.due(), day_text(language, due)),
        (owner, None) => text.owner_only(worded(language, owner)),
        (owner, Some(due)) => text.owner_and_due(worded(language, owner), day_text(language, due)),
    }
}

/// Who sees to it and until when; of one that was not made after all, that before.
pub fn held(language: Language, resolution: &Resolution) -> Markup {
    html! { @if resolution.void { (pill(Tone::Bad, Text(language).void())) " " } (meta(language, resolution)) }
}

/// As the meeting decided it, with how it stands since, where who sees to it was changed.
pub fn decided(language: Language, resolution: &Resolution) -> Markup {
    html! { (held(language, resolution)) @if let Some(charge) = &resolution.since { " · " (charge::since(language, charge)) } }
}

/// Who sees to it and until when, and the latest words on it.
pub fn standing(language: Language, resolution: &Resolution, zone: &TimeZone) -> Markup {
    html! { (held(language, resolution)) @if let Some(latest) = latest(language, resolution, zone) { br; (latest) } }
}

/// The latest words on it with their day, shortened for a list; none while nobody said anything.
pub fn latest(language: Language, resolution: &Resolution, zone: &TimeZone) -> Option<String> {
    let at = resolution.latest_at.filter(|_| !resolution.latest.is_empty())?;
    let short: String = resolution.latest.chars().take(LATEST_MAX).collect();
    let end = if short.len() < resolution.latest.len() { "…" } else { "" };
    Some(Text(language).latest(day_text(language, at.day(zone)), short + end))
}

fn name(language: Language, state: ResolutionState) -> &'static str {
    let text = Text(language);
    match state {
        ResolutionState::Open => text.open(),
        ResolutionState::Done => text.done(),
        ResolutionState::NotDone => text.not_done(),
    }
}

/// How it stands; that it is late is told to its owner and to those who plan alone.
pub fn pills(frame: &Frame, resolution: &Resolution, today: Date, tells_late: bool) -> Markup {
    let tone = match resolution.state {
        ResolutionState::Open => Tone::Soon,
        ResolutionState::Done => Tone::Good,
        ResolutionState::NotDone => Tone::Quiet,
    };
    if resolution.void {
        return pill(Tone::Bad, Text(frame.language).void());
    }
    if tells_late && resolution.is_overdue(today) {
        return pill(Tone::Bad, Text(frame.language).overdue());
    }
    pill(tone, name(frame.language, resolution.state))
}

/// What the page of one resolution shows.
pub struct OneView {
    /// The resolution.
    pub resolution: Resolution,
    /// What was said about it.
    pub follow_ups: Vec<FollowUp>,
    /// What it was made of.
    pub source: Option<Source>,
    /// Whether its words were put right after the meeting.
    pub corrected: bool,
    /// How who sees to it was changed.
    pub changes: Vec<charge::Change>,
    /// Whether the reader may say more.
    pub may_follow_up: bool,
    /// Whether the reader may change who sees to it.
    pub may_change: bool,
    /// The day it is.
    pub today: Date,
}

/// The page of one resolution.
pub fn one(frame: &Frame, view: &OneView, typed: &FollowUpInput, faults: &Faults, zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    let resolution = &view.resolution;
    let meeting = crate::activity::model::path(&resolution.activity);
    let or_none = |value: &str, none: &'static str| if value.is_empty() { none.to_owned() } else { value.to_owned() };
    let due = resolution.due.map_or(text.no_due().to_owned(), |due| day_text(frame.language, due));
    let heading = Heading::new(text.title())
        .above(crumbs(frame, &[("/resolutions", text.title()), (&meeting, &resolution.topic)]))
        .lead(pills(frame, resolution, view.today, view.may_follow_up));
    let made = html! { (html::moment(frame, resolution.made_at, zone)) " · " (text.made(&resolution.made_name)) };
    html::page(
        frame,
        heading,
        html! {
            @if resolution.void {
                (notice(Notice::Warning, html! { p { (fell(frame.language, resolution, zone)) } p { (text.void_next()) } }))
            }
            (html::sheet(&resolution.text))
            @if view.corrected { p.meta { a href={ (meeting) "/minutes#corrections" } { (text.corrected()) } } }
            (facts(&[
                (text.owner(), html! { (or_none(&worded(frame.language, &resolution.owner_name), text.no_owner())) }),
                (text.due(), html! { (due) }),
                (text.meeting(), html! { a href=(meeting) { (resolution.topic) } " · " (made) }),
            ]))
            @if view.may_change {
                (actions(link_button(Weight::Quiet, &format!("{}/charge", resolution.path()), charge::label(frame.language))))
            }
            @if !view.changes.is_empty() { (charge::history(frame, &view.changes, zone)) }
            @if let Some(source) = &view.source { (html::section(text.voted(), voted(frame, resolution, source))) }
            @if !view.follow_ups.is_empty() { (html::section(text.history(), history(frame, &view.follow_ups, zone))) }
            @if view.may_follow_up && !resolution.void { (html::section(text.follow_title(), follow_form(frame, resolution, typed, faults))) }
            (crate::form::pages::of_resolution(frame, resolution))
        },
    )
}

/// The vote that it was made of, as it counts now, beside what was announced where that was otherwise; with the way to it.
fn voted(frame: &Frame, resolution: &Resolution, source: &Source) -> Markup {
    let text = Text(frame.language);
    match source {
        Source::Motion(motion) => {
            let path = format!("{}/motions#m-{}", crate::activity::model::path(&resolution.activity), motion.id);
            html! {
                @if let Some(outcome) = &motion.outcome { p { (motion::pages::arithmetic(frame.language, outcome)) } }
                @if let Some(before) = &motion.announced { p.meta { (motion::pages::announced(frame.language, before)) } }
                (actions(link_button(Weight::Quiet, &path, text.to_motion())))
            }
        }
        Source::Ballot(told) => html! {
            p { (ballot::pages::state(frame.language, told)) " " (ballot::pages::said(frame, told)) }
            (actions(link_button(Weight::Quiet, &told.ballot.path(), text.to_ballot())))
        },
    }
}

fn history(frame: &Frame, follow_ups: &[FollowUp], zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    // Open on what was open is progress; on what had ended it was taken up again.
    let before = std::iter::once(ResolutionState::Open).chain(follow_ups.iter().map(|earlier| earlier.state));
    let events: Vec<Event> = follow_ups
        .iter()
        .zip(before)
        .map(|(follow_up, before)| Event {
            when: html::moment(frame, follow_up.told_at, zone),
            who: &follow_up.told_name,
            what: html! { b { (if follow_up.state == ResolutionState::Open { open_again(text, before) } else { name(frame.language, follow_up.state) }) } @if !follow_up.note.is_empty() { " " (follow_up.note) } },
            tone: if follow_up.state == ResolutionState::Done { Tone::Good } else { Tone::Plain },
        })
        .collect();
    timeline(&events)
}

/// What it means that a resolution is open, after it stood like this.
fn open_again(text: Text, before: ResolutionState) -> &'static str {
    if before == ResolutionState::Open { text.progress() } else { text.reopen() }
}

fn follow_form(frame: &Frame, resolution: &Resolution, typed: &FollowUpInput, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let states =
        ResolutionState::ALL.into_iter().filter(|state| *state == ResolutionState::Open || *state != resolution.state);
    let label = |state| match state {
        ResolutionState::Open => open_again(text, resolution.state),
        other => name(frame.language, other),
    };
    let choices: Vec<Choice> = states.map(|state| Choice::new(state.code(), label(state))).collect();
    // What is done alone needs none.
    let note = if typed.state == ResolutionState::Done.code() { optional_field } else { field };
    html::draft(
        frame,
        &format!("{}/outcomes", resolution.path()),
        html::form(
            frame,
            &format!("{}/outcomes", resolution.path()),
            FIELDS,
            faults,
            html! {
                (hidden("told", &typed.told))
                (field(frame, &input::STATE, Input::Radio(&choices), &typed.state, faults))
                (note(frame, &input::NOTE, Input::Area(3), &typed.note, faults))
                (actions(submit(Weight::Primary, text.follow_save())))
            },
        ),
    )
}

/// Somebody else said meanwhile what became of it: what holds now.
pub fn ask(
    frame: &Frame,
    view: &OneView,
    asked: &Asked<FollowUpInput>,
    saver: Option<Saver>,
) -> zhixing_kit::Result<Markup> {
    let resolution = &view.resolution;
    let path = resolution.path();
    let last = view.follow_ups.last().map(|told| told.note.as_str()).filter(|note| !note.is_empty());
    let read = |_: &str, value: &str| {
        let state = ResolutionState::of(value)?;
        let said = last.filter(|_| state == resolution.state);
        let named = name(frame.language, state);
        Some(said.map_or_else(|| named.to_owned(), |note| [named, note].join(frame.language.pick("：", ": "))))
    };
    let asking = Asking {
        above: crumbs(frame, &[("/resolutions", Text(frame.language).title()), (&path, &resolution.text)]),
        action: &format!("{path}/outcomes"),
        leave: &path,
        fields: FIELDS,
        saver,
        long: &[],
        read: &read,
    };
    ask_which(frame, asked, &asking)
}

/// What the form of a new resolution needs.
pub struct NewView {
    /// The meeting.
    pub activity: Activity,
    /// Its motions.
    pub motions: Vec<Motion>,
    /// Its secret ballots.
    pub ballots: Vec<crate::ballot::Told>,
    /// Who can see to it.
    pub members: Vec<Candidate>,
}

/// The form of a new resolution.
pub fn new(frame: &Frame, view: &NewView, typed: &ResolutionInput, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let path = view.activity.path();
    let people = people(frame.language, &view.members);
    let heading = Heading::new(text.new_title())
        .above(crumbs(
            frame,
            &[("/meetings", crate::activity::list_name(frame.language)), (&path, &view.activity.topic)],
        ))
        .lead(text.new_lead());
    html::page(
        frame,
        heading,
        html::draft(
            frame,
            &format!("resolution/{}", view.activity.id),
            html::form(
                frame,
                &format!("{path}/resolutions"),
                FIELDS,
                faults,
                html! {
                    (hidden("motion", &typed.motion))
                    (hidden("ballot", &typed.ballot))
                    (field(frame, &input::TEXT, Input::Area(4), &typed.text, faults))
                    (optional_field(frame, &input::OWNER, Input::Select(&people), &typed.owner, faults))
                    (optional_field(frame, &input::DUE, Input::Day, &typed.due, faults))
                    (actions(submit(Weight::Primary, text.save())))
                },
            ),
        ),
    )
}
