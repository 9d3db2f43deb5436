//! Taking a secret ballot back before it begins. It is never removed: the ballot stays in its place with its reason, and the act that needed it
//! may propose another. A ballot that has begun is counted or declared void, never taken back.

pub(in crate::ballot) mod actions;
mod input;
mod pages;
pub(in crate::ballot) mod questions;
mod text;
mod web;

pub use input::FIELDS;
pub(in crate::ballot) use pages::{said, taken_back, way};
pub use web::routes;
