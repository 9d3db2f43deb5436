//! Admission of a member (发展党员): from the application to the confirmation, step by step, each with its day, its paper and its article.
//! Known to the branch's committee and to the person himself; the unit above sees what it has to decide (P7). It never judges anybody, never
//! casts a vote, and lets no step come before its time.

pub(crate) mod actions;
pub(crate) mod ballot;
mod check;
pub(crate) mod input;
pub(crate) mod model;
mod pages;
pub(crate) mod questions;
mod reminder;
mod store;
mod text;
mod turned;
mod web;

#[cfg(test)]
mod tests;

pub(crate) use actions::follow;
pub(crate) use ballot::waits_for;
pub use input::FIELDS;
pub use questions::Waiting;
pub(crate) use questions::{own, standing_of_branch};
pub(crate) use reminder::{conveners, deciders, remind};
pub use store::STATEMENTS;
pub(crate) use turned::tell as tell_turned;
pub use web::routes;
