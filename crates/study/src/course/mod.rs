//! Courses that go with a topic: members open them from the topic and from its study days. What anybody did of them is told to himself alone, on the
//! course's own page.

pub(crate) mod actions;
mod pages;
pub(crate) mod questions;
pub(crate) mod store;
mod text;
mod web;

pub(crate) use pages::{list_of, name, of_topic};
pub use store::STATEMENTS;
pub use web::routes;
