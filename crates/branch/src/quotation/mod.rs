//! Passages of the library that a meeting reads from: chosen by searching, kept with their source as they stood, shown below the agenda.
//! It never changes what was quoted; a newer edition of the material does not either.

pub(crate) mod actions;
pub(crate) mod model;
pub(crate) mod pages;
pub(crate) mod questions;
mod store;
mod text;
mod web;

pub use store::STATEMENTS;
pub use web::routes;
