//! An own check as plain values. Pure.

use zhixing_kit::Moment;

/// The longest own check, in characters.
pub const CHARACTERS_MAX: usize = 8_000;

/// A member's own check.
#[derive(Clone, Debug)]
pub struct OwnCheck {
    /// His name.
    pub name: String,
    /// The words.
    pub words: String,
    /// When it was saved last.
    pub saved_at: Moment,
    /// When he read it out.
    pub read_at: Option<Moment>,
}
