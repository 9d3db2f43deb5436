//! Study days: activities of a branch that are for study, by their kind or because a topic was put on them. What belongs to the meeting itself
//! (time, roll, minutes) is the activity's; here stand topic, parts, groups and what the host sees to.

pub(crate) mod actions;
pub(crate) mod input;
pub(crate) mod model;
pub(crate) mod pages;
pub(crate) mod questions;
pub(crate) mod store;
mod text;
mod web;

pub use input::FIELDS;
pub use store::STATEMENTS;
pub use web::{link, routes};
