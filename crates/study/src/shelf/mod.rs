//! Where a bank stands: to which of the five areas of study it belongs, under which further words questions come into it, and whether it is in use.
//! Whoever keeps the bank says so; nothing is guessed from its questions.

pub(crate) mod actions;
mod input;
pub(crate) mod model;
mod pages;
mod questions;
mod store;
mod text;
mod web;

pub use input::FIELDS;
pub use store::STATEMENTS;
pub use web::routes;
