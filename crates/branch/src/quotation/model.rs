//! A passage that a meeting reads from, as a plain value.

use zhixing_kit::{Sentence, ids};

use super::text::Text;
use crate::activity::model::Activity;

ids! {
    /// A passage that a meeting reads from.
    QuotationId;
}

/// The most passages that one meeting reads from.
pub const QUOTATIONS_MAX: usize = 20;

/// A passage that a meeting reads from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// Its id.
    pub id: QuotationId,
    /// The way to where it stands.
    pub way: String,
    /// The material's title.
    pub title: String,
    /// Where the material comes from; may be empty.
    pub source: String,
    /// Its words.
    pub words: String,
}

/// Refuses once the meeting is over or called off: what was read then stands in its record.
pub fn must_be_quotable(activity: &Activity) -> Result<(), Sentence> {
    activity.must_keep_minutes()?;
    if activity.state.is_ahead() { Ok(()) } else { activity.must_be_open() }
}

/// Refuses one too many.
pub fn must_have_room(there: usize) -> Result<(), Sentence> {
    if there < QUOTATIONS_MAX { Ok(()) } else { Err(Sentence::of(|language| Text(language).too_many(QUOTATIONS_MAX))) }
}
