//! Banks of questions: one for each area of a unit, kept by its secretary or librarian. A question stands in versions; it is withdrawn, never deleted.

pub(crate) mod actions;
pub(crate) mod input;
pub(crate) mod model;
pub(crate) mod pages;
pub(crate) mod questions;
pub(crate) mod store;
pub(crate) mod text;
mod web;

pub use input::FIELDS;
pub use store::STATEMENTS;
pub use web::routes;

use zhixing_kit::Language;

/// The name of the list of banks, for the ways to it.
pub(crate) fn title(language: Language) -> &'static str {
    text::Text(language).title()
}
