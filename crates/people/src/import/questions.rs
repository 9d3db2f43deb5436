//! What can be asked about imports. Read only.

use serde_json::Value;
use zhixing_kit::{Error, Read, Result};
use zhixing_records::{MemberId, latest};

use super::actions::{self, ReadFile, gone, may_import};
use super::plan::Plan;
use super::store::{self, Done, DraftId};
use crate::actor::Actor;
use crate::beginning::secretaries_without_sign_in;
use crate::rights::{Place, Right, may};
use crate::unit::top_unit;
use crate::verbs::done;

/// How many secretaries are named who still need a link.
const NAMED_MAX: usize = 20;

/// What a draft would change now.
pub(super) struct Shown {
    pub file_name: String,
    pub plan: Plan,
}

/// What became of a check.
pub(super) enum Checked {
    /// It waits to be confirmed.
    Waits(Box<Shown>),
    /// It was confirmed, and this came of it.
    Done(Box<Brought>),
    /// A newer check of the same person took its place.
    Replaced(DraftId),
}

/// What an import brought, and what is to do next.
pub(super) struct Brought {
    pub done: Done,
    /// Whether it can still be undone.
    pub is_last: bool,
    pub units: u64,
    /// Whether branches are among them, for who appoints their secretaries.
    pub has_new_branches: bool,
    pub members: u64,
    pub changed: u64,
    pub posts: u64,
    pub exemptions: u64,
    /// Secretaries who cannot sign in yet, for who gives them their links.
    pub without_sign_in: Vec<(MemberId, String)>,
}

/// The actor's own draft, computed anew. [`Error::NotFound`] when it is another's, used or too old.
pub(super) fn shown(tx: &Read<'_>, actor: &Actor, id: &DraftId) -> Result<Shown> {
    let draft = store::draft(tx, id, &actor.member)?.ok_or(Error::NotFound)?;
    let file: ReadFile = serde_json::from_str(&draft.body)?;
    Ok(Shown { file_name: draft.file_name, plan: actions::plan(tx, actor, &file)? })
}

/// What became of the actor's own check. Of another's nothing is told: it looks like one that is too old. [`Error::NotFound`] for who may not import.
pub(super) fn checked(tx: &Read<'_>, actor: &Actor, id: &DraftId) -> Result<Checked> {
    may_import(tx, actor).map_err(|_| Error::NotFound)?;
    if store::draft(tx, id, &actor.member)?.is_some() {
        return Ok(Checked::Waits(Box::new(shown(tx, actor, id)?)));
    }
    if let Some(done) = store::own_import(tx, id, &actor.member)? {
        return Ok(Checked::Done(Box::new(brought(tx, actor, done)?)));
    }
    store::newer(tx, id, &actor.member)?.map(Checked::Replaced).ok_or_else(gone)
}

fn brought(tx: &Read<'_>, actor: &Actor, done: Done) -> Result<Brought> {
    let recorded = latest(tx, &format!("import/{}", done.id), &[&done::IMPORTED])?;
    let facts = recorded.map(|entry| entry.facts).unwrap_or_default();
    let count = |name: &str| facts.get(name).and_then(Value::as_u64).unwrap_or(0);
    let top = top_unit(tx, &actor.organisation)?;
    let administers = may(tx, actor, Right::Administer, &Place::unit(&top.id))?;
    let without_sign_in =
        if administers { secretaries_without_sign_in(tx, &actor.organisation, NAMED_MAX)? } else { Vec::new() };
    let is_last = store::last_import(tx, &actor.organisation)?.is_some_and(|last| last.id == done.id);
    Ok(Brought {
        is_last: is_last && done.undone_at.is_none(),
        units: count("new_units"),
        has_new_branches: administers && count("new_branches") > 0,
        members: count("new_members"),
        changed: count("changed_members"),
        posts: count("posts"),
        exemptions: count("new_exemptions"),
        without_sign_in,
        done,
    })
}

/// The last import that can still be undone, for who may import.
pub(super) fn last(tx: &Read<'_>, actor: &Actor) -> Result<Option<Done>> {
    may_import(tx, actor)?;
    Ok(store::last_import(tx, &actor.organisation)?.filter(|last| last.undone_at.is_none()))
}
