//! For how long the store keeps what other systems wrote: for ever, unless an administrator sets a number of days, having seen what would go.

mod actions;
mod input;
mod model;
mod pages;
mod questions;
pub(crate) mod store;
mod web;

pub use actions::{JOBS, begin};
pub(crate) use input::FIELDS;
pub(crate) use web::routes;
