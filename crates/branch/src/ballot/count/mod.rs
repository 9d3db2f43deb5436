//! Counting: the paper box by two tellers, the box of phones by two keys, and the result. It never knows a voter's choice.

pub(in crate::ballot) mod actions;
mod input;
pub(in crate::ballot) mod model;
pub(in crate::ballot) mod pages;
pub(in crate::ballot) mod questions;
pub(in crate::ballot) mod store;
mod text;
mod web;

pub use input::FIELDS;
pub use store::STATEMENTS;
pub use web::routes;
