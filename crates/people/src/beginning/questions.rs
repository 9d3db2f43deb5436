//! What can be asked about the first steps of an installation. Read only.

use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Read, Result};

use super::store;

/// How far an installation has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Beginning {
    /// Somebody belongs to a branch.
    pub people: bool,
    /// A branch has a secretary today.
    pub secretary: bool,
}

/// How far the installation has come, by two cheap statements.
pub fn beginning(tx: &Read<'_>, organisation: &OrganisationId) -> Result<Beginning> {
    Ok(Beginning { people: store::has_people(tx, organisation)?, secretary: store::has_secretary(tx, organisation)? })
}
