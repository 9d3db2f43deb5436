//! Bringing in questions from a file: read, held against what is kept, shown, and done only when it was confirmed: all or nothing. It never keeps the
//! file, and leaves nothing out without a word.

pub(crate) mod actions;
mod input;
mod list;
pub(crate) mod model;
mod pages;
pub(crate) mod questions;
pub(crate) mod store;
mod text;
mod web;

pub use input::FIELDS;
pub use store::STATEMENTS;
pub use web::routes;
