//! Sessions: signing in and out, and who is asking. What he may do is decided in `rights`. Nothing here is ever counted or reported (P3).

mod actions;
pub(crate) mod door;
pub(crate) mod model;
mod pages;
pub(crate) mod store;
pub(crate) mod text;
pub(crate) mod web;

pub use actions::PURGE;
pub(crate) use actions::{end_all, end_all_of_member, purge};
pub use door::{Door, Wiring, assemble, session};
pub use model::{DeviceId, Session, SessionId};
