//! What can happen: somebody follows a material or does so no longer, and who follows is told of a new edition. To follow is one's own affair, as a
//! draft is, and leaves no record.

use zhixing_kit::{Result, Sentence, Write};
use zhixing_notice::{Notice, send};
use zhixing_people::Actor;

use super::store;
use super::text::Text;
use crate::material::model::{Material, MaterialId, must_hold};
use crate::material::store as materials;

/// From now on the actor is told of new editions.
pub fn follow(tx: &Write<'_>, actor: &Actor, id: &MaterialId) -> Result<()> {
    must_hold(&materials::one(tx, &actor.organisation, id)?)?;
    store::add(tx, actor, id)
}

/// He is told no longer.
pub fn leave(tx: &Write<'_>, actor: &Actor, id: &MaterialId) -> Result<()> {
    materials::one(tx, &actor.organisation, id)?;
    store::end(tx, actor, id)
}

/// Tells everybody who follows a material that it has a new edition, and what is new; not the one who published it.
pub fn tell(tx: &Write<'_>, actor: &Actor, material: &Material, note: &str, edition: u32) -> Result<()> {
    let to = store::all(tx, &material.id)?.into_iter().filter(|member| *member != actor.member).collect();
    let subject = Sentence::of(|language| Text(language).renewed(&material.title));
    let body = Sentence::of(|language| {
        let text = Text(language);
        if note.is_empty() { text.look().to_owned() } else { note.to_owned() }
    });
    let link = format!("/library/{}/changes?edition={edition}", material.id);
    send(tx, &actor.author(), Notice { unit: material.unit.clone(), to, subject, body, link })
}
