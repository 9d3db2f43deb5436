//! Checkpoints (C2SP tlog-checkpoint): the signed word of the log on its size and root.
//! It never signs on its own: whether two checkpoints agree is the caller's duty, who keeps the last one.

use super::key::{Signer, VerifierKey};
use super::signed::{Note, NoteError};
use crate::log::Hash;

/// Why a note is not a checkpoint of the key.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CheckpointError {
    /// The note is malformed or not signed by the key.
    #[error(transparent)]
    Note(#[from] NoteError),
    /// Fewer than three lines, or an empty line.
    #[error("a checkpoint has an origin, a size and a root, each on its line")]
    Lines,
    /// The size is not a plain decimal number.
    #[error("the size is not a plain decimal number")]
    Size,
    /// The root is not 32 bytes in base64.
    #[error("the root is not a hash in base64")]
    Root,
    /// The origin is not the key's name.
    #[error("the checkpoint's origin is not the key's name")]
    Origin,
}

/// A log at one size.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// The log's name; the same as its key's.
    pub origin: String,
    /// Leaves in the tree.
    pub size: u64,
    /// The tree's root.
    pub root: Hash,
    /// Further signed lines, without newlines. Our own log writes none.
    pub extensions: Vec<String>,
}

impl Checkpoint {
    /// The note's text.
    pub fn text(&self) -> String {
        let mut text = format!("{}\n{}\n{}\n", self.origin, self.size, self.root.to_base64());
        for line in &self.extensions {
            text.push_str(line);
            text.push('\n');
        }
        text
    }

    /// Reads a note's text that somebody has verified, or is about to.
    pub fn parse(text: &str) -> Result<Checkpoint, CheckpointError> {
        let lines: Vec<&str> = text.strip_suffix('\n').ok_or(CheckpointError::Lines)?.split('\n').collect();
        let [origin, size, root, extensions @ ..] = &lines[..] else { return Err(CheckpointError::Lines) };
        if lines.iter().any(|line| line.is_empty()) {
            return Err(CheckpointError::Lines);
        }
        Ok(Checkpoint {
            origin: (*origin).to_owned(),
            size: plain_number(size).ok_or(CheckpointError::Size)?,
            root: Hash::from_base64(root).ok_or(CheckpointError::Root)?,
            extensions: extensions.iter().map(|line| (*line).to_owned()).collect(),
        })
    }

    /// The signed note of a tree's size and root, under the key's name as origin.
    pub fn sign(size: u64, root: Hash, signer: &Signer) -> String {
        let origin = signer.verifier().name().to_owned();
        let text = Checkpoint { origin, size, root, extensions: Vec::new() }.text();
        Note::sign(&text, signer).expect("a key name, a number and base64 have no control characters").encode()
    }

    /// Reads a signed note and checks that it is the key's.
    pub fn open(note: &str, key: &VerifierKey) -> Result<Checkpoint, CheckpointError> {
        let note = Note::parse(note)?;
        note.verify(key)?;
        let checkpoint = Checkpoint::parse(&note.text)?;
        if checkpoint.origin == key.name() { Ok(checkpoint) } else { Err(CheckpointError::Origin) }
    }
}

/// A decimal number as C2SP formats write it: no sign, no leading zeroes.
pub(super) fn plain_number(text: &str) -> Option<u64> {
    text.parse().ok().filter(|number: &u64| number.to_string() == text)
}
