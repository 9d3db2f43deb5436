//! What can happen to a material: it is published, a new edition takes the old one's place, it is taken back.

use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use zhixing_kit::{Error, Result, Write};
use zhixing_people::{Actor, Place, Right, UnitId, require};
use zhixing_records::{Deed, Thing, Verb, append};

use super::input::NewMaterial;
use super::model::{Material, MaterialId, may_be_renewed, must_hold, placed};
use super::store;
use crate::extract::Extracted;
use crate::following::actions::tell;
use crate::search::store::count;
use crate::verbs::{MATERIAL, PUBLISHED, RENEWED, TOOK_BACK};

/// A file that was read, ready to be published.
#[derive(Clone, Debug)]
pub struct Brought {
    /// The file's name.
    pub file_name: String,
    /// Its bytes.
    pub file: Vec<u8>,
    /// What was read from it.
    pub extracted: Extracted,
}

/// Publishes a material: from this moment everybody in the organisation reads it and finds it.
pub fn publish(tx: &Write<'_>, actor: &Actor, new: &NewMaterial, brought: &Brought) -> Result<MaterialId> {
    require(tx, actor, Right::PublishMaterials, &Place::unit(&new.unit))?;
    let id = store::add(tx, &actor.organisation, new)?;
    let facts = edition(tx, actor, &id, new, brought, 1)?;
    note(tx, actor, &id, (&new.title, &new.unit), &PUBLISHED, facts)?;
    Ok(id)
}

/// Publishes a new edition in the place of the one that holds. The old one stays readable; it is found no longer.
pub fn renew(tx: &Write<'_>, actor: &Actor, id: &MaterialId, new: &NewMaterial, brought: &Brought) -> Result<()> {
    let material = store::one(tx, &actor.organisation, id)?;
    require(tx, actor, Right::PublishMaterials, &Place::unit(&material.unit))?;
    may_be_renewed(&material)?;
    let number = material.edition + 1;
    leave_index(tx, actor, &material)?;
    store::change(tx, id, new, number)?;
    let facts = edition(tx, actor, id, new, brought, number)?;
    note(tx, actor, id, (&new.title, &material.unit), &RENEWED, facts)?;
    tell(tx, actor, &material, &new.note, number)
}

/// Takes a material back: it is no longer listed or found, and its page says why. Nothing is deleted.
pub fn take_back(tx: &Write<'_>, actor: &Actor, id: &MaterialId, why: &str) -> Result<()> {
    let material = store::one(tx, &actor.organisation, id)?;
    require(tx, actor, Right::PublishMaterials, &Place::unit(&material.unit))?;
    must_hold(&material)?;
    leave_index(tx, actor, &material)?;
    store::take(tx, &actor.author(), id, why)?;
    note(tx, actor, id, (&material.title, &material.unit), &TOOK_BACK, json!({ "why": why }))
}

/// Adds an edition with its paragraphs and their words; gives what the record says of it.
fn edition(
    tx: &Write<'_>,
    actor: &Actor,
    id: &MaterialId,
    new: &NewMaterial,
    brought: &Brought,
    number: u32,
) -> Result<Value> {
    let (all, parts) = placed(&new.title, &brought.extracted.paragraphs);
    let digest = hex::encode(Sha256::digest(&brought.file));
    let edition = store::NewEdition {
        number,
        format: brought.extracted.format,
        file_name: &brought.file_name,
        file: &brought.file,
        digest: &digest,
        parts,
    };
    let edition_id = store::add_edition(tx, &actor.author(), id, new, &edition)?;
    let words = store::add_passages(tx, &actor.organisation, &edition_id, &all)?;
    count(tx, &actor.organisation, &words, 1)?;
    tx.announce("library");
    Ok(json!({
        "title": new.title,
        "area": new.area.word(),
        "kind": new.kind.word(),
        "tags": new.tags,
        "source": new.source,
        "link": new.link,
        "note": new.note,
        "edition": number,
        "format": edition.format.word(),
        "paragraphs": all.len() - 1,
        "fileDigest": digest,
    }))
}

/// Takes the edition that holds out of what is found.
fn leave_index(tx: &Write<'_>, actor: &Actor, material: &Material) -> Result<()> {
    let editions = store::editions(tx, &material.id)?;
    let current = editions.into_iter().find(|one| one.number == material.edition).ok_or(Error::NotFound)?;
    let words = store::words_of(tx, &current.id)?;
    store::forget_words(tx, &current.id)?;
    count(tx, &actor.organisation, &words, -1)?;
    tx.announce("library");
    Ok(())
}

fn note(
    tx: &Write<'_>,
    actor: &Actor,
    id: &MaterialId,
    (title, unit): (&str, &UnitId),
    verb: &'static Verb,
    facts: Value,
) -> Result<()> {
    let about = format!("material/{id}");
    let object = Thing { kind: &MATERIAL, path: about.clone(), name: title.to_owned() };
    let deed = Deed { verb, object, about, unit: unit.clone(), concerns: Vec::new(), happened_at: tx.now(), facts };
    append(tx, &actor.author(), deed).map(drop)
}
