//! A rule of retention, and what it would take. Plain values.

use std::ops::RangeInclusive;

use zhixing_kit::Moment;

/// Days for which statements may be kept: no fewer than a month, so that a slip of the finger is no loss of yesterday.
pub(crate) const DAYS: RangeInclusive<i64> = 30..=36_500;
/// Statements that one step takes away.
pub(crate) const STEP: i64 = 2_000;

/// The rule in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Rule {
    pub days: i64,
    pub set_at: Moment,
}

/// What would go of one client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Share {
    pub client: String,
    pub count: u64,
    pub first: Moment,
    pub last: Moment,
}

/// What a rule would take now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Outlook {
    pub days: i64,
    /// By client, the largest first.
    pub shares: Vec<Share>,
    /// Files that would go with the last statement that came with them.
    pub files: u64,
}

impl Outlook {
    /// How many statements in all.
    pub(crate) fn count(&self) -> u64 {
        self.shares.iter().map(|share| share.count).sum()
    }

    /// The moments of the first and the last of them.
    pub(crate) fn span(&self) -> Option<(Moment, Moment)> {
        let first = self.shares.iter().map(|share| share.first).min_by_key(|moment| moment.0)?;
        let last = self.shares.iter().map(|share| share.last).max_by_key(|moment| moment.0)?;
        Some((first, last))
    }
}
