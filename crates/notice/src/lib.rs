//! Notice: messages to many inside the house, letters about them to who asked for mail, and complaints and suggestions about the house with their public answers.
//!
//! It never decides whom a message concerns (the sender's room does), and never shows anyone who has read what.

pub mod acts;
mod mail;
mod message;
mod suggestion;
mod text;
mod verbs;

#[cfg(test)]
mod tests;

use zhixing_kit::route::Routes;

pub use mail::{JOBS, MailSettings, Postman, begin};
pub use message::{Notice, latest, send, unread, unread_of_latest};
pub use suggestion::waiting as suggestions_waiting;
pub use verbs::{KINDS, SUGGESTION, VERBS};

/// Every route of this room.
pub fn routes() -> Routes {
    message::routes().and(mail::routes()).and(suggestion::routes())
}

/// Every statement of this room's stores.
pub fn statements() -> Vec<(&'static str, &'static str)> {
    [message::STATEMENTS, mail::STATEMENTS, suggestion::STATEMENTS].concat()
}

/// Every field this room asks for.
pub fn fields() -> Vec<&'static zhixing_kit::form::Field> {
    [mail::FIELDS, suggestion::FIELDS].concat()
}
