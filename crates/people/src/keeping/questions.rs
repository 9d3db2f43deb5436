//! What can be asked about the day from which a unit's record is kept.

use jiff::civil::Date;
use zhixing_kit::{Error, Read, Result};
use zhixing_records::UnitId;

use super::model::may_be_kept;
use super::store;
use crate::actor::Actor;
use crate::rights::{Place, Right, require};
use crate::unit::{Unit, unit};

/// The first day of a unit's record here. [`Error::NotFound`] when there is no such unit.
pub fn kept_since(tx: &Read<'_>, id: &UnitId) -> Result<Date> {
    Ok(store::since(tx, id)?.ok_or(Error::NotFound)?.day(tx.zone()))
}

/// A branch or a group of which the actor keeps the people, with its first day.
///
/// # Errors
/// [`Error::NotFound`] for any other kind of unit and for what is none of his affair.
pub fn kept(tx: &Read<'_>, actor: &Actor, id: &UnitId) -> Result<(Unit, Date)> {
    require(tx, actor, Right::EditPeople, &Place::itself(id))?;
    let unit = unit(tx, id)?;
    if !may_be_kept(unit.kind) {
        return Err(Error::NotFound);
    }
    Ok((unit, kept_since(tx, id)?))
}
