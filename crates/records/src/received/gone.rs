//! Texts that are gone by age: they and their salts are taken away from the oldest on, the log keeps what it holds of each, and one number says up to where.

use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Read, Result, Write};

use super::store;

/// The number below which every text is gone; 1 where none is.
pub fn received_from(tx: &Read<'_>, organisation: &OrganisationId) -> Result<i64> {
    store::gone_below(tx, organisation)
}

/// The number below which texts may go: those that wait for the log stay until they are in it.
pub fn received_until(tx: &Read<'_>, organisation: &OrganisationId) -> Result<i64> {
    store::behind(tx, organisation)
}

/// Takes away every text below a number, for good. Says how many there were. What waits for the log is never taken.
pub fn forget_received(tx: &Write<'_>, organisation: &OrganisationId, below: i64) -> Result<u64> {
    let from = store::gone_below(tx, organisation)?;
    let below = below.min(store::behind(tx, organisation)?);
    if below <= from {
        return Ok(0);
    }
    store::set_gone(tx, organisation, below)?;
    store::forget(tx, organisation, from, below)
}
