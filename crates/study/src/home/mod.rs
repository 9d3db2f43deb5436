//! The home of study: what one studies next, and the ways to everything else of study. It owns no fact.

mod pages;
mod questions;
mod text;
mod web;

pub use web::routes;

use zhixing_kit::Language;

/// The name of the home of study, for the ways to it.
pub(crate) fn name(language: Language) -> &'static str {
    text::Text(language).title()
}
