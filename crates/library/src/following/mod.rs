//! Following: a member wishes to be told when a material has a new edition, and is told then. It is his own wish and his alone to see: who reads
//! what is taken down nowhere, so nobody is told for having read.

pub(crate) mod actions;
pub(crate) mod questions;
pub(crate) mod store;
mod text;
pub(crate) mod web;
