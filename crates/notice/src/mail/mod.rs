//! Mail: who wants to be told of his notices outside the house, and the postman who carries the letters. A letter says little: what it is about
//! and where to read it. Nobody is written to who did not ask and confirm his address; nothing is kept of what was read.

mod actions;
mod digest;
mod input;
mod letter;
mod model;
mod pages;
mod postman;
mod questions;
mod store;
mod text;
mod web;

#[cfg(test)]
mod tests;

pub(crate) use actions::{choose_confirmed, write_about};
pub use digest::{JOBS, begin};
pub use input::FIELDS;
pub use model::How;
pub use postman::{MailSettings, Postman};
pub(crate) use store::STATEMENTS;
pub(crate) use web::routes;
