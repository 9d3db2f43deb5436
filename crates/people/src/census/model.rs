//! What a census brings: plain rows with their days. No rule is applied here.

use std::collections::HashMap;

use jiff::civil::Date;
use zhixing_kit::db::FromRow;
use zhixing_kit::{Result, Row};
use zhixing_records::{MemberId, UnitId};

use crate::member::{ExemptionKind, MemberKind};
use crate::post::PostKind;
use crate::unit::Unit;

/// What is known of one branch over time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Census {
    /// The branch itself.
    pub branch: Unit,
    /// Its groups, present and past, in order of their ids.
    pub groups: Vec<Unit>,
    /// From which day on the records of the branch and of its groups are kept here.
    pub kept: HashMap<UnitId, Date>,
    /// Who belonged to it or to a group of it.
    pub stays: Vec<Stay>,
    /// Who held which post in it or in a group of it.
    pub tenures: Vec<Tenure>,
    /// Who was excused while belonging to it.
    pub excused: Vec<Excused>,
}

impl Census {
    /// Since when the record of the branch or of a group of it is kept here; none for any other unit.
    pub fn kept_since(&self, unit: &str) -> Option<Date> {
        self.kept.iter().find(|(id, _)| id.as_str() == unit).map(|(_, since)| *since)
    }
}

/// A member's stay in a unit as one kind of member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stay {
    /// The branch.
    pub branch: UnitId,
    /// The branch or the group.
    pub unit: UnitId,
    /// Who.
    pub member: MemberId,
    /// As what.
    pub kind: MemberKind,
    /// First day.
    pub from_on: Date,
    /// Last day; none while it lasts.
    pub to_on: Option<Date>,
}

impl Stay {
    /// Whether it holds on a day.
    pub fn holds(&self, on: Date) -> bool {
        self.from_on <= on && self.to_on.is_none_or(|last| on <= last)
    }
}

/// A post held for a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tenure {
    /// The branch.
    pub branch: UnitId,
    /// The branch or the group.
    pub unit: UnitId,
    /// Who.
    pub member: MemberId,
    /// Which post.
    pub kind: PostKind,
    /// First day.
    pub from_on: Date,
    /// Last day; none while it lasts.
    pub to_on: Option<Date>,
}

impl Tenure {
    /// Whether it holds on a day.
    pub fn holds(&self, on: Date) -> bool {
        self.from_on <= on && self.to_on.is_none_or(|last| on <= last)
    }
}

/// An exemption of someone who belongs to the branch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excused {
    /// The branch.
    pub branch: UnitId,
    /// Who.
    pub member: MemberId,
    /// Why.
    pub kind: ExemptionKind,
    /// First day.
    pub from_on: Date,
    /// Last day; none while it lasts.
    pub to_on: Option<Date>,
}

impl Excused {
    /// Whether it holds on a day.
    pub fn holds(&self, on: Date) -> bool {
        self.from_on <= on && self.to_on.is_none_or(|last| on <= last)
    }
}

impl FromRow for Stay {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self {
            branch: row.take()?,
            unit: row.take()?,
            member: row.take()?,
            kind: row.take()?,
            from_on: row.take()?,
            to_on: row.take()?,
        })
    }
}
