//! What the log signs: keys, notes, checkpoints, proofs as text. It never makes a key: the seed is a parameter.

mod checkpoint;
mod cosignature;
mod key;
mod signed;
mod tlog_proof;

pub use checkpoint::{Checkpoint, CheckpointError};
pub use key::{KeyError, Signer, VerifierKey, WitnessKey};
pub use signed::{Note, NoteError, Signature};
pub use tlog_proof::{TlogProof, TlogProofError};
