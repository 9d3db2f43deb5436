//! The transparency log: pure; no clock, no input or output, no randomness, no product words.
//!
//! Four rooms. `log` is the tree: hashing, tiles, proofs. `note` is what the log signs: keys, notes, checkpoints.
//! `record` is what people carry away: statements under salted commitments in one file that proves itself.
//! `statement` holds the few rules of a statement's shape. Whatever varies (salts, key seeds, tiles, time) is a parameter.
//!
//! Sources: RFC 6962 section 2.1 (tree), C2SP tlog-tiles, signed-note, tlog-checkpoint and tlog-proof (formats),
//! IEEE 9274.1.1 (statements).

pub mod log;
pub mod note;
pub mod record;
pub mod statement;

pub use log::{Bundle, Hash, Tile, Tree, TreeError};
pub use note::{Checkpoint, Signer, VerifierKey};
pub use record::{
    Certificate, Evidence, Fault, Ground, Handover, RecordEntry, RecordFile, Verified, VerifiedStatement, commitment,
};
pub use statement::Statement;
