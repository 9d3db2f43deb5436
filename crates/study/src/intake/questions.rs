//! What can be asked about files that wait. Read only.

use zhixing_kit::{Error, Read, Result};
use zhixing_people::Actor;

use super::actions;
use super::model::{IntakeId, Plan, ReadFile};
use super::store;

/// What a file would change now.
pub struct Shown {
    /// Its name.
    pub file_name: String,
    /// What was read.
    pub file: ReadFile,
    /// What would be done.
    pub plan: Plan,
}

/// The actor's own file, computed anew. [`Error::NotFound`] when it is another's, done or too old.
pub fn shown(tx: &Read<'_>, actor: &Actor, id: &IntakeId) -> Result<Shown> {
    let waiting = store::one(tx, id, &actor.member)?.ok_or(Error::NotFound)?;
    let file: ReadFile = serde_json::from_str(&waiting.body)?;
    let plan = actions::plan(tx, actor, &waiting.unit, &file)?;
    Ok(Shown { file_name: waiting.file_name, file, plan })
}
