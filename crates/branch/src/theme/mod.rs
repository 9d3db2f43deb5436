//! How a theme day goes: out to a place, or with somebody brought in, and what the organiser sees to beforehand. What was agreed there is a resolution
//! like any other. It never takes down where anybody was, and knows no money: a theme day costs its members nothing.

pub(crate) mod actions;
pub(crate) mod input;
pub(crate) mod model;
mod notice;
mod pages;
pub(crate) mod questions;
mod store;
mod text;
mod web;

pub use input::FIELDS;
pub(crate) use pages::brief;
pub use store::STATEMENTS;
pub use web::routes;

use zhixing_kit::Language;

/// What a theme day costs who takes part.
pub(crate) fn cost(language: Language) -> &'static str {
    text::Text(language).cost_none()
}

/// The name of the list of theme days, for the ways to it.
pub(crate) fn list_name(language: Language) -> &'static str {
    text::Text(language).title()
}
