//! Stored statements in the database: what they are found by, which speak of which, what was said of activities and verbs, attachments.
//! How they are looked for stands in [`super::search`].

use std::collections::{BTreeSet, HashMap};

use zhixing_kit::db::FromRow;
use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Moment, Read, Result, Row, Value, Write, params, statements};
use zhixing_records::received_from;
use zhixing_xapi::Uuid;

use super::model::Found;
use super::register;
use super::register::row::packed;
use crate::lists::{few, many, of_keys};
use crate::word::Word;

macro_rules! with_ids {
    () => {
        "select id, number, client, voids, voided from lrs_statement where id in "
    };
}
macro_rules! referring {
    () => {
        "select target, number, voids from lrs_reference where target in "
    };
}
macro_rules! definitions {
    () => {
        "select number, definition from lrs_activity where number in "
    };
}
macro_rules! displays {
    () => {
        "select number, display from lrs_verb where number in "
    };
}
macro_rules! moments {
    () => {
        "select number, stored_at from lrs_statement where number in "
    };
}

macro_rules! attached {
    () => {
        "select sha2, number from lrs_attached where number in "
    };
}

statements! {
    IS_OF_UNIT = "select 1 from lrs_client where organisation = $1 and number = $2 and unit = $3";
    ADD = "insert into lrs_statement (number, organisation, id, client, stored_at, verb, actor, activity, registration, voids, voided, mentions)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    REFER = "insert into lrs_reference (target, number, organisation, voids) values ($1, $2, $3, $4)";
    /// What a statement is found by, for another one that speaks of it.
    ECHO_WORD = "insert into lrs_echo_word (subject, number, target, organisation) values ($1, $2, $3, $4) on conflict do nothing";
    ECHO = "insert into lrs_echo (number, target, organisation) values ($1, $2, $3) on conflict do nothing";
    WITH_FEW_IDS = concat!(with_ids!(), few!());
    WITH_MANY_IDS = concat!(with_ids!(), many!());
    REFERRING_TO_FEW = concat!(referring!(), few!());
    REFERRING_TO_MANY = concat!(referring!(), many!());
    HEARD_BY = "select number from lrs_echo where target = $1 limit 1000";
    HEARS = "select target from lrs_echo where number = $1 limit 1000";
    VOID = "update lrs_statement set voided = $2 where number = $1";
    FEW_DEFINITIONS = concat!(definitions!(), few!());
    MANY_DEFINITIONS = concat!(definitions!(), many!());
    DEFINE = "insert into lrs_activity (number, organisation, definition) values ($1, $2, $3)
        on conflict (number) do update set definition = excluded.definition";
    FEW_DISPLAYS = concat!(displays!(), few!());
    MANY_DISPLAYS = concat!(displays!(), many!());
    CALL = "insert into lrs_verb (number, organisation, display) values ($1, $2, $3)
        on conflict (number) do update set display = excluded.display";
    ATTACH = "insert into lrs_attached (sha2, number, organisation) values ($1, $2, $3) on conflict do nothing";
    KEEP = "insert into lrs_attachment (organisation, sha2, bytes) values ($1, $2, $3) on conflict do nothing";
    FEW_ATTACHED = concat!(attached!(), few!());
    MANY_ATTACHED = concat!(attached!(), many!());
    ATTACHMENT = "select f.bytes
        from lrs_attached a
        join lrs_attachment f on f.organisation = a.organisation and f.sha2 = a.sha2
        where a.sha2 = $2 and a.number = $3 and a.organisation = $1";
    CLIENTS = "select number from lrs_client where organisation = $1";
    FEW_MOMENTS = concat!(moments!(), few!());
    MANY_MOMENTS = concat!(moments!(), many!());
}

/// A stored statement as it is known by its id.
#[derive(Clone, Debug)]
pub(crate) struct Known {
    pub id: Uuid,
    pub number: i64,
    pub client: i64,
    pub voids: bool,
    pub voided: bool,
}

impl FromRow for Known {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self {
            id: Uuid::from_bytes(row.take()?),
            number: row.take()?,
            client: row.take()?,
            voids: row.take()?,
            voided: row.take()?,
        })
    }
}

/// A row that is to be.
pub(crate) struct New<'a> {
    pub number: i64,
    pub id: Uuid,
    pub found: &'a Found,
    pub voided: bool,
}

pub(crate) fn add(
    tx: &Write<'_>,
    organisation: &OrganisationId,
    client: i64,
    stored_at: Moment,
    new: &[New<'_>],
) -> Result<()> {
    let row = |new: &New<'_>| {
        let found = new.found;
        params![
            new.number,
            organisation,
            new.id.bytes(),
            client,
            stored_at,
            found.verb,
            found.actor,
            found.activity,
            found.registration,
            found.voids,
            new.voided,
            packed(&found.mentions)
        ]
        .to_vec()
    };
    put(tx, ADD, new.iter().map(row).collect())?;
    let refer = |new: &New<'_>| {
        let target = new.found.target?;
        Some(params![target.bytes(), new.number, organisation, new.found.voids].to_vec())
    };
    put(tx, REFER, new.iter().filter_map(refer).collect())
}

/// One row goes along without being waited for, many go together.
fn put(tx: &Write<'_>, sql: &'static str, rows: Vec<Vec<Value>>) -> Result<()> {
    match rows.as_slice() {
        [] => Ok(()),
        [one] => tx.send(sql, one),
        many => tx.run_each(sql, many).map(drop),
    }
}

/// Those of these statements that are there.
pub(crate) fn with_ids(tx: &Read<'_>, ids: &[Uuid]) -> Result<Vec<Known>> {
    of_keys(tx, [WITH_FEW_IDS, WITH_MANY_IDS], &ids.iter().map(|id| *id.bytes()).collect::<Vec<[u8; 16]>>())
}

/// Whether a client belongs to this unit.
pub(crate) fn is_of_unit(tx: &Read<'_>, organisation: &OrganisationId, client: i64, unit: &str) -> Result<bool> {
    Ok(tx.maybe::<(i64,)>(IS_OF_UNIT, params![organisation, client, unit])?.is_some())
}

/// Which statements speak of these: (whom, which, whether it takes it out of account).
pub(crate) fn referring(tx: &Read<'_>, ids: &[Uuid]) -> Result<Vec<([u8; 16], i64, bool)>> {
    of_keys(tx, [REFERRING_TO_FEW, REFERRING_TO_MANY], &ids.iter().map(|id| *id.bytes()).collect::<Vec<[u8; 16]>>())
}

/// Writes that a statement is found by what another one says.
pub(crate) fn echo(tx: &Write<'_>, organisation: &OrganisationId, pairs: &[(i64, i64)]) -> Result<()> {
    put(tx, ECHO, rows_of(organisation, pairs))?;
    // One may be spoken of by a thousand: it is read once.
    let targets: Vec<i64> = pairs.iter().map(|(_, target)| *target).collect::<BTreeSet<_>>().into_iter().collect();
    let (said,) = tx.together((|| register::store::words(tx, &targets),))?;
    let row = |word: &Word, (number, target): &(i64, i64)| params![*word, *number, *target, organisation].to_vec();
    let of =
        |pair: &(i64, i64)| said.get(&pair.1).into_iter().flatten().map(|word| row(word, pair)).collect::<Vec<_>>();
    put(tx, ECHO_WORD, pairs.iter().flat_map(of).collect())
}

fn rows_of(organisation: &OrganisationId, pairs: &[(i64, i64)]) -> Vec<Vec<Value>> {
    pairs.iter().map(|(number, target)| params![*number, *target, organisation].to_vec()).collect()
}

/// Which statements are found by what this one says, and by what this one is found itself.
pub(crate) fn echoes(tx: &Read<'_>, number: i64) -> Result<(Vec<i64>, Vec<i64>)> {
    let numbers = |sql| -> Result<Vec<i64>> {
        Ok(tx.all::<(i64,)>(sql, params![number])?.into_iter().map(|(number,)| number).collect())
    };
    Ok((numbers(HEARD_BY)?, numbers(HEARS)?))
}

pub(crate) fn void(tx: &Write<'_>, number: i64) -> Result<()> {
    tx.run(VOID, params![number, true]).map(drop)
}

pub(crate) fn definitions(tx: &Read<'_>, activities: &[Word]) -> Result<Vec<(Word, String)>> {
    of_keys(tx, [FEW_DEFINITIONS, MANY_DEFINITIONS], activities)
}

/// Writes definitions, in the order of their numbers.
pub(crate) fn define(tx: &Write<'_>, organisation: &OrganisationId, definitions: &[(Word, String)]) -> Result<()> {
    put(tx, DEFINE, definitions.iter().map(|(number, text)| params![*number, organisation, text].to_vec()).collect())
}

pub(crate) fn displays(tx: &Read<'_>, verbs: &[Word]) -> Result<Vec<(Word, String)>> {
    of_keys(tx, [FEW_DISPLAYS, MANY_DISPLAYS], verbs)
}

/// Writes what verbs are called, in the order of their numbers.
pub(crate) fn call(tx: &Write<'_>, organisation: &OrganisationId, displays: &[(Word, String)]) -> Result<()> {
    put(tx, CALL, displays.iter().map(|(number, text)| params![*number, organisation, text].to_vec()).collect())
}

pub(crate) fn keep(tx: &Write<'_>, organisation: &OrganisationId, sha2: &str, bytes: &[u8]) -> Result<()> {
    tx.run(KEEP, params![organisation, sha2.to_ascii_lowercase(), bytes]).map(drop)
}

/// Writes which statements came with which files.
pub(crate) fn attach(tx: &Write<'_>, organisation: &OrganisationId, pairs: &[(String, i64)]) -> Result<()> {
    put(tx, ATTACH, pairs.iter().map(|(sha2, number)| params![sha2, *number, organisation].to_vec()).collect())
}

/// Which files came with these statements: hash and number.
pub(crate) fn attached_to(tx: &Read<'_>, numbers: &[i64]) -> Result<Vec<(String, i64)>> {
    of_keys(tx, [FEW_ATTACHED, MANY_ATTACHED], numbers)
}

/// The file with this hash that came with a statement.
pub(crate) fn attachment(
    tx: &Read<'_>,
    organisation: &OrganisationId,
    (sha2, number): (&str, i64),
) -> Result<Option<Vec<u8>>> {
    let bytes = tx.maybe::<(Vec<u8>,)>(ATTACHMENT, params![organisation, sha2.to_ascii_lowercase(), number])?;
    Ok(bytes.map(|(bytes,)| bytes))
}

/// How many statements each client wrote, and when the newest, if it wrote any. By the register, once for all of them: a page of an administrator reads
/// no statement but the newest ones.
pub(crate) fn seen_of_clients(tx: &Read<'_>, organisation: &OrganisationId) -> Result<Vec<(i64, u64, Option<Moment>)>> {
    let above = received_from(tx, organisation)? - 1;
    let here = register::questions::here(tx, organisation, (above, i64::MAX))?;
    let clients: Vec<i64> =
        tx.all::<(i64,)>(CLIENTS, params![organisation])?.into_iter().map(|(client,)| client).collect();
    let words: Vec<Word> = clients.iter().map(|client| -client).collect();
    let counts = register::questions::counted(tx, &here, &words, above)?;
    let newest: Vec<i64> = counts.iter().map(|count| count.newest).filter(|number| *number > 0).collect();
    let (moments,) = tx.together((|| of_keys::<(i64, Moment), _>(tx, [FEW_MOMENTS, MANY_MOMENTS], &newest),))?;
    let moments: HashMap<i64, Moment> = moments.into_iter().collect();
    let seen = clients.into_iter().zip(counts);
    Ok(seen.map(|(client, count)| (client, count.statements, moments.get(&count.newest).copied())).collect())
}
