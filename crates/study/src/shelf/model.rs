//! Where a bank stands, as plain values. Pure.

/// The most further words of a bank.
pub const TAGS_MAX: usize = 20;

/// Where a bank stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shelf {
    /// The area of study, a word of the charter.
    pub area: String,
    /// Further words under which questions come into the bank; its own name is not among them.
    pub tags: Vec<String>,
}
