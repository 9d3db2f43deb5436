//! What can be asked about materials. Read only; everybody in the organisation reads what is published, and nobody is told who did.

use zhixing_kit::{Error, Moment, Read, Result};
use zhixing_people::{Actor, Place, Right, Unit, may, require, units_for, units_where};

use super::change::{self, Change};
use super::model::{Edition, Material, MaterialId, Placed};
use super::store;
use crate::extract::Format;
use crate::following::questions::follows;
use crate::search::store::Within;

/// A page of the materials that hold, the newest first.
pub fn list(
    tx: &Read<'_>,
    actor: &Actor,
    within: Within,
    tag: &str,
    before: (Moment, &str),
    limit: usize,
) -> Result<Vec<Material>> {
    store::list(tx, &actor.organisation, within, tag, before, limit)
}

/// A material as it is read.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The material.
    pub material: Material,
    /// The edition that is shown.
    pub edition: Edition,
    /// Every edition, the newest first.
    pub editions: Vec<Edition>,
    /// Which page of it.
    pub part: u32,
    /// The text of that page.
    pub passages: Vec<Placed>,
    /// Whether the reader may renew it or take it back.
    pub publishes: bool,
    /// Whether the reader is told of new editions.
    pub follows: bool,
}

/// A page of a material's text; of the edition that holds, unless another is named. What was taken back shows its text to no one but those
/// who could publish it.
pub fn reading(tx: &Read<'_>, actor: &Actor, id: &MaterialId, edition: Option<u32>, part: u32) -> Result<Reading> {
    let material = store::one(tx, &actor.organisation, id)?;
    let publishes = may(tx, actor, Right::PublishMaterials, &Place::unit(&material.unit))?;
    let editions = store::editions(tx, id)?;
    let number = edition.unwrap_or(material.edition);
    let edition = editions.iter().find(|one| one.number == number).cloned().ok_or(Error::NotFound)?;
    if part == 0 || part > edition.parts {
        return Err(Error::NotFound);
    }
    let hidden = material.taken.is_some() && !publishes;
    let passages = if hidden { Vec::new() } else { store::part(tx, &edition.id, part)? };
    let follows = follows(tx, actor, id)?;
    Ok(Reading { material, edition, editions, part, passages, publishes, follows })
}

/// An edition with its whole text, for paper; not found where the reader is shown no text.
pub fn whole(tx: &Read<'_>, actor: &Actor, id: &MaterialId, edition: Option<u32>) -> Result<(Reading, Vec<Placed>)> {
    let shown = reading(tx, actor, id, edition, 1)?;
    if shown.passages.is_empty() {
        return Err(Error::NotFound);
    }
    let whole = store::whole(tx, &shown.edition.id)?;
    Ok((shown, whole))
}

/// An edition, with what is different in it since another one: the one before it, unless an earlier one is named.
#[derive(Clone, Debug)]
pub struct Changed {
    /// It.
    pub shown: Reading,
    /// The number of the earlier one.
    pub since: u32,
    /// What is different.
    pub changes: Vec<Change>,
}

/// What is different in an edition. Nothing is since the first one where that itself is asked for.
pub fn changes(
    tx: &Read<'_>,
    actor: &Actor,
    id: &MaterialId,
    edition: Option<u32>,
    since: Option<u32>,
) -> Result<Changed> {
    let (shown, text) = whole(tx, actor, id, edition)?;
    let since = since.unwrap_or(shown.edition.number.saturating_sub(1));
    let earlier = |one: &&Edition| one.number == since && since < shown.edition.number;
    let before = shown.editions.iter().find(earlier).ok_or(Error::NotFound)?;
    let changes = change::changes(&store::whole(tx, &before.id)?, &text);
    Ok(Changed { shown, since, changes })
}

/// The file of an edition.
pub fn original(
    tx: &Read<'_>,
    actor: &Actor,
    id: &MaterialId,
    edition: Option<u32>,
) -> Result<(Format, String, Vec<u8>)> {
    let material = store::one(tx, &actor.organisation, id)?;
    if material.taken.is_some() && !may(tx, actor, Right::PublishMaterials, &Place::unit(&material.unit))? {
        return Err(Error::NotFound);
    }
    store::file(tx, id, edition.unwrap_or(material.edition))
}

/// A material, for who may renew it or take it back.
pub fn to_change(tx: &Read<'_>, actor: &Actor, id: &MaterialId) -> Result<Material> {
    let material = store::one(tx, &actor.organisation, id)?;
    require(tx, actor, Right::PublishMaterials, &Place::unit(&material.unit))?;
    Ok(material)
}

/// The units for which the actor publishes, the upper ones first; whoever publishes for none is told who could.
pub fn publishes_for(tx: &Read<'_>, actor: &Actor) -> Result<Vec<Unit>> {
    units_for(tx, actor, Right::PublishMaterials)
}

/// Whether the actor publishes for any unit.
pub fn publishes(tx: &Read<'_>, actor: &Actor) -> Result<bool> {
    Ok(!units_where(tx, actor, Right::PublishMaterials)?.is_empty())
}
