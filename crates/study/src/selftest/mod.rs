//! Tests of oneself: each question comes back just before it would be forgotten. Whatever is answered here is its owner's alone: every function takes
//! him and asks for his rows only, and nothing enters the ledger (P12, decision 0017). It never measures how long anybody took (P2).

pub(crate) mod actions;
pub(crate) mod input;
pub(crate) mod knowledge;
pub(crate) mod memory;
pub(crate) mod model;
pub(crate) mod pages;
pub(crate) mod questions;
pub(crate) mod store;
pub(crate) mod text;
mod web;

pub use input::FIELDS;
pub use store::STATEMENTS;
pub use web::routes;
