//! Organised tests: a host opens one in a study day, the class answers, and what is told is the class's (P12, decision 0019).
//!
//! Nobody is shown what another answered, nobody is ranked, no answer leaves a statement, and while answers are taken nothing is counted but how many
//! people are through.

pub(crate) mod actions;
pub(crate) mod choose;
pub(crate) mod input;
pub(crate) mod model;
pub(crate) mod pages;
pub(crate) mod questions;
pub(crate) mod result;
pub(crate) mod share;
pub(crate) mod statistics;
pub(crate) mod store;
mod text;
mod web;

pub use actions::{ENDING, FORGETTING};
pub use input::FIELDS;
pub(crate) use pages::hold::{open_to, way};
pub use store::STATEMENTS;
pub use web::{link, routes};

use zhixing_kit::Language;

/// The name of a test that is open, for other pages.
pub(crate) fn open_name(language: Language) -> &'static str {
    text::Text(language).now_open()
}
