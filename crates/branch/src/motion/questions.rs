//! What can be asked about motions. Read only; whether the asker may see the meeting is asked before.

use zhixing_kit::{Moment, Read, Result};
use zhixing_people::{Actor, MemberId};

use super::model::{Motion, MotionId, OpenVote, Voter, may_vote};
use super::store;
use crate::activity::model::{ActivityId, path};
use crate::{ballot, roll};

/// A motion that waits for a member's vote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToVote {
    /// Where he votes.
    pub path: String,
    /// What is put to the vote.
    pub text: String,
}

/// The motions of a meeting in order.
pub fn list(tx: &Read<'_>, activity: &ActivityId) -> Result<Vec<Motion>> {
    store::list(tx, activity)
}

/// One motion of this meeting; not found when it belongs to another.
pub fn one(tx: &Read<'_>, activity: &ActivityId, id: &MotionId) -> Result<Motion> {
    store::one(tx, activity, id)
}

/// Every open vote of a meeting.
pub fn votes(tx: &Read<'_>, activity: &ActivityId) -> Result<Vec<OpenVote>> {
    store::votes(tx, activity)
}

/// Who had a vote in what was decided openly at a meeting.
pub(crate) fn voters(tx: &Read<'_>, activity: &ActivityId) -> Result<Vec<Voter>> {
    store::voters(tx, activity)
}

/// When the first and the last open vote of a meeting were cast in person; none where nobody voted himself.
pub(crate) fn cast_in_person(tx: &Read<'_>, activity: &ActivityId) -> Result<Option<(Moment, Moment)>> {
    store::cast_in_person(tx, activity)
}

/// Whether a vote of this meeting is open.
pub fn any_open(tx: &Read<'_>, activity: &ActivityId) -> Result<bool> {
    store::any_open(tx, activity)
}

/// The open votes and secret ballots of a meeting in which the actor may vote and has not yet. Two statements where none is open.
pub fn to_vote(tx: &Read<'_>, actor: &Actor, activity: &ActivityId) -> Result<Vec<ToVote>> {
    let secret = ballot::to_cast(tx, actor, activity)?;
    let secret = secret.into_iter().map(|ballot| ToVote { path: ballot.path(), text: ballot.title });
    Ok(secret.chain(to_vote_openly(tx, actor, activity)?).collect())
}

fn to_vote_openly(tx: &Read<'_>, actor: &Actor, activity: &ActivityId) -> Result<Vec<ToVote>> {
    if !any_open(tx, activity)? || may_vote(roll::questions::entry_of(tx, activity, &actor.member)?.as_ref()).is_err() {
        return Ok(Vec::new());
    }
    let votes = votes(tx, activity)?;
    let motions = list(tx, activity)?.into_iter().filter(|motion| {
        motion.is_open() && !votes.iter().any(|vote| vote.motion == motion.id && vote.member == actor.member)
    });
    Ok(motions.map(|motion| ToVote { path: format!("{}/motions", path(activity)), text: motion.text }).collect())
}

/// Whether a member's vote counted in a result of this meeting that was announced.
pub(crate) fn was_counted(tx: &Read<'_>, activity: &ActivityId, member: &MemberId) -> Result<bool> {
    store::was_counted(tx, activity, member)
}

/// Whether a member was there in a vote of this meeting that ended after a moment, or voted himself after it; with `put_right`, also by a roll that was
/// put right.
pub(crate) fn was_there_after(
    tx: &Read<'_>,
    activity: &ActivityId,
    member: &MemberId,
    after: (Moment, bool),
) -> Result<bool> {
    store::was_there_after(tx, activity, member, after)
}

/// Whether a vote of this meeting ended between two moments without a member who has one.
pub(crate) fn was_gone_between(
    tx: &Read<'_>,
    activity: &ActivityId,
    member: &MemberId,
    between: (Moment, Moment),
) -> Result<bool> {
    store::was_gone_between(tx, activity, member, between)
}

/// Whether a member voted in an open vote of this meeting that is still running.
pub(crate) fn votes_now(tx: &Read<'_>, activity: &ActivityId, member: &MemberId) -> Result<bool> {
    store::votes_now(tx, activity, member)
}
