//! What a device sends with an answer, beside the answer itself: which question was seen, in which version, in which package.

use zhixing_kit::Moment;

use super::model::Seen;
use crate::bank::model::QuestionId;
use crate::selftest::input::Sent;
use crate::selftest::model::Outcome;

/// The names of what is sent along.
pub const QUESTION: &str = "question";
pub const VERSION: &str = "version";
pub const PACKED_AT: &str = "packed_at";
/// How own words were judged by their writer.
pub const JUDGED: &str = "judged";

/// What was seen; nothing where that is not said in full.
pub fn seen(sent: &Sent) -> Option<Seen> {
    let question = QuestionId::parse(sent.get(QUESTION)?)?;
    let version = sent.get(VERSION)?.parse().ok()?;
    let packed_at = Moment(sent.get(PACKED_AT)?.parse().ok()?);
    Some(Seen { chosen: (question, version), packed_at })
}

/// How own words were judged, if they were.
pub fn judged(sent: &Sent) -> Option<Outcome> {
    sent.get(JUDGED).and_then(|code| Outcome::of(code))
}
