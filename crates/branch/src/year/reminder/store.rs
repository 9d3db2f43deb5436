//! Rows of reminders that went out.

use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Result, Write, params, statements};

statements! {
    NOTE = "insert into reminder (organisation, obligation, step, sent_at)
        values ($1, $2, $3, $4)
        on conflict (organisation, obligation, step) do nothing";
}

/// Notes that a reminder goes out. False when it went out before.
pub fn note(tx: &Write<'_>, organisation: &OrganisationId, obligation: &str, step: &str) -> Result<bool> {
    Ok(tx.run(NOTE, params![organisation, obligation, step, tx.now()])? > 0)
}
