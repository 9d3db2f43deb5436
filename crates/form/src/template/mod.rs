//! An organisation's own templates: a Word document in the place of the built-in one, checked before it is used, and taken back at any time.
//! Word and PDF follow it; Excel is a table of the data and stays as it is.

pub(crate) mod actions;
pub(crate) mod input;
mod model;
mod pages;
pub(crate) mod questions;
pub(crate) mod store;
mod text;
pub(crate) mod web;
