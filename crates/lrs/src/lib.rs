//! The record store for other learning systems: xAPI 1.0.3 and 2.0 at one address (`/xapi`), and the page on which an administrator says who may
//! write and read there (decision 0021).
//!
//! It keeps what others say, word for word, and finds it again. It never writes a statement of its own into what they read, gives out no act of the
//! house, and joins nobody whom they name with anybody who belongs to it.

mod client;
mod document;
mod erasure;
pub mod inside;
mod lists;
mod pass;
mod record;
mod retention;
mod service;
mod statement;
#[cfg(test)]
mod tests;
mod text;
mod token;
pub mod verbs;
mod word;

pub use client::model::{Client, ClientId, NewClient, Reads};
pub use erasure::{Known, Seen, seen_of, take_out_known};
pub use pass::model::{Pass, Watch};
pub use retention::{JOBS, begin};
pub use service::service;
pub use statement::register::actions::{Part, Progress, catch_up, forget_register};
pub use statement::register::health::{Health, register_health};
pub use verbs::{KINDS, VERBS};

/// What can be done about clients, for who does it without a page: tests and benches. The same actions as the page's, with the same rights asked.
pub mod acts {
    pub use crate::client::actions::{Shown, end, make, renew};
}

/// Every page of this room. The service itself is [`service`].
pub fn routes() -> zhixing_kit::route::Routes {
    // What has a name of its own stands before what has an id.
    record::routes().and(retention::routes()).and(erasure::routes()).and(client::routes())
}

/// Every field this room asks for.
pub fn fields() -> Vec<&'static zhixing_kit::form::Field> {
    [client::FIELDS, record::FIELDS, retention::FIELDS, erasure::FIELDS].concat()
}

/// Every statement of this room's stores.
pub fn statements() -> Vec<(&'static str, &'static str)> {
    [
        client::store::STATEMENTS,
        token::store::STATEMENTS,
        statement::store::STATEMENTS,
        statement::search::store::STATEMENTS,
        statement::register::store::STATEMENTS,
        document::store::STATEMENTS,
        retention::store::STATEMENTS,
        pass::store::STATEMENTS,
        erasure::store::STATEMENTS,
    ]
    .concat()
}
