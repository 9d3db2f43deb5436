//! That somebody went on with an older copy of the data, or where it was moved away from: recorded, so that the gap explains itself.

use serde_json::{Value, json};
use zhixing_kit::{Moment, Result, Write};
use zhixing_people::{the_organisation, top_unit};
use zhixing_records::{Author, Deed, Thing, UNIT, Verb, append};

use crate::moving::stay;
use crate::verbs::{CAME_BACK, WENT_BACK};

/// Records it: how many entries the ledger had, and with how many it goes on.
pub fn note_older(tx: &Write<'_>, seen: u64, size: u64) -> Result<()> {
    note(tx, &WENT_BACK, json!({ "entries_before": seen, "entries_now": size }))
}

/// Goes on in a database that was moved away: what was recorded at the new place is not here. Recorded, and its mark goes.
pub fn come_back(tx: &Write<'_>, moved_to: &str, moved_at: Moment) -> Result<()> {
    stay(tx)?;
    note(tx, &CAME_BACK, json!({ "moved_to": moved_to, "moved_at": moved_at.rfc3339() }))
}

fn note(tx: &Write<'_>, verb: &'static Verb, facts: Value) -> Result<()> {
    let Some(organisation) = the_organisation(tx)? else { return Ok(()) };
    let top = top_unit(tx, &organisation)?;
    let path = format!("unit/{}", top.id);
    let deed = Deed {
        verb,
        object: Thing { kind: &UNIT, path: path.clone(), name: top.name },
        about: path,
        unit: top.id,
        concerns: Vec::new(),
        happened_at: tx.now(),
        facts,
    };
    append(tx, &Author { organisation, member: None, name: String::new() }, deed).map(drop)
}
