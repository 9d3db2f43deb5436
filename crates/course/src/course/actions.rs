//! What can happen to a course: it is published, a new edition takes the old one's place, it is taken back.

use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use zhixing_kit::{Result, Sentence, Write};
use zhixing_people::{Actor, Place, Right, UnitId, require};
use zhixing_records::{Deed, Thing, Verb, append};

use super::model::{Course, CourseId, EDITIONS_MAX};
use super::store;
use super::text::Text;
use crate::package::Package;
use crate::verbs;

/// A course that is to be published: a package that was read, and what the librarian says of it.
#[derive(Clone, Debug)]
pub struct NewCourse {
    /// Its title.
    pub title: String,
    /// What is new in this edition; may be empty.
    pub note: String,
    /// Whose librarian publishes it. A new edition stays with the unit of its course.
    pub unit: UnitId,
    /// The package's name.
    pub file_name: String,
    /// How many bytes it had as it came.
    pub file_bytes: u64,
    /// The SHA-256 of these.
    pub digest: [u8; 32],
    /// What was read from it.
    pub package: Package,
}

impl NewCourse {
    /// A course from its packed bytes, once these were read.
    pub fn of(package: Package, bytes: &[u8], file_name: &str, (title, note, unit): (String, String, UnitId)) -> Self {
        let (file_bytes, digest) = (bytes.len() as u64, Sha256::digest(bytes).into());
        Self { title, note, unit, file_name: file_name.to_owned(), file_bytes, digest, package }
    }
}

/// Publishes a course: from this moment everybody in the organisation can open it.
pub fn publish(tx: &Write<'_>, actor: &Actor, new: &NewCourse) -> Result<CourseId> {
    require(tx, actor, Right::PublishMaterials, &Place::unit(&new.unit))?;
    zhixing_lrs::inside::ready(tx, &actor.organisation, &new.unit, &actor.member)?;
    let id = store::add(tx, &actor.organisation, (&new.unit, &new.title), new.package.outline.standard)?;
    let facts = edition(tx, actor, &id, new, 1)?;
    note(tx, actor, (&id, &new.title, &new.unit), &verbs::PUBLISHED, facts)?;
    Ok(id)
}

/// Publishes a new edition in the place of the one that holds. Who has a part open goes on with the old one; what was done counts for parts that
/// are still there under the author's id.
pub fn renew(tx: &Write<'_>, actor: &Actor, id: &CourseId, new: &NewCourse) -> Result<()> {
    let course = store::one(tx, &actor.organisation, id)?;
    require(tx, actor, Right::PublishMaterials, &Place::unit(&course.unit))?;
    may_be_renewed(&course)?;
    let number = course.edition + 1;
    store::change(tx, id, &new.title, new.package.outline.standard, number)?;
    let facts = edition(tx, actor, id, new, number)?;
    note(tx, actor, (id, &new.title, &course.unit), &verbs::RENEWED, facts)
}

/// Takes a course back: it is no longer listed and cannot be opened; its page says why. Nothing is deleted.
pub fn take_back(tx: &Write<'_>, actor: &Actor, id: &CourseId, why: &str) -> Result<()> {
    let course = store::one(tx, &actor.organisation, id)?;
    require(tx, actor, Right::PublishMaterials, &Place::unit(&course.unit))?;
    must_hold(&course)?;
    store::take(tx, &actor.author(), id, why)?;
    tx.announce("courses");
    note(tx, actor, (id, &course.title, &course.unit), &verbs::TOOK_BACK, json!({ "why": why }))
}

/// Refuses a course that was taken back.
pub fn must_hold(course: &Course) -> Result<()> {
    match &course.taken {
        None => Ok(()),
        Some(_) => Err(Sentence::of(|language| Text(language).taken_already()).into()),
    }
}

/// Refuses a new edition of a course that was taken back, or that has very many.
pub fn may_be_renewed(course: &Course) -> Result<()> {
    must_hold(course)?;
    if course.edition >= EDITIONS_MAX {
        return Err(Sentence::of(|language| Text(language).too_many_editions(EDITIONS_MAX)).into());
    }
    Ok(())
}

fn edition(tx: &Write<'_>, actor: &Actor, id: &CourseId, new: &NewCourse, number: u32) -> Result<Value> {
    let digest = hex::encode(new.digest);
    let (file_name, file_bytes) = (new.file_name.as_str(), new.file_bytes);
    let edition = store::NewEdition { number, note: &new.note, file_name, file_bytes, digest: &digest };
    store::add_edition(tx, &actor.author(), id, &edition, &new.package)?;
    tx.announce("courses");
    tx.announce(format!("course/{id}"));
    let outline = &new.package.outline;
    Ok(json!({
        "title": new.title,
        "standard": outline.standard.word(),
        "edition": number,
        "note": new.note,
        "parts": outline.parts.len(),
        "files": new.package.files.len(),
        "fileDigest": digest,
    }))
}

fn note(
    tx: &Write<'_>,
    actor: &Actor,
    (id, title, unit): (&CourseId, &str, &UnitId),
    verb: &'static Verb,
    facts: Value,
) -> Result<()> {
    let about = format!("course/{id}");
    let object = Thing { kind: &verbs::COURSE, path: about.clone(), name: title.to_owned() };
    let deed = Deed { verb, object, about, unit: unit.clone(), concerns: Vec::new(), happened_at: tx.now(), facts };
    append(tx, &actor.author(), deed).map(drop)
}
