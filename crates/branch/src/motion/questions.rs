//! What can be asked about motions. Read only; whether the asker may see the meeting is asked before.

use zhixing_kit::{Read, Result};

use super::model::{Motion, OpenVote};
use super::store;
use crate::activity::model::ActivityId;

/// The motions of a meeting in order.
pub fn list(tx: &Read<'_>, activity: &ActivityId) -> Result<Vec<Motion>> {
    store::list(tx, activity)
}

/// Every open vote of a meeting.
pub fn votes(tx: &Read<'_>, activity: &ActivityId) -> Result<Vec<OpenVote>> {
    store::votes(tx, activity)
}

/// Whether a vote of this meeting is open.
pub fn any_open(tx: &Read<'_>, activity: &ActivityId) -> Result<bool> {
    store::any_open(tx, activity)
}
