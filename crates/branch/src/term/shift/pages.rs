//! The pages of elections that are moved: what the page of a term shows of them, the form, and one of them.

use maud::{Markup, html};
use zhixing_kit::form::Faults;
use zhixing_kit::html::words::day_text;
use zhixing_kit::html::{
    self, Frame, Heading, Input, Item, Notice, Tone, Weight, actions, confirmed, crumbs, draft, facts, field, form,
    link_button, list, notice, page, pill, post_button, section, submit,
};

use super::input::{FIELDS, SHIFT_REASON, SHIFT_UNTIL, ShiftInput};
use super::model::{Days, Shift, State};
use super::text::Text;
use crate::rules::charter;
use crate::term::model::Window;
use crate::term::text::Text as TermText;

/// What the page of a term shows: the moves there were, and the way to ask for one.
pub fn of_term(frame: &Frame, shifts: &[Shift], may_ask: bool) -> Markup {
    let text = Text(frame.language);
    let lines: Vec<(String, String)> = shifts
        .iter()
        .map(|shift| (shift.path(), format!("{} {}", way(text, shift), day_text(frame.language, shift.until))))
        .collect();
    let items: Vec<Item> = shifts
        .iter()
        .zip(&lines)
        .map(|(shift, (path, title))| Item::link(path, title).meta(&shift.reason).end(state(frame, shift)))
        .collect();
    let waits = shifts.iter().any(|shift| shift.state == State::Asked);
    html! {
        @if !items.is_empty() { h3 { (text.list()) } (list(&items)) }
        @if may_ask && !waits { (actions(link_button(Weight::Quiet, "/branch/term/shift", text.ask()))) }
    }
}

fn way(text: Text, shift: &Shift) -> &'static str {
    if shift.is_late() { text.late() } else { text.early() }
}

fn state(frame: &Frame, shift: &Shift) -> Markup {
    let text = Text(frame.language);
    match shift.state {
        State::Asked => pill(Tone::Soon, text.state_asked()),
        State::Approved => pill(Tone::Good, text.state_approved()),
        State::Refused => pill(Tone::Bad, text.state_refused()),
        State::Lapsed => pill(Tone::Quiet, text.state_lapsed()),
    }
}

/// The form that asks for one.
pub fn new(frame: &Frame, days: Days, input: &ShiftInput, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let window = Window::of(charter(), days.origin);
    let day = |day| day_text(frame.language, day);
    let heading = Heading::new(text.title())
        .above(crumbs(frame, &[("/branch/term", TermText(frame.language).title())]))
        .lead(text.lead(day(days.last), day(window.earliest), day(window.latest)));
    page(
        frame,
        heading,
        draft(
            frame,
            "term-shift",
            form(
                frame,
                "/branch/term/shift",
                FIELDS,
                faults,
                html! {
                    (field(frame, &SHIFT_UNTIL, Input::Day, &input.shift_until, faults))
                    (field(frame, &SHIFT_REASON, Input::Area(2), &input.shift_reason, faults))
                    (actions(html! { (submit(Weight::Primary, text.ask_do())) (link_button(Weight::Quiet, "/branch/term", text.back())) }))
                },
            ),
        ),
    )
}

/// Where a refusal to approve a move stands on its page: it is of no field.
pub const APPROVAL: &str = "approval";

/// One of them, for its branch and for who decides.
pub fn one(frame: &Frame, (shift, decides): (&Shift, bool), input: &ShiftInput, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let title = text.one(&shift.branch_name);
    let heading = Heading::new(&title)
        .above(crumbs(frame, &[("/branch/term", TermText(frame.language).title())]))
        .lead(html! { (state(frame, shift)) " " (pill(Tone::Plain, way(text, shift))) });
    let mut known = vec![
        (text.from(), html::day(frame, shift.days.last)),
        (text.until(), html::day(frame, shift.until)),
        (text.reason(), html! { (shift.reason) }),
        (text.asked_by(), html! { (shift.asked_name) }),
    ];
    if let Some(name) = &shift.decided_name {
        let why = html! { @if !shift.decided_reason.is_empty() { " · " (shift.decided_reason) } };
        known.push((text.decided_by(), html! { (name) (why) }));
    }
    page(
        frame,
        heading,
        html! {
            @if let Some(why) = faults.of(APPROVAL) { (notice(Notice::Refused, why.text(frame.language))) }
            @if shift.state == State::Lapsed { (notice(Notice::Info, text.lapsed_why())) }
            (facts(&known))
            @if decides && shift.state == State::Asked {
                @let approve = post_button(&format!("{}/approval", shift.path()), Weight::Primary, text.approve(), &[]);
                (actions(confirmed(frame, text.approve_ask(), approve)))
                @let to = format!("{}/refusal", shift.path());
                @let (none, faults) = (Faults::default(), faults);
                @let faults = if faults.of(APPROVAL).is_some() { &none } else { faults };
                (section(text.refuse(), draft(frame, &to, form(frame, &to, FIELDS, faults, html! {
                    (field(frame, &SHIFT_REASON, Input::Area(2), &input.shift_reason, faults))
                    (actions(submit(Weight::Danger, text.refuse())))
                }))))
            }
        },
    )
}
