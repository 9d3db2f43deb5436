//! A course as it is published: its editions, its page, what its reader did of it.

pub mod actions;
pub mod input;
pub mod model;
mod pages;
pub mod questions;
pub mod store;
mod text;
pub mod web;
