//! The rota: who hosts which study day, in turn and fairly; who cannot, who swaps with whom, whom the secretary sets by hand. It never asks why
//! somebody cannot, and never asks the old, ill and those abroad (P19).

pub(crate) mod actions;
pub(crate) mod input;
pub(crate) mod model;
mod notice;
pub(crate) mod pages;
pub(crate) mod questions;
pub(crate) mod store;
pub(crate) mod swap;
mod text;
pub(crate) mod turn;
mod web;

pub use input::FIELDS;
pub use store::STATEMENTS;
pub use web::routes;

use zhixing_kit::Language;

/// The name of the rota, for the ways to it.
pub(crate) fn name(language: Language) -> &'static str {
    text::Text(language).title()
}
