//! The passage of the library behind a question: chosen by who keeps its bank, shown to who has answered. A question keeps the address alone, so that it
//! can be carried away; the words are those of the edition that was chosen, also when there is a newer one.

pub(crate) mod actions;
pub(crate) mod pages;
pub(crate) mod questions;
mod text;
mod web;

pub use web::routes;
