//! What statements mention, of those that were stored before it stood in their rows: it lay in a table of its own, three entries for each word. It is
//! brought into the rows when the program starts, and the table is emptied, so that nothing else asks it.

use std::collections::BTreeMap;

use zhixing_kit::{Read, Result, Write};

use super::store;
use crate::lists::all_of;
use crate::word::Word;

/// Numbers of one step, and those that are asked about at once: each statement may mention thousands.
const STEP: i64 = 2_048;
const ASKED: usize = 32;

/// Whether there is anything to be brought.
pub(super) fn waits(tx: &Read<'_>) -> Result<bool> {
    Ok(store::first_mentioned(tx, 0)?.is_some())
}

/// One step from a number on. Gives the number from which the next one goes on; `None` where nothing is left.
pub(super) fn step(tx: &Write<'_>, from: i64) -> Result<Option<i64>> {
    let Some(first) = store::first_mentioned(tx, from)? else {
        return if from > 0 { store::empty_mentioned(tx).map(|()| None) } else { Ok(None) };
    };
    let end = first + STEP;
    let mentioned = |from: i64| store::mentioned(tx, from..from + ASKED as i64);
    let (found,) = tx.together((|| all_of((first..end).step_by(ASKED).map(mentioned)),))?;
    let mut words: BTreeMap<i64, Vec<Word>> = BTreeMap::new();
    found.into_iter().flatten().for_each(|(number, word)| words.entry(number).or_default().push(word));
    store::mention(tx, words)?;
    Ok(Some(end))
}
