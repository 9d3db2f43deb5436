//! What can happen to what was brought in: it is kept for a day, published, or thrown away. Only publishing is recorded: until then it is a draft.

use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Error, Result, Write, jobs};
use zhixing_people::Actor;

use super::model::{Intake, IntakeId, KEPT_MS_MAX, WAITING_MAX};
use super::{questions, store};
use crate::extract::Extracted;
use crate::material::actions::{Brought, publish, renew};
use crate::material::input::NewMaterial;
use crate::material::model::MaterialId;

/// The job that throws away what was not published in time.
pub const FORGET: &str = "library.forget";

/// Keeps what was read from a file, for its bringer to look at.
pub fn bring(tx: &Write<'_>, actor: &Actor, material: Option<&MaterialId>, brought: &Brought) -> Result<IntakeId> {
    questions::to_bring(tx, actor, material)?;
    for old in store::own(tx, actor)?.iter().skip(WAITING_MAX - 1) {
        store::end(tx, old)?;
    }
    let id = store::add(tx, actor, material, brought)?;
    jobs::later(tx, &actor.organisation, FORGET, id.as_str(), id.as_str(), tx.now().plus_ms(KEPT_MS_MAX))?;
    Ok(id)
}

/// Publishes it, as a material of its own or as a new edition.
pub fn release(tx: &Write<'_>, actor: &Actor, id: &IntakeId, new: &NewMaterial) -> Result<MaterialId> {
    let waiting = questions::waiting(tx, actor, id)?;
    let Intake { format, title, paragraphs, left_out, file_name, .. } = waiting.intake;
    let extracted = Extracted { format, title, paragraphs, left_out };
    let brought = Brought { file_name, file: store::file(tx, id)?, extracted };
    store::end(tx, id)?;
    match waiting.material {
        Some(material) => renew(tx, actor, &material.id, new, &brought).map(|()| material.id),
        None => publish(tx, actor, new, &brought),
    }
}

/// Throws it away.
pub fn throw_away(tx: &Write<'_>, actor: &Actor, id: &IntakeId) -> Result<()> {
    questions::waiting(tx, actor, id)?;
    store::end(tx, id)
}

/// The job: what is named by the payload goes, if it is still there.
pub fn forget(tx: &Write<'_>, _organisation: &OrganisationId, payload: &str) -> Result<()> {
    store::end(tx, &IntakeId::parse(payload).ok_or(Error::NotFound)?)
}
