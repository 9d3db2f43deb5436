//! What statements mention, of those that were stored before it stood in their rows: it lay in a table of its own, three entries for each word. It is
//! brought into the rows when the program starts, before they are registered, and the table is emptied afterwards.

use std::collections::BTreeMap;
use std::ops::Range;

use zhixing_kit::{Read, Result, Write};

use super::store;
use crate::word::Word;

/// Numbers of one step.
const STEP: i64 = 2_048;
/// Words that are asked for at once: a single statement may mention hundreds of thousands.
const ASKED: usize = 50_000;

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
    let mut words: BTreeMap<i64, Vec<Word>> = BTreeMap::new();
    let mut last = (numbers.start, Word::MIN);
    let mut any = false;
    loop {
        let found = store::mentioned(tx, last, numbers.end, ASKED)?;
        let is_whole = found.len() < ASKED;
        any |= !found.is_empty();
        last = found.last().copied().unwrap_or(last);
        found.into_iter().for_each(|(number, word)| words.entry(number).or_default().push(word));
        // The last statement's words may go on.
        let goes_on = if is_whole { BTreeMap::new() } else { words.split_off(&last.0) };
        store::mention(tx, std::mem::replace(&mut words, goes_on))?;
        if is_whole {
            return Ok(any);
        }
    }
}

/// Empties the table, once everything stands in rows and is registered.
pub(super) fn end(tx: &Write<'_>) -> Result<()> {
    if waits(tx)? { store::empty_mentioned(tx) } else { Ok(()) }
}
