//! What can be asked about settings.

use std::collections::HashMap;

use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Read, Result};
use zhixing_records::UnitId;

use super::model::BranchSetting;
use super::store;
use crate::term;

/// What a branch set for itself; the usual values where it set nothing.
pub fn setting(tx: &Read<'_>, branch: &UnitId) -> Result<BranchSetting> {
    Ok(store::of(tx, branch)?.unwrap_or_default())
}

/// The settings of all branches of an organisation that set something.
pub fn settings(tx: &Read<'_>, organisation: &OrganisationId) -> Result<HashMap<UnitId, BranchSetting>> {
    Ok(store::of_all(tx, organisation)?.into_iter().collect())
}

/// Whether the unit above settled the present term: it confirmed the election that began it, or approved that it ends on another day.
pub fn term_is_settled(tx: &Read<'_>, branch: &UnitId) -> Result<bool> {
    let Some(last) = setting(tx, branch)?.term_to else { return Ok(false) };
    term::is_settled(tx, branch, last)
}
