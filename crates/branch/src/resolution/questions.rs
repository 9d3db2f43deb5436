//! What can be asked about resolutions. Read only.

use zhixing_kit::clock::DAY_MS;
use zhixing_kit::{Error, Moment, Read, Result};
use zhixing_people::{Actor, Place, Right, UnitId, may, require};

use super::model::{FollowUp, Resolution, ResolutionId, ResolutionState};
use super::store;
use crate::activity::model::ActivityId;

/// How long a decision counts as late news: 60 days.
const LATELY_MS: i64 = 60 * DAY_MS;

/// The resolution, for members of its branch and for its owner. Not found otherwise.
pub fn visible(tx: &Read<'_>, actor: &Actor, id: &ResolutionId) -> Result<Resolution> {
    let resolution = store::one(tx, id)?;
    let named: Vec<_> = resolution.owner.iter().cloned().collect();
    if may(tx, actor, Right::SeeActivity, &Place::unit(&resolution.unit).named(&named))? {
        Ok(resolution)
    } else {
        Err(Error::NotFound)
    }
}

/// Whether the actor may say what became of it: its owner, and who runs the unit's meetings.
pub fn may_follow_up(tx: &Read<'_>, actor: &Actor, resolution: &Resolution) -> Result<bool> {
    Ok(resolution.owner.as_ref() == Some(&actor.member)
        || may(tx, actor, Right::PlanActivity, &Place::unit(&resolution.unit))?)
}

/// Lets pass who may say what became of it.
pub fn must_follow_up(tx: &Read<'_>, actor: &Actor, id: &ResolutionId) -> Result<Resolution> {
    let resolution = visible(tx, actor, id)?;
    if !may_follow_up(tx, actor, &resolution)? {
        require(tx, actor, Right::PlanActivity, &Place::unit(&resolution.unit))?;
    }
    Ok(resolution)
}

/// The resolutions of a meeting; whether the asker may see the meeting is asked before.
pub fn of_activity(tx: &Read<'_>, activity: &ActivityId) -> Result<Vec<Resolution>> {
    store::of_activity(tx, activity)
}

/// What was said about what became of it.
pub fn follow_ups(tx: &Read<'_>, id: &ResolutionId) -> Result<Vec<FollowUp>> {
    store::follow_ups(tx, id)
}

/// A page of a branch's resolutions in one state, latest first.
pub fn of_branch(
    tx: &Read<'_>,
    branch: &UnitId,
    state: ResolutionState,
    before: (Moment, &str),
    limit: usize,
) -> Result<Vec<Resolution>> {
    store::of_branch(tx, branch, state, before, limit)
}

/// What the actor is to see to, the nearest day first: for Today.
pub fn my_resolutions(tx: &Read<'_>, actor: &Actor, limit: usize) -> Result<Vec<Resolution>> {
    store::of_owner(tx, &actor.member, limit)
}

/// What the actor's own branch decided in the last 60 days, latest first; nothing for who belongs to none.
pub fn decided_lately(tx: &Read<'_>, actor: &Actor, limit: usize) -> Result<Vec<Resolution>> {
    let Some(branch) = &actor.branch else { return Ok(Vec::new()) };
    store::decided(tx, branch, tx.now().plus_ms(-LATELY_MS), limit)
}
