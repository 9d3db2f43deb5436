//! What a member's Today asks of this room besides the lists that pages of its own have: cheap questions, keyed by the member or his branch.
//! It owns nothing and changes nothing.

mod questions;
mod store;

pub use questions::{ToVote, decided_lately, nothing_planned, to_close, to_vote};
pub use store::STATEMENTS;
