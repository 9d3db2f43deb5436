//! The democratic appraisal (支 18): self and mutual appraisal as facts, the secret tally as two tellers counted it, the committee's decision, and the result,
//! told to the person alone. It proposes no grade, ranks nobody, and a superior sees only that it was held.

pub(super) mod actions;
pub(super) mod input;
pub(super) mod model;
pub(super) mod pages;
pub(super) mod questions;
mod store;
mod text;
mod web;

pub use input::FIELDS;
pub use store::STATEMENTS;
pub use web::routes;
