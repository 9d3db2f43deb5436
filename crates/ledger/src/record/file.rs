//! The record file and how it is written. There is one spelling of each record, down to the last byte.
//!
//! UTF-8 JSON, two spaces of indent, a newline at the end, fields in this order and no others:
//!
//! | field | content |
//! | --- | --- |
//! | `format` | `zhixing-record/2`; a file of before says `/1`, and is read as it was |
//! | `key` | the log's verifier key (C2SP signed-note) |
//! | `checkpoint` | one checkpoint with one signature, of that key (C2SP tlog-checkpoint) |
//! | `statements` | ascending by `index`: `index`; `commitment` and `salt` in lower-case hex; `statement`, the exact bytes as a string; `proof`, base64 hashes from the leaf's sibling up. An erased statement has an empty `salt`: its `statement` is what is left without a person, and only that something was recorded at `index` is proved |
//! | `seal` | a note signed by that key: format, number of statements, their indexes (`indexes 3,7-9`; very scattered ones are not named, and in `/1` they need not be), SHA-256 of the file before the comma in front of `seal` |
//!
//! Proofs hold each statement; the seal holds them together, so that leaving one out is found too, and named by its index.

use super::commitment::{Salt, commitment};
use super::lines;
use super::named::Named;
use crate::log::Hash;
use crate::note::{Note, Signer};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The format's name and version, the first field of each file.
const FORMAT: &str = "zhixing-record/2";
/// The one of before, whose seal may name no indexes.
const BEFORE: &str = "zhixing-record/1";

/// What goes into a record file.
#[derive(Clone, Debug)]
pub struct RecordFile {
    /// The signed checkpoint that all proofs lead to.
    pub checkpoint: String,
    /// The statements, in any order: the file has them by index.
    pub entries: Vec<RecordEntry>,
}

/// One statement with what proves it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordEntry {
    /// The index of its commitment in the log.
    pub index: u64,
    /// What the log commits to it by.
    pub evidence: Evidence,
    /// The statement's stored bytes, exactly.
    pub statement: String,
    /// Its inclusion proof towards the file's checkpoint ([`crate::log::Tree::inclusion`]).
    pub proof: Vec<Hash>,
}

/// How a statement and the log hang together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// The salt of its commitment: the text can be proved.
    Salt(Salt),
    /// Text and salt were erased for a person's sake; this is the commitment that stays in the log.
    Erased(Hash),
}

/// The file as JSON has it: nothing decoded yet.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Written {
    pub format: String,
    pub key: String,
    pub checkpoint: String,
    pub statements: Vec<WrittenStatement>,
    pub seal: String,
}

/// One statement as JSON has it.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenStatement {
    pub index: u64,
    pub commitment: String,
    pub salt: String,
    pub statement: String,
    pub proof: Vec<String>,
}

impl RecordFile {
    /// Bytes that a file may have: 64 MiB.
    pub const LENGTH_MAX: usize = 64 << 20;
    /// Statements that a file may have.
    pub const STATEMENTS_MAX: usize = 100_000;

    /// The file's text, sealed by the log's key. The caller keeps within the two limits above;
    /// what exceeds them is written, and refused by [`RecordFile::verify`].
    pub fn write(&self, signer: &Signer) -> String {
        let written = self.unsealed(FORMAT, signer);
        let text = seal_text(FORMAT, &Named::of(&written.statements).text(), sealed(&written.text()));
        written.sealed(&text, signer).text()
    }

    /// The same as lines (JSONL), in which the statements stand as they are: none of them may have a line break.
    pub fn write_lines(&self, signer: &Signer) -> String {
        let written = self.unsealed(lines::FORMAT, signer);
        let text = lines::text(&written);
        let text = seal_text(lines::FORMAT, &Named::of(&written.statements).text(), lines::sealed(&text));
        lines::text(&written.sealed(&text, signer))
    }

    fn unsealed(&self, format: &str, signer: &Signer) -> Written {
        let mut statements: Vec<WrittenStatement> = self.entries.iter().map(WrittenStatement::of).collect();
        statements.sort_by_key(|statement| statement.index);
        Written {
            format: format.to_owned(),
            key: signer.verifier().encode(),
            checkpoint: self.checkpoint.clone(),
            statements,
            seal: String::new(),
        }
    }
}

impl Written {
    /// The ways in which the seal of this version may name the statements: the present one names their indexes where it can.
    pub fn namings(&self) -> Vec<String> {
        let named = Named::of(&self.statements);
        let mut namings = vec![named.text()];
        if [BEFORE, lines::BEFORE].contains(&self.format.as_str()) {
            namings.push(named.without_indexes());
        }
        namings
    }

    fn sealed(mut self, text: &str, signer: &Signer) -> Written {
        let seal = Note::sign(text, signer).expect("the seal's text has no control characters but newlines");
        self.seal = seal.encode();
        self
    }

    /// The one spelling.
    pub fn text(&self) -> String {
        serde_json::to_string_pretty(self).expect("strings and numbers are always JSON") + "\n"
    }
}

impl WrittenStatement {
    fn of(entry: &RecordEntry) -> WrittenStatement {
        WrittenStatement {
            index: entry.index,
            commitment: match &entry.evidence {
                Evidence::Salt(salt) => commitment(salt, entry.statement.as_bytes()).to_hex(),
                Evidence::Erased(commitment) => commitment.to_hex(),
            },
            salt: match &entry.evidence {
                Evidence::Salt(salt) => hex::encode(salt),
                Evidence::Erased(_) => String::new(),
            },
            statement: entry.statement.clone(),
            proof: entry.proof.iter().map(|hash| hash.to_base64()).collect(),
        }
    }
}

/// Whether a file of this format and version can be read.
pub(super) fn is_known(format: &str) -> bool {
    [FORMAT, BEFORE].contains(&format)
}

/// What the seal holds together of the file's text (whatever seal it carries).
pub(super) fn sealed(text: &str) -> &str {
    // A newline is never bare inside a JSON string, so this finds the field and nothing else.
    text.rsplit_once(",\n  \"seal\": ").map_or(text, |(sealed, _)| sealed)
}

/// The text that the seal signs, of what it holds together and where the statements are named so.
pub(super) fn seal_text(format: &str, named: &str, sealed: &str) -> String {
    format!("{format}\n{named}sha256 {}\n", hex::encode(Sha256::digest(sealed)))
}
