//! The ledger's pages: what was recorded and the reader may see, one statement with its proof, and what the ledger is.
//! They show; they never record, correct or hide. What a reader may not see looks like what is not there.

mod input;
mod pages;
mod questions;
mod text;
mod web;

pub(crate) use input::FIELDS;
pub(crate) use web::routes;
