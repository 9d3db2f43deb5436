//! What can be asked about movings. Read only; each question asks first who may know.

use zhixing_kit::{Error, Read, Result};
use zhixing_people::{Actor, MemberId, Place, Right, Unit, UnitId, may, member, top_unit, units_below};

use super::model::{Moving, MovingId};
use super::store;

/// How many movings a branch's list shows.
const LISTED: usize = 60;
/// How many of his own a member sees.
const OWN: usize = 5;

/// A moving as the actor may deal with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hands {
    /// He may receive.
    pub receives: bool,
    /// He may call back.
    pub calls_back: bool,
}

/// The moving of the actor's own organisation; not found without one. Rights are the caller's business.
pub(super) fn find(tx: &Read<'_>, actor: &Actor, id: &MovingId) -> Result<Moving> {
    store::find(tx, &actor.organisation, id)?.ok_or(Error::NotFound)
}

/// The moving for those of both branches who keep their people, and for the member himself. Not found otherwise.
pub fn visible(tx: &Read<'_>, actor: &Actor, id: &MovingId) -> Result<(Moving, Hands)> {
    let moving = find(tx, actor, id)?;
    let keeps = |unit: &UnitId| may(tx, actor, Right::EditPeople, &Place::unit(unit));
    let hands = Hands { receives: keeps(&moving.to.0)?, calls_back: keeps(&moving.from.0)? };
    let is_known = hands.receives || hands.calls_back || moving.member == actor.member;
    if is_known { Ok((moving, hands)) } else { Err(Error::NotFound) }
}

/// What the actor's branch sent and is to receive, for who keeps its people; none for all others.
pub fn of_branch(tx: &Read<'_>, actor: &Actor) -> Result<Option<Vec<Moving>>> {
    match &actor.branch {
        Some(branch) if may(tx, actor, Right::EditPeople, &Place::unit(branch))? => {
            store::of_branch(tx, branch, LISTED).map(Some)
        }
        _ => Ok(None),
    }
}

/// Whom a branch is to receive, the earliest due first. Rights are the caller's business.
pub(crate) fn to_receive(tx: &Read<'_>, branch: &UnitId) -> Result<Vec<Moving>> {
    store::to_receive(tx, branch, OWN)
}

/// The actor's own movings, the latest first.
pub fn own(tx: &Read<'_>, actor: &Actor) -> Result<Vec<Moving>> {
    store::of_member(tx, &actor.member, OWN)
}

/// Every open branch of the organisation that somebody may belong to: their names are known to all of it.
pub fn branches(tx: &Read<'_>, actor: &Actor) -> Result<Vec<Unit>> {
    let today = tx.today();
    let all = units_below(tx, &top_unit(tx, &actor.organisation)?.id)?;
    Ok(all.into_iter().filter(|unit| unit.kind.is_home() && unit.is_open(today)).collect())
}

/// The branch of the member who is asked for by his id, where the actor keeps its people.
pub fn sending_branch(tx: &Read<'_>, actor: &Actor, who: &str) -> Result<Option<UnitId>> {
    let Some(id) = MemberId::parse(who) else { return Ok(None) };
    let branch = match member(tx, &id) {
        Ok(asked) => asked.branch,
        Err(Error::NotFound) => None,
        Err(error) => return Err(error),
    };
    let Some(branch) = branch else { return Ok(None) };
    Ok(may(tx, actor, Right::EditPeople, &Place::unit(&branch))?.then_some(branch))
}

/// The receiving branch and its groups.
pub fn places(tx: &Read<'_>, moving: &Moving) -> Result<Vec<Unit>> {
    let today = tx.today();
    Ok(units_below(tx, &moving.to.0)?.into_iter().filter(|unit| unit.is_open(today)).collect())
}
