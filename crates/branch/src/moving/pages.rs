//! The pages of movings: what a branch sent and is to receive, the form to send, and one moving with its steps.

use jiff::civil::Date;
use maud::{Markup, html};
use zhixing_kit::form::Faults;
use zhixing_kit::html::words::day_text;
use zhixing_kit::html::{
    self, Choice, Frame, Heading, Input, Item, StepState, Tone, Weight, actions, crumbs, details, draft, empty, facts,
    field, form, link_button, optional_field, page, pill, section, submit,
};
use zhixing_people::{Member, Unit, UnitId};

use super::input::{FIELDS, LETTER, MOVING_REASON, MovingInput, RECEIVED_ON, SENT_ON, TO_BRANCH, TO_UNIT, WHO};
use super::model::{Moving, Outcome};
use super::questions::Hands;
use super::text::Text;
use crate::rules::charter;
use crate::year::text::Text as YearText;

/// What the list shows.
pub struct ListView {
    /// The reader's branch.
    pub branch: Option<UnitId>,
    /// Today.
    pub today: Date,
    /// Its movings, for who keeps its people.
    pub rows: Option<Vec<Moving>>,
    /// The reader's own.
    pub own: Vec<Moving>,
}

/// The list.
pub fn list(frame: &Frame, view: &ListView) -> Markup {
    let text = Text(frame.language);
    let mut heading = Heading::new(text.title())
        .above(crumbs(frame, &[("/year", YearText(frame.language).years())]))
        .lead(text.lead());
    if view.rows.is_some() {
        heading = heading.action(link_button(Weight::Primary, "/movings/new", text.send()));
    }
    let all = view.rows.as_deref().unwrap_or_default();
    let comes = |moving: &&Moving| view.branch.as_ref() == Some(&moving.to.0);
    let (open, earlier): (Vec<_>, Vec<_>) = all.iter().partition(|moving| moving.end.is_none());
    let (to_receive, sent): (Vec<_>, Vec<_>) = open.into_iter().partition(comes);
    let own: Vec<&Moving> = view.own.iter().collect();
    let parts =
        [(text.to_receive(), to_receive), (text.under_way(), sent), (text.my_own(), own), (text.earlier(), earlier)];
    let is_empty = parts.iter().all(|(_, rows)| rows.is_empty());
    page(
        frame,
        heading,
        html! {
            @for (title, rows) in &parts { @if !rows.is_empty() { (section(title, lines(frame, view, rows))) } }
            @if is_empty { (empty(text.none(), text.none_next(), None)) }
        },
    )
}

fn lines(frame: &Frame, view: &ListView, rows: &[&Moving]) -> Markup {
    let text = Text(frame.language);
    let paths: Vec<String> = rows.iter().map(|moving| moving.path()).collect();
    let items: Vec<Item> = rows
        .iter()
        .zip(&paths)
        .map(|(moving, path)| {
            let when = match &moving.end {
                None => text.by_day(day_text(frame.language, moving.due_on)),
                Some(end) if end.outcome == Outcome::Received => text.received_on(day_text(frame.language, end.on)),
                Some(end) if end.outcome == Outcome::Refused => text.refused_on(day_text(frame.language, end.on)),
                Some(end) => text.called_back_on(day_text(frame.language, end.on)),
            };
            Item::link(path, &moving.name)
                .meta(html! { (text.from_to(&moving.from.1, &moving.to.1)) " · " (when) })
                .end(state(frame, moving, view.today))
        })
        .collect();
    html::list(&items)
}

fn state(frame: &Frame, moving: &Moving, today: Date) -> Markup {
    let text = Text(frame.language);
    match &moving.end {
        None if moving.is_overdue(today) => pill(Tone::Bad, text.overdue()),
        None => pill(Tone::Soon, text.waiting()),
        Some(end) if end.outcome == Outcome::Received => pill(Tone::Good, text.done()),
        Some(end) if end.outcome == Outcome::Refused => pill(Tone::Quiet, text.sent_back()),
        Some(_) => pill(Tone::Quiet, text.taken_back()),
    }
}

/// What the form to send offers.
pub struct NewView {
    /// Who could be sent; none where no branch was asked for and the reader belongs to none.
    pub people: Option<Vec<Member>>,
    /// Where to.
    pub branches: Vec<Unit>,
    /// Today.
    pub today: Date,
}

/// The form to send a member.
pub fn new(frame: &Frame, view: &NewView, input: &MovingInput, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let heading = Heading::new(text.send())
        .above(crumbs(frame, &[("/movings", text.title())]))
        .lead(text.send_lead(charter().moving().received_within_months));
    let Some(people) = &view.people else {
        let members = link_button(Weight::Primary, "/members", text.to_members());
        return page(frame, heading, empty(text.whom(), text.whom_next(), Some(members)));
    };
    let people: Vec<Choice> = people
        .iter()
        .map(|member| Choice::new(member.id.as_str(), format!("{} {}", member.name, member.number)))
        .collect();
    let branches: Vec<Choice> =
        view.branches.iter().map(|unit| Choice::new(unit.id.as_str(), unit.name.as_str())).collect();
    page(
        frame,
        heading,
        draft(
            frame,
            "moving/new",
            form(
                frame,
                "/movings",
                FIELDS,
                faults,
                html! {
                    (field(frame, &WHO, Input::Select(&people), &input.who, faults))
                    (field(frame, &TO_BRANCH, Input::Select(&branches), &input.to_branch, faults))
                    (field(frame, &SENT_ON, Input::Day, &input.sent_on, faults))
                    (optional_field(frame, &LETTER, Input::Text, &input.letter, faults))
                    (field(frame, &MOVING_REASON, Input::Area(2), &input.moving_reason, faults))
                    (actions(html! { (submit(Weight::Primary, text.send_do())) (link_button(Weight::Quiet, "/movings", text.back())) }))
                },
            ),
        ),
    )
}

/// What the page of one moving shows.
pub struct OneView {
    /// The moving.
    pub moving: Moving,
    /// What the reader may do.
    pub hands: Hands,
    /// Where he could be placed, for who receives.
    pub places: Vec<Unit>,
    /// Today.
    pub today: Date,
}

/// The page of one moving.
pub fn one(frame: &Frame, view: &OneView, input: &MovingInput, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let moving = &view.moving;
    let title = text.one_title(&moving.name);
    let heading = Heading::new(&title)
        .above(crumbs(frame, &[("/movings", text.title())]))
        .lead(html! { (state(frame, moving, view.today)) " " (text.from_to(&moving.from.1, &moving.to.1)) });
    let is_open = moving.end.is_none();
    page(
        frame,
        heading,
        html! {
            (section(text.steps(), steps(frame, moving)))
            (known(frame, moving))
            @if is_open && view.hands.receives { (section(text.receive(), receipt(frame, view, input, faults))) }
            @if is_open && view.hands.receives && !view.hands.calls_back { (refusing(frame, view, input, faults)) }
            @if is_open && view.hands.calls_back { (section(text.call_back(), calling_back(frame, view, input, faults))) }
        },
    )
}

fn steps(frame: &Frame, moving: &Moving) -> Markup {
    let text = Text(frame.language);
    let second = match &moving.end {
        None => (text.step_received(), StepState::Current),
        Some(end) if end.outcome == Outcome::Received => (text.step_received(), StepState::Done),
        Some(end) => (how_it_ended(text, end.outcome), StepState::Done),
    };
    html::steps(frame, &[(text.step_sent(), StepState::Done), second])
}

fn how_it_ended(text: Text, outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Received => text.step_received(),
        Outcome::CalledBack => text.step_called_back(),
        Outcome::Refused => text.step_refused(),
    }
}

fn known(frame: &Frame, moving: &Moving) -> Markup {
    let text = Text(frame.language);
    let cited = charter().cite(&charter().moving().source);
    let end_reason = moving.end.as_ref().map(|end| end.reason.as_str()).unwrap_or_default();
    let mut all = vec![
        (text.responsible(), html! { b { (moving.responsible().1) } }),
        (text.sent_on(), html! { (html::day(frame, moving.sent_on)) " · " (moving.sent_name) }),
        (text.due(), html::day(frame, moving.due_on)),
        (text.reason(), html! { (moving.reason) }),
    ];
    if !moving.document.is_empty() {
        all.push((text.letter(), html! { (moving.document) }));
    }
    if let Some(end) = &moving.end {
        let name = how_it_ended(text, end.outcome);
        let reason = html! { @if !end_reason.is_empty() { " · " (end_reason) } };
        all.push((name, html! { (html::day(frame, end.on)) " · " (end.by_name) (reason) }));
    }
    all.push((text.rule(), html! { (frame.language.pick(&cited.zh, &cited.en)) }));
    facts(&all)
}

fn receipt(frame: &Frame, view: &OneView, input: &MovingInput, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let places: Vec<Choice> =
        view.places.iter().map(|unit| Choice::new(unit.id.as_str(), unit.name.as_str())).collect();
    form(
        frame,
        &format!("{}/receipt", view.moving.path()),
        FIELDS,
        faults,
        html! {
            (field(frame, &RECEIVED_ON, Input::Day, &input.received_on, faults))
            (field(frame, &TO_UNIT, Input::Select(&places), &input.to_unit, faults))
            (actions(submit(Weight::Primary, text.receive_do())))
        },
    )
}

fn calling_back(frame: &Frame, view: &OneView, input: &MovingInput, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    draft(
        frame,
        &format!("{}/calling-back", view.moving.path()),
        form(
            frame,
            &format!("{}/calling-back", view.moving.path()),
            FIELDS,
            faults,
            html! {
                (field(frame, &MOVING_REASON, Input::Area(2), &input.moving_reason, faults))
                (actions(submit(Weight::Danger, text.call_back_do())))
            },
        ),
    )
}

/// For who receives and should not: he sends him back.
fn refusing(frame: &Frame, view: &OneView, input: &MovingInput, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let to = format!("{}/refusal", view.moving.path());
    let inside = html! {
        p.meta { (text.refuse_hint()) }
        (field(frame, &MOVING_REASON, Input::Area(2), &input.moving_reason, faults))
        (actions(submit(Weight::Danger, text.refuse_do())))
    };
    let body = draft(frame, &to, form(frame, &to, FIELDS, faults, inside));
    // What was refused is seen: behind a fold nobody would find why.
    if faults.of(MOVING_REASON.name).is_some() { section(text.refuse(), body) } else { details(text.refuse(), body) }
}
