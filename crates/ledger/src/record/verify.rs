//! Whether a record file holds what it says: every fault that can be found, not only the first. It never repairs.

use super::commitment::{Salt, commitment};
use super::fault::Fault;
use super::file::{RecordFile, Written, WrittenStatement, seal_text, sealed};
use super::lines::{self, are_lines};
use super::named::Named;
use super::read::{not_as_written, read};
use super::view::VerifiedStatement;
use crate::log::{Hash, leaf, verify_inclusion};
use crate::note::{Checkpoint, CheckpointError, Note, NoteError, VerifierKey};
use std::collections::{HashMap, HashSet};

/// A record without a fault: what it proves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// The log's key. Unless the caller gave a trusted one, only a comparison of
    /// [`VerifierKey::fingerprint`] with a known one tells whose log this is.
    pub key: VerifierKey,
    /// Entries in the log when the checkpoint was signed.
    pub tree_size: u64,
    /// The checkpoint as it stands in the file, with whatever cosignatures it carries: whoever knows a witness can check its one.
    pub checkpoint: String,
    /// By index.
    pub statements: Vec<VerifiedStatement>,
}

impl Verified {
    /// The key's name: the log's.
    pub fn key_name(&self) -> &str {
        self.key.name()
    }

    /// The key's fingerprint, for comparing by eye.
    pub fn fingerprint(&self) -> String {
        self.key.fingerprint()
    }
}

impl RecordFile {
    /// Faults that one verification tells; the rest is counted.
    pub const FAULTS_MAX: usize = 100;

    /// Checks a file's bytes, and that its key is the trusted one if there is one. Faults come most specific first.
    pub fn verify(bytes: &[u8], trusted: Option<&VerifierKey>) -> Result<Verified, Vec<Fault>> {
        let written = read(bytes).map_err(|fault| vec![fault])?;
        let as_lines = are_lines(bytes);
        let text = if as_lines { lines::text(&written) } else { written.text() };
        let held = if as_lines { lines::sealed(&text) } else { sealed(&text) };
        let mut faults = Vec::new();
        let key = check_key(&written.key, trusted, &mut faults);
        let checkpoint = check_checkpoint(&written.checkpoint, as_lines, key.as_ref(), &mut faults);
        let statements = check_statements(&written.statements, checkpoint.as_ref(), &mut faults);
        if let Some(key) = &key {
            let seal = |named: &String| seal_text(&written.format, named, held);
            let sealed: Vec<String> = written.namings().iter().map(seal).collect();
            faults.extend(seal_faults(&written, &sealed, key, faults.is_empty()));
        }
        faults.extend(not_as_written(bytes, &text));
        match (key, checkpoint) {
            (Some(key), Some(checkpoint)) if faults.is_empty() => {
                Ok(Verified { key, tree_size: checkpoint.size, checkpoint: written.checkpoint, statements })
            }
            _ => Err(in_order(faults)),
        }
    }
}

fn check_key(text: &str, trusted: Option<&VerifierKey>, faults: &mut Vec<Fault>) -> Option<VerifierKey> {
    let key = VerifierKey::parse(text).map_err(|error| faults.push(Fault::Key(error.to_string()))).ok()?;
    if let Some(trusted) = trusted.filter(|trusted| **trusted != key) {
        faults.push(Fault::OtherKey { found: key.fingerprint(), trusted: trusted.fingerprint() });
    }
    Some(key)
}

/// The checkpoint, if it can be read at all: a wrong signature is one fault, a proof that leads elsewhere another.
fn check_checkpoint(
    text: &str,
    cosigned: bool,
    key: Option<&VerifierKey>,
    faults: &mut Vec<Fault>,
) -> Option<Checkpoint> {
    let note = Note::parse(text).map_err(|error| faults.push(Fault::Checkpoint(error.to_string()))).ok()?;
    // Of signatures that nobody here can check, lines carry those of witnesses, which the seal covers; the file has none.
    if !cosigned && note.signatures.len() != 1 {
        faults.push(Fault::CheckpointSignatures { found: note.signatures.len() });
    }
    match key.map(|key| Checkpoint::open(text, key)) {
        None | Some(Ok(_)) => {}
        Some(Err(CheckpointError::Note(NoteError::NotSigned | NoteError::BadSignature))) => {
            faults.push(Fault::CheckpointSignature);
        }
        Some(Err(error)) => faults.push(Fault::Checkpoint(error.to_string())),
    }
    Checkpoint::parse(&note.text).ok()
}

fn check_statements(
    written: &[WrittenStatement],
    checkpoint: Option<&Checkpoint>,
    faults: &mut Vec<Fault>,
) -> Vec<VerifiedStatement> {
    let (mut indexes, mut ids) = (HashMap::new(), HashMap::new());
    let mut seen = Vec::new();
    for (position, entry) in written.iter().enumerate() {
        let statement = position + 1;
        if let Some(first) = indexes.insert(entry.index, statement) {
            faults.push(Fault::RepeatedIndex { statement, first });
        } else if position > 0 && written[position - 1].index > entry.index {
            faults.push(Fault::Order { statement });
        }
        let shown = VerifiedStatement::of(entry.index, entry.salt.is_empty(), &entry.statement);
        let id = shown.as_ref().and_then(|shown| shown.id.as_ref()).map(|id| id.to_ascii_lowercase());
        if let Some(first) = id.and_then(|id| ids.insert(id, statement)) {
            faults.push(Fault::RepeatedId { statement, first });
        }
        let before = faults.len();
        check_proof(entry, statement, checkpoint, faults);
        match shown {
            Some(shown) => seen.push(shown),
            None if faults.len() == before => faults.push(Fault::NotAStatement { statement }),
            None => {}
        }
    }
    seen
}

/// Commitment and proof of one statement. Which of the two holds tells what was changed.
fn check_proof(entry: &WrittenStatement, statement: usize, checkpoint: Option<&Checkpoint>, faults: &mut Vec<Fault>) {
    let written: Option<Salt> = exact_hex(&entry.commitment);
    let salt: Option<Salt> = exact_hex(&entry.salt);
    let path: Option<Vec<Hash>> = entry.proof.iter().map(|hash| Hash::from_base64(hash)).collect();
    let no_salt = salt.is_none() && !entry.salt.is_empty();
    let malformed = [("commitment", written.is_none()), ("salt", no_salt), ("proof", path.is_none())];
    faults.extend(malformed.iter().filter(|(_, bad)| *bad).map(|(field, _)| Fault::Malformed { statement, field }));

    let leads = |hash: Hash| {
        let (path, checkpoint) = (path.as_ref()?, checkpoint?);
        Some(verify_inclusion(leaf(&hash.0), entry.index, checkpoint.size, path, checkpoint.root).is_ok())
    };
    let written = written.map(Hash);
    let computed = salt.map(|salt| commitment(&salt, entry.statement.as_bytes()));
    if computed.is_some() && written != computed && computed.and_then(leads) == Some(true) {
        faults.push(Fault::Commitment { statement });
        return;
    }
    if let (Some(computed), Some(written)) = (computed, written)
        && computed != written
    {
        faults.push(Fault::Changed { statement });
    }
    if written.and_then(leads) == Some(false) {
        faults.push(Fault::Proof { statement });
    }
}

/// What the seal tells. Its digest breaks with any other fault too: it is worth telling only when nothing else is.
fn seal_faults(written: &Written, sealed: &[String], key: &VerifierKey, alone: bool) -> Vec<Fault> {
    let note = Note::parse(&written.seal).ok().filter(|note| note.signatures.len() == 1 && note.verify(key).is_ok());
    let Some(note) = note else { return vec![Fault::Seal] };
    if sealed.contains(&note.text) {
        return Vec::new();
    }
    let found = written.statements.len();
    let Some(named) = Named::read(&note.text) else { return alone.then_some(Fault::Seal).into_iter().collect() };
    // Where as many are here as were sealed, a changed index is told as such and not as one that is gone and another one.
    if named.number == found && !alone {
        return Vec::new();
    }
    let faults = named.indexes.as_deref().map(|indexes| not_whole(written, indexes)).unwrap_or_default();
    if !faults.is_empty() {
        return faults;
    }
    vec![if named.number == found { Fault::Seal } else { Fault::NotWhole { sealed: named.number, found } }]
}

/// Which statements were left out of a file, and which were put in, as the indexes in its seal tell.
fn not_whole(written: &Written, named: &[u64]) -> Vec<Fault> {
    let here: HashSet<u64> = written.statements.iter().map(|statement| statement.index).collect();
    let sealed: HashSet<u64> = named.iter().copied().collect();
    let gone = named.iter().enumerate().filter(|(_, index)| !here.contains(index)).map(|(place, &index)| {
        let after = written.statements.iter().filter(|statement| statement.index < index).count();
        Fault::LeftOut { place: place + 1, index, after }
    });
    let foreign = written.statements.iter().enumerate().filter(|(_, one)| !sealed.contains(&one.index));
    let foreign = foreign.map(|(at, one)| Fault::PutIn { statement: at + 1, index: one.index });
    // Each looks at the whole file: no more of them than are told.
    gone.take(RecordFile::FAULTS_MAX + 1).chain(foreign.take(RecordFile::FAULTS_MAX + 1)).collect()
}

/// Exactly 64 lower-case hexadecimal digits.
fn exact_hex(text: &str) -> Option<[u8; 32]> {
    let bytes: [u8; 32] = hex::decode(text).ok()?.try_into().ok()?;
    (hex::encode(bytes) == text).then_some(bytes)
}

fn in_order(mut faults: Vec<Fault>) -> Vec<Fault> {
    faults.sort();
    let more = faults.len().saturating_sub(RecordFile::FAULTS_MAX);
    if more > 0 {
        faults.truncate(RecordFile::FAULTS_MAX);
        faults.push(Fault::More { faults: more });
    }
    faults
}
