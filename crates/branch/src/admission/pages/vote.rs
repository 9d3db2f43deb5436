//! The secret ballot on the page of an admission: put to it, how it stands, and its result taken over.

use maud::{Markup, html};
use zhixing_charter::AdmissionStep;
use zhixing_kit::form::{Faults, Field};
use zhixing_kit::html::{
    Choice, Frame, Input, Weight, actions, details, field, form, link_button, optional_field, submit,
};

use super::one::{OneView, Refused, is_voted_now};
use super::outcome_name;
use crate::admission::ballot::Vote;
use crate::admission::input::{DOCUMENT, FIELDS, MONTHS, OUTCOME, REMARK, StepInput};
use crate::admission::model::{Admission, Outcome};
use crate::admission::text::Text;
use crate::ballot::Standing;
use crate::ballot::joint::{self, PutInput};

/// The kind of meeting at which it is voted.
const MEETING: &str = "general_meeting";

/// What the next step's card shows where it is voted on: the ballot, or the form that puts it to one; and the way to enter a vote on paper.
pub fn of_step(frame: &Frame, view: &OneView, step: &AdmissionStep) -> Markup {
    let text = Text(frame.language);
    let admission = &view.line.admission;
    let typing = format!("{}/steps/new?step={}", admission.path(), step.code);
    let open = view.vote.as_ref().is_none_or(Vote::failed);
    let Refused { faults, put: typed, typed: own } = view.refused.clone().unwrap_or_default();
    let faults = joint::pages::at_fields(&faults);
    html! {
        @if let Some(vote) = &view.vote { (joint::pages::standing(frame, &vote.told, then(frame, admission, vote, (&own, &faults)))) }
        @if open {
            @if view.meetings.is_empty() { (joint::pages::no_meeting(frame, MEETING)) }
            @else { (put(frame, view, step, (&typed, &own), &faults)) }
            (details(text.on_paper_elsewhere(), actions(link_button(Weight::Plain, &typing, &text.take(super::step_name(frame.language, step))))))
        }
    }
}

/// Whether the page has a form of the ballot: to put the step to one, or to take its result over.
pub fn has_form(view: &OneView) -> bool {
    let takes = view.vote.as_ref().is_some_and(Vote::passed);
    let puts = view.vote.as_ref().is_none_or(Vote::failed) && !view.meetings.is_empty();
    is_voted_now(view) && (takes || puts)
}

/// What follows from a ballot that was counted.
fn then(frame: &Frame, admission: &Admission, vote: &Vote, typed: (&StepInput, &Faults)) -> Markup {
    let text = Text(frame.language);
    let next = match vote.told.standing() {
        Standing::Void => Some(text.vote_void()),
        Standing::Fallen { .. } => Some(text.vote_fallen()),
        _ if vote.failed() => Some(text.vote_failed()),
        _ => None,
    };
    if let Some(next) = next {
        return html! { p { (next) } };
    }
    if !vote.passed() {
        return html! {};
    }
    html! { p { (text.vote_passed()) } (take_over(frame, admission, vote, typed)) }
}

/// The button that takes the result over, with the paper; and the reason where it is no plain yes.
fn take_over(frame: &Frame, admission: &Admission, vote: &Vote, (input, faults): (&StepInput, &Faults)) -> Markup {
    let text = Text(frame.language);
    let to = format!("{}/vote", admission.path());
    form(
        frame,
        &to,
        FIELDS,
        faults,
        html! {
            (optional_field(frame, &DOCUMENT, Input::Text, &input.document, faults))
            @if vote.outcome == Outcome::Done { } @else { (field(frame, &REMARK, Input::Area(2), &input.remark, faults)) }
            (actions(submit(Weight::Primary, text.take_vote())))
        },
    )
}

/// The form that puts the step to the ballot of a meeting.
fn put(
    frame: &Frame,
    view: &OneView,
    step: &AdmissionStep,
    (typed, own): (&PutInput, &StepInput),
    faults: &Faults,
) -> Markup {
    let text = Text(frame.language);
    let offered: Vec<Choice> = [Outcome::Done, Outcome::Extended, Outcome::Unfit]
        .iter()
        .map(|outcome| Choice::new(outcome.code(), outcome_name(text, step, *outcome)))
        .collect();
    let chosen = if own.outcome.is_empty() { Outcome::Done.code() } else { &own.outcome };
    let more = html! {
        @if let Some(months) = &step.extend_months {
            (field(frame, &OUTCOME, Input::Radio(&offered), chosen, faults))
            @let months = Input::Number { least: i64::from(*months.start()), most: i64::from(*months.end()) };
            (optional_field(frame, &MONTHS, months, &own.months, faults))
        }
    };
    let fields: &[&'static Field] = &[&OUTCOME, &MONTHS];
    let to = format!("{}/ballot", view.line.admission.path());
    joint::pages::put(frame, &to, &view.meetings, typed, faults, (fields, more))
}
