//! The day on which a unit was founded is put right.

use jiff::civil::Date;
use serde_json::json;
use zhixing_kit::form::Faults;
use zhixing_kit::html::words::day_text;
use zhixing_kit::{Error, Result, Sentence, Write};
use zhixing_records::{Deed, Thing};

use super::actions::{FIELD, not_in_future, record};
use super::model::Corrected;
use super::text::Text;
use super::{questions, store};
use crate::actor::Actor;
use crate::keeping::{kept_since, may_be_kept};
use crate::unit::{Unit, UnitKind, founded_by, unit};
use crate::verbs::{done, things};

/// Writes the right day. Refused where something of the unit would then lie before its founding that did not before.
pub(super) fn correct(tx: &Write<'_>, actor: &Actor, before: &Unit, new: &Corrected) -> Result<()> {
    not_in_future(tx, new.day)?;
    if let Some(closed) = before.closed_on.filter(|closed| new.day > *closed) {
        let sentence = Sentence::of(|language| Text(language).after_closing(day_text(language, closed)));
        return Err(Faults::at(FIELD, sentence).into());
    }
    if before.kind == UnitKind::Group {
        let branch = before.branch.as_ref().ok_or(Error::NotFound)?;
        founded_by(tx, &unit(tx, branch)?, FIELD, new.day)?;
    }
    // Nobody stated the day of the topmost unit, and nothing is held against it.
    if before.parent.is_some() {
        nothing_between(tx, before, new)?;
    }
    store::set_founding(tx, &before.id, new.day)?;
    let path = format!("unit/{}", before.id);
    let wrong = questions::told(tx, (&path, &path), &[&done::FOUNDED], ("founded_on", before.founded_on))?;
    let deed = Deed {
        verb: &done::CHANGED,
        object: Thing { kind: &things::UNIT, path: path.clone(), name: before.name.clone() },
        about: path,
        unit: before.id.clone(),
        concerns: Vec::new(),
        happened_at: tx.now(),
        facts: json!({}),
    };
    let day = |day: Date| json!({ "founded_on": day.to_string() });
    record(tx, actor, deed, wrong, (day(before.founded_on), day(new.day)), &new.why)
}

/// The day since which the record of the unit is kept, where it lies in these days.
fn kept_between(tx: &Write<'_>, unit: &Unit, (from, until): (Date, Date)) -> Result<Option<Date>> {
    if !may_be_kept(unit.kind) {
        return Ok(None);
    }
    Ok(Some(kept_since(tx, &unit.id)?).filter(|day| (from..until).contains(day)))
}

fn nothing_between(tx: &Write<'_>, unit: &Unit, new: &Corrected) -> Result<()> {
    let days = (unit.founded_on, new.day);
    let sentence = if let Some((name, day)) = store::stay_between(tx, &unit.id, days.0, days.1)? {
        Sentence::of(|language| Text(language).someone_before(&name, day_text(language, day)))
    } else if let Some((name, kind, day)) = store::post_between(tx, &unit.id, days.0, days.1)? {
        Sentence::of(|language| Text(language).post_before(&name, kind.name(language), day_text(language, day)))
    } else if let Some((group, day)) = store::group_between(tx, &unit.id, days.0, days.1)? {
        Sentence::of(|language| Text(language).group_before(&group, day_text(language, day)))
    } else if let Some((name, day)) = store::attached_between(tx, &unit.id, days.0, days.1)? {
        Sentence::of(|language| Text(language).attached_before(&name, day_text(language, day)))
    } else if let Some(day) = kept_between(tx, unit, days)? {
        Sentence::of(|language| Text(language).kept_before(&unit.name, day_text(language, day)))
    } else {
        return Ok(());
    };
    Err(Faults::at(FIELD, sentence).into())
}
