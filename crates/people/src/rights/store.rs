//! What the rules need of a unit's row. The only SQL about rights.

use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Read, Result, params, statements};
use zhixing_records::UnitId;

use crate::unit::UnitKind;

statements! {
    PLACE = "select path, kind, branch from unit where id = $1 and organisation = $2";
}

/// The path, kind and branch of a unit of this organisation.
pub fn place(
    tx: &Read<'_>,
    unit: &UnitId,
    organisation: &OrganisationId,
) -> Result<Option<(String, UnitKind, Option<UnitId>)>> {
    tx.maybe(PLACE, params![unit, organisation])
}
