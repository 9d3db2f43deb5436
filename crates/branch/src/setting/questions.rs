//! What can be asked about settings.

use std::collections::HashMap;

use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Read, Result};
use zhixing_records::UnitId;

use super::model::BranchSetting;
use super::store;

/// What a branch set for itself; the usual values where it set nothing.
pub fn setting(tx: &Read<'_>, branch: &UnitId) -> Result<BranchSetting> {
    Ok(store::of(tx, branch)?.unwrap_or_default())
}

/// The settings of all branches of an organisation that set something.
pub fn settings(tx: &Read<'_>, organisation: &OrganisationId) -> Result<HashMap<UnitId, BranchSetting>> {
    Ok(store::of_all(tx, organisation)?.into_iter().collect())
}
