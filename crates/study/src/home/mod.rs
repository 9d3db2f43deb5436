//! The home of study: what one studies next, what waits for one, and the ways to everything else of study. It owns no fact.

pub(crate) mod model;
mod pages;
pub(crate) mod questions;
mod store;
mod text;
mod web;

pub use store::STATEMENTS;
pub use web::routes;

use zhixing_kit::Language;

/// The name of the home of study, for the ways to it.
pub(crate) fn name(language: Language) -> &'static str {
    text::Text(language).title()
}
