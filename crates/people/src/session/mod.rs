//! Sessions: signing in and out, and who is asking. What he may do is decided in `rights`. Nothing here is ever counted or reported (P3).

pub(crate) mod actions;
pub(crate) mod model;
mod pages;
pub(crate) mod store;
pub(crate) mod text;
pub(crate) mod web;

pub use actions::PURGE;
#[cfg(test)]
pub(crate) use actions::begin_try;
pub(crate) use actions::end_question;
pub(crate) use actions::{Arrival, SignedIn, begin, begin_question, end_all, end_all_of_member, purge};
pub use model::{DeviceId, Session, SessionId};
pub use web::Network;
pub use web::door::{Door, Wiring, assemble, session};
pub use web::glance::{BRANCH_COOKIE, Glance};
