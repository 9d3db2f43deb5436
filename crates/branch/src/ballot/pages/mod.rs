//! Pages of secret ballots: the list of a meeting, and one ballot.

pub mod list;
pub mod one;

use maud::Markup;
use zhixing_kit::Language;
use zhixing_kit::html::{Frame, Tone, pill};

use super::input::Order;
use super::model::{BallotKind, Stage, Way};
use super::text::Text;
use super::{Told, count, recall};

/// The name of a kind.
pub fn kind_name(language: Language, kind: BallotKind) -> &'static str {
    let text = Text(language);
    match kind {
        BallotKind::Motion => text.kind_motion(),
        BallotKind::Admission => text.kind_admission(),
        BallotKind::Election => text.kind_election(),
        BallotKind::Appraisal => text.kind_appraisal(),
    }
}

/// The name of a way.
pub fn way_name(language: Language, way: Way) -> &'static str {
    let text = Text(language);
    match way {
        Way::Phones => text.way_phones(),
        Way::Paper => text.way_paper(),
        Way::Mixed => text.way_mixed(),
    }
}

/// What came of a ballot: its arithmetic in words, or why it was taken back; empty before.
pub fn said(frame: &Frame, told: &Told) -> String {
    self::told(frame.language, told)
}

/// The same, for a form.
pub fn told(language: Language, told: &Told) -> String {
    if let Some(recall) = &told.ballot.recalled {
        return recall::said(language, recall);
    }
    let outcome = told.outcome.as_ref();
    outcome.map(|outcome| count::pages::arithmetic(language, &told.ballot, outcome)).unwrap_or_default()
}

/// What each person was given, for ballots about people; what an appraisal found of them is not for everybody who reads minutes.
pub fn votes(frame: &Frame, told: &Told) -> Markup {
    match &told.outcome {
        Some(outcome) if outcome.valid && told.ballot.kind == BallotKind::Appraisal => {
            count::pages::figures_kept(frame)
        }
        Some(outcome) if outcome.valid && told.ballot.kind != BallotKind::Motion => {
            count::pages::lines(frame, &told.ballot, outcome)
        }
        _ => Markup::default(),
    }
}

/// How a ballot stands.
pub fn state(language: Language, told: &Told) -> Markup {
    let text = Text(language);
    let passes = matches!(told.ballot.kind, BallotKind::Motion | BallotKind::Admission);
    match (&told.outcome, told.ballot.stage()) {
        (Some(outcome), _) if !outcome.valid => pill(Tone::Bad, text.stage_void()),
        (Some(outcome), _) if passes && outcome.passed => pill(Tone::Good, text.stage_passed()),
        (Some(_), _) if passes => pill(Tone::Plain, text.stage_failed()),
        (Some(_), _) => pill(Tone::Good, text.stage_done()),
        (None, Stage::Recalled) => pill(Tone::Quiet, text.stage_recalled()),
        (None, Stage::Proposed) => pill(Tone::Quiet, text.stage_proposed()),
        (None, Stage::Open) => pill(Tone::Soon, text.stage_open()),
        (None, _) => pill(Tone::Soon, text.stage_counting()),
    }
}

/// In which order those who stand are named, in words; nothing where that is not known.
pub fn order_said(language: Language, order: Option<Order>) -> Option<&'static str> {
    order.map(|order| match order {
        Order::Usual => Text(language).by_strokes(),
        Order::Approved => Text(language).approved_order(),
    })
}
