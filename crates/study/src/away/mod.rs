//! Questions that are taken along: a page of the next few, with their answers and explanations, that a device keeps for when there is no network.
//! What is answered on the way arrives later, once, and counts from when it was given. Each for the actor himself (P12, decision 0017).

pub(crate) mod actions;
mod input;
pub(crate) mod model;
mod pages;
mod past;
pub(crate) mod questions;
pub(crate) mod store;
mod text;
mod web;

pub use past::{Evening, Said, bring_past};
pub use store::STATEMENTS;
pub use web::routes;
