//! Handing over: who led a branch or a group left it, and meetings that he was to preside or record are still to come; who leads now takes all of them
//! over in one act, or some of them to one and some to another. It changes nothing that was held, and never a talk, which is between two people.

mod actions;
mod input;
mod model;
mod pages;
mod questions;
mod reminder;
mod store;
mod text;
mod web;

pub use input::FIELDS;
pub use questions::left_behind;
pub(crate) use reminder::remind;
pub use store::STATEMENTS;
pub use web::routes;
