//! A branch's directory: places, lecturers and contacts, kept from what was used and offered again. A telephone number is kept for a purpose and
//! until a day (P14), is shown to those who plan alone, and never enters the ledger. It says nothing of how good anybody was.

pub(crate) mod actions;
pub(crate) mod input;
pub(crate) mod model;
mod pages;
pub(crate) mod questions;
mod store;
mod text;
mod web;

pub(crate) use actions::PURGING;
pub use input::FIELDS;
pub use store::STATEMENTS;
pub use web::routes;
