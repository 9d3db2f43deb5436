//! What can happen: statements come, all of a request or none.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Error, Moment, Result, Write};
use zhixing_records::{Next, Turn, next, receive};
use zhixing_xapi::{Activity, Actor, Agent, Definition, Format, Statement, Timestamp, Uuid, Version};

use super::linking;
use super::model::{Found, Reach};
use super::questions::reaches;
use super::register;
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
    /// Whose statements it may take out of account.
    pub voids: Reach,
}

/// What became of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Taken {
    /// The ids of its statements, in its order: those that were there already too; and the moment of the newest statement, up to which all is there.
    Stored(Vec<Uuid>, Moment),
    /// A statement with this id says something else.
    Conflict(Uuid),
    /// One takes this statement of somebody else out of account, and may not.
    NotHis(Uuid),
}

/// Files by their hash.
pub(crate) type Files = Vec<(String, Vec<u8>)>;

/// A statement with what it is found by.
type WithFound = (Statement, Found);

/// What is there already of what new statements say: asked at once, before anything is written.
pub(super) struct Before {
    /// The statements with their ids, and those that they speak of.
    there: Vec<store::Known>,
    /// Who spoke of them before they came: of whom, which, whether it takes it out of account.
    pub speakers: Vec<([u8; 16], i64, bool)>,
    definitions: HashMap<Word, String>,
    displays: HashMap<Word, String>,
    next: Next,
    /// Below which number everything is in the register.
    registered: i64,
}

impl Before {
    fn of(tx: &Write<'_>, writer: &Writer<'_>, new: &[WithFound]) -> Result<Self> {
        let ids: Vec<Uuid> = new.iter().filter_map(|(statement, _)| statement.id).collect();
        let targets = new.iter().filter_map(|(_, found)| found.target);
        let all: Vec<Uuid> = ids.iter().copied().chain(targets).collect();
        let described = new.iter().flat_map(|(statement, _)| described(statement));
        let activities: BTreeSet<Word> = described.map(|(activity, _)| writer.words.activity(&activity.id)).collect();
        let called = new.iter().filter(|(statement, _)| statement.verb.display.is_some());
        let verbs: BTreeSet<Word> = called.map(|(_, found)| found.verb).collect();
        let (activities, verbs): (Vec<_>, Vec<_>) = (activities.into_iter().collect(), verbs.into_iter().collect());
        let (there, speakers, definitions, displays, next, registered) = tx.together((
            || store::with_ids(tx, &all),
            || store::referring(tx, &ids),
            || store::definitions(tx, &activities),
            || store::displays(tx, &verbs),
            || next(tx, writer.organisation),
            || register::store::below(tx, writer.organisation),
        ))?;
        let (definitions, displays) = (definitions.into_iter().collect(), displays.into_iter().collect());
        Ok(Self { there, speakers, definitions, displays, next, registered })
    }

    /// The statement with this id, if it is there.
    pub fn with_id(&self, id: Uuid) -> Option<&store::Known> {
        self.there.iter().find(|known| known.id == id)
    }
}

/// Stores statements with what came along. Nothing is stored when one of them is there already and says something else.
pub(crate) fn take(tx: &Write<'_>, writer: &Writer<'_>, statements: &[Statement], files: &Files) -> Result<Taken> {
    let with_found = |statement: &Statement| {
        let found = Found::of(statement, writer.words);
        (with_id(tx, statement), found)
    };
    let mut new: Vec<WithFound> = statements.iter().map(with_found).collect();
    let ids: Vec<Uuid> = new.iter().filter_map(|(statement, _)| statement.id).collect();
    let before = Before::of(tx, writer, &new)?;
    let there: Vec<&store::Known> = ids.iter().filter_map(|id| before.with_id(*id)).collect();
    if !there.is_empty() {
        let told = super::questions::parsed(tx, &there.iter().map(|known| known.number).collect::<Vec<_>>())?;
        let known: HashMap<Uuid, &Statement> =
            there.iter().filter_map(|one| Some((one.id, told.get(&one.number)?))).collect();
        let differs = |one: &Statement| one.id.filter(|id| known.get(id).is_some_and(|old| !old.same_as(one)));
        if let Some(id) = new.iter().find_map(|(statement, _)| differs(statement)) {
            return Ok(Taken::Conflict(id));
        }
        new.retain(|(one, _)| one.id.is_some_and(|id| before.with_id(id).is_none()));
    }
    if new.is_empty() {
        return Ok(Taken::Stored(ids, super::questions::consistent_through(tx, writer.organisation)?));
    }
    if let Some(id) = not_his(tx, writer, &new, &before)? {
        return Ok(Taken::NotHis(id));
    }
    let stored_at = add(tx, writer, new, &before, files)?;
    Ok(Taken::Stored(ids, stored_at))
}

/// A statement that is there, that one of the new ones takes out of account, and that this writer may not. Who takes out what is still to come must
/// know its id beforehand.
fn not_his(tx: &Write<'_>, writer: &Writer<'_>, new: &[WithFound], before: &Before) -> Result<Option<Uuid>> {
    let voided = new.iter().filter(|(_, found)| found.voids).filter_map(|(_, found)| before.with_id(found.target?));
    for known in voided.filter(|known| known.client != writer.client) {
        if !reaches(tx, writer.organisation, &writer.voids, known)? {
            return Ok(Some(known.id));
        }
    }
    Ok(None)
}

fn with_id(tx: &Write<'_>, statement: &Statement) -> Statement {
    let mut statement = statement.clone();
    if statement.id.is_none() {
        statement.id = Some(Uuid::random(tx.random()));
    }
    statement
}

/// Stores what is new; gives the moment at which it is stored.
fn add(tx: &Write<'_>, writer: &Writer<'_>, mut new: Vec<WithFound>, before: &Before, files: &Files) -> Result<Moment> {
    let turn = before.next.take(tx, writer.organisation, new.len())?;
    for (statement, _) in &mut new {
        complete(statement, writer, turn.stored_at)?;
    }
    linking::add(tx, writer, turn.stored_at, rows(&new, turn), before)?;
    let fresh = new.iter().zip(turn.first..).map(|((_, found), number)| (number, found.words(writer.client)));
    register::actions::add(tx, writer.organisation, before.registered, fresh.collect())?;
    describe(tx, writer, &new, before)?;
    let pairs = attached(&new, turn, files);
    let owned: HashSet<&str> = pairs.iter().map(|(sha2, _)| sha2.as_str()).collect();
    // What belongs to none of the new statements came with one that is there already.
    for (sha2, bytes) in files.iter().filter(|(sha2, _)| owned.contains(sha2.to_ascii_lowercase().as_str())) {
        store::keep(tx, writer.organisation, sha2, bytes)?;
    }
    store::attach(tx, writer.organisation, &pairs)?;
    let texts = new.iter().map(|(statement, _)| statement.to_json(Format::Exact)).collect();
    receive(tx, writer.organisation, turn, texts)?;
    Ok(turn.stored_at)
}

/// Which statement came with which files, in order. One that only names a file that lies elsewhere brought none: it opens nobody else's.
fn attached(new: &[WithFound], turn: Turn, files: &Files) -> Vec<(String, i64)> {
    let brought: HashSet<String> = files.iter().map(|(sha2, _)| sha2.to_ascii_lowercase()).collect();
    let of = |((statement, _), number): (&WithFound, i64)| {
        let hashes = statement.all_attachments().map(|attachment| attachment.sha2.as_str().to_ascii_lowercase());
        hashes.filter(|sha2| brought.contains(sha2)).map(|sha2| (sha2, number)).collect::<Vec<_>>()
    };
    let mut pairs: Vec<_> = new.iter().zip(turn.first..).flat_map(of).collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

fn rows(new: &[WithFound], turn: Turn) -> Vec<store::New<'_>> {
    let numbered = new.iter().zip(turn.first..);
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

/// The activities of which a statement says something.
fn described(statement: &Statement) -> impl Iterator<Item = (&Activity, &Definition)> {
    statement.activities().into_iter().filter_map(|activity| Some((activity, activity.definition.as_ref()?)))
}

/// Puts together what is said of activities, and what verbs are called; writes what is new of it, in the order of numbers.
fn describe(tx: &Write<'_>, writer: &Writer<'_>, new: &[WithFound], before: &Before) -> Result<()> {
    let mut said: BTreeMap<Word, Definition> = BTreeMap::new();
    let mut called = BTreeMap::new();
    for (statement, found) in new {
        for (activity, definition) in described(statement) {
            said.entry(writer.words.activity(&activity.id)).or_default().merge(definition);
        }
        if let Some(display) = &statement.verb.display {
            called.insert(found.verb, display.to_json());
        }
    }
    let mut changed = Vec::new();
    for (number, newer) in said {
        let old = before.definitions.get(&number).map(String::as_str).unwrap_or_default();
        let mut merged = Definition::parse(old, Version::V2_0).unwrap_or_default();
        merged.merge(&newer);
        let text = merged.to_json();
        if text != old {
            changed.push((number, text));
        }
    }
    store::define(tx, writer.organisation, &changed)?;
    called.retain(|number, text| before.displays.get(number) != Some(text));
    store::call(tx, writer.organisation, &called.into_iter().collect::<Vec<_>>())
}
