//! Pages of secret ballots: the list of a meeting, and one ballot.

mod here;
pub mod list;
pub mod one;

use maud::Markup;
use zhixing_kit::Language;
use zhixing_kit::html::{Frame, Notice, Tone, notice, pill};

pub use super::count::pages::{by_way, voided};
use super::input::Order;
use super::model::{BallotKind, Stage, Way};
use super::text::Text;
use super::{Standing, Told, count, recall};

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
    let Some(outcome) = &told.outcome else { return String::new() };
    as_it_stands(language, told.standing(), count::pages::arithmetic(language, &told.ballot, outcome))
}

/// What each person was given, for ballots about people; what an appraisal found of them is not for everybody who reads minutes.
pub fn votes(frame: &Frame, told: &Told) -> Markup {
    match &told.outcome {
        Some(outcome) if outcome.valid && told.ballot.kind == BallotKind::Appraisal => {
            count::pages::figures_kept(frame)
        }
        Some(outcome) if outcome.valid && told.ballot.kind != BallotKind::Motion => {
            count::pages::lines(frame, &told.ballot, outcome, told.standing())
        }
        _ => Markup::default(),
    }
}

/// How a ballot stands.
pub fn state(language: Language, told: &Told) -> Markup {
    let text = Text(language);
    match told.standing() {
        Standing::Void => pill(Tone::Bad, text.stage_void()),
        Standing::Fallen { .. } => does_not_stand(language),
        Standing::Passed => pill(Tone::Good, text.stage_passed()),
        Standing::Failed => pill(Tone::Plain, text.stage_failed()),
        Standing::Counted => match told.outcome.as_ref().map_or(0, |outcome| outcome.left) {
            0 => pill(Tone::Good, text.stage_done()),
            _ if told.is_followed => pill(Tone::Quiet, text.stage_followed()),
            left => pill(Tone::Soon, &text.still_empty(left)),
        },
        Standing::Ahead(Stage::Recalled) => pill(Tone::Quiet, text.stage_recalled()),
        Standing::Ahead(Stage::Proposed) => pill(Tone::Quiet, text.stage_proposed()),
        Standing::Ahead(Stage::Open) => pill(Tone::Soon, text.stage_open()),
        Standing::Ahead(_) => pill(Tone::Soon, text.stage_counting()),
    }
}

/// That what was announced does not stand any more.
pub fn does_not_stand(language: Language) -> Markup {
    pill(Tone::Bad, Text(language).stage_fallen())
}

/// What was announced, as such where that does not stand any more.
pub fn announced(language: Language, standing: Standing, said: String) -> String {
    if standing.is_fallen() { Text(language).fallen_announced(said) } else { said }
}

/// What was announced; where that does not stand any more, why, and after it what was announced.
pub fn as_it_stands(language: Language, standing: Standing, announced: String) -> String {
    let text = Text(language);
    match standing {
        Standing::Fallen { here, needed } => {
            text.fallen(here, needed) + &self::announced(language, standing, announced)
        }
        _ => announced,
    }
}

/// That the result does not stand, why, and what to do; nothing where it does.
pub fn fallen(frame: &Frame, standing: Standing) -> Markup {
    let text = Text(frame.language);
    let Standing::Fallen { here, needed } = standing else { return Markup::default() };
    notice(Notice::Refused, text.fallen(here, needed) + text.fallen_next())
}

/// In which order those who stand are named, in words; nothing where that is not known.
pub fn order_said(language: Language, order: Option<Order>) -> Option<&'static str> {
    order.map(|order| match order {
        Order::Usual => Text(language).by_strokes(),
        Order::Approved => Text(language).approved_order(),
    })
}
