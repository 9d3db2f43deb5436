//! Somebody who was tied leaves before the runoff (选 28). He is struck with a reason; where no more of the tied remain than there are seats the tie is
//! decided, and a runoff that was proposed for it is taken back. It never changes what was counted.

pub(in crate::ballot) mod actions;
mod input;
pub(in crate::ballot) mod pages;
pub(in crate::ballot) mod questions;
mod text;
mod web;

pub use input::FIELDS;
pub use web::routes;
