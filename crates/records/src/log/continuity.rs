//! Whether the log still is the one that was seen before: an older copy of the data, put back, is behind it; another history has forked from it.

use zhixing_kit::{Read, Result, Sentence};
use zhixing_ledger::{Checkpoint, VerifierKey};

use super::store;
use crate::text::Text;

/// How the log stands to a checkpoint that was seen before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Continuity {
    /// It continues what was seen.
    Continues,
    /// It ends before what was seen: these entries are not in it.
    Behind {
        /// Entries that were seen.
        seen: u64,
        /// Entries that are there.
        size: u64,
    },
    /// It holds something else at places that were seen.
    Forked {
        /// Entries that were seen.
        seen: u64,
    },
}

/// Holds the log against a checkpoint that was seen before, signed with its key or one before it. Refuses what is no such checkpoint.
pub fn continuity(tx: &Read<'_>, seen: &str) -> Result<Continuity> {
    let unreadable = |why: String| Sentence::of(|language| Text(language).seen_unreadable(&why));
    let Some(head) = store::house_head(tx)? else {
        // The note has three lines, a blank one and a signature: its size is told without the key, which this database does not know.
        let size =
            seen.lines().nth(1).and_then(|line| line.parse().ok()).ok_or_else(|| unreadable("no size".to_owned()))?;
        return Ok(if size == 0 { Continuity::Continues } else { Continuity::Behind { seen: size, size: 0 } });
    };
    // It may have been seen before the log had another key.
    let earlier = store::earlier_keys(tx, &head.organisation)?;
    let keys = [head.verifier_key.as_str()].into_iter().chain(earlier.iter().map(|key| key.verifier_key.as_str()));
    let opened = |key: &str| {
        let key = VerifierKey::parse(key).map_err(|error| error.to_string())?;
        Checkpoint::open(seen, &key).map_err(|error| error.to_string())
    };
    let tried: Vec<_> = keys.map(opened).collect();
    let seen = tried.iter().find_map(|seen| seen.as_ref().ok());
    let why = || tried.iter().find_map(|seen| seen.as_ref().err().cloned()).unwrap_or_default();
    let seen = seen.ok_or_else(|| unreadable(why()))?;
    if seen.size > head.size {
        return Ok(Continuity::Behind { seen: seen.size, size: head.size });
    }
    let same = store::tree(tx, &head.organisation, seen.size, |tree| Ok(tree.root()? == seen.root))?;
    Ok(if same == Ok(true) { Continuity::Continues } else { Continuity::Forked { seen: seen.size } })
}
