//! The charge of a resolution: who sees to it, and until when. It is put right or handed on with a reason, and whoever had it and has it is told. What the
//! meeting decided stays in its minutes.

mod actions;
mod input;
mod model;
mod pages;
mod store;
mod text;
mod web;

pub use input::FIELDS;
pub use model::{Change, Charge};
pub(super) use pages::{history, label, since};
pub use store::STATEMENTS;
pub(super) use store::{changes, decided};
pub use web::routes;
