//! Swaps by agreement: a host asks another one, who agrees or refuses; both then see who hosts when.

pub(crate) mod actions;
pub(crate) mod model;
pub(crate) mod pages;
pub(crate) mod questions;
pub(crate) mod web;
