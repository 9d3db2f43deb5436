//! How far something is: a part of a whole, or the step of a few.

use maud::{Markup, html};

use super::frame::Frame;
use super::icon::icon;
use super::words::Words;

/// Where a step stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepState {
    /// Behind us.
    Done,
    /// Now.
    Current,
    /// Still to come.
    Later,
}

/// So many of so many, in words and drawn.
pub fn progress(frame: &Frame, label: &str, done: u32, of: u32) -> Markup {
    let words = Words(frame.language);
    html! {
        div.progress {
            div { b { (label) } span.meta { (words.done_of(done, of)) } }
            progress aria-label=(label) value=(done) max=(of.max(1)) { (words.done_of(done, of)) }
        }
    }
}

/// More steps than these stand below one another.
const BESIDE_MAX: usize = 5;

/// The steps of something that is done in order.
pub fn steps(frame: &Frame, steps: &[(&str, StepState)]) -> Markup {
    html! { ol.steps.many[steps.len() > BESIDE_MAX] { @for (number, (label, state)) in steps.iter().enumerate() { (step(frame, number + 1, label, *state)) } } }
}

fn step(frame: &Frame, number: usize, label: &str, state: StepState) -> Markup {
    let words = Words(frame.language);
    let (class, said) = match state {
        StepState::Done => ("done", words.step_done()),
        StepState::Current => ("now", words.step_current()),
        StepState::Later => ("later", words.step_later()),
    };
    html! {
        li class=(class) aria-current=[(state == StepState::Current).then_some("step")] {
            span.step-mark aria-hidden="true" { @if state == StepState::Done { (icon("check")) } @else { (number) } }
            span { (label) span.unseen { " (" (said) ")" } }
        }
    }
}
