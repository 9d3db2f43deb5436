//! Cosignatures of witnesses (C2SP tlog-cosignature, Ed25519): that one saw the log at a moment, consistent with all that he had seen of it before.
//! Here they are checked and carried along; who asks for them is not known here.

use super::key::{Signer, WitnessKey};
use super::signed::{Note, NoteError, Signature};

/// Bytes of the moment in front of the signature.
const MOMENT: usize = 8;

/// What a witness signs: that it saw this checkpoint at this moment.
fn message(text: &str, seconds: u64) -> Vec<u8> {
    format!("cosignature/v1\ntime {seconds}\n{text}").into_bytes()
}

impl WitnessKey {
    /// When this witness cosigned a checkpoint, in seconds since 1970; `None` if it did not, or if one of its cosignatures is not its own.
    pub fn cosigned(&self, note: &Note) -> Option<u64> {
        let of_key = note.signatures.iter().filter(|one| one.name == self.name() && one.id == self.id());
        let times: Option<Vec<u64>> = of_key.map(|one| self.moment(&note.text, &one.bytes)).collect();
        times?.into_iter().max()
    }

    fn moment(&self, text: &str, bytes: &[u8]) -> Option<u64> {
        let (moment, signature) = bytes.split_first_chunk::<MOMENT>()?;
        // A moment of 0 says nothing, and one beyond 63 bits is none.
        let seconds = Some(u64::from_be_bytes(*moment)).filter(|seconds| (1..1 << 63).contains(seconds))?;
        self.signed(&message(text, seconds), signature).then_some(seconds)
    }

    /// What a witness answered to a checkpoint: its own cosignature of it, as a line, and its moment. Lines of other keys do not count.
    pub fn answered(&self, checkpoint: &str, answer: &str) -> Result<(String, u64), NoteError> {
        let asked = Note::parse(checkpoint)?;
        let Note { text, signatures } = Note::parse(&format!("{}\n{answer}", asked.text))?;
        let own = signatures.into_iter().filter(|one| one.name == self.name() && one.id == self.id());
        let note = Note { text, signatures: own.take(1).collect() };
        if note.signatures.is_empty() {
            return Err(NoteError::NotSigned);
        }
        let seconds = self.cosigned(&note).ok_or(NoteError::BadSignature)?;
        Ok((note.signatures.iter().map(Signature::line).collect(), seconds))
    }
}

impl Signer {
    /// A cosignature of a checkpoint's text, as a line: for who plays a witness.
    pub fn cosign(&self, text: &str, seconds: u64) -> String {
        let key = self.witness();
        let bytes = [&seconds.to_be_bytes()[..], &self.sign(&message(text, seconds))].concat();
        Signature { name: key.name().to_owned(), id: key.id(), bytes }.line()
    }
}
