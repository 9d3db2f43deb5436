//! Tellers: who watches a secret ballot and counts it, and the keys that only two of them together turn. It never stores a key.

pub(in crate::ballot) mod actions;
mod input;
pub(crate) mod model;
pub(in crate::ballot) mod pages;
pub(in crate::ballot) mod questions;
pub(crate) mod store;
mod text;
mod web;

pub use input::{FIELDS, TellerInput};
pub use store::STATEMENTS;
pub use web::routes;
