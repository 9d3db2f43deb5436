//! The pages of admissions.

mod forms;
mod list;
mod one;
mod vote;

use zhixing_charter::{AdmissionStep, Decider, Stage};
use zhixing_kit::Language;
use zhixing_kit::html::words::day_text;
use zhixing_kit::html::{Frame, Status, Tone, pill, status};

use super::model::{Next, Outcome, Standing};
use super::text::Text;
use crate::rules::charter;

pub use forms::{CorrectionView, StepView, ask, correction, ending, new, step};
pub use list::{ListView, list};
pub use one::{OneView, Refused, one};

/// A step's name in the reader's language.
fn step_name(language: Language, step: &AdmissionStep) -> &str {
    language.pick(&step.name.zh, &step.name.en)
}

/// What is said of an outcome of this step.
pub(super) fn outcome_name(text: Text, step: &AdmissionStep, outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Done if step.extend_months.is_some() => text.outcome_convert(),
        Outcome::Done if step.by == Decider::Superior => text.outcome_approve(),
        Outcome::Done if step.scheme.is_some() => text.outcome_passed(),
        Outcome::Done => text.outcome_done(),
        Outcome::Refused => text.outcome_refuse(),
        Outcome::Postponed => text.outcome_postpone(),
        Outcome::Extended => text.outcome_extend(),
        Outcome::Unfit => text.outcome_unfit(),
        Outcome::Failed => text.outcome_failed(),
    }
}

/// A stage's name, of one person or of many: in Chinese and in headings it is the same.
fn stage_name(text: Text, stage: Stage) -> &'static str {
    match stage {
        Stage::Applicant => text.applicants(),
        Stage::Activist => text.activists(),
        Stage::Candidate => text.candidates(),
        Stage::Probationary => text.probationers(),
        Stage::Formal => text.formal(),
    }
}

fn standing_pill(frame: &Frame, standing: Standing) -> maud::Markup {
    let text = Text(frame.language);
    match standing {
        Standing::Ahead => pill(Tone::Quiet, text.ahead()),
        Standing::Open => pill(Tone::Plain, text.open()),
        Standing::Due => status(frame, Status::Due),
        Standing::Overdue => status(frame, Status::Overdue),
        Standing::Exempt => pill(Tone::Quiet, text.exempt()),
    }
}

/// From when or until when a step can be taken, in words.
fn when(language: Language, next: &Next<'_>, standing: Standing) -> String {
    let text = Text(language);
    let by = next.due.map(|due| text.by_day(day_text(language, due)));
    match (standing, by) {
        (Standing::Ahead, Some(by)) => {
            [text.from_day(day_text(language, next.earliest)), by].join(language.pick("，", ", "))
        }
        (Standing::Ahead, None) => text.from_day(day_text(language, next.earliest)),
        (_, Some(by)) => by,
        // The regulation asks for it soon after the probation, and names no day.
        (_, None) if next.step.extend_months.is_some() => text.soon_since(day_text(language, next.earliest)),
        (_, None) => text.any_day().to_owned(),
    }
}

/// The article of a step, written out.
fn article(language: Language, step: &AdmissionStep) -> String {
    let cited = charter().cite(&step.source);
    Text(language).article(language.pick(&cited.zh, &cited.en))
}
