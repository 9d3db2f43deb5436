//! The ledger inside the product: each act is recorded once, with its cause, and proved by a transparency log.
//!
//! [`append`] writes a statement in the transaction of the act itself; [`Clerk`] adds what waits to the log, in groups; questions and
//! [`export`] read it all back. It decides nothing about who may do or see what, has no pages, and never changes what was recorded:
//! a correction ([`correct`]) is a further statement.

mod actions;
mod model;
mod store;
mod text;
mod vocabulary;

pub use actions::{append, correct};
pub use model::{Author, Correction, Deed, Entry, Filter, LATE_MS, MemberId, Reach, StatementId, Thing, UnitId};
pub use vocabulary::{BASE, CORRECTED, KINDS, ThingKind, VERBS, Verb};

/// Every SQL statement of this room.
pub fn statements() -> Vec<(&'static str, &'static str)> {
    store::STATEMENTS.to_vec()
}
