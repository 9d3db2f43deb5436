//! What can happen to the register: statements come to it, are found by other words, and go by age.

use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Db, Error, Result, Write};

use super::model::{SHORTEST, Segment, Told};
use super::store;
use crate::word::Word;

/// Statements that are taken up at once where many wait: those of before there was a register.
const STEP: i64 = 2_048;

/// How often another node may be faster, each time for some seconds: a million statements are taken up in a minute.
const GIVEN_UP_MAX: u32 = 500;

/// A statement's number, and the words by which it is found.
pub(crate) type Fresh = (i64, Vec<Word>);

/// Takes up new statements, as soon as a segment is whole. Everything below `below` is registered already.
pub(crate) fn add(tx: &Write<'_>, organisation: &OrganisationId, below: i64, fresh: Vec<Fresh>) -> Result<()> {
    let (Some(first), Some(end)) = (fresh.first().map(|(number, _)| *number), fresh.last().map(|(last, _)| last + 1))
    else {
        return Ok(());
    };
    if first - below >= STEP {
        return step(tx, organisation).map(drop);
    }
    let end = end / SHORTEST * SHORTEST;
    if end <= below {
        return Ok(());
    }
    let waiting = store::told(tx, below..first)?.into_iter().map(|one| (one.number, one.words));
    register(tx, organisation, (below, end), waiting.chain(fresh).collect())
}

/// Takes up everything that waits, in steps. Nodes that start together do it together: who comes second to a step goes on with the next one.
pub fn catch_up(db: &Db, organisation: &OrganisationId) -> Result<()> {
    let mut given_up = 0;
    loop {
        let organisation = organisation.clone();
        match db.write_now(move |tx| step(tx, &organisation)) {
            Ok(true) => {}
            Ok(false) => return Ok(()),
            // Another node was faster, every time: it is at it.
            Err(Error::Busy) if given_up < GIVEN_UP_MAX => given_up += 1,
            Err(error) => return Err(error),
        }
    }
}

/// The same within a transaction: nothing waits where the program has been started since.
pub(crate) fn settle(tx: &Write<'_>, organisation: &OrganisationId) -> Result<()> {
    while step(tx, organisation)? {}
    Ok(())
}

/// One step; says whether there was anything to be done.
fn step(tx: &Write<'_>, organisation: &OrganisationId) -> Result<bool> {
    let below = store::below(tx, organisation)?;
    let end = ((store::newest(tx)? + 1) / SHORTEST * SHORTEST).min(below + STEP);
    if end <= below {
        return Ok(false);
    }
    let waiting = store::told(tx, below..end)?.into_iter().map(|one| (one.number, one.words));
    register(tx, organisation, (below, end), waiting.collect())?;
    Ok(true)
}

/// Writes the segments from a number to another; what becomes long enough takes the place of shorter ones.
///
/// That they are there is written first: who does the same on another node meets that row, and begins anew behind it.
fn register(tx: &Write<'_>, organisation: &OrganisationId, (below, end): (i64, i64), words: Vec<Fresh>) -> Result<()> {
    store::set_below(tx, organisation, end)?;
    let mut rest = words.into_iter().peekable();
    let mut rows = Vec::new();
    for first in (below..end).step_by(SHORTEST as usize) {
        let segment = Segment::shortest(first);
        let mut told = Told::new();
        while let Some((number, words)) = rest.next_if(|(number, _)| *number < segment.end()) {
            words.into_iter().for_each(|word| told.entry(word).or_default().push(segment.place(number)));
        }
        rows.extend(segment.write(&told));
        for longer in Segment::completed(segment.end()) {
            store::add(tx, organisation, std::mem::take(&mut rows))?;
            merge(tx, organisation, longer)?;
        }
    }
    store::add(tx, organisation, rows)
}

/// Makes one segment of those that it takes the place of.
fn merge(tx: &Write<'_>, organisation: &OrganisationId, segment: Segment) -> Result<()> {
    let keys = segment.taken();
    let mut told = Told::new();
    for (key, row) in store::between(tx, &keys)? {
        segment.take(segment.taken_with(key), &row, &mut told);
    }
    store::take(tx, &keys)?;
    store::add(tx, organisation, segment.write(&told))
}

/// A statement is found by other words from now on.
pub(crate) fn change(
    tx: &Write<'_>,
    organisation: &OrganisationId,
    number: i64,
    (before, now): (&[Word], &[Word]),
) -> Result<()> {
    let Some(segment) = Segment::of(number, store::below(tx, organisation)?) else { return Ok(()) };
    let gone = before.iter().filter(|word| !now.contains(word)).map(|word| (*word, false));
    let new = now.iter().filter(|word| !before.contains(word)).map(|word| (*word, true));
    for (word, stands) in gone.chain(new) {
        let key = segment.key(word);
        let row = store::rows(tx, &[key])?.remove(&key).unwrap_or_default();
        store::change(tx, organisation, key, segment.changed(&row, word, segment.place(number), stands))?;
    }
    Ok(())
}

/// Takes away the segments in which there is no statement from this number on. What else a segment says of older ones is looked for by nobody.
pub(crate) fn forget(tx: &Write<'_>, below: i64) -> Result<()> {
    Segment::below(below).iter().filter(|keys| !keys.is_empty()).try_for_each(|keys| store::take(tx, keys))
}
