//! Another key for the ledger, with the statement that says so: by whom, from which to which, why. The statement is added to the log under the new key.

use serde_json::json;
use zhixing_kit::{Result, Write};
use zhixing_ledger::{Ground, Handover};
use zhixing_people::{Actor, top_unit};
use zhixing_records::{Deed, SigningKey, Thing, UNIT, append, hand_over};

use crate::administering;
use crate::verbs::CHANGED_KEY;

/// Why the ledger gets another key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    /// The kind of reason; it stands in the public note.
    pub ground: Ground,
    /// What happened, in words; they stand in the statement alone.
    pub words: String,
}

/// Gives the ledger another key, and records it. `before` is the key of today, where it is still there.
pub fn new_key(
    tx: &Write<'_>,
    actor: &Actor,
    after: &SigningKey,
    before: Option<&SigningKey>,
    why: &Why,
) -> Result<Handover> {
    administering(tx, actor)?;
    let handover = hand_over(tx, after, before, why.ground)?;
    let top = top_unit(tx, &actor.organisation)?;
    let path = format!("unit/{}", top.id);
    let deed = Deed {
        verb: &CHANGED_KEY,
        object: Thing { kind: &UNIT, path: path.clone(), name: top.name },
        about: path,
        unit: top.id,
        concerns: Vec::new(),
        happened_at: tx.now(),
        facts: json!({
            "ground": why.ground.word(),
            "reason": why.words,
            "key_before": handover.before.fingerprint(),
            "key_now": handover.after.fingerprint(),
            "entries_before": handover.size,
        }),
    };
    append(tx, &actor.author(), deed).map(|_| handover)
}
