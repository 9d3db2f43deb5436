//! What a librarian brings in: a file or a text is read, shown as it will be read by everybody, and then published or thrown away. It is its
//! bringer's alone, and goes by itself after a day.

mod actions;
mod input;
mod model;
mod pages;
mod questions;
pub(crate) mod store;
mod text;
pub(crate) mod web;

pub use actions::{FORGET, forget};
pub use input::FIELDS;
