//! What can be asked of stored statements. Who may ask is judged before; how far he sees goes along.

use std::collections::{HashMap, HashSet};

use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Error, Moment, Read, Result};
use zhixing_records::{moment, texts, texts_within};
use zhixing_xapi::{Canon, Definition, Format, Iri, LanguageMap, Languages, Sha2, Statement, Uuid, Version};

use super::model::{Filter, Reach};
use super::search;
use super::store::{self, Known};
use crate::word::{Word, Words};

/// How statements are written out.
#[derive(Clone, Debug)]
pub(crate) enum Wanted {
    Exact,
    Ids,
    Canonical(Languages),
}

/// Statements as JSON texts, in order, and whether there are more behind the last one.
#[derive(Clone, Debug, Default)]
pub(crate) struct Page {
    pub texts: Vec<String>,
    /// The last one's number, when more follow.
    pub more: Option<i64>,
    /// Attachments that go along, when they were asked for.
    pub files: Vec<File>,
}

/// An attachment as it goes out.
#[derive(Clone, Debug)]
pub(crate) struct File {
    pub content_type: String,
    pub sha2: String,
    pub bytes: Vec<u8>,
}

/// Bytes of statements that one page brings: fifty of the usual ones have a hundred thousand.
const TEXT_BYTES_MAX: usize = 16 * 1024 * 1024;
/// Bytes of attachments that one page brings. One request brings fewer, so those of one statement always fit.
const FILES_BYTES_MAX: usize = 64 * 1024 * 1024;
/// A transaction ends after this at the latest: what was begun before has been decided since.
const DECIDED_MS: i64 = 60_000;

/// What was stored before this moment is there, and nothing will join it.
///
/// It is the moment of the newest statement, because numbers and moments are given out in the order of the commits; or a minute ago, when nothing
/// came since: no write lasts longer.
pub(crate) fn consistent_through(tx: &Read<'_>, organisation: &OrganisationId) -> Result<Moment> {
    let decided = tx.now().plus_ms(-DECIDED_MS);
    Ok(moment(tx, organisation)?.map_or(decided, |newest| Moment(newest.0.max(decided.0))))
}

/// One page of statements.
pub(crate) fn page(
    tx: &Read<'_>,
    (organisation, words): (&OrganisationId, &Words),
    (filter, reach): (&Filter, &Reach),
    wanted: &Wanted,
    with_files: bool,
) -> Result<Page> {
    let mut numbers = search::numbers(tx, organisation, filter, reach)?;
    let more = numbers.len() > filter.limit;
    numbers.truncate(filter.limit);
    let (mut page, last) = written(tx, (organisation, words), &numbers, wanted, with_files)?;
    page.more = last.filter(|last| more || numbers.last() != Some(last));
    Ok(page)
}

/// One statement by its id: one that counts, or one that was taken out of account.
pub(crate) fn one(
    tx: &Read<'_>,
    whose: (&OrganisationId, &Words),
    (id, voided): (Uuid, bool),
    reach: &Reach,
    wanted: &Wanted,
    with_files: bool,
) -> Result<Option<Page>> {
    let Some(known) = store::with_ids(tx, &[id])?.pop().filter(|known| known.voided == voided) else { return Ok(None) };
    if !reaches(tx, whose.0, reach, &known)? {
        return Ok(None);
    }
    written(tx, whose, &[known.number], wanted, with_files).map(|(page, _)| Some(page))
}

/// The number of a statement that the asker may read, whether it counts or was taken out of account.
pub(crate) fn number_of(tx: &Read<'_>, organisation: &OrganisationId, id: Uuid, reach: &Reach) -> Result<Option<i64>> {
    let Some(known) = store::with_ids(tx, &[id])?.pop() else { return Ok(None) };
    Ok(reaches(tx, organisation, reach, &known)?.then_some(known.number))
}

/// Whether a statement is among those that somebody reaches.
pub(super) fn reaches(tx: &Read<'_>, organisation: &OrganisationId, reach: &Reach, known: &Known) -> Result<bool> {
    match reach {
        Reach::All => Ok(true),
        Reach::Client(number) => Ok(known.client == *number),
        Reach::Unit(unit) => store::is_of_unit(tx, organisation, known.client, unit),
    }
}

/// The first of these statements, as far as they and their files fit one page, and the number of the last of them.
fn written(
    tx: &Read<'_>,
    (organisation, words): (&OrganisationId, &Words),
    numbers: &[i64],
    wanted: &Wanted,
    with_files: bool,
) -> Result<(Page, Option<i64>)> {
    let mut found = texts_within(tx, numbers, TEXT_BYTES_MAX)?;
    if matches!(wanted, Wanted::Exact) && !with_files {
        let last = found.last().map(|(number, _)| *number);
        return Ok((Page { texts: texts_of(found), ..Page::default() }, last));
    }
    let read = |(number, text): &(i64, String)| Ok((*number, read(text)?));
    let mut statements = found.iter().map(read).collect::<Result<Vec<_>>>()?;
    let files = if with_files { files(tx, organisation, &mut statements)? } else { Vec::new() };
    found.truncate(statements.len());
    let last = found.last().map(|(number, _)| *number);
    let statements: Vec<Statement> = statements.into_iter().map(|(_, statement)| statement).collect();
    let texts = match wanted {
        Wanted::Exact => texts_of(found),
        Wanted::Ids => statements.iter().map(|statement| statement.to_json(Format::Ids)).collect(),
        Wanted::Canonical(languages) => {
            let canon = &Canonical::of(tx, words, &statements)?;
            statements.iter().map(|statement| statement.to_json(Format::Canonical { canon, languages })).collect()
        }
    };
    Ok((Page { texts, more: None, files }, last))
}

fn texts_of(found: Vec<(i64, String)>) -> Vec<String> {
    found.into_iter().map(|(_, text)| text).collect()
}

/// A stored text as a statement again. It was read before, by one of the two versions.
pub(crate) fn read(text: &str) -> Result<Statement> {
    Statement::parse(text, Version::V2_0).or_else(|_| Statement::parse(text, Version::V1_0_3)).map_err(Error::broken)
}

/// Stored statements by their numbers.
pub(crate) fn parsed(tx: &Read<'_>, numbers: &[i64]) -> Result<HashMap<i64, Statement>> {
    texts(tx, numbers)?.into_iter().map(|(number, text)| Ok((number, read(&text)?))).collect()
}

/// The files of these statements, each once. Statements whose files no longer fit are left to the next page.
fn files(tx: &Read<'_>, organisation: &OrganisationId, statements: &mut Vec<(i64, Statement)>) -> Result<Vec<File>> {
    let numbers: Vec<i64> = statements.iter().map(|(number, _)| *number).collect();
    let (came,) = tx.together((|| store::attached_to(tx, &numbers),))?;
    let came: HashSet<(Sha2, i64)> =
        came.into_iter().filter_map(|(sha2, number)| Some((Sha2::new(&sha2)?, number))).collect();
    let (mut files, mut given) = (Vec::new(), HashSet::new());
    let mut bytes = 0;
    for at in 0..statements.len() {
        let before = files.len();
        for attachment in statements[at].1.all_attachments() {
            let sha2 = &attachment.sha2;
            let number = statements[at].0;
            if given.contains(sha2) || !came.contains(&(sha2.clone(), number)) {
                continue;
            }
            let place = (sha2.as_str(), number);
            let Some(found) = store::attachment(tx, organisation, place)? else { continue };
            bytes += found.len();
            given.insert(sha2.clone());
            let (content_type, sha2) = (attachment.content_type.clone(), sha2.as_str().to_owned());
            files.push(File { content_type, sha2, bytes: found });
        }
        if at > 0 && bytes > FILES_BYTES_MAX {
            files.truncate(before);
            statements.truncate(at);
            break;
        }
    }
    Ok(files)
}

/// What is known of the activities and verbs of some statements.
struct Canonical<'w> {
    words: &'w Words,
    definitions: HashMap<Word, Definition>,
    displays: HashMap<Word, LanguageMap>,
}

impl<'w> Canonical<'w> {
    fn of(tx: &Read<'_>, words: &'w Words, statements: &[Statement]) -> Result<Self> {
        let sorted = |mut all: Vec<Word>| {
            all.sort_unstable();
            all.dedup();
            all
        };
        let activities = statements.iter().flat_map(Statement::activities).map(|activity| words.activity(&activity.id));
        let verbs = statements.iter().map(|statement| words.verb(&statement.verb.id));
        let definitions = store::definitions(tx, &sorted(activities.collect()))?;
        let displays = store::displays(tx, &sorted(verbs.collect()))?;
        let definition = |(number, text): (Word, String)| Some((number, Definition::parse(&text, Version::V2_0).ok()?));
        let display = |(number, text): (Word, String)| Some((number, LanguageMap::parse(&text).ok()?));
        Ok(Self {
            words,
            definitions: definitions.into_iter().filter_map(definition).collect(),
            displays: displays.into_iter().filter_map(display).collect(),
        })
    }
}

impl Canon for Canonical<'_> {
    fn definition(&self, activity: &Iri) -> Option<&Definition> {
        self.definitions.get(&self.words.activity(activity))
    }

    fn display(&self, verb: &Iri) -> Option<&LanguageMap> {
        self.displays.get(&self.words.verb(verb))
    }
}

/// What is known of one activity, as the resource `activities` gives it out.
pub(crate) fn activity(tx: &Read<'_>, words: &Words, id: &Iri) -> Result<Option<String>> {
    Ok(store::definitions(tx, &[words.activity(id)])?.pop().map(|(_, text)| text))
}
