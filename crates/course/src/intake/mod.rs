//! What a librarian brings in: a package is read, shown with its parts and its faults, and then published or thrown away. It is its bringer's alone,
//! and goes by itself after a day.

pub mod actions;
pub mod input;
mod pages;
pub mod questions;
pub mod store;
mod text;
pub mod web;
