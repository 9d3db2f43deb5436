//! Materials: published in editions, read on the screen and on paper, taken back. A new edition takes the place of the old one, which stays
//! readable. It never takes down who has read what, or for how long (P2, P3).

pub(crate) mod actions;
mod change;
pub(crate) mod input;
pub(crate) mod model;
pub(crate) mod pages;
pub(crate) mod questions;
pub(crate) mod store;
mod text;
pub(crate) mod web;
