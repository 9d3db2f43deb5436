//! The tests of the log, and its documentation by example: tree, tiles, proofs, notes, records, statements,
//! and an independent implementation that must agree.
#![expect(clippy::unwrap_used, reason = "a test that panics has failed, as it should")]

mod certificate;
mod cosignatures;
mod handover;
mod independent;
mod lines;
mod notes;
mod proofs;
mod records;
mod statements;
mod store;
mod tampering;
mod tiles;
mod vectors;
