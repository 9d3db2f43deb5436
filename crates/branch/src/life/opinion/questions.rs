//! What can be asked about opinions. Before the gathering ends nobody is told anything, not even how many there are; afterwards secretary and committee read them.

use zhixing_kit::{Read, Result};
use zhixing_people::members_of;

use super::model::{Anonymous, Closing, Named, can_be_anonymous};
use super::store;
use crate::life::round::model::Round;

/// How the gathering ended, if it did.
pub fn closing(tx: &Read<'_>, round: &Round) -> Result<Option<Closing>> {
    store::closing(tx, &round.id)
}

/// Whether an opinion can be given without a name here.
pub fn anonymity(tx: &Read<'_>, round: &Round) -> Result<bool> {
    Ok(can_be_anonymous(members_of(tx, &round.branch, tx.today())?.len()))
}

/// All opinions of a gathering that has ended; whether the asker appraises is asked before.
pub fn all(tx: &Read<'_>, round: &Round) -> Result<(Vec<Named>, Vec<Anonymous>)> {
    if store::closing(tx, &round.id)?.is_none() {
        return Ok((Vec::new(), Vec::new()));
    }
    Ok((store::named(tx, &round.id)?, store::anonymous(tx, &round.id)?))
}
