//! Who saved first: told to whoever saved the same thing at once, on the page that asks which version holds. Read from the ledger.

use zhixing_kit::{Read, Result};
use zhixing_merge::Saver;
use zhixing_records::{Verb, latest};

use crate::actor::Actor;

/// Who did one of these things to it last (its path as in the ledger, such as `activity/ID`).
pub fn last_saver(tx: &Read<'_>, actor: &Actor, path: &str, verbs: &[&Verb]) -> Result<Option<Saver>> {
    Ok(latest(tx, path, verbs)?.map(|entry| {
        let at = entry.recorded_at.local(tx.zone());
        let is_reader = entry.actor.as_ref() == Some(&actor.member);
        Saver { is_reader, name: entry.actor_name, at, is_today: at.date() == tx.today() }
    }))
}
