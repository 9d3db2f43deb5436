//! What can be asked about elections that are moved. Read only.

use zhixing_kit::{Error, Read, Result};
use zhixing_people::{Actor, Place, Right, UnitId, may, require};

use super::model::{Days, Shift, ShiftId, State};
use super::store;
use crate::year;

/// How many moves a branch's page lists.
const LISTED: usize = 6;

/// The moves of a branch, the latest first; whether the asker may see the branch is asked before.
pub fn of_branch(tx: &Read<'_>, branch: &UnitId) -> Result<Vec<Shift>> {
    store::of_branch(tx, branch, LISTED)
}

/// The days of a branch's present term; none where it is not known. An approved move of it tells where it was meant to end.
pub fn days(tx: &Read<'_>, branch: &UnitId) -> Result<Option<Days>> {
    let Some(term) = year::facts(tx, branch, tx.today().year())?.term else { return Ok(None) };
    let moved = of_branch(tx, branch)?.into_iter().find(|shift| shift.state == State::Approved);
    let origin = moved.filter(|shift| shift.until == term.last).map_or(term.last, |shift| shift.days.origin);
    Ok(Some(Days { origin, last: term.last }))
}

/// The move for the members of its branch and for who decides above, and whether the reader does. Not found otherwise.
pub fn visible(tx: &Read<'_>, actor: &Actor, id: &ShiftId) -> Result<(Shift, bool)> {
    let shift = store::find(tx, &actor.organisation, id)?.ok_or(Error::NotFound)?;
    let place = Place::unit(&shift.branch);
    let decides = may(tx, actor, Right::Decide, &place)? || may(tx, actor, Right::Administer, &place)?;
    if decides || may(tx, actor, Right::SeePeople, &place)? {
        return Ok((shift, decides));
    }
    Err(Error::NotFound)
}

/// The move, for who decides on it.
pub fn to_decide(tx: &Read<'_>, actor: &Actor, id: &ShiftId) -> Result<Shift> {
    let (shift, decides) = visible(tx, actor, id)?;
    if !decides {
        require(tx, actor, Right::Decide, &Place::unit(&shift.branch))?;
    }
    Ok(shift)
}

/// The moves that wait for the unit above, in the whole organisation.
pub fn waiting(tx: &Read<'_>, actor: &Actor, most: usize) -> Result<Vec<Shift>> {
    store::waiting(tx, &actor.organisation, most)
}
