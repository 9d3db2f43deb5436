//! What can happen: statements come, all of a request or none.

use std::collections::{BTreeMap, HashMap};

use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Error, Moment, Result, Write};
use zhixing_records::{Turn, begin, receive};
use zhixing_xapi::{Actor, Agent, Definition, Format, Statement, Timestamp, Uuid, Version};

use super::linking;
use super::model::Found;
use super::store;
use crate::word::{Word, Words};

/// Who writes.
pub(crate) struct Writer<'a> {
    pub organisation: &'a OrganisationId,
    /// The client's number.
    pub client: i64,
    /// Who says so: the client as an agent.
    pub authority: Agent,
    pub words: &'a Words,
    pub version: Version,
}

/// What became of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Taken {
    /// The ids of its statements, in its order: those that were there already too.
    Stored(Vec<Uuid>),
    /// A statement with this id says something else.
    Conflict(Uuid),
}

/// Files by their hash.
pub(crate) type Files = Vec<(String, Vec<u8>)>;

/// Stores statements with what came along. Nothing is stored when one of them is there already and says something else.
pub(crate) fn take(tx: &Write<'_>, writer: &Writer<'_>, statements: &[Statement], files: &Files) -> Result<Taken> {
    let statements: Vec<_> = statements.iter().map(|statement| with_id(tx, statement)).collect();
    let ids: Vec<Uuid> = statements.iter().filter_map(|statement| statement.id).collect();
    let there = store::with_ids(tx, &ids)?;
    let mut new = statements;
    if !there.is_empty() {
        let told = super::questions::parsed(tx, &there.iter().map(|known| known.number).collect::<Vec<_>>())?;
        let known: HashMap<Uuid, &Statement> =
            there.iter().filter_map(|one| Some((one.id, told.get(&one.number)?))).collect();
        let differs = new.iter().find(|one| one.id.and_then(|id| known.get(&id)).is_some_and(|old| !old.same_as(one)));
        if let Some(id) = differs.and_then(|one| one.id) {
            return Ok(Taken::Conflict(id));
        }
        new.retain(|one| one.id.is_some_and(|id| !there.iter().any(|known| known.id == id)));
    }
    if !new.is_empty() {
        add(tx, writer, new, files)?;
    }
    Ok(Taken::Stored(ids))
}

fn with_id(tx: &Write<'_>, statement: &Statement) -> Statement {
    let mut statement = statement.clone();
    if statement.id.is_none() {
        statement.id = Some(Uuid::random(tx.random()));
    }
    statement
}

fn add(tx: &Write<'_>, writer: &Writer<'_>, mut new: Vec<Statement>, files: &Files) -> Result<()> {
    let turn = begin(tx, writer.organisation, new.len())?;
    for statement in &mut new {
        complete(statement, writer, turn.stored_at)?;
    }
    let found: Vec<_> = new.iter().map(|statement| Found::of(statement, writer.words)).collect();
    let rows = rows(&new, &found, turn);
    linking::add(tx, writer, turn.stored_at, rows)?;
    describe(tx, writer, &new)?;
    for (sha2, bytes) in files {
        store::keep(tx, writer.organisation, sha2, bytes)?;
    }
    store::attach(tx, writer.organisation, &attached(&new, turn))?;
    let texts = new.iter().map(|statement| statement.to_json(Format::Exact)).collect();
    receive(tx, writer.organisation, turn, texts)
}

/// Which statement came with which files, in order.
fn attached(new: &[Statement], turn: Turn) -> Vec<(String, i64)> {
    let of = |(statement, number): (&Statement, i64)| {
        let sha2 = |attachment: &zhixing_xapi::Attachment| (attachment.sha2.as_str().to_ascii_lowercase(), number);
        statement.all_attachments().map(sha2).collect::<Vec<_>>()
    };
    let mut pairs: Vec<_> = new.iter().zip(turn.first..).flat_map(of).collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

fn rows<'f>(new: &[Statement], found: &'f [Found], turn: Turn) -> Vec<store::New<'f>> {
    let numbered = new.iter().zip(found).zip(turn.first..);
    numbered
        .filter_map(|((statement, found), number)| Some(store::New { number, id: statement.id?, found, voided: false }))
        .collect()
}

/// What the specification leaves to a store. An authority that a client claims is never taken over: the client itself is the authority.
fn complete(statement: &mut Statement, writer: &Writer<'_>, now: Moment) -> Result<()> {
    let stored = Timestamp::new(&now.rfc3339(), writer.version).map_err(Error::broken)?;
    statement.timestamp.get_or_insert_with(|| stored.clone());
    statement.stored = Some(stored);
    statement.authority = Some(Actor::Agent(writer.authority.clone()));
    statement.say_version(writer.version);
    Ok(())
}

/// Puts together what is said of activities, and what verbs are called; writes what is new of it, in the order of numbers.
fn describe(tx: &Write<'_>, writer: &Writer<'_>, new: &[Statement]) -> Result<()> {
    let mut said: BTreeMap<Word, Definition> = BTreeMap::new();
    let mut called = BTreeMap::new();
    for statement in new {
        for activity in statement.activities() {
            let Some(definition) = &activity.definition else { continue };
            said.entry(writer.words.activity(&activity.id)).or_default().merge(definition);
        }
        if let Some(display) = &statement.verb.display {
            called.insert(writer.words.verb(&statement.verb.id), display.to_json());
        }
    }
    let known: HashMap<_, _> = store::definitions(tx, &said.keys().copied().collect::<Vec<_>>())?.into_iter().collect();
    let mut changed = Vec::new();
    for (number, newer) in said {
        let old = known.get(&number).map(String::as_str).unwrap_or_default();
        let mut merged = Definition::parse(old, Version::V2_0).unwrap_or_default();
        merged.merge(&newer);
        let text = merged.to_json();
        if text != old {
            changed.push((number, text));
        }
    }
    store::define(tx, writer.organisation, &changed)?;
    let known: HashMap<_, _> = store::displays(tx, &called.keys().copied().collect::<Vec<_>>())?.into_iter().collect();
    called.retain(|number, text| known.get(number) != Some(text));
    store::call(tx, writer.organisation, &called.into_iter().collect::<Vec<_>>())
}
