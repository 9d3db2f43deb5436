//! What other systems recorded: texts under numbers that follow one another, taken up by the same log as the house's own acts (decision 0021).
//! It knows nothing of what the texts say, and never changes one.

mod erasing;
mod gone;
mod proof;
pub(crate) mod store;

use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Moment, Read, Result, Write};

pub use erasing::{erase_received, leave, received_holding, spellings};
pub use gone::{forget_received, received_from, received_until};
pub use proof::{export_received, export_received_places, proof_of_received};
pub use store::{moment, texts, texts_within};

/// The numbers that a write was given, and its moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn {
    /// The first number; the others follow it.
    pub first: i64,
    /// When these are stored: not before any smaller number.
    pub stored_at: Moment,
}

/// Which number is the next one, as it was asked; with what else is to be known before anything is written.
#[derive(Clone, Copy, Debug)]
pub struct Next {
    number: i64,
    /// When the number before it was stored.
    stored_at: Moment,
    /// Whether any number was ever taken.
    begun: bool,
}

/// Asks which number is the next one.
pub fn next(tx: &Read<'_>, organisation: &OrganisationId) -> Result<Next> {
    let head = store::head(tx, organisation)?;
    let first = Next { number: 1, stored_at: tx.now(), begun: false };
    Ok(head.map_or(first, |(number, stored_at)| Next { number, stored_at, begun: true }))
}

impl Next {
    /// Takes so many numbers. Of two writes that asked for the same one, the second is run again when the first is through.
    pub fn take(self, tx: &Write<'_>, organisation: &OrganisationId, count: usize) -> Result<Turn> {
        let stored_at = self.stored_at.max(tx.now());
        let set = if self.begun { store::set_head } else { store::begin_head };
        set(tx, organisation, self.number + count as i64, stored_at)?;
        Ok(Turn { first: self.number, stored_at })
    }
}

/// Lets the moment of the newest text be now, though none came: what is stored from here on is stored no earlier, and all that was stored is there.
pub fn tick(tx: &Write<'_>, organisation: &OrganisationId) -> Result<()> {
    next(tx, organisation)?.take(tx, organisation, 0).map(drop)
}

/// Writes texts under the numbers of a turn. The clerk adds them to the log; announces the topic `received`.
pub fn receive(tx: &Write<'_>, organisation: &OrganisationId, turn: Turn, texts: Vec<String>) -> Result<()> {
    store::add(tx, organisation, turn.first, texts)?;
    tx.announce("received");
    Ok(())
}
