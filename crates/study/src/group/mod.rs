//! Discussion groups of a study day: drawn by lot from a seed that everybody sees, so that anybody could draw them again, or moved by hand.

pub(crate) mod actions;
pub(crate) mod input;
pub(crate) mod model;
pub(crate) mod pages;
pub(crate) mod questions;
pub(crate) mod store;
mod text;
mod web;

pub use input::FIELDS;
pub use store::STATEMENTS;
pub use web::routes;
