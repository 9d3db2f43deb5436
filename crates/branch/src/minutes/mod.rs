//! Minutes: arranged from what was taken down, signed by recorder and chair, corrected only by further entries. The program writes nothing of
//! them itself (P9), and asks for no photo or attachment (P5).

pub(crate) mod actions;
mod attendance;
mod head;
pub(crate) mod input;
pub(crate) mod model;
mod named;
mod notice;
pub(crate) mod pages;
pub(crate) mod questions;
mod signer;
mod speaker;
mod store;
mod subject;
pub(crate) mod text;
mod vote;
mod web;

pub use input::FIELDS;
pub use store::STATEMENTS;
pub use web::routes;
