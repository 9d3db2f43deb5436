//! What can be asked about the directory. Read only; who belongs to another branch is told that there is nothing.

use zhixing_kit::{Error, Read, Result};
use zhixing_people::{Actor, Place, Right, UnitId, may, require};

use super::model::{ENTRIES_MAX, Entry, EntryId, EntryKind};
use super::store;

/// The entry, for members of its branch. A telephone number is there only for those who plan.
pub fn visible(tx: &Read<'_>, actor: &Actor, id: &EntryId) -> Result<Entry> {
    let entry = store::one(tx, &actor.organisation, id)?;
    if may(tx, actor, Right::SeeActivity, &Place::unit(&entry.branch))? { Ok(entry) } else { Err(Error::NotFound) }
}

/// Whether the actor may change the directory of this branch, and so see its numbers.
pub fn may_change(tx: &Read<'_>, actor: &Actor, branch: &UnitId) -> Result<bool> {
    may(tx, actor, Right::PlanActivity, &Place::unit(branch))
}

/// The entry, for who may change it; all others are told what [`visible`] and `require` tell them.
pub fn changeable(tx: &Read<'_>, actor: &Actor, id: &EntryId) -> Result<Entry> {
    let entry = visible(tx, actor, id)?;
    require(tx, actor, Right::PlanActivity, &Place::unit(&entry.branch))?;
    Ok(entry)
}

/// The entries of one kind in a branch, the latest used first; whether the asker may see the branch is asked before.
pub fn of_branch(tx: &Read<'_>, branch: &UnitId, kind: EntryKind) -> Result<Vec<Entry>> {
    store::of_branch(tx, branch, kind, ENTRIES_MAX)
}
