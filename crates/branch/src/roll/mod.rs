//! The roll of a meeting: who should attend, who is there, called once by the recorder (P4). It owns no place, face or photo of anybody, and
//! shows nobody's absences outside the meeting they belong to.

pub(crate) mod actions;
mod drift;
pub(crate) mod input;
pub(crate) mod leaving;
pub(crate) mod model;
pub(crate) mod namesake;
pub(crate) mod pages;
mod part;
pub(crate) mod questions;
pub(crate) mod record;
mod store;
pub(crate) mod text;
mod web;

pub use input::FIELDS;
pub use store::STATEMENTS;
pub use web::routes;
