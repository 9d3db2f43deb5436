//! Own checks: what a member writes about himself before the meeting. Its author alone reads it until he read it out there (P13): the questions that give
//! a text take its owner's session, or ask for a text that was read out. A draft is no act and leaves no record.

pub(super) mod actions;
mod input;
mod model;
mod pages;
pub(super) mod questions;
mod store;
mod text;
mod web;

pub use input::FIELDS;
pub use store::STATEMENTS;
pub use web::routes;
