//! What waits for a member, and what his branch decided lately. Read only.

use zhixing_kit::clock::DAY_MS;
use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Read, Result};
use zhixing_people::{Actor, MemberId};

use super::store;
use crate::activity::Activity;
use crate::motion::{self, model::may_vote};
use crate::resolution::Resolution;
use crate::roll;

/// How long a decision counts as late news: 60 days.
const LATELY_MS: i64 = 60 * DAY_MS;

/// A motion that waits for a member's vote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToVote {
    /// Where he votes.
    pub path: String,
    /// What is put to the vote.
    pub text: String,
}

/// Meetings that are open and that this member presides over or records, the earliest first.
pub fn to_close(tx: &Read<'_>, member: &MemberId, limit: usize) -> Result<Vec<Activity>> {
    store::to_close(tx, member, limit)
}

/// The open votes of a meeting in which the actor may vote and has not yet. One statement where no vote is open.
pub fn to_vote(tx: &Read<'_>, actor: &Actor, activity: &Activity) -> Result<Vec<ToVote>> {
    if !motion::questions::any_open(tx, &activity.id)?
        || may_vote(roll::questions::entry_of(tx, &activity.id, &actor.member)?.as_ref()).is_err()
    {
        return Ok(Vec::new());
    }
    let votes = motion::questions::votes(tx, &activity.id)?;
    let motions = motion::questions::list(tx, &activity.id)?.into_iter().filter(|motion| {
        motion.is_open() && !votes.iter().any(|vote| vote.motion == motion.id && vote.member == actor.member)
    });
    Ok(motions.map(|motion| ToVote { path: format!("{}/motions", activity.path()), text: motion.text }).collect())
}

/// What the actor's own branch decided in the last 60 days, latest first; nothing for who belongs to none.
pub fn decided_lately(tx: &Read<'_>, actor: &Actor, limit: usize) -> Result<Vec<Resolution>> {
    let Some(branch) = &actor.branch else { return Ok(Vec::new()) };
    store::decided(tx, branch, tx.now().plus_ms(-LATELY_MS), limit)
}

/// Whether no activity was ever planned in the organisation: its first steps are not done.
pub fn nothing_planned(tx: &Read<'_>, organisation: &OrganisationId) -> Result<bool> {
    store::any(tx, organisation).map(|any| !any)
}
