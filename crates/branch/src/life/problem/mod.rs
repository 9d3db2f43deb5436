//! Problems that were found, each with a measure, its owner and its day: the measure is a resolution of the meeting and is followed up as one.

pub(super) mod actions;
pub(super) mod input;
pub(super) mod model;
mod pages;
pub(super) mod questions;
mod store;
pub(super) mod text;
mod web;

pub use input::FIELDS;
pub use store::STATEMENTS;
pub use web::routes;
