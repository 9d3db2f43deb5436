//! What can happen to a draft: it is kept, it ends. Neither is a deed: nothing is recorded.

use zhixing_kit::{Error, Result, Sentence, Write};

use super::model::{DRAFTS_MAX, KEPT_MS_MAX, NewDraft};
use super::store;
use super::text::Text;
use crate::actor::Actor;

/// Keeps what the actor has typed so far. Refuses more than [`DRAFTS_MAX`]: nothing that he wrote earlier goes for it.
pub fn keep(tx: &Write<'_>, actor: &Actor, new: &NewDraft) -> Result<()> {
    let account = actor.account.as_ref().ok_or(Error::NotFound)?;
    if store::others(tx, account, &new.form)? >= DRAFTS_MAX {
        return Err(Sentence::of(|language| Text(language).too_many(DRAFTS_MAX)).into());
    }
    store::keep(tx, account, new)
}

/// Takes one of the actor's own drafts away. One that is gone already is no fault: another device was faster.
pub fn end(tx: &Write<'_>, actor: &Actor, form: &str) -> Result<()> {
    let account = actor.account.as_ref().ok_or(Error::NotFound)?;
    store::end(tx, account, form).map(drop)
}

/// Takes away what nobody has gone on with.
pub fn purge(tx: &Write<'_>) -> Result<()> {
    store::purge(tx, tx.now().plus_ms(-KEPT_MS_MAX))
}
