//! Opinions on the branch's work, gathered before the meeting, with a name or without. An anonymous one has no author, no time and no record of its own;
//! nothing counts or shows any before the gathering ends, and fewer than five are never shown (P13). What is not protected stands in the decisions.

pub(super) mod actions;
pub(super) mod input;
pub(super) mod model;
mod pages;
pub(super) mod questions;
mod store;
mod text;
mod web;

pub use input::FIELDS;
pub use store::STATEMENTS;
pub use web::routes;
