//! What was handed out: under which code, by whom, what it said and what its file's digest is. Anyone with the paper asks by the code; who may
//! not see what the form is about is told the same as for a code that there is not.

pub(crate) mod actions;
pub(crate) mod input;
pub(crate) mod model;
pub(crate) mod pages;
pub(crate) mod questions;
pub(crate) mod store;
mod text;
pub(crate) mod turn;
pub(crate) mod web;
