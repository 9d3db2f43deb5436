//! What can happen: the first day of something is put right, and recorded beside what told the wrong one.

use jiff::civil::Date;
use serde_json::Value;
use zhixing_kit::form::Faults;
use zhixing_kit::html::words::day_text;
use zhixing_kit::{Result, Sentence, Write};
use zhixing_records::{CORRECTED, Correction, Deed, StatementId, append, correct};

use super::model::{Corrected, Rolls};
use super::questions::Shown;
use super::text::Text;
use super::{founding, post, stay};
use crate::actor::Actor;

/// The field of the day.
pub(super) const FIELD: &str = "first_day";

/// Puts the day right; says whether it was another one.
pub(super) fn put_right(
    tx: &Write<'_>,
    actor: &Actor,
    shown: &Shown,
    new: &Corrected,
    rolls: Option<Rolls>,
) -> Result<bool> {
    let day = shown.first_day();
    if day == new.day {
        return Ok(false);
    }
    if new.before.is_some_and(|before| before != day) {
        let sentence = Sentence::of(|language| Text(language).changed_meanwhile(day_text(language, day)));
        return Err(Faults::at(FIELD, sentence).into());
    }
    match shown {
        Shown::Founding(unit) => founding::correct(tx, actor, unit, new)?,
        Shown::Stay(of) => stay::correct(tx, actor, of, new, rolls)?,
        Shown::Post(held) => post::correct(tx, actor, held, new)?,
    }
    Ok(true)
}

pub(super) fn not_in_future(tx: &Write<'_>, day: Date) -> Result<()> {
    if day <= tx.today() {
        return Ok(());
    }
    Err(Faults::at(FIELD, Sentence::of(|language| Text(language).in_future())).into())
}

/// Records it beside the statement that told the wrong day; where none is left, as a change.
pub(super) fn record(
    tx: &Write<'_>,
    actor: &Actor,
    mut deed: Deed,
    wrong: Option<StatementId>,
    (before, after): (Value, Value),
    why: &str,
) -> Result<()> {
    if let Some(statement) = wrong {
        deed.verb = &CORRECTED;
        return correct(tx, &actor.author(), deed, Correction { statement, before, after, why: why.to_owned() })
            .map(drop);
    }
    deed.facts["before"] = before;
    deed.facts["after"] = after;
    deed.facts["why"] = why.into();
    append(tx, &actor.author(), deed).map(drop)
}
