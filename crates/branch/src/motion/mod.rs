//! Motions and open votes: who may vote, what was counted, what that means. It owns no secret ballot, and draws nobody's choices together
//! across meetings.

pub(crate) mod actions;
pub(crate) mod input;
pub(crate) mod model;
pub(crate) mod pages;
pub(crate) mod questions;
mod store;
mod text;
pub(crate) mod unvoted;
mod web;
mod withdrawal;

pub use input::FIELDS;
pub use questions::{ToVote, to_vote};
pub use store::STATEMENTS;
pub use web::routes;
