//! What was held and written down on a later day: where the year says that it was held, it says that too (P8).

use jiff::civil::Date;
use zhixing_charter::{Obligation, Standing};

/// A gathering that was written down on a later day than that on which it was held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Later {
    /// The unit that held it.
    pub unit: String,
    /// The codes of the kinds that it counts for.
    pub kinds: Vec<String>,
    /// The day on which it was held.
    pub on: Date,
    /// The day on which that was written down.
    pub told_on: Date,
}

/// On which day it was written down that a duty was met, where that was a later one.
pub fn told_later(later: &[Later], obligation: &Obligation, standing: &Standing) -> Option<Date> {
    let (Standing::Met { on } | Standing::MetLate { on }) = standing else { return None };
    let is_it = |one: &&Later| one.unit == obligation.unit && one.on == *on && one.kinds.contains(&obligation.kind);
    later.iter().filter(is_it).map(|one| one.told_on).max()
}
