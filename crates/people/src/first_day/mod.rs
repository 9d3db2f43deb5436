//! The first day of what was recorded with a wrong one is put right: of a unit, of somebody's stay in one, of a post. What it was, what it is and why
//! stand in the ledger beside what it corrects; a day that other records contradict is refused, and which they are is told.

mod actions;
mod founding;
mod input;
mod model;
mod pages;
mod post;
mod questions;
mod stay;
pub(crate) mod store;
mod text;
mod web;

pub use model::{Attended, Rolls};
pub(crate) use questions::may_be_moved;
pub use web::routes;
