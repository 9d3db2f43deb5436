//! Whom statements and documents name, and what is left of them, in the database.

use std::collections::{BTreeSet, HashMap};

use zhixing_kit::db::FromRow;
use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Read, Result, Row, Value, Write, params, statements};
use zhixing_xapi::Ifi;

use crate::lists::{few, many, of_keys};
use crate::statement::model::Found;
use crate::statement::register;
use crate::statement::register::changes::Changes;
use crate::statement::register::row::packed;
use crate::statement::store as statement;
use crate::word::Words;

macro_rules! attached {
    () => {
        "select distinct number from lrs_attached where number in "
    };
}

statements! {
    FOUND_BY = "update lrs_statement set actor = $2, activity = $3, registration = $4, mentions = $5 where number = $1";
    /// What others are found by because they speak of it: taken away, and written anew.
    TAKE_ECHO_WORDS = "delete from lrs_echo_word where target = $1";
    FEW_ATTACHED = concat!(attached!(), few!());
    MANY_ATTACHED = concat!(attached!(), many!());
    TAKE_ATTACHED = "delete from lrs_attached where number = $1";
    DOCUMENTS = "select kind, activity, agent, registration, id, bytes
        from lrs_document
        where organisation = $1
        order by kind, activity, agent, registration, id
        limit $2 offset $3";
    TAKE_DOCUMENT = "delete from lrs_document
        where organisation = $1 and kind = $2 and activity = $3 and agent = $4 and registration = $5 and id = $6";
    /// Another document than the one that somebody has seen: it bears another tag.
    CHANGE_DOCUMENT = "update lrs_document set bytes = $7, etag = $8
        where organisation = $1 and kind = $2 and activity = $3 and agent = $4 and registration = $5 and id = $6";
    DEFINITIONS = "select number, definition
        from lrs_activity
        where organisation = $1 and replace(lower(definition), $2, '') <> lower(definition)";
    DEFINE = "update lrs_activity set definition = $2 where number = $1";
}

/// A document with where it lies.
pub(super) struct Kept {
    pub kind: String,
    pub activity: String,
    pub agent: String,
    pub registration: String,
    pub id: String,
    pub bytes: Vec<u8>,
}

impl FromRow for Kept {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self {
            kind: row.take()?,
            activity: row.take()?,
            agent: row.take()?,
            registration: row.take()?,
            id: row.take()?,
            bytes: row.take()?,
        })
    }
}

impl Kept {
    fn place(&self, organisation: &OrganisationId) -> Vec<Value> {
        params![organisation, &self.kind, &self.activity, &self.agent, &self.registration, &self.id].to_vec()
    }
}

/// Statements that name somebody as an agent, taken out of account or not.
pub(super) fn naming(
    tx: &Read<'_>,
    organisation: &OrganisationId,
    words: &Words,
    ifi: &Ifi,
    into: &mut BTreeSet<i64>,
) -> Result<()> {
    let asked = vec![words.actor(ifi), words.party(ifi), words.near(ifi)];
    into.extend(register::questions::all(tx, organisation, asked)?);
    Ok(())
}

/// By what statements are found from now on. What the register is to say of them is noted.
pub(super) fn find_by(
    tx: &Write<'_>,
    organisation: &OrganisationId,
    found: &[(i64, Found)],
    changes: &mut Changes,
) -> Result<()> {
    let numbers: Vec<i64> = found.iter().map(|(number, _)| *number).collect();
    let (before, speakers) =
        tx.together((|| register::store::words(tx, &numbers), || statement::heard_by(tx, &numbers)))?;
    let row = |(number, found): &(i64, Found)| {
        let mentions = packed(&found.mentions);
        params![*number, found.actor, found.activity, found.registration, mentions].to_vec()
    };
    tx.run_each(FOUND_BY, &found.iter().map(row).collect::<Vec<_>>())?;
    tx.run_each(TAKE_ECHO_WORDS, &each(&numbers))?;
    let mut words = HashMap::new();
    for (number, found) in found {
        let Some(before) = before.get(number) else { continue };
        // A client stands there under his number below zero, and stays.
        let client = before.iter().find(|word| **word < 0).map_or(0, |word| -word);
        let now = found.words(client);
        changes.note(*number, before, &now)?;
        words.insert(*number, now);
    }
    statement::echo_words(tx, organisation, &speakers, &words)
}

/// Takes away which files came with statements; gives those that came with any.
pub(super) fn detach(tx: &Write<'_>, numbers: &[i64]) -> Result<BTreeSet<i64>> {
    let (came,) = tx.together((|| of_keys::<(i64,), _>(tx, [FEW_ATTACHED, MANY_ATTACHED], numbers),))?;
    let came: BTreeSet<i64> = came.into_iter().map(|(number,)| number).collect();
    tx.run_each(TAKE_ATTACHED, &each(&came.iter().copied().collect::<Vec<_>>()))?;
    Ok(came)
}

/// A set of values for each number.
fn each(numbers: &[i64]) -> Vec<Vec<Value>> {
    numbers.iter().map(|number| vec![number.into()]).collect()
}

pub(super) fn documents(
    tx: &Read<'_>,
    organisation: &OrganisationId,
    limit: usize,
    offset: usize,
) -> Result<Vec<Kept>> {
    tx.all(DOCUMENTS, params![organisation, limit, offset])
}

pub(super) fn take_document(tx: &Write<'_>, organisation: &OrganisationId, kept: &Kept) -> Result<()> {
    tx.run(TAKE_DOCUMENT, &kept.place(organisation)).map(drop)
}

pub(super) fn change_document(tx: &Write<'_>, organisation: &OrganisationId, kept: &Kept, rest: &str) -> Result<()> {
    let mut values = kept.place(organisation);
    values.extend(params![rest.as_bytes(), &hex::encode(tx.random::<20>())].to_vec());
    tx.run(CHANGE_DOCUMENT, &values).map(drop)
}

/// What is said of activities in which these words, in small letters, stand.
pub(super) fn definitions(tx: &Read<'_>, organisation: &OrganisationId, words: &str) -> Result<Vec<(i64, String)>> {
    tx.all(DEFINITIONS, params![organisation, words])
}

pub(super) fn define(tx: &Write<'_>, number: i64, definition: &str) -> Result<()> {
    tx.run(DEFINE, params![number, definition]).map(drop)
}
