//! A branch's term: what it should have by the rules and what is missing, when its election is due, and the result, with which the posts of the
//! old term end and those of the new one begin. It counts no votes (they come as a result), and changes no post before the unit above agreed.

pub(crate) mod actions;
pub(crate) mod input;
pub(crate) mod model;
mod pages;
pub(crate) mod questions;
mod store;
mod text;
mod web;

#[cfg(test)]
mod tests;

pub use input::FIELDS;
pub use questions::waiting_for;
pub use store::STATEMENTS;
pub use web::routes;
