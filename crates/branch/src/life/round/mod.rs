//! A branch's round of one year: its topic, by when each step is meant to be done, and where it stands. What a step did is told by its own rows.

pub(super) mod actions;
pub(super) mod input;
pub(super) mod model;
mod pages;
pub(super) mod questions;
mod reminder;
mod store;
pub(super) mod text;
mod web;

pub(super) use actions::note;
pub use input::FIELDS;
pub use reminder::remind;
pub use store::STATEMENTS;
pub use web::routes;
