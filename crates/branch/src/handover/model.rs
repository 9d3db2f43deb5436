//! What was left behind, as plain values.

use jiff::civil::Date;
use zhixing_kit::Moment;
use zhixing_kit::db::FromRow;
use zhixing_kit::{Result, Row};
use zhixing_people::{MemberId, UnitId};

use crate::activity::ActivityId;

/// A meeting that is still to come and that somebody is to preside or record who led its unit until a day, and does so no more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// The meeting.
    pub activity: ActivityId,
    /// The unit that holds it.
    pub unit: UnitId,
    /// The code of its kind.
    pub kind: String,
    /// When it was planned.
    pub planned_at: Moment,
    /// Who left.
    pub member: MemberId,
    /// The last day on which he led the unit.
    pub last: Date,
}

impl FromRow for Left {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self {
            activity: row.take()?,
            unit: row.take()?,
            kind: row.take()?,
            planned_at: row.take()?,
            member: row.take()?,
            last: row.take()?,
        })
    }
}

/// Who takes them over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Successor {
    /// Who presides where the former one did.
    pub chair: MemberId,
    /// Who takes the record where the former one did, and where the new chair did.
    pub recorder: Option<MemberId>,
}
