//! What the others' questions show together: today, the ledger's pages, and how the work in the background stands.
//!
//! It owns no facts and no tables, records nothing, and holds no rule: it asks the rooms below and shows their answers to the one who may
//! see them. It never counts what a person does, nor how anybody uses the program (P3).

mod job;
mod ledger;
mod saying;
mod today;

#[cfg(test)]
mod tests;

use zhixing_kit::form::Field;
use zhixing_kit::route::Routes;

pub use saying::{Change, changes, deed, sentence, sentences};

/// Every route of this room.
pub fn routes() -> Routes {
    today::routes().and(ledger::routes()).and(job::routes())
}

/// Every field this room asks for.
pub fn fields() -> Vec<&'static Field> {
    ledger::FIELDS.to_vec()
}
