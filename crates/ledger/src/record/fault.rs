//! What can be wrong with a record file. It never guesses who did it. Its sentences are in `text`.

/// One thing that is wrong, and where. Statements are counted from 1 in the file's order; bytes and lines from 1.
/// The order of the variants is from the most specific to the least: faults sort by it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "fields are counts and places as said above, or the name in question")]
pub enum Fault {
    /// The statement or its salt is not what was committed to.
    Changed { statement: usize },
    /// The statement is what the log holds; only the commitment written beside it is another.
    Commitment { statement: usize },
    /// The proof does not lead from the commitment to the checkpoint.
    Proof { statement: usize },
    /// A field of the entry is not spelt as it must be.
    Malformed { statement: usize, field: &'static str },
    /// It is what was recorded, but no readable statement.
    NotAStatement { statement: usize },
    /// The same index as an earlier entry.
    RepeatedIndex { statement: usize, first: usize },
    /// The same statement id as in an earlier entry.
    RepeatedId { statement: usize, first: usize },
    /// Its index is below the one before.
    Order { statement: usize },
    /// A statement was left out after the file was sealed: which of those that were sealed, its index in the log, and behind how many that are here.
    LeftOut { place: usize, index: u64, after: usize },
    /// A statement was put in after the file was sealed.
    PutIn { statement: usize, index: u64 },
    /// So many statements were left out or put in after the file was sealed.
    NotWhole { sealed: usize, found: usize },
    /// The file's key cannot be used; why, in English.
    Key(String),
    /// The file's key is not the one the reader trusts; both fingerprints.
    OtherKey { found: String, trusted: String },
    /// The checkpoint's signature is not of the file's key over this checkpoint.
    CheckpointSignature,
    /// The checkpoint carries another number of signatures than one.
    CheckpointSignatures { found: usize },
    /// The checkpoint cannot be read; why, in English.
    Checkpoint(String),
    /// Another format, or another version of this one.
    Format { found: String },
    /// A field that this format does not have.
    UnknownField { name: String, line: usize },
    /// A field that is not there; the line is where the object ends.
    MissingField { name: String, line: usize },
    /// A field that is there twice.
    RepeatedField { name: String, line: usize },
    /// The seal is not the key's over this file.
    Seal,
    /// What is said is in order, but spelt otherwise: white space, escapes, something after the end.
    NotAsWritten { byte: usize, line: usize },
    /// The file ends too early.
    CutOff { bytes: usize },
    /// Not UTF-8 from this byte on.
    NotText { byte: usize, line: usize },
    /// Not the JSON of a record.
    NotARecord { line: usize, column: usize },
    /// More bytes than [`super::RecordFile::LENGTH_MAX`].
    TooLarge { bytes: usize },
    /// More statements than [`super::RecordFile::STATEMENTS_MAX`].
    TooMany { statements: usize },
    /// Further faults, not told.
    More { faults: usize },
}
