//! Resolutions: what was decided, who sees to it, until when, and what became of it. Being late is shown to the owner and to those who plan in
//! the unit, never as a list for others (P7).

pub(crate) mod actions;
pub(crate) mod charge;
pub(crate) mod input;
pub(crate) mod model;
mod pages;
pub(crate) mod questions;
mod store;
mod text;
pub(crate) mod turned;
mod web;

pub use input::FIELDS;
pub use model::{Resolution, ResolutionId, ResolutionState};
pub use pages::latest;
pub(crate) use pages::{decided, fell, pills, standing};
pub use questions::{Decisions, decisions};
pub use store::STATEMENTS;
pub(crate) use store::{between, due_between, my_own, of_ballot, of_motions, value_again};
pub use web::routes;
pub(crate) use web::unreached;
