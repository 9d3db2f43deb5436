//! Forms: handed out from the ledger as files under a code, made by built-in templates or an organisation's own, and looked up again by whoever
//! has the paper in his hand and may see what it is about.
//!
//! What a form says comes from the room whose facts it tells; nothing on it is typed (P6, P9). To hand one out is an act with its record. This
//! room never decides what a form may say, and keeps no file.

mod issue;
mod template;
#[cfg(test)]
mod tests;
mod verbs;

use zhixing_document::Kind;
use zhixing_kit::form::Field;
use zhixing_kit::route::Routes;

pub use issue::actions::{Around, Made, issue, make};
pub use issue::model::{Draft, SeenBy, Wanted};
pub use issue::pages::{Offer, offers};
pub use issue::questions::{Issued, at_console};
pub use issue::web::{FormInput, hand_out};
pub use verbs::{FORM, ISSUED, KINDS, VERBS};

/// Every kind of form of this program, from the rooms that have them: whoever puts the program together hands them to its requests.
#[derive(Clone, Copy, Debug)]
pub struct Kinds(pub &'static [&'static Kind]);

impl Kinds {
    /// The kind of a code.
    pub fn of(self, code: &str) -> Option<&'static Kind> {
        self.0.iter().copied().find(|kind| kind.name.code == code)
    }
}

/// Every route of this room.
pub fn routes() -> Routes {
    issue::web::routes().and(template::web::routes())
}

/// Every statement of this room's stores.
pub fn statements() -> Vec<(&'static str, &'static str)> {
    [issue::store::STATEMENTS, template::store::STATEMENTS].concat()
}

/// Every field this room asks for.
pub fn fields() -> Vec<&'static Field> {
    [issue::input::FIELDS, template::input::FIELDS].concat()
}
