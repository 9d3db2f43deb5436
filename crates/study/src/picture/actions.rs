//! What can happen to pictures: some are brought along, one is put to a question or taken away from it, and what nothing shows is swept away.

use zhixing_kit::form::Faults;
use zhixing_kit::id::OrganisationId;
use zhixing_kit::jobs::{JobKind, later};
use zhixing_kit::{Result, Write};
use zhixing_people::Actor;
use zhixing_question::{Image, Wrong};

use super::input::PICTURE;
use super::model::{Put, WAITS_MS_MAX, with, without};
use super::store;
use crate::bank::actions::change;
use crate::bank::input::with_remedy;
use crate::bank::model::QuestionId;
use crate::bank::questions::changeable;

/// Forgets pictures that nothing shows.
pub const SWEEPING: JobKind = JobKind { name: "picture.sweep", run: sweep };

/// Keeps pictures for the actor, until a question of his shows them or two days are over. The caller has asked for the right.
pub fn keep<'i>(tx: &Write<'_>, actor: &Actor, images: impl Iterator<Item = &'i Image>) -> Result<()> {
    let until = tx.now().plus_ms(WAITS_MS_MAX);
    let mut any = false;
    for image in images {
        store::keep(tx, actor, image, until)?;
        any = true;
    }
    if any { later(tx, &actor.organisation, SWEEPING.name, "", "", until) } else { Ok(()) }
}

/// Puts a picture to a question: a further version of it.
pub fn put(tx: &Write<'_>, actor: &Actor, id: &QuestionId, image: &Image, put: &Put) -> Result<()> {
    let kept = changeable(tx, actor, id)?;
    let question = with(&kept.question, &image.name(), put).map_err(faults)?;
    keep(tx, actor, std::iter::once(image))?;
    change(tx, actor, id, &question)
}

/// Takes a picture away from a question: a further version without it.
pub fn take_away(tx: &Write<'_>, actor: &Actor, id: &QuestionId, name: &str) -> Result<()> {
    let kept = changeable(tx, actor, id)?;
    let question = without(&kept.question, name).map_err(faults)?;
    change(tx, actor, id, &question)
}

fn faults(found: Vec<Wrong>) -> Faults {
    let each = found.iter().map(|wrong| {
        let (what, remedy) = wrong.told();
        (PICTURE.name, with_remedy(&what, &remedy))
    });
    Faults(each.collect())
}

fn sweep(tx: &Write<'_>, organisation: &OrganisationId, _: &str) -> Result<()> {
    match store::sweep(tx, organisation)? {
        Some(next) => later(tx, organisation, SWEEPING.name, "", "", next),
        None => Ok(()),
    }
}
