//! A change of who sees to a resolution, and until when, as plain values.

use jiff::civil::Date;
use zhixing_kit::{Moment, ids};
use zhixing_people::MemberId;

ids! {
    /// A change of who sees to a resolution.
    ChargeId;
}

/// Who sees to it, by name, and until when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Charge {
    /// His name; empty without one.
    pub owner_name: String,
    /// Until when.
    pub due: Option<Date>,
}

/// A change: what it was, what it is, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Before.
    pub was: Charge,
    /// After.
    pub is: Charge,
    /// Why.
    pub why: String,
    /// Who changed it.
    pub changed_name: String,
    /// When.
    pub changed_at: Moment,
}

/// What it becomes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewCharge {
    /// Who sees to it.
    pub owner: Option<MemberId>,
    /// Until when.
    pub due: Option<Date>,
    /// Why it is changed.
    pub why: String,
}
