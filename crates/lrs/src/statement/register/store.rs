//! The rows of the register, and what statements say that are not in it yet, in the database.

use std::collections::HashMap;
use std::ops::Range;

use zhixing_kit::db::FromRow;
use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Read, Result, Row, Value, Write, params, statements};

use super::model::unpacked;
use crate::lists::{few, many, of_keys};
use crate::word::Word;

macro_rules! rows {
    () => {
        "select key, words from lrs_register where key in "
    };
}
macro_rules! told {
    () => {
        "select number, client, verb, actor, activity, registration, mentions from lrs_statement where "
    };
}

statements! {
    BELOW = "select below from lrs_registered where organisation = $1";
    SET_BELOW = "insert into lrs_registered (organisation, below) values ($1, $2)
        on conflict (organisation) do update set below = excluded.below";
    FEW_ROWS = concat!(rows!(), few!());
    MANY_ROWS = concat!(rows!(), many!());
    BETWEEN = "select key, words from lrs_register where key >= $1 and key < $2 order by key";
    ADD = "insert into lrs_register (key, organisation, words) values ($1, $2, $3)";
    CHANGE = "update lrs_register set words = $2 where key = $1";
    TAKE = "delete from lrs_register where key >= $1 and key < $2";
    /// What statements from a number to below another say, and what those say that are not registered yet.
    TOLD = concat!(told!(), "number >= $1 and number < $2 order by number");
    UNREGISTERED = concat!(
        told!(),
        "number >= (select coalesce(max(below), 0) from lrs_registered where organisation = $1) and number > $2 and number < $3 order by number"
    );
    /// Of statements from before there was a register.
    MENTIONED = "select number, subject from lrs_mention where number >= $1 and number < $2";
    NEWEST = "select coalesce(max(number), 0) from lrs_statement";
}

/// Statements whose mentions are read at once.
const MENTIONING: usize = 32;

/// A statement's number, and the words by which it is found.
#[derive(Debug)]
pub(crate) struct Says {
    pub number: i64,
    pub words: Vec<Word>,
    /// Whether all of them stand in its row.
    is_whole: bool,
}

impl FromRow for Says {
    fn from_row(row: &mut Row) -> Result<Self> {
        let (number, client) = (row.take()?, row.take::<Word>()?);
        let own: [Word; 5] = [-client, row.take()?, row.take()?, row.take()?, row.take()?];
        let mentions = row.take::<Option<Vec<u8>>>()?;
        let mut words: Vec<Word> = own.into_iter().filter(|word| *word != 0).collect();
        words.extend(unpacked(mentions.as_deref().unwrap_or_default()));
        Ok(Self { number, words, is_whole: mentions.is_some() })
    }
}

/// Below which number everything is registered.
pub(crate) fn below(tx: &Read<'_>, organisation: &OrganisationId) -> Result<i64> {
    Ok(tx.maybe::<(i64,)>(BELOW, params![organisation])?.map_or(0, |(below,)| below))
}

pub(super) fn set_below(tx: &Write<'_>, organisation: &OrganisationId, below: i64) -> Result<()> {
    tx.send(SET_BELOW, params![organisation, below])
}

/// Those of these rows that are there.
pub(super) fn rows(tx: &Read<'_>, keys: &[i64]) -> Result<HashMap<i64, Vec<u8>>> {
    Ok(of_keys::<(i64, Vec<u8>), _>(tx, [FEW_ROWS, MANY_ROWS], keys)?.into_iter().collect())
}

/// All rows between two keys, in order.
pub(super) fn between(tx: &Read<'_>, keys: &Range<i64>) -> Result<Vec<(i64, Vec<u8>)>> {
    tx.all(BETWEEN, params![keys.start, keys.end])
}

pub(super) fn add(tx: &Write<'_>, organisation: &OrganisationId, rows: Vec<(i64, Vec<u8>)>) -> Result<()> {
    let row = |(key, words): (i64, Vec<u8>)| vec![key.into(), organisation.into(), Value::Blob(words)];
    tx.run_each(ADD, &rows.into_iter().map(row).collect::<Vec<_>>()).map(drop)
}

/// Writes a row anew: where it was not there, and where nothing is left of it, too.
pub(super) fn change(tx: &Write<'_>, organisation: &OrganisationId, key: i64, words: Vec<u8>) -> Result<()> {
    if words.is_empty() {
        return take(tx, &(key..key + 1));
    }
    if tx.run(CHANGE, params![key, &words])? == 0 { add(tx, organisation, vec![(key, words)]) } else { Ok(()) }
}

/// Takes away all rows between two keys.
pub(super) fn take(tx: &Write<'_>, keys: &Range<i64>) -> Result<()> {
    tx.send(TAKE, params![keys.start, keys.end])
}

/// What statements from a number to below another say.
pub(crate) fn told(tx: &Read<'_>, numbers: Range<i64>) -> Result<Vec<Says>> {
    whole(tx, tx.all(TOLD, params![numbers.start, numbers.end])?)
}

/// The words by which a statement is found; none of one that is gone.
pub(crate) fn words(tx: &Read<'_>, number: i64) -> Result<Vec<Word>> {
    Ok(told(tx, number..number + 1)?.into_iter().flat_map(|one| one.words).collect())
}

/// What statements between two numbers say that are not registered yet.
pub(super) fn unregistered(
    tx: &Read<'_>,
    organisation: &OrganisationId,
    (above, below): (i64, i64),
) -> Result<Vec<Says>> {
    whole(tx, tx.all(UNREGISTERED, params![organisation, above, below])?)
}

/// Adds the words that stand beside a statement's row, where they do.
fn whole(tx: &Read<'_>, mut all: Vec<Says>) -> Result<Vec<Says>> {
    let mut older = all.iter_mut().filter(|one| !one.is_whole).map(|one| (one.number, &mut one.words));
    let Some(first) = older.next() else { return Ok(all) };
    let mut older: HashMap<_, _> = std::iter::once(first).chain(older).collect();
    let (Some(from), Some(last)) = (older.keys().min().copied(), older.keys().max().copied()) else { return Ok(all) };
    // A few statements at once: each may mention thousands.
    for from in (from..=last).step_by(MENTIONING) {
        let end = (from + MENTIONING as i64).min(last + 1);
        for (number, subject) in tx.all::<(i64, Word)>(MENTIONED, params![from, end])? {
            if let Some(words) = older.get_mut(&number) {
                words.push(subject);
            }
        }
    }
    Ok(all)
}

/// The newest statement's number; 0 without one.
pub(super) fn newest(tx: &Read<'_>) -> Result<i64> {
    tx.one::<(i64,)>(NEWEST, &[]).map(|(number,)| number)
}
