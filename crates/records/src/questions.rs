//! What can be asked of the ledger's entries. It does not decide who may ask: the caller says how far somebody sees.

use zhixing_kit::{Error, Read, Result};

use crate::model::{Entry, Filter, Reach, StatementId};
use crate::store;
use crate::vocabulary::Verb;

/// The most entries that one question brings.
pub const ENTRIES_MAX: usize = 5_000;

/// The entries about a whole (such as `activity/ID`), oldest first, at most [`ENTRIES_MAX`].
pub fn read_about(tx: &Read<'_>, about: &str) -> Result<Vec<Entry>> {
    store::about(tx, about, ENTRIES_MAX)
}

/// The newest entry about a thing by one of these verbs. Its path begins with the whole it belongs to: a kind and an id.
pub fn latest(tx: &Read<'_>, path: &str, verbs: &[&Verb]) -> Result<Option<Entry>> {
    let about: Vec<&str> = path.split('/').take(2).collect();
    let entries = read_about(tx, &about.join("/"))?;
    Ok(entries.into_iter().rev().find(|entry| entry.path == path && verbs.iter().any(|verb| verb.name == entry.verb)))
}

/// One entry.
pub fn entry(tx: &Read<'_>, id: &StatementId) -> Result<Entry> {
    store::entries(tx, std::slice::from_ref(id))?.pop().ok_or(Error::NotFound)
}

/// These entries, in the order of their ids; unknown ids are left out.
pub fn entries(tx: &Read<'_>, ids: &[StatementId]) -> Result<Vec<Entry>> {
    let mut entries = store::entries(tx, ids)?;
    entries.sort_unstable_by(|a, b| a.id.cmp(&b.id));
    entries.dedup_by(|a, b| a.id == b.id);
    Ok(entries)
}

/// Whether an entry lies within a reach: its unit is covered, or it concerns the person.
pub fn may_see(tx: &Read<'_>, reach: &Reach, entry: &Entry) -> Result<bool> {
    if reach.covers(&entry.unit) {
        return Ok(true);
    }
    reach.member.as_ref().map_or(Ok(false), |member| store::concerns(tx, &entry.id, member))
}

/// The newest entries within a reach, recorded before the entry `after` (the last one of the page before).
///
/// Each unit and the person are asked for their newest ids through their own index; what is newest of all is then read.
pub fn visible(
    tx: &Read<'_>,
    reach: &Reach,
    filter: &Filter,
    after: Option<&StatementId>,
    limit: usize,
) -> Result<Vec<Entry>> {
    let limit = limit.min(ENTRIES_MAX);
    let mut ids = Vec::new();
    for unit in &reach.units {
        ids.extend(store::of_unit(tx, unit, filter, after, limit)?);
    }
    if let Some(member) = &reach.member {
        ids.extend(store::of_member(tx, member, filter, after, limit)?);
    }
    ids.sort_unstable_by(|a, b| b.cmp(a));
    ids.dedup();
    ids.truncate(limit);
    let mut entries = store::entries(tx, &ids)?;
    entries.sort_unstable_by(|a, b| b.id.cmp(&a.id));
    entries.dedup_by(|a, b| a.id == b.id);
    Ok(entries)
}
