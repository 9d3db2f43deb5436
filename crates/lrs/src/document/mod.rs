//! What learning systems keep for themselves beside statements: states, profiles of agents, profiles of activities.

pub(crate) mod actions;
pub(crate) mod model;
pub(crate) mod store;
