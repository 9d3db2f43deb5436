//! What can be asked about units. Read only; the asker's rights are the caller's business ([`crate::require`]).

use jiff::civil::Date;
use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Error, Read, Result};
use zhixing_records::UnitId;

use super::model::{Founding, Unit};
use super::store;

/// The unit. [`Error::NotFound`] when there is none.
pub fn unit(tx: &Read<'_>, id: &UnitId) -> Result<Unit> {
    store::find(tx, id)?.ok_or(Error::NotFound)
}

/// The unit and all open units below it, the upper ones first.
pub fn units_below(tx: &Read<'_>, id: &UnitId) -> Result<Vec<Unit>> {
    let today = tx.today();
    Ok(store::below(tx, id)?.into_iter().filter(|unit| unit.is_open(today)).collect())
}

/// Lets a day pass on which the unit is there, and its branch where it is a group. [`zhixing_kit::Error::Invalid`] at this field for an earlier one.
pub(crate) fn founded_by(tx: &Read<'_>, unit: &Unit, field: &'static str, day: Date) -> Result<()> {
    let branch = unit.branch.as_ref().filter(|branch| **branch != unit.id);
    let branch = branch.map(|branch| self::unit(tx, branch)).transpose()?;
    let Some(own) = Founding::of(unit) else { return Ok(()) };
    own.within(branch.as_ref().and_then(Founding::of)).allows(day).map_err(|early| early.at(field))
}

/// The branch that the unit is or lies in; none above the branches. [`Error::NotFound`] when there is no such unit.
pub fn branch_of(tx: &Read<'_>, id: &UnitId) -> Result<Option<Unit>> {
    match unit(tx, id)?.branch {
        Some(branch) => unit(tx, &branch).map(Some),
        None => Ok(None),
    }
}

/// The topmost unit: the organisation itself.
pub fn top_unit(tx: &Read<'_>, organisation: &OrganisationId) -> Result<Unit> {
    store::top(tx, organisation)
}

/// The organisation that this installation serves; none before the first administrator came.
pub fn the_organisation(tx: &Read<'_>) -> Result<Option<OrganisationId>> {
    store::the_organisation(tx)
}
