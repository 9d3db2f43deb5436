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
pub(crate) use pages::{changed, since};
pub(super) use pages::{history, label};
pub use store::STATEMENTS;
pub(crate) use store::changes;
pub(super) use store::decided;
pub use web::routes;
