//! Short-lived tokens of clients (OAuth 2.0 client credentials): what they open, and how they come to be.

pub(crate) mod actions;
pub(crate) mod model;
pub(crate) mod store;
