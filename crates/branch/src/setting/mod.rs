//! What a branch sets for itself: its fixed theme day, usual hour and place, its term, and which common options it chose.
//! It never changes a rule; the charter's figures stand in the charter.

mod actions;
mod form;
mod model;
mod pages;
pub(crate) mod questions;
mod store;
mod text;
mod web;

pub(crate) use actions::begin_term;
pub use actions::keep;
pub(crate) use form::clock;
pub use form::{FIELDS, SettingInput};
pub use model::BranchSetting;
pub(crate) use store::STATEMENTS;
pub(crate) use web::routes;
