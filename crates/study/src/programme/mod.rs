//! Programmes: what a branch studies from a day to a day, and how its topics are spread over the study days. It never decides what anybody must read.

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

use zhixing_kit::Language;

/// The name of the list of programmes, for the ways to it.
pub(crate) fn list_name(language: Language) -> &'static str {
    text::Text(language).title()
}
