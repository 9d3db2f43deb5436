//! Hot questions: what members wish to talk about for a topic of study. They are asked before the study day, put on its agenda, and what was answered
//! there is written back by who hosts or records it. Nothing here ranks questions or who asks them.

mod actions;
mod input;
mod model;
mod pages;
mod questions;
mod store;
mod text;
mod web;

pub use actions::{answer, collect, raise};
pub use input::FIELDS;
pub use model::HotId;
pub(crate) use pages::{of_day, of_topic};
pub(crate) use questions::{Day, day};
pub use store::STATEMENTS;
pub use web::routes;
