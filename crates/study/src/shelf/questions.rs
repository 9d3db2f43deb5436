//! What can be asked about where a bank stands. Read only, for who keeps the bank.

use zhixing_kit::{Read, Result};
use zhixing_people::Actor;

use super::model::Shelf;
use super::store;
use crate::bank;
use crate::bank::model::{Bank, BankId};

/// A bank, and where it stands.
pub fn one(tx: &Read<'_>, actor: &Actor, id: &BankId) -> Result<(Bank, Shelf)> {
    let bank = bank::questions::bank(tx, actor, id)?;
    let shelf = Shelf { area: bank.study_area.clone().unwrap_or_default(), tags: store::tags(tx, id)? };
    Ok((bank, shelf))
}
