//! What can be asked about what was brought in. Read only; it is its bringer's alone.

use zhixing_kit::{Read, Result};
use zhixing_people::{Actor, Unit};

use super::model::{Intake, IntakeId, KEPT_MS_MAX};
use super::store;
use crate::material::model::{Edition, Material, MaterialId, may_be_renewed};
use crate::material::questions::{publishes_for, to_change};
use crate::material::store::editions;

/// What the form needs that brings something in: for a new edition, its material. Refuses who may not publish.
pub fn to_bring(tx: &Read<'_>, actor: &Actor, material: Option<&MaterialId>) -> Result<Option<Material>> {
    let Some(id) = material else {
        publishes_for(tx, actor)?;
        return Ok(None);
    };
    let material = to_change(tx, actor, id)?;
    may_be_renewed(&material)?;
    Ok(Some(material))
}

/// What was brought in, ready to be looked at.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// It.
    pub intake: Intake,
    /// The material of which it is to be a new edition.
    pub material: Option<Material>,
    /// The edition of it that holds.
    pub before: Option<Edition>,
    /// The units for which its bringer publishes.
    pub units: Vec<Unit>,
}

/// What the actor brought in himself, not longer ago than it is kept.
pub fn waiting(tx: &Read<'_>, actor: &Actor, id: &IntakeId) -> Result<Waiting> {
    let units = publishes_for(tx, actor)?;
    let intake = store::one(tx, actor, id, tx.now().plus_ms(-KEPT_MS_MAX))?;
    let material = intake.material.as_ref().map(|id| to_change(tx, actor, id)).transpose()?;
    let editions = material.as_ref().map(|of| editions(tx, &of.id)).transpose()?.unwrap_or_default();
    let before = editions.into_iter().next();
    Ok(Waiting { intake, material, before, units })
}
