//! What can be asked about voters: one's own state, and what all add up to. Read only.

use zhixing_kit::{Moment, Read, Result};
use zhixing_people::Actor;

use super::model::{Numbers, Voting};
use super::store;
use crate::activity::model::ActivityId;
use crate::ballot::model::Ballot;
use crate::roll;
use crate::roll::model::{RollEntry, RollEntryId};

/// How far the actor himself is; none when he is no voter of this ballot.
pub fn mine(tx: &Read<'_>, actor: &Actor, ballot: &Ballot) -> Result<Option<Voting>> {
    let Some(entry) = roll::questions::entry_of(tx, &ballot.activity, &actor.member)?.filter(RollEntry::votes) else {
        return Ok(None);
    };
    // Who came to the unit after it was made or had begun stands on the list and is no voter of it.
    store::maybe(tx, &ballot.id, &entry.id)
}

/// What all voters add up to.
pub fn numbers(tx: &Read<'_>, ballot: &Ballot) -> Result<Numbers> {
    store::numbers(tx, &ballot.id)
}

/// Whether somebody on the roll, marked as there, was there for a secret ballot of the meeting.
pub(crate) fn was_there(tx: &Read<'_>, activity: &ActivityId, entry: &RollEntry) -> Result<bool> {
    store::was_there(tx, activity, &entry.id)
}

/// Whether somebody was there for a secret ballot of the meeting that began after a moment; with `put_right`, also by a roll that was put right.
pub(crate) fn was_there_after(
    tx: &Read<'_>,
    activity: &ActivityId,
    entry: &RollEntryId,
    after: (Moment, bool),
) -> Result<bool> {
    store::was_there_after(tx, activity, entry, after)
}

/// Whether somebody had left when a secret ballot of the meeting began between two moments.
pub(crate) fn was_gone_between(
    tx: &Read<'_>,
    activity: &ActivityId,
    entry: &RollEntryId,
    between: (Moment, Moment),
) -> Result<bool> {
    store::was_gone_between(tx, activity, entry, between)
}

/// How far each is, for the tellers who hand out paper.
pub fn list(tx: &Read<'_>, ballot: &Ballot) -> Result<Vec<(RollEntryId, Voting)>> {
    store::list(tx, &ballot.id)
}
