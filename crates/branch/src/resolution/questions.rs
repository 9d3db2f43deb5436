//! What can be asked about resolutions. Read only.

use zhixing_kit::clock::DAY_MS;
use zhixing_kit::{Error, Moment, Read, Result, Sentence};
use zhixing_people::{Actor, Place, Right, UnitId, may, require};

use super::model::{FollowUp, Resolution, ResolutionId, ResolutionState, Source};
use super::text::Text;
use super::{charge, store};
use crate::activity::model::ActivityId;
use crate::{ballot, motion};

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

/// Whether the actor may change who sees to it: who plans in the unit, while it goes on.
pub fn may_change(tx: &Read<'_>, actor: &Actor, resolution: &Resolution) -> Result<bool> {
    Ok(goes_on(resolution).is_ok() && may(tx, actor, Right::PlanActivity, &Place::unit(&resolution.unit))?)
}

/// Lets pass who may change who sees to it, while it goes on.
pub fn must_change(tx: &Read<'_>, actor: &Actor, id: &ResolutionId) -> Result<Resolution> {
    let resolution = visible(tx, actor, id)?;
    require(tx, actor, Right::PlanActivity, &Place::unit(&resolution.unit))?;
    goes_on(&resolution)?;
    Ok(resolution)
}

/// Refuses one that has ended, or was not made.
fn goes_on(resolution: &Resolution) -> Result<(), Sentence> {
    match resolution.state {
        _ if resolution.void => Err(Sentence::of(|language| Text(language).void_why())),
        ResolutionState::Open => Ok(()),
        ResolutionState::Done | ResolutionState::NotDone => Err(Sentence::of(|language| Text(language).has_ended())),
    }
}

/// Lets pass who may say what became of it.
pub fn must_follow_up(tx: &Read<'_>, actor: &Actor, id: &ResolutionId) -> Result<Resolution> {
    let resolution = visible(tx, actor, id)?;
    if !may_follow_up(tx, actor, &resolution)? {
        require(tx, actor, Right::PlanActivity, &Place::unit(&resolution.unit))?;
    }
    Ok(resolution)
}

/// What a resolution was made of; nothing where it was agreed without a vote, or before secret ballots were kept with it.
pub fn source(tx: &Read<'_>, resolution: &Resolution) -> Result<Option<Source>> {
    match store::source(tx, &resolution.id)? {
        (Some(motion), _) => motion::questions::one(tx, &resolution.activity, &motion).map(Source::Motion).map(Some),
        (None, Some(ballot)) => {
            let ballots = ballot::told(tx, &resolution.activity)?;
            Ok(ballots.into_iter().find(|told| told.ballot.id == ballot).map(Source::Ballot))
        }
        (None, None) => Ok(None),
    }
}

/// The resolutions of a meeting; whether the asker may see the meeting is asked before.
pub fn of_activity(tx: &Read<'_>, activity: &ActivityId) -> Result<Vec<Resolution>> {
    store::of_activity(tx, activity)
}

/// The resolutions of a meeting as it decided them: who sees to one may have been changed since.
pub fn decided(tx: &Read<'_>, activity: &ActivityId) -> Result<Vec<Resolution>> {
    charge::decided(tx, activity)
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

/// The same of those that were not made after all.
pub fn fallen(tx: &Read<'_>, branch: &UnitId, before: (Moment, &str), limit: usize) -> Result<Vec<Resolution>> {
    store::fallen(tx, branch, before, limit)
}

/// Decisions on somebody's day.
#[derive(Clone, Debug, Default)]
pub struct Decisions {
    /// What he is to see to, the nearest day first.
    pub mine: Vec<Resolution>,
    /// What his own branch decided in the last 60 days, the latest first; nothing for who belongs to none.
    pub lately: Vec<Resolution>,
}

/// Decisions on the actor's day: so many that are his to see to, and so many of his branch.
pub fn decisions(tx: &Read<'_>, actor: &Actor, (mine, lately): (usize, usize)) -> Result<Decisions> {
    let branch = actor.branch.as_ref().map_or("", UnitId::as_str);
    let since = tx.now().plus_ms(-LATELY_MS);
    let (mine, lately) = store::of_day(tx, (&actor.member, mine), (branch, since, lately))?;
    Ok(Decisions { mine, lately })
}
