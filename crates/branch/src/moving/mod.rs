//! Moving between branches (组织关系转接): a branch sends a member, the other one receives him or sends him back, or the first calls him
//! back. Until he is received the sender is responsible for him, and his duties and rights stay where they were. Who is
//! responsible today is computed, never kept.
//! It changes nobody's kind; within a branch, and to correct what was entered wrongly, the page of the member is the place.

pub(crate) mod actions;
pub(crate) mod input;
pub(crate) mod model;
mod pages;
pub(crate) mod questions;
mod reminder;
mod store;
mod text;
mod web;

#[cfg(test)]
mod tests;

pub use input::FIELDS;
pub(crate) use reminder::remind;
pub use store::STATEMENTS;
pub use web::routes;
