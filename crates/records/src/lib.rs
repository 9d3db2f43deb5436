//! The ledger inside the product: each act is recorded once, with its cause, and proved by a transparency log.
//!
//! [`append`] writes a statement in the transaction of the act itself; [`Clerk`] adds what waits to the log, in groups; questions and
//! [`export`] read it all back. It decides nothing about who may do or see what, has no pages, and never changes what was recorded:
//! a correction ([`correct`]) is a further statement. Only a person who is erased ([`erase_statements`]) takes texts along, visibly.

mod actions;
mod body;
mod erasing;
mod follow;
mod log;
mod model;
mod questions;
mod received;
mod store;
#[cfg(test)]
mod tests;
mod text;
mod vocabulary;
mod witness;

pub use actions::{append, append_each, correct, correct_each};
pub use body::entry_of;
pub use erasing::{ERASED_PERSON, Named, erase_statements, statements_naming};
pub use follow::follow;
pub use log::{
    Clerk, Continuity, EarlierKey, Export, Finding, Health, LogHead, LogState, Proof, SigningKey, continuity,
    earlier_keys, export, export_one, export_places, hand_over, health, log_state, proof_of, routes, verify_all,
};
pub use model::{Author, Correction, Deed, Entry, Filter, LATE_MS, MemberId, Reach, StatementId, Thing, UnitId};
pub use questions::{ENTRIES_MAX, entries, entry, latest, may_see, read_about, visible};
pub use received::{
    Next, Turn, erase_received, export_received, export_received_places, forget_received, leave, moment, next,
    proof_of_received, receive, received_from, received_holding, received_until, spellings, texts, texts_within, tick,
};
pub use text::Text;
pub use vocabulary::{BASE, CORRECTED, KINDS, ThingKind, UNIT, VERBS, Verb};
pub use witness::{WITNESS_PATIENCE, Witness, WitnessState, ask_witnesses, read_witnesses, witness_states};

/// Every SQL statement of this room.
pub fn statements() -> Vec<(&'static str, &'static str)> {
    [store::STATEMENTS, received::store::STATEMENTS, log::store::STATEMENTS, witness::store::STATEMENTS].concat()
}
