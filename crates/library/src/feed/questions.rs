//! What can be asked about feeds: one's own, and what a secret address shows now.

use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Error, Language, Moment, Read, Result};
use zhixing_people::{Actor, Secret, renewed_at};

use super::store::{self, Entry};

/// The most entries of a feed.
const ENTRIES_MAX: usize = 50;

/// Since when the actor's own feed has an address that still holds.
pub fn own(tx: &Read<'_>, actor: &Actor) -> Result<Option<Moment>> {
    let renewed = renewed_at(tx, &actor.member)?;
    Ok(store::own(tx, actor)?.filter(|made_at| holds(*made_at, renewed)))
}

/// What stands behind a secret address now, and in which language. [`Error::NotFound`] for an unknown address, and likewise when its owner has left,
/// was barred, or had his access made anew since.
pub fn shown(tx: &Read<'_>, token: &Secret) -> Result<(OrganisationId, Vec<Entry>, Language)> {
    let (organisation, member, made_at) = store::by_token(tx, token)?.ok_or(Error::NotFound)?;
    if !holds(made_at, renewed_at(tx, &member)?) {
        return Err(Error::NotFound);
    }
    let owner = Actor::admitted(tx, &organisation, &member)?.ok_or(Error::NotFound)?;
    let entries = store::latest(tx, &organisation, ENTRIES_MAX)?;
    Ok((organisation, entries, owner.language.unwrap_or_default()))
}

fn holds(made_at: Moment, renewed: Option<Moment>) -> bool {
    renewed.is_none_or(|renewed| made_at > renewed)
}
