//! The register: in which statements a word stands, as the index at the end of a book says it (decision 0021).

pub(crate) mod actions;
pub(crate) mod changes;
pub(crate) mod health;
pub(crate) mod model;
pub(crate) mod older;
pub(crate) mod questions;
pub(crate) mod row;
pub(crate) mod store;

pub(crate) use model::Sought;
