//! Records to carry away: statements with proofs towards the newest checkpoint, in one file that `zhixing verify` checks without us.

use zhixing_kit::{Error, Read, Result, Sentence};
use zhixing_ledger::{RecordEntry, RecordFile};

use super::key::SigningKey;
use super::store::{self, Stored};
use crate::model::StatementId;
use crate::text::Text;

/// Bytes around each statement in a file at most: index, commitment, salt, and a path of 64 hashes with their quotes and indents.
const AROUND_MAX: usize = 4_000;

/// A record that is ready to be sealed.
#[derive(Clone, Debug)]
pub struct Export {
    file: RecordFile,
}

impl Export {
    /// How many statements it holds.
    pub fn len(&self) -> usize {
        self.file.entries.len()
    }

    /// Whether it holds none; an export always holds some.
    pub fn is_empty(&self) -> bool {
        self.file.entries.is_empty()
    }

    /// An export of these entries, under this checkpoint.
    pub(crate) fn of(checkpoint: String, entries: Vec<RecordEntry>) -> Self {
        Self { file: RecordFile { checkpoint, entries } }
    }

    /// The file's text, sealed with the log's key.
    pub fn seal(&self, key: &SigningKey) -> String {
        self.file.write(key.signer())
    }

    /// The same as lines (JSONL): for what other systems recorded, whose texts have no line breaks.
    pub fn seal_lines(&self, key: &SigningKey) -> String {
        self.file.write_lines(key.signer())
    }
}

/// The record of a whole, such as `activity/ID`: all statements about it.
///
/// [`Error::NotFound`] when there are none; refuses, with a sentence, while some wait for the log, and when they are too many for one file.
pub fn export(tx: &Read<'_>, about: &str) -> Result<Export> {
    make(tx, store::stored_about(tx, about, RecordFile::STATEMENTS_MAX + 1)?)
}

/// The record of all statements of the house at the places `from..until` of this installation's log; `None` where there are only others'.
pub fn export_places(tx: &Read<'_>, from: u64, until: u64) -> Result<Option<Export>> {
    let head = store::house_head(tx)?.ok_or(Error::NotFound)?;
    let stored = store::placed(tx, &head.organisation, from, until)?;
    if stored.is_empty() { Ok(None) } else { make(tx, stored).map(Some) }
}

/// The record of one statement.
pub fn export_one(tx: &Read<'_>, id: &StatementId) -> Result<Export> {
    make(tx, vec![store::stored(tx, id)?])
}

fn make(tx: &Read<'_>, stored: Vec<Stored>) -> Result<Export> {
    let organisation = stored.first().ok_or(Error::NotFound)?.organisation.clone();
    // Each line of the body's JSON is quoted once more inside the file: at most twice as long.
    let bytes: usize = stored.iter().map(|statement| statement.body.len() * 2 + AROUND_MAX).sum();
    if stored.len() > RecordFile::STATEMENTS_MAX || bytes > RecordFile::LENGTH_MAX {
        return Err(Sentence::of(|language| Text(language).export_too_large()).into());
    }
    let waits = || Error::from(Sentence::of(|language| Text(language).being_added()));
    let head = store::head(tx, &organisation)?.ok_or_else(waits)?;
    let mut places = Vec::with_capacity(stored.len());
    for statement in &stored {
        places.push(statement.position.ok_or_else(waits)?);
    }
    let proofs = store::tree(tx, &organisation, head.size, |tree| {
        places.iter().map(|place| tree.inclusion(*place)).collect::<Result<Vec<_>, _>>()
    })?;
    let proved = stored.into_iter().zip(places).zip(proofs.map_err(Error::broken)?);
    let entries: Result<_> = proved
        .map(|((statement, index), proof)| {
            let evidence = store::evidence(tx, &statement, index)?;
            Ok(RecordEntry { index, evidence, statement: statement.body, proof })
        })
        .collect();
    Ok(Export::of(head.checkpoint, entries?))
}
