//! The statements about the day from which a unit's record is kept. The only SQL of this folder.

use jiff::civil::Date;
use zhixing_kit::{Moment, Read, Result, Write, params, statements};
use zhixing_records::UnitId;

statements! {
    SINCE = "select kept_from from unit where id = $1";
    SET = "update unit set kept_from = $2 where id = $1";
    SET_OF_BRANCH = "update unit set kept_from = $2 where branch = $1";
}

/// From when the record of a unit is kept, if there is such a unit.
pub fn since(tx: &Read<'_>, unit: &UnitId) -> Result<Option<Moment>> {
    Ok(tx.maybe::<(Moment,)>(SINCE, params![unit])?.map(|(from,)| from))
}

/// Writes the day from which the record of a unit is kept.
pub fn set(tx: &Write<'_>, unit: &UnitId, day: Date) -> Result<()> {
    tx.run(SET, params![unit, Moment::start_of(day, tx.zone())]).map(drop)
}

/// Writes it of a branch and of all its groups.
pub fn set_of_branch(tx: &Write<'_>, branch: &UnitId, day: Date) -> Result<()> {
    tx.run(SET_OF_BRANCH, params![branch, Moment::start_of(day, tx.zone())]).map(drop)
}
