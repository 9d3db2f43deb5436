//! Hours of study: the scheduled hours of what was held, credited by the roll (P2). Each sees his own; there is no page on which anybody sees another's.

pub(crate) mod model;
mod pages;
pub(crate) mod questions;
mod text;
mod web;

pub use web::routes;

use zhixing_kit::Language;

/// The name of the page of one's own hours.
pub(crate) fn name(language: Language) -> &'static str {
    text::Text(language).title()
}
