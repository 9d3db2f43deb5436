//! Systems that write and read at the record store: an administrator enters them, sees what is refused of them, and ends them.

pub(crate) mod actions;
mod input;
pub(crate) mod model;
mod pages;
mod plain;
pub(crate) mod store;
mod web;

pub(crate) use actions::may_administer;
pub(crate) use input::FIELDS;
pub(crate) use web::routes;
