//! Closing an installation down (P16): told to everybody, exported, deleted, in this order, with time between the first and the last. Each step is
//! recorded; nothing is deleted that was not exported, and nothing before its day.

mod actions;
mod export;
mod model;
pub(crate) mod store;
mod text;

pub use actions::{TELLING, announce, call_off, delete_all, exported, may_delete};
pub use export::{export, is_as_listed, make_lasting};
pub use model::{Closing, WAIT_DAYS_MIN};
pub use store::closing;
