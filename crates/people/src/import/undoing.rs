//! What undoing an import records: beside each thing that the import recorded, a correction that says what it was and is again (P8).
//! As in the import's own records, no day of birth and no reason of an exemption is among it.

use serde_json::{Map, Value, json};
use zhixing_kit::Write;
use zhixing_records::{Correction, Deed, Entry, MemberId, Thing, UnitId};

use super::reverse::Reverse;
use super::store::ImportId;
use crate::verbs::{done, things};

/// The corrections of what an import recorded. `top` stands in for units that are no more.
pub(super) fn of(
    tx: &Write<'_>,
    import: &ImportId,
    why: &str,
    top: &UnitId,
    reverse: &Reverse,
    recorded: Vec<Entry>,
) -> Vec<(Deed, Correction)> {
    recorded.into_iter().filter_map(|entry| taken_back(tx, import, why, top, reverse, entry)).collect()
}

fn taken_back(
    tx: &Write<'_>,
    import: &ImportId,
    why: &str,
    top: &UnitId,
    reverse: &Reverse,
    entry: Entry,
) -> Option<(Deed, Correction)> {
    let kind = things::KINDS.iter().find(|kind| kind.name == entry.object_kind)?;
    let (before, after) = sides(&entry.facts);
    let deed = Deed {
        verb: &done::REVERTED,
        object: Thing { kind, path: entry.path.clone(), name: entry.object_name },
        about: entry.about,
        unit: if reverse.founded(&entry.unit) { top.clone() } else { entry.unit },
        concerns: concerned(&entry.path, reverse).into_iter().collect(),
        happened_at: tx.now(),
        facts: json!({ "import": import }),
    };
    Some((deed, Correction { statement: entry.id, before, after, why: why.to_owned() }))
}

/// What stood there through the import, and what stands there again: nothing, where the import had brought it.
fn sides(facts: &Value) -> (Value, Value) {
    if let (Some(earlier), Some(later)) = (facts.get("before"), facts.get("after")) {
        return (later.clone(), earlier.clone());
    }
    let mut brought: Map<String, Value> = facts.as_object().cloned().unwrap_or_default();
    brought.remove("import");
    (Value::Object(brought), Value::Object(Map::new()))
}

fn concerned(path: &str, reverse: &Reverse) -> Option<MemberId> {
    match path.split_once('/')? {
        ("member", id) => MemberId::parse(id),
        ("post", id) => reverse.holder(id),
        _ => None,
    }
}
