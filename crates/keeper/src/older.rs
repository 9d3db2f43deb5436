//! That somebody went on with an older copy of the data: recorded, so that the gap explains itself.

use serde_json::json;
use zhixing_kit::{Error, Result, Write};
use zhixing_people::{the_organisation, top_unit};
use zhixing_records::{Author, Deed, Thing, UNIT, append};

use crate::verbs::WENT_BACK;

/// Records it: how many entries the ledger had, and with how many it goes on.
pub fn note_older(tx: &Write<'_>, seen: u64, size: u64) -> Result<()> {
    let organisation = the_organisation(tx)?.ok_or(Error::NotFound)?;
    let top = top_unit(tx, &organisation)?;
    let path = format!("unit/{}", top.id);
    let deed = Deed {
        verb: &WENT_BACK,
        object: Thing { kind: &UNIT, path: path.clone(), name: top.name },
        about: path,
        unit: top.id,
        concerns: Vec::new(),
        happened_at: tx.now(),
        facts: json!({ "entries_before": seen, "entries_now": size }),
    };
    append(tx, &Author { organisation, member: None, name: String::new() }, deed).map(drop)
}
