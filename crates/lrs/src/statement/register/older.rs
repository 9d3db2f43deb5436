//! What statements mention, of those that were stored before it stood in their rows: it lay in a table of its own, three entries for each word. It is
//! brought into the rows when the program starts, before they are registered, and the table is emptied afterwards.

use std::collections::BTreeMap;
use std::ops::Range;

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
    let Some(first) = store::first_mentioned(tx, from)? else { return Ok(None) };
    bring(tx, first..first + STEP)?;
    Ok(Some(first + STEP))
}

/// Brings into their rows what some statements mention; says whether there was anything.
pub(super) fn bring(tx: &Write<'_>, numbers: Range<i64>) -> Result<bool> {
    let some = |from: i64| store::mentioned(tx, from..(from + ASKED as i64).min(numbers.end));
    let (found,) = tx.together((|| all_of(numbers.clone().step_by(ASKED).map(some)),))?;
    let mut words: BTreeMap<i64, Vec<Word>> = BTreeMap::new();
    found.into_iter().flatten().for_each(|(number, word)| words.entry(number).or_default().push(word));
    let any = !words.is_empty();
    store::mention(tx, words)?;
    Ok(any)
}

/// Empties the table, once everything stands in rows and is registered.
pub(super) fn end(tx: &Write<'_>) -> Result<()> {
    if waits(tx)? { store::empty_mentioned(tx) } else { Ok(()) }
}
