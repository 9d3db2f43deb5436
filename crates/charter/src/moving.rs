//! Moving from one branch to another (组织关系转接): by when a member who was sent must have been received. It never moves anybody.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::{Charter, Period};

/// The rule on moving between branches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moving {
    /// Months within which the receiving branch takes him over.
    pub received_within_months: u32,
    /// Short source.
    pub source: String,
    /// When the rule holds.
    pub valid: Period,
}

impl Default for Moving {
    fn default() -> Self {
        Self { received_within_months: 1, source: String::new(), valid: Period::between(None, None) }
    }
}

impl Moving {
    /// The last day on which a member sent on a day is to be received.
    pub fn due(&self, sent_on: Date) -> Date {
        sent_on.saturating_add(i64::from(self.received_within_months).months())
    }
}

impl Charter {
    /// The rule on moving between branches.
    pub fn moving(&self) -> &Moving {
        &self.moving
    }
}
