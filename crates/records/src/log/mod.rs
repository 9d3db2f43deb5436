//! The transparency log of an organisation: the clerk who adds statements, the key that signs, proofs, exports, health, and the
//! files that witnesses read. Nothing is ever taken away from it.

mod clerk;
mod continuity;
mod export;
mod handover;
mod health;
mod key;
mod proof;
pub(crate) mod round;
pub(crate) mod store;
mod web;

pub use clerk::Clerk;
pub use continuity::{Continuity, continuity};
pub use export::{Export, export, export_one, export_places};
pub use handover::{EarlierKey, earlier_keys, hand_over};
pub use health::{Finding, Health, health, verify_all};
pub use key::SigningKey;
pub use proof::{LogHead, LogState, Proof, log_state, proof_of};
pub use web::routes;
