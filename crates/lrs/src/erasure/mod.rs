//! Somebody is taken out of what other systems recorded, by what identifies him: out of statements wherever they can name him, and with the states and
//! profiles that are kept for him. The log keeps what it holds of each, and a mark says so (decision 0024).

pub(crate) mod actions;
mod input;
mod known;
pub(crate) mod model;
mod pages;
pub(crate) mod questions;
pub(crate) mod store;
mod web;

pub(crate) use input::FIELDS;
pub use known::{Known, Seen, seen_of, take_out_known};
pub(crate) use web::routes;
