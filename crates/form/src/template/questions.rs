//! What can be asked about templates. Read only.

use zhixing_document::Kind;
use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Read, Result};
use zhixing_people::{Actor, Place, Right, require, top_unit};

use super::model::{Template, Waiting};
use super::store;

/// The template that an organisation uses for a kind of form; none: the built-in one.
pub fn in_use(tx: &Read<'_>, organisation: &OrganisationId, kind: &Kind) -> Result<Option<Template>> {
    store::in_use(tx, organisation, kind.name.code)
}

/// Those in use, for who administers.
pub fn all(tx: &Read<'_>, actor: &Actor) -> Result<Vec<Template>> {
    must_administer(tx, actor)?;
    store::all_in_use(tx, &actor.organisation)
}

/// The one of a kind, for who administers.
pub fn one(tx: &Read<'_>, actor: &Actor, kind: &Kind) -> Result<Option<Template>> {
    must_administer(tx, actor)?;
    in_use(tx, &actor.organisation, kind)
}

/// The one of a kind that was checked and waits, for who administers.
pub fn waiting(tx: &Read<'_>, actor: &Actor, kind: &Kind) -> Result<Option<Waiting>> {
    must_administer(tx, actor)?;
    store::waiting(tx, &actor.organisation, kind.name.code)
}

/// Refuses whoever does not administer the organisation.
pub fn must_administer(tx: &Read<'_>, actor: &Actor) -> Result<()> {
    let top = top_unit(tx, &actor.organisation)?;
    require(tx, actor, Right::Administer, &Place::unit(&top.id))
}
