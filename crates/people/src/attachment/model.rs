//! A member who is set to a temporary branch, as plain values.

use jiff::civil::Date;
use zhixing_kit::ids;
use zhixing_records::{MemberId, UnitId};

ids! {
    /// A member's time in a temporary branch.
    AttachmentId;
}

/// A member's time in a temporary branch.
#[derive(Clone, Debug)]
pub struct Attachment {
    /// Its id.
    pub id: AttachmentId,
    /// The temporary branch.
    pub unit: UnitId,
    /// Who.
    pub member: MemberId,
    /// His name.
    pub name: String,
    /// The unit that he belongs to.
    pub home: String,
    /// From when.
    pub from_on: Date,
    /// Until when; none while it lasts.
    pub to_on: Option<Date>,
}
