//! The calendar of the reader's branch and group: what is planned and held, holidays, and last days. It shows no one else's.

mod model;
mod pages;
mod questions;
mod text;
mod web;

pub(crate) use pages::named_days;
pub(crate) use web::routes;
