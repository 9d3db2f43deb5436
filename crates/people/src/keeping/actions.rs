//! What can happen: the first day of a unit's record is set.

use jiff::civil::Date;
use serde_json::json;
use zhixing_kit::form::Faults;
use zhixing_kit::{Result, Sentence, Write};
use zhixing_records::UnitId;

use super::text::Text;
use super::{questions, store};
use crate::actor::Actor;
use crate::unit::actions::record;
use crate::unit::founded_by;
use crate::verbs::done;

/// Sets the first day of the record of a branch and of its groups, or of one group. The same day again changes and records nothing.
///
/// # Errors
/// A day that is still to come or before the founding is refused; [`zhixing_kit::Error::Forbidden`] for who does not keep the unit's people.
pub fn keep_since(tx: &Write<'_>, actor: &Actor, id: &UnitId, day: Date) -> Result<()> {
    let (kept, before) = questions::kept(tx, actor, id)?;
    if day > tx.today() {
        return Err(Faults::at("kept_since", Sentence::of(|language| Text(language).in_future())).into());
    }
    founded_by(tx, &kept, "kept_since", day)?;
    if day == before {
        return Ok(());
    }
    let set = if kept.kind.is_branch() { store::set_of_branch } else { store::set };
    set(tx, id, day)?;
    let facts = json!({ "before": before.to_string(), "after": day.to_string() });
    record(tx, actor, &done::KEPT_SINCE, &kept, tx.now(), facts)
}
