//! The secret ballots of an election: for each post a question is put to the ballot of a meeting, and their counts together are the result that is
//! handed up. Candidates and those elected are known by their ids; nothing here is typed that was counted.

pub(crate) mod actions;
pub(crate) mod input;
pub(crate) mod model;
pub(super) mod pages;
pub(crate) mod questions;
pub(super) mod store;
mod text;
pub(crate) mod turned;
mod web;

pub use input::FIELDS;
pub use store::STATEMENTS;
pub use web::routes;
