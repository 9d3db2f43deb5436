//! What is written below a reflection: answers and answers to answers, for those who see it. Nobody presses a button of approval, nothing is counted, and
//! who is told of further answers has wished so himself.

mod actions;
mod following;
mod input;
mod model;
pub(crate) mod pages;
mod questions;
mod store;
mod text;
mod web;

pub use actions::answer;
pub use following::{end_following, follow_own};
pub use input::FIELDS;
pub use model::AnswerId;
pub use questions::{Discussion, of};
pub use store::STATEMENTS;
pub use web::routes;
