//! The secret ballot on the page of an admission: put to it, how it stands, and its result taken over.

use maud::{Markup, html};
use zhixing_charter::AdmissionStep;
use zhixing_kit::form::{Faults, Field};
use zhixing_kit::html::{
    Choice, Frame, Input, Weight, actions, crumbs, details, field, form, link_button, optional_field, submit,
};

use super::one::OneView;
use super::outcome_name;
use crate::admission::ballot::Vote;
use crate::admission::input::{DOCUMENT, FIELDS, MONTHS, OUTCOME, REMARK, StepInput};
use crate::admission::model::{Admission, Outcome};
use crate::admission::text::Text;
use crate::ballot::joint::{self, PutInput};

/// The kind of meeting at which it is voted.
const MEETING: &str = "general_meeting";

/// What the next step's card shows where it is voted on: the ballot, or the form that puts it to one; and the way to enter a vote on paper.
pub fn of_step(frame: &Frame, view: &OneView, step: &AdmissionStep) -> Markup {
    let text = Text(frame.language);
    let admission = &view.line.admission;
    let typing = format!("{}/steps/new?step={}", admission.path(), step.code);
    let open = view.vote.as_ref().is_none_or(Vote::failed);
    html! {
        @if let Some(vote) = &view.vote { (joint::pages::standing(frame, &vote.told, then(frame, admission, vote))) }
        @if open {
            @if view.meetings.is_empty() { (joint::pages::no_meeting(frame, MEETING)) }
            @else { (put(frame, view, step, &(PutInput::default(), StepInput::default()), &Faults::default())) }
            (details(text.on_paper_elsewhere(), actions(link_button(Weight::Plain, &typing, &text.take(super::step_name(frame.language, step))))))
        }
    }
}

/// What follows from a ballot that was counted.
fn then(frame: &Frame, admission: &Admission, vote: &Vote) -> Markup {
    let text = Text(frame.language);
    if vote.failed() {
        return html! { p { (text.vote_failed()) } };
    }
    if !vote.passed() {
        return html! {};
    }
    html! { p { (text.vote_passed()) } (take_over(frame, admission, vote, &StepInput::default(), &Faults::default())) }
}

/// The button that takes the result over, with the paper; and the reason where it is no plain yes.
pub fn take_over(frame: &Frame, admission: &Admission, vote: &Vote, input: &StepInput, faults: &Faults) -> Markup {
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
pub fn put(
    frame: &Frame,
    view: &OneView,
    step: &AdmissionStep,
    (typed, own): &(PutInput, StepInput),
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

/// A form of the ballot once more, on a page of its own, when something was wrong with it.
pub fn again(frame: &Frame, admission: &Admission, form: Markup) -> Markup {
    let text = Text(frame.language);
    let above = crumbs(frame, &[("/admissions", text.title()), (&admission.path(), &admission.name)]);
    joint::pages::put_again(frame, above, form)
}
