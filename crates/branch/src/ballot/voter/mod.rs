//! Voters: who took a ballot and whether it went in, and the box of sealed ballots. It never knows what anybody chose.

pub(in crate::ballot) mod actions;
mod input;
pub(crate) mod model;
pub(in crate::ballot) mod pages;
pub(crate) mod questions;
pub(crate) mod store;
mod text;
mod web;

pub use input::FIELDS;
pub use store::STATEMENTS;
pub use web::routes;
