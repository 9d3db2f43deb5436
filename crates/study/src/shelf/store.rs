//! The statements about where banks stand. The only SQL of this folder.

use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Moment, Read, Result, Write, params, statements};
use zhixing_people::UnitId;

use super::model::Shelf;
use crate::bank::model::{Bank, BankId};

statements! {
    TAGS = "select tag from bank_tag where bank = $1 order by tag";
    TAGS_OF_UNIT = "select bank, tag from bank_tag where unit = $1 order by bank, tag";
    SET_AREA = "update bank set study_area = $2 where id = $1";
    CLEAR_TAGS = "delete from bank_tag where bank = $1";
    WITHDRAW = "update question set withdrawn_at = $2 where bank = $1 and withdrawn_at is null";
    RESTORE = "update question set withdrawn_at = null where bank = $1 and withdrawn_at = $2";
    ADD_TAG = "insert into bank_tag (unit, tag, organisation, bank) values ($1, $2, $3, $4)";
}

/// The further words of a bank.
pub fn tags(tx: &Read<'_>, bank: &BankId) -> Result<Vec<String>> {
    Ok(tx.all::<(String,)>(TAGS, params![bank])?.into_iter().map(|(tag,)| tag).collect())
}

/// The further words of every bank of a unit.
pub fn tags_of_unit(tx: &Read<'_>, unit: &UnitId) -> Result<Vec<(BankId, String)>> {
    tx.all(TAGS_OF_UNIT, params![unit])
}

/// Puts a bank where it stands.
pub fn set(tx: &Write<'_>, organisation: &OrganisationId, bank: &Bank, shelf: &Shelf) -> Result<()> {
    tx.run(SET_AREA, params![&bank.id, &shelf.area])?;
    tx.run(CLEAR_TAGS, params![&bank.id])?;
    let row = |tag: &String| params![&bank.unit, tag, organisation, &bank.id].to_vec();
    tx.run_each(ADD_TAG, &shelf.tags.iter().map(row).collect::<Vec<_>>()).map(drop)
}

/// Takes every question of a bank out of use, at one moment; says how many were in use.
pub fn withdraw(tx: &Write<'_>, bank: &BankId) -> Result<u64> {
    tx.run(WITHDRAW, params![bank, tx.now()])
}

/// Puts those back into use that were taken out at this moment; says how many.
pub fn restore(tx: &Write<'_>, bank: &BankId, withdrawn_at: Moment) -> Result<u64> {
    tx.run(RESTORE, params![bank, withdrawn_at])
}
