//! What can happen to a template: it is brought and checked, put into use once somebody has looked at it, and taken out of use.

use serde_json::json;
use sha2::{Digest, Sha256};
use zhixing_document::{Kind, check};
use zhixing_kit::form::Faults;
use zhixing_kit::{Result, Sentence, Write};
use zhixing_people::{Actor, top_unit};
use zhixing_records::{Deed, Thing, Verb, append};

use super::input::FILE;
use super::model::Waiting;
use super::questions::{self, must_administer};
use super::store;
use super::text::Text;
use crate::verbs::{INSTALLED, RETIRED, TEMPLATE};

/// A Word file that passed the check of a kind; there is no other way to make one.
pub struct NewTemplate {
    kind: &'static Kind,
    file_name: String,
    file: Vec<u8>,
}

impl NewTemplate {
    /// Checks a file: every fault that refuses it, with its remedy. Unfolds it: not for a transaction.
    pub fn check(kind: &'static Kind, file_name: String, file: Vec<u8>) -> Result<Self, Faults> {
        let refused = check(&file, kind).into_iter().filter(|finding| finding.refused);
        let faults: Vec<_> = refused.map(|finding| (FILE.name, finding.sentence)).collect();
        if faults.is_empty() { Ok(Self { kind, file_name, file }) } else { Err(Faults(faults)) }
    }
}

/// Keeps a checked template until somebody has looked at its samples and puts it into use.
pub fn bring(tx: &Write<'_>, actor: &Actor, new: &NewTemplate) -> Result<()> {
    must_administer(tx, actor)?;
    let NewTemplate { kind, file_name, file } = new;
    let digest = hex::encode(Sha256::digest(file));
    store::keep_waiting(tx, &actor.author(), kind.name.code, file_name, file, &digest)
}

/// Puts the template that waits into use, in the place of the one before: the one that was looked at, told by its digest.
pub fn install(tx: &Write<'_>, actor: &Actor, kind: &'static Kind, seen: &str) -> Result<()> {
    let waiting =
        questions::waiting(tx, actor, kind)?.ok_or_else(|| Sentence::of(|language| Text(language).none_waits()))?;
    if waiting.digest != seen {
        return Err(Sentence::of(|language| Text(language).another_waits()).into());
    }
    let Waiting { file_name, file, digest, .. } = waiting;
    let by = actor.author();
    store::end(tx, &by, kind.name.code)?;
    store::add(tx, &by, kind.name.code, &file_name, &file, &digest)?;
    store::drop_waiting(tx, &by.organisation, kind.name.code)?;
    note(tx, actor, kind, &INSTALLED, json!({ "form": kind.name.code, "name": file_name, "digest": digest }))
}

/// Lets go of the template that waits. Nothing that was in use changes.
pub fn let_go(tx: &Write<'_>, actor: &Actor, kind: &'static Kind) -> Result<()> {
    must_administer(tx, actor)?;
    if !store::drop_waiting(tx, &actor.organisation, kind.name.code)? {
        return Err(Sentence::of(|language| Text(language).none_waits()).into());
    }
    Ok(())
}

/// Goes back to the built-in template.
pub fn withdraw(tx: &Write<'_>, actor: &Actor, kind: &'static Kind) -> Result<()> {
    must_administer(tx, actor)?;
    if !store::end(tx, &actor.author(), kind.name.code)? {
        return Err(Sentence::of(|language| Text(language).built_in_already()).into());
    }
    note(tx, actor, kind, &RETIRED, json!({ "form": kind.name.code }))
}

fn note(
    tx: &Write<'_>,
    actor: &Actor,
    kind: &'static Kind,
    verb: &'static Verb,
    facts: serde_json::Value,
) -> Result<()> {
    let about = format!("form-template/{}", kind.name.code);
    let object = Thing { kind: &TEMPLATE, path: about.clone(), name: format!("{}模板", kind.name.zh) };
    let unit = top_unit(tx, &actor.organisation)?.id;
    append(tx, &actor.author(), Deed { verb, object, about, unit, concerns: Vec::new(), happened_at: tx.now(), facts })
        .map(drop)
}
