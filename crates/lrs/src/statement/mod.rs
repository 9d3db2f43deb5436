//! Statements of other systems: stored, found, given out.

pub(crate) mod actions;
pub(crate) mod linking;
pub(crate) mod model;
pub(crate) mod questions;
pub(crate) mod register;
pub(crate) mod search;
pub(crate) mod store;
