//! What can be asked about the first steps of an installation. Read only.

use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Read, Result};
use zhixing_records::MemberId;

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

/// Branches' secretaries of today who can neither sign in nor have a link that waits for them: so many at most, by name.
pub fn secretaries_without_sign_in(
    tx: &Read<'_>,
    organisation: &OrganisationId,
    most: usize,
) -> Result<Vec<(MemberId, String)>> {
    store::secretaries_without_sign_in(tx, organisation, most)
}

/// The same of some members, whatever they are: who of them can neither sign in nor has a link that waits for him.
pub fn without_sign_in(tx: &Read<'_>, members: &[&MemberId]) -> Result<Vec<MemberId>> {
    let mut without = Vec::new();
    for pair in members.chunks(2) {
        without.extend(store::without_sign_in(tx, [pair[0], pair[pair.len() - 1]])?);
    }
    Ok(without)
}
