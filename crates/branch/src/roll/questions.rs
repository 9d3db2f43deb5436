//! What can be asked about a roll. Read only; whether the asker may see the meeting is asked before.

use zhixing_kit::{Moment, Read, Result};
use zhixing_people::MemberId;

use super::model::{RollEntry, RollEntryId, Tally};
use super::store;
use crate::activity::model::{Activity, ActivityId};

/// The whole list in its order.
pub fn list(tx: &Read<'_>, activity: &ActivityId) -> Result<Vec<RollEntry>> {
    store::list(tx, activity)
}

/// A member's entry, if he is on the list.
pub fn entry_of(tx: &Read<'_>, activity: &ActivityId, member: &MemberId) -> Result<Option<RollEntry>> {
    store::of_member(tx, activity, member)
}

/// The members on the list.
pub fn members(tx: &Read<'_>, activity: &ActivityId) -> Result<Vec<MemberId>> {
    store::members(tx, activity)
}

/// What the roll adds up to.
pub fn tally(tx: &Read<'_>, activity: &ActivityId) -> Result<Tally> {
    store::tally(tx, activity)
}

/// One entry of this meeting; not found when it belongs to another.
pub fn one(tx: &Read<'_>, activity: &ActivityId, entry: &RollEntryId) -> Result<RollEntry> {
    store::one(tx, activity, entry)
}

/// What a member was there for, as its roll says, from a moment until another, in order of time; only what was held. For the member himself.
pub fn attended(tx: &Read<'_>, member: &MemberId, from: Moment, until: Moment) -> Result<Vec<Activity>> {
    store::attended(tx, member, from, until)
}
