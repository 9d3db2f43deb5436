//! What can be asked about imports. Read only.

use zhixing_kit::{Error, Read, Result};

use super::actions::{self, ReadFile, may_import};
use super::plan::Plan;
use super::store::{self, Done, DraftId};
use crate::actor::Actor;

/// What a draft would change now.
pub(super) struct Shown {
    pub file_name: String,
    pub plan: Plan,
}

/// The actor's own draft, computed anew. [`Error::NotFound`] when it is another's, used or too old.
pub(super) fn shown(tx: &Read<'_>, actor: &Actor, id: &DraftId) -> Result<Shown> {
    let draft = store::draft(tx, id, &actor.member)?.ok_or(Error::NotFound)?;
    let file: ReadFile = serde_json::from_str(&draft.body)?;
    Ok(Shown { file_name: draft.file_name, plan: actions::plan(tx, actor, &file)? })
}

/// The last import that can still be undone, for who may import.
pub(super) fn last(tx: &Read<'_>, actor: &Actor) -> Result<Option<Done>> {
    may_import(tx, actor)?;
    Ok(store::last_import(tx, &actor.organisation)?.filter(|last| last.undone_at.is_none()))
}
