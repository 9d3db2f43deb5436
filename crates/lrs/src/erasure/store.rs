//! Whom statements and documents name, and what is left of them, in the database.

use std::collections::{BTreeSet, HashSet};

use zhixing_kit::db::FromRow;
use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Read, Result, Row, Value, Write, params, statements};
use zhixing_xapi::Ifi;

use crate::statement::model::Found;
use crate::statement::register;
use crate::statement::register::changes::Changes;
use crate::statement::register::row::packed;
use crate::statement::store as statement;
use crate::word::{Word, Words};

statements! {
    FOUND_BY = "update lrs_statement set actor = $2, activity = $3, registration = $4, mentions = $5 where number = $1";
    /// What others are found by because they speak of it.
    TAKE_ECHO_WORD = "delete from lrs_echo_word where target = $1 and subject = $2";
    ADD_ECHO_WORD = "insert into lrs_echo_word (subject, number, target, organisation)
        select cast($2 as bigint), number, target, organisation
        from lrs_echo
        where target = $1
        on conflict do nothing";
    TAKE_ATTACHED = "delete from lrs_attached where sha2 = $1 and number = $2";
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
pub(super) fn find_by(tx: &Write<'_>, found: &[(i64, Found)], changes: &mut Changes) -> Result<()> {
    let numbers: Vec<i64> = found.iter().map(|(number, _)| *number).collect();
    let (before,) = tx.together((|| register::store::words(tx, &numbers),))?;
    let row = |(number, found): &(i64, Found)| {
        let mentions = packed(&found.mentions);
        params![*number, found.actor, found.activity, found.registration, mentions].to_vec()
    };
    tx.run_each(FOUND_BY, &found.iter().map(row).collect::<Vec<_>>())?;
    let (mut echoes_lost, mut echoes_gained) = (Vec::new(), Vec::new());
    for (number, found) in found {
        let Some(before) = before.get(number) else { continue };
        // A client stands there under his number below zero, and stays.
        let client = before.iter().find(|word| **word < 0).map_or(0, |word| -word);
        // A statement may mention hundreds of thousands: sets, not lists, are held against each other.
        let (before, now): (BTreeSet<Word>, BTreeSet<Word>) =
            (before.iter().copied().collect(), found.words(client).into_iter().collect());
        let (lost, gained): (Vec<_>, Vec<_>) =
            (before.difference(&now).copied().collect(), now.difference(&before).copied().collect());
        changes.note(*number, &lost, &gained)?;
        echoes_lost.extend(lost.iter().map(|word| params![*number, *word].to_vec()));
        echoes_gained.extend(gained.iter().map(|word| params![*number, *word].to_vec()));
    }
    tx.run_each(TAKE_ECHO_WORD, &echoes_lost)?;
    tx.run_each(ADD_ECHO_WORD, &echoes_gained).map(drop)
}

/// Takes away which files came with statements, but for those that what is left of each still names. Says whether any went.
pub(super) fn detach(tx: &Write<'_>, numbers: &[i64], named: &HashSet<(String, i64)>) -> Result<bool> {
    let (came,) = tx.together((|| statement::attached_to(tx, numbers),))?;
    let gone = came.into_iter().filter(|pair| !named.contains(pair));
    let gone: Vec<_> = gone.map(|(sha2, number)| params![sha2, number].to_vec()).collect();
    tx.run_each(TAKE_ATTACHED, &gone)?;
    Ok(!gone.is_empty())
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
