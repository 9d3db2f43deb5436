//! Proofs as text (C2SP tlog-proof): index, path and checkpoint of one entry. It never carries the entry itself.

use super::checkpoint::{Checkpoint, CheckpointError, plain_number};
use super::key::VerifierKey;
use crate::log::{Hash, ProofError, leaf, verify_inclusion};
use base64::{Engine, engine::general_purpose::STANDARD};

const HEADER: &str = "c2sp.org/tlog-proof@v1";

/// Why a text is not a proof, or the proof does not prove.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TlogProofError {
    /// The first line is another.
    #[error("the first line is not {HEADER}")]
    Header,
    /// The extra line is not base64.
    #[error("the extra data is not base64")]
    Extra,
    /// The index line is missing or not a plain decimal number.
    #[error("the index line is missing or not a plain decimal number")]
    Index,
    /// A line (counted from 1 among the hashes) is not a hash, or one too many.
    #[error("hash {0} of the proof is malformed")]
    Hash(usize),
    /// No blank line before the checkpoint.
    #[error("no blank line parts the proof from the checkpoint")]
    CutOff,
    /// The checkpoint is not the key's.
    #[error(transparent)]
    Checkpoint(#[from] CheckpointError),
    /// The path does not lead from the entry to the checkpoint.
    #[error(transparent)]
    Proof(#[from] ProofError),
}

/// A proof of one entry, for its own file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TlogProof {
    /// Data that nothing vouches for.
    pub extra: Option<Vec<u8>>,
    /// The entry's index.
    pub index: u64,
    /// From the leaf's sibling up to the root's child.
    pub path: Vec<Hash>,
    /// The signed note, word for word.
    pub checkpoint: String,
}

impl TlogProof {
    /// The proof as text.
    pub fn encode(&self) -> String {
        let extra = self.extra.as_ref().map_or(String::new(), |data| format!("extra {}\n", STANDARD.encode(data)));
        let path: String = self.path.iter().map(|hash| hash.to_base64() + "\n").collect();
        format!("{HEADER}\n{extra}index {}\n{path}\n{}", self.index, self.checkpoint)
    }

    /// Reads a proof. It proves nothing before [`TlogProof::verify`] passes.
    pub fn parse(text: &str) -> Result<TlogProof, TlogProofError> {
        let (proof, checkpoint) = text.split_once("\n\n").ok_or(TlogProofError::CutOff)?;
        let mut lines = proof.split('\n').peekable();
        if lines.next() != Some(HEADER) {
            return Err(TlogProofError::Header);
        }
        let extra = lines.next_if(|line| line.starts_with("extra ")).map(|line| &line["extra ".len()..]);
        let extra = extra.map(|data| STANDARD.decode(data)).transpose().map_err(|_| TlogProofError::Extra)?;
        let index = lines.next().and_then(|line| line.strip_prefix("index ")).and_then(plain_number);
        let index = index.ok_or(TlogProofError::Index)?;
        let mut path = Vec::new();
        for line in lines {
            let hash = Hash::from_base64(line).filter(|_| path.len() < u64::BITS as usize);
            path.push(hash.ok_or(TlogProofError::Hash(path.len() + 1))?);
        }
        Ok(TlogProof { extra, index, path, checkpoint: checkpoint.to_owned() })
    }

    /// Checks that the log of `key` holds `entry` at the proof's index. Returns the checkpoint that says so.
    pub fn verify(&self, entry: &[u8], key: &VerifierKey) -> Result<Checkpoint, TlogProofError> {
        let checkpoint = Checkpoint::open(&self.checkpoint, key)?;
        verify_inclusion(leaf(entry), self.index, checkpoint.size, &self.path, checkpoint.root)?;
        Ok(checkpoint)
    }
}
