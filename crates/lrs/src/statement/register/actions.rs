//! What can happen to the register: statements come to it, are found by other words, and go by age.

use std::collections::HashMap;
use std::ops::Range;

use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Db, Error, Read, Result, Write};
use zhixing_records::received_from;

use super::model::{SHORTEST, Segment};
use super::row::Standing;
use super::{older, store};
use crate::word::Word;

/// Statements that are taken up at once where many wait: those of before there was a register.
const STEP: i64 = 2_048;

/// How often another node may be faster, each time for some seconds: a million statements are taken up in a minute or two.
const GIVEN_UP_MAX: u32 = 500;

/// A statement's number, and the words by which it is found.
pub(crate) type Fresh = (i64, Vec<Word>);

/// What is done at the start, one after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What older statements mention comes into their rows.
    Mentions,
    /// Statements come into the register.
    Words,
}

/// How far it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// With what.
    pub part: Part,
    /// Everything below this number is done.
    pub below: i64,
    /// The newest statement's number.
    pub newest: i64,
}

impl Progress {
    /// How many numbers are left.
    #[must_use]
    pub fn left(self) -> i64 {
        self.newest + 1 - self.below
    }
}

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
    let waiting = waiting(tx, below..first)?;
    register(tx, organisation, (below, end), waiting.into_iter().chain(fresh).collect())
}

/// Takes up everything that waits, in steps, and tells before each how far it is. Nodes that start together do it together: who comes second to a step
/// goes on with the next one.
pub fn catch_up(db: &Db, organisation: &OrganisationId, tell: &dyn Fn(Progress)) -> Result<()> {
    let newest = db.read_now(store::newest)?;
    let mut from = Some(0);
    while let Some(below) = from {
        from = in_turn(|| db.write_now(move |tx| older::step(tx, below)))?;
        from.into_iter().for_each(|below| tell(Progress { part: Part::Mentions, below, newest }));
    }
    loop {
        let own = organisation.clone();
        let below = db.read_now(move |tx| store::below(tx, &own))?;
        tell(Progress { part: Part::Words, below, newest });
        let own = organisation.clone();
        let act = move |tx: &Write<'_>| step(tx, &own);
        if !in_turn(|| db.write_now(act.clone()))? {
            return in_turn(|| db.write_now(older::end));
        }
    }
}

/// Does it again where another node was faster, every time: it is at it.
fn in_turn<T>(act: impl Fn() -> Result<T>) -> Result<T> {
    let mut given_up = 0;
    loop {
        match act() {
            Err(Error::Busy) if given_up < GIVEN_UP_MAX => given_up += 1,
            outcome => return outcome,
        }
    }
}

/// The same within a transaction: nothing waits where the program has been started since. Gives the number below which everything is registered.
pub(crate) fn settle(tx: &Write<'_>, organisation: &OrganisationId) -> Result<i64> {
    let mut from = Some(0);
    while let Some(below) = from {
        from = older::step(tx, below)?;
    }
    while step(tx, organisation)? {}
    older::end(tx)?;
    store::below(tx, organisation)
}

/// One step; says whether there was anything to be done.
fn step(tx: &Write<'_>, organisation: &OrganisationId) -> Result<bool> {
    let below = store::below(tx, organisation)?;
    let end = ((store::newest(tx)? + 1) / SHORTEST * SHORTEST).min(below + STEP);
    if end <= below {
        return Ok(false);
    }
    register(tx, organisation, (below, end), waiting(tx, below..end)?)?;
    Ok(true)
}

/// What statements say that wait. Of older ones what they mention is brought into their rows first, if the start has not done it yet.
fn waiting(tx: &Write<'_>, numbers: Range<i64>) -> Result<Vec<Fresh>> {
    let mut all = store::says_of(tx, numbers.clone())?;
    if all.iter().any(|one| one.is_older) && older::bring(tx, numbers.clone())? {
        all = store::says_of(tx, numbers)?;
    }
    Ok(all.into_iter().map(|one| (one.number, one.words)).collect())
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
        let mut standing = Standing::new();
        while let Some((number, words)) = rest.next_if(|(number, _)| *number < segment.end()) {
            let place = segment.place(number)?;
            words.into_iter().for_each(|word| standing.entry(word).or_default().push(place));
        }
        rows.extend(segment.write(&standing));
        for longer in Segment::completed(segment.end()) {
            store::add(tx, organisation, std::mem::take(&mut rows))?;
            merge(tx, organisation, longer)?;
        }
    }
    store::add(tx, organisation, rows)
}

/// Makes one segment of those that it takes the place of, a portion of their rows at a time.
fn merge(tx: &Write<'_>, organisation: &OrganisationId, segment: Segment) -> Result<()> {
    for portion in segment.portions() {
        let keys: Vec<i64> = portion.iter().map(|(_, key)| *key).collect();
        let (rows,) = tx.together((|| store::rows(tx, &keys),))?;
        let standing = match together(segment, &portion, &rows) {
            Ok(standing) => standing,
            Err(error) => {
                tracing::warn!(%error, first = segment.first, "the record store reads statements in place of rows");
                of_statements(tx, segment, &portion)?
            }
        };
        store::add(tx, organisation, segment.write(&standing))?;
    }
    store::take(tx, &segment.replaced())
}

/// What the rows of a portion say, as the longer segment will say it.
fn together(segment: Segment, portion: &[(Segment, i64)], rows: &HashMap<i64, Vec<u8>>) -> Result<Standing> {
    let mut standing = Standing::new();
    for (shorter, key) in portion {
        if let Some(row) = rows.get(key) {
            segment.gather(*shorter, row, &mut standing)?;
        }
    }
    Ok(standing)
}

/// The same by the statements themselves, where a row is damaged: whoever writes is not held up by that.
fn of_statements(tx: &Read<'_>, segment: Segment, portion: &[(Segment, i64)]) -> Result<Standing> {
    let mut standing = Standing::new();
    for first in (segment.first..segment.end()).step_by(STEP as usize) {
        for one in store::says_of(tx, first..first + STEP)? {
            let place = segment.place(one.number)?;
            let own = one.words.into_iter().filter(|word| Segment::is_in(portion, *word));
            own.for_each(|word| standing.entry(word).or_default().push(place));
        }
    }
    Ok(standing)
}

/// Takes away the segments in which there is no statement from this number on.
pub(crate) fn forget(tx: &Write<'_>, below: i64) -> Result<()> {
    Segment::below(below).iter().filter(|keys| !keys.is_empty()).try_for_each(|keys| store::take(tx, keys))
}

/// Takes what went by age out of the one segment in which statements are left as well. Rewrites all of its rows, so it is done once a night.
pub(crate) fn cut(tx: &Write<'_>, organisation: &OrganisationId) -> Result<()> {
    let first = received_from(tx, organisation)?;
    let Some(segment) = Segment::of(first, store::below(tx, organisation)?) else { return Ok(()) };
    for keys in segment.keys_at_once() {
        let mut rows = Vec::new();
        for (key, row) in store::between(tx, &keys)? {
            rows.extend(segment.cut(&row, first)?.map(|row| (key, row)));
        }
        store::change(tx, rows)?;
    }
    Ok(())
}

/// Takes the whole register away, where it is damaged: [`catch_up`] makes it anew of the rows of the statements. Nothing else may write meanwhile.
pub fn forget_register(tx: &Write<'_>) -> Result<()> {
    store::take_all(tx)
}
