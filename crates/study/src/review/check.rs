//! The checklist, from the charter.

use zhixing_charter::{SelfCheck, SelfPart, self_review};

/// A part of the list by its word.
pub fn part(code: &str) -> Option<&'static SelfPart> {
    self_review().iter().find(|part| part.code == code)
}

/// The questions of a part; none of one that there is not.
pub fn of_part(code: &str) -> impl Iterator<Item = &'static SelfCheck> {
    part(code).into_iter().flat_map(|part| &part.checks)
}
