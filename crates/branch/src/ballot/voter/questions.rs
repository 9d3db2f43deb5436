//! What can be asked about voters: one's own state, and what all add up to. Read only.

use zhixing_kit::{Read, Result};
use zhixing_people::Actor;

use super::model::{Numbers, Voting};
use super::store;
use crate::ballot::model::Ballot;
use crate::roll;
use crate::roll::model::{RollEntry, RollEntryId};

/// How far the actor himself is; none when he is no voter of this ballot.
pub fn mine(tx: &Read<'_>, actor: &Actor, ballot: &Ballot) -> Result<Option<Voting>> {
    let Some(entry) = roll::questions::entry_of(tx, &ballot.activity, &actor.member)?.filter(RollEntry::votes) else {
        return Ok(None);
    };
    store::one(tx, &ballot.id, &entry.id).map(Some)
}

/// What all voters add up to.
pub fn numbers(tx: &Read<'_>, ballot: &Ballot) -> Result<Numbers> {
    store::numbers(tx, &ballot.id)
}

/// How far each is, for the tellers who hand out paper.
pub fn list(tx: &Read<'_>, ballot: &Ballot) -> Result<Vec<(RollEntryId, Voting)>> {
    store::list(tx, &ballot.id)
}
