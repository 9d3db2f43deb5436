//! An organisation's own templates: a Word document in the place of the built-in one, checked before it is used, and taken back at any time.
//! PDF and Excel stay as they are built in.

pub(crate) mod actions;
pub(crate) mod input;
mod model;
mod pages;
pub(crate) mod questions;
pub(crate) mod store;
mod text;
pub(crate) mod web;
