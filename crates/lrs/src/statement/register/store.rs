//! The rows of the register, and what statements say that are not in it yet, in the database.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use zhixing_kit::db::FromRow;
use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Read, Result, Row, Value, Write, params, statements};

use super::row::{packed, unpacked};
use crate::lists::{few, many, of_keys};
use crate::word::Word;

macro_rules! rows {
    () => {
        "select key, words from lrs_register where key in "
    };
}
macro_rules! saying {
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
    COUNT = "select count(*) from lrs_register";
    TAKE_ALL = "delete from lrs_register";
    TAKE_BELOW = "delete from lrs_registered";
    /// What some statements say, what those say from a number to below another, and those that are not registered yet.
    FEW_SAYING = concat!(saying!(), "number in ", few!());
    MANY_SAYING = concat!(saying!(), "number in ", many!());
    SAYING = concat!(saying!(), "number >= $1 and number < $2 order by number");
    UNREGISTERED = concat!(
        saying!(),
        "number >= (select coalesce(max(below), 0) from lrs_registered where organisation = $1)
            and number > $2
            and number < $3
        order by number"
    );
    /// Of statements from before there was a register: what they mention lies in a table of its own, until the start brings it into their rows.
    FIRST_MENTIONED = "select min(number) from lrs_mention where number >= $1";
    MENTIONED = "select number, subject
        from lrs_mention
        where number >= $1 and (number > $1 or subject > $2) and number < $3
        order by number, subject
        limit $4";
    MENTION = "update lrs_statement set mentions = $2 where number = $1 and mentions is null";
    /// At once, with the room that it had.
    EMPTY_MENTIONED = "truncate lrs_mention";
    NEWEST = "select coalesce(max(number), 0) from lrs_statement";
}

/// A statement's number, and the words by which it is found.
#[derive(Debug)]
pub(crate) struct Says {
    pub number: i64,
    pub words: Vec<Word>,
    /// Whether it was stored before what it mentions stood in its row.
    pub is_older: bool,
}

impl FromRow for Says {
    fn from_row(row: &mut Row) -> Result<Self> {
        let (number, client) = (row.take()?, row.take::<Word>()?);
        let own: [Word; 5] = [-client, row.take()?, row.take()?, row.take()?, row.take()?];
        let mentions = row.take::<Option<Vec<u8>>>()?;
        let mut words: Vec<Word> = own.into_iter().filter(|word| *word != 0).collect();
        words.extend(unpacked(mentions.as_deref().unwrap_or_default()));
        Ok(Self { number, words, is_older: mentions.is_none() })
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

/// Writes rows anew that are there; those of which nothing is left go.
pub(super) fn change(tx: &Write<'_>, rows: Vec<(i64, Vec<u8>)>) -> Result<()> {
    let (empty, rows): (Vec<_>, Vec<_>) = rows.into_iter().partition(|(_, words)| words.is_empty());
    let row = |(key, words): (i64, Vec<u8>)| vec![key.into(), Value::Blob(words)];
    tx.run_each(CHANGE, &rows.into_iter().map(row).collect::<Vec<_>>())?;
    let key = |(key, _): (i64, Vec<u8>)| params![key, key + 1].to_vec();
    tx.run_each(TAKE, &empty.into_iter().map(key).collect::<Vec<_>>()).map(drop)
}

/// Takes away all rows between two keys.
pub(super) fn take(tx: &Write<'_>, keys: &Range<i64>) -> Result<()> {
    tx.send(TAKE, params![keys.start, keys.end])
}

/// How many rows there are.
pub(super) fn count(tx: &Read<'_>) -> Result<u64> {
    tx.one::<(u64,)>(COUNT, &[]).map(|(count,)| count)
}

/// Takes away everything, and that anything was there.
pub(super) fn take_all(tx: &Write<'_>) -> Result<()> {
    tx.run(TAKE_ALL, &[])?;
    tx.run(TAKE_BELOW, &[]).map(drop)
}

/// What statements from a number to below another say.
pub(crate) fn says_of(tx: &Read<'_>, numbers: Range<i64>) -> Result<Vec<Says>> {
    tx.all(SAYING, params![numbers.start, numbers.end])
}

/// The words by which each of these statements is found; those that are gone are left out.
pub(crate) fn words(tx: &Read<'_>, numbers: &[i64]) -> Result<HashMap<i64, Vec<Word>>> {
    let all = of_keys::<Says, _>(tx, [FEW_SAYING, MANY_SAYING], numbers)?;
    Ok(all.into_iter().map(|one| (one.number, one.words)).collect())
}

/// What statements between two numbers say that are not registered yet.
pub(super) fn unregistered(
    tx: &Read<'_>,
    organisation: &OrganisationId,
    (above, below): (i64, i64),
) -> Result<Vec<Says>> {
    tx.all(UNREGISTERED, params![organisation, above, below])
}

/// The newest statement's number; 0 without one.
pub(super) fn newest(tx: &Read<'_>) -> Result<i64> {
    tx.one::<(i64,)>(NEWEST, &[]).map(|(number,)| number)
}

/// The first number from this one on whose mentions are not in its row.
pub(super) fn first_mentioned(tx: &Read<'_>, from: i64) -> Result<Option<i64>> {
    tx.one::<(Option<i64>,)>(FIRST_MENTIONED, params![from]).map(|(first,)| first)
}

/// What statements below a number mention, in the order of numbers and words: so many, behind the last one.
pub(super) fn mentioned(
    tx: &Read<'_>,
    (number, word): (i64, Word),
    below: i64,
    limit: usize,
) -> Result<Vec<(i64, Word)>> {
    tx.all(MENTIONED, params![number, word, below, limit])
}

/// Writes into the rows of statements what they mention, where it does not stand there.
pub(super) fn mention(tx: &Write<'_>, words: BTreeMap<i64, Vec<Word>>) -> Result<()> {
    let row = |(number, words): (i64, Vec<Word>)| params![number, packed(&words)].to_vec();
    tx.run_each(MENTION, &words.into_iter().map(row).collect::<Vec<_>>()).map(drop)
}

pub(super) fn empty_mentioned(tx: &Write<'_>) -> Result<()> {
    tx.run(EMPTY_MENTIONED, &[]).map(drop)
}
