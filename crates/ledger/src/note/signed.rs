//! Signed notes (C2SP signed-note): a text, a blank line, signature lines. It never trusts an unverified text.

use super::key::{Signer, VerifierKey, check_name};
use base64::{Engine, engine::general_purpose::STANDARD};

/// Why a note is malformed or not signed as it should be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoteError {
    /// Longer than [`Note::LENGTH_MAX`].
    #[error("the note is longer than {max} bytes", max = Note::LENGTH_MAX)]
    TooLong,
    /// A control character other than the newline.
    #[error("the note has a control character at byte {0}")]
    ControlCharacter(usize),
    /// The text to be signed does not end in a newline.
    #[error("the text does not end in a newline")]
    TextEnd,
    /// No blank line between text and signatures.
    #[error("no blank line parts the text from the signatures")]
    NoBlankLine,
    /// No signature, or the last one without its newline.
    #[error("the signatures are missing or cut off")]
    CutOff,
    /// More signatures than [`Note::SIGNATURES_MAX`].
    #[error("the note has more than {max} signatures", max = Note::SIGNATURES_MAX)]
    TooMany,
    /// A line (counted from 1 among the signatures) is not dash, name and base64.
    #[error("signature line {0} is malformed")]
    Line(usize),
    /// No signature is of the key.
    #[error("the note is not signed by the key")]
    NotSigned,
    /// A signature carries the key's name and id, but was not made by it over this text.
    #[error("the signature is not of the key over this text")]
    BadSignature,
}

/// A note: its text, and signatures not yet checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// What was signed, with its last newline.
    pub text: String,
    /// In the order of their lines.
    pub signatures: Vec<Signature>,
}

/// One signature line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// The key's name.
    pub name: String,
    /// The key's short id.
    pub id: u32,
    /// The signature, as its algorithm makes it.
    pub bytes: Vec<u8>,
}

impl Note {
    /// Bytes that a note may have.
    pub const LENGTH_MAX: usize = 1 << 20;
    /// Signatures that a note may have; the format asks for at least 16.
    pub const SIGNATURES_MAX: usize = 64;

    /// Signs a text that ends in a newline.
    pub fn sign(text: &str, signer: &Signer) -> Result<Note, NoteError> {
        check_characters(text)?;
        if !text.ends_with('\n') {
            return Err(NoteError::TextEnd);
        }
        let key = signer.verifier();
        let bytes = signer.sign(text.as_bytes()).to_vec();
        let signature = Signature { name: key.name().to_owned(), id: key.id(), bytes };
        Ok(Note { text: text.to_owned(), signatures: vec![signature] })
    }

    /// The note as it is stored and sent.
    pub fn encode(&self) -> String {
        let lines: String = self.signatures.iter().map(Signature::line).collect();
        format!("{}\n{lines}", self.text)
    }

    /// Reads a note. The text means nothing before [`Note::verify`] passes.
    pub fn parse(note: &str) -> Result<Note, NoteError> {
        check_characters(note)?;
        let parting = note.rfind("\n\n").ok_or(NoteError::NoBlankLine)?;
        let (text, lines) = (&note[..=parting], &note[parting + 2..]);
        let lines = lines.strip_suffix('\n').ok_or(NoteError::CutOff)?;
        let mut signatures = Vec::new();
        for (position, line) in lines.split('\n').enumerate() {
            if position == Self::SIGNATURES_MAX {
                return Err(NoteError::TooMany);
            }
            signatures.push(Signature::parse(line).ok_or(NoteError::Line(position + 1))?);
        }
        Ok(Note { text: text.to_owned(), signatures })
    }

    /// Checks that the key signed the text. Signatures of other keys do not count, neither for nor against.
    pub fn verify(&self, key: &VerifierKey) -> Result<(), NoteError> {
        let mut of_key = self.signatures.iter().filter(|s| s.name == key.name() && s.id == key.id()).peekable();
        if of_key.peek().is_none() {
            return Err(NoteError::NotSigned);
        }
        let good = of_key.all(|s| key.signed(self.text.as_bytes(), &s.bytes));
        if good { Ok(()) } else { Err(NoteError::BadSignature) }
    }
}

impl Signature {
    pub(super) fn line(&self) -> String {
        let signature = [&self.id.to_be_bytes()[..], &self.bytes].concat();
        format!("— {} {}\n", self.name, STANDARD.encode(signature))
    }

    fn parse(line: &str) -> Option<Signature> {
        let (name, signature) = line.strip_prefix("— ")?.split_once(' ')?;
        check_name(name).ok()?;
        let signature = STANDARD.decode(signature).ok()?;
        let (id, bytes) = signature.split_first_chunk::<4>()?;
        if bytes.is_empty() {
            return None;
        }
        Some(Signature { name: name.to_owned(), id: u32::from_be_bytes(*id), bytes: bytes.to_vec() })
    }
}

fn check_characters(text: &str) -> Result<(), NoteError> {
    if text.len() > Note::LENGTH_MAX {
        return Err(NoteError::TooLong);
    }
    match text.bytes().position(|b| b < 0x20 && b != b'\n') {
        Some(at) => Err(NoteError::ControlCharacter(at)),
        None => Ok(()),
    }
}
