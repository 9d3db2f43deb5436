//! What works in the background, for administrators: jobs that wait or fail, and the ledger's clerk. It shows and tries again; it never
//! drops a job.

mod actions;
mod pages;
mod questions;
mod text;
mod web;

pub(crate) use web::routes;
