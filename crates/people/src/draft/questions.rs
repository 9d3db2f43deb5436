//! What can be asked about drafts: always by their writer, about his own.

use zhixing_kit::{Moment, Read, Result};

use super::model::{DRAFTS_MAX, Draft, Unfinished};
use super::store;
use crate::actor::Actor;

/// What the actor has half written, the latest first.
pub fn drafts(tx: &Read<'_>, actor: &Actor) -> Result<Vec<Draft>> {
    actor.account.as_ref().map_or(Ok(Vec::new()), |account| store::list(tx, account, DRAFTS_MAX))
}

/// That the actor has half written something, the latest first: a page that only leads there does not read what was typed.
pub fn unfinished(tx: &Read<'_>, actor: &Actor, most: usize) -> Result<Vec<Unfinished>> {
    actor.account.as_ref().map_or(Ok(Vec::new()), |account| store::unfinished(tx, account, most))
}

/// The forms of which the actor has a draft, and when each was kept.
pub fn forms(tx: &Read<'_>, actor: &Actor) -> Result<Vec<(String, Moment)>> {
    actor.account.as_ref().map_or(Ok(Vec::new()), |account| store::forms(tx, account, DRAFTS_MAX))
}

/// The actor's draft of a form.
pub fn of_form(tx: &Read<'_>, actor: &Actor, form: &str) -> Result<Option<Draft>> {
    actor.account.as_ref().map_or(Ok(None), |account| store::one(tx, account, form))
}
