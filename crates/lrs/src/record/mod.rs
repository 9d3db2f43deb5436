//! Stored statements on the administrator's pages: searched, seen as they are written, carried away.

mod input;
mod model;
mod pages;
mod questions;
mod verbs;
mod web;

pub(crate) use input::{FIELDS, who};
pub(crate) use web::routes;
