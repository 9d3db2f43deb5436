//! Calendar feeds: what a member may see of a branch's meetings, as a file that his own calendar fetches from a secret address.
//! It shows what its owner may see at that moment and nothing more, and keeps no trace of who fetched it or when (P3).

mod actions;
mod file;
mod line;
mod model;
mod pages;
mod questions;
mod store;
mod text;
mod web;

#[cfg(test)]
mod tests;

pub use actions::open;
pub use model::{Feed, FeedId, Scope};
pub(crate) use store::STATEMENTS;
pub(crate) use web::routes;
