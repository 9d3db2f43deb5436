//! What can happen to units: founding, renaming, moving, closing. Each asks for the right first and appends its record.

use jiff::civil::Date;
use serde_json::json;
use zhixing_kit::form::Faults;
use zhixing_kit::{Error, Result, Sentence, Write};
use zhixing_records::{Deed, Thing, UnitId, Verb, append};

use super::model::{DEPTH_MAX, Unit, UnitKind};
use super::questions::{founded_by, unit, units_below};
use super::store;
use super::text::Text;
use crate::actor::Actor;
use crate::rights::{Place, Right, require};
use crate::spelling::fold;
use crate::verbs::{done, on_day, things};

/// A unit to be founded.
#[derive(Clone, Debug)]
pub struct NewUnit {
    /// The unit above.
    pub parent: UnitId,
    /// Its kind.
    pub kind: UnitKind,
    /// Its name.
    pub name: String,
    /// The day from which it exists.
    pub founded_on: Date,
}

/// Founds a unit. Groups are the branch's own affair; all else needs [`Right::Administer`].
pub fn found(tx: &Write<'_>, actor: &Actor, new: &NewUnit) -> Result<UnitId> {
    require(tx, actor, right_for(new.kind), &Place::itself(&new.parent))?;
    let parent = unit(tx, &new.parent)?;
    fits(new.kind, &parent)?;
    if new.founded_on > tx.today() {
        return Err(Faults::at("founded_on", Sentence::of(|language| Text(language).in_future())).into());
    }
    if parent.kind.is_branch() {
        founded_by(tx, &parent, "founded_on", new.founded_on)?;
    }
    is_told_apart(tx, &parent, &new.name, None)?;
    let founded = store::add(tx, &actor.organisation, Some(&parent), new.kind, &new.name, new.founded_on);
    let founded = founded.map_err(|error| name_taken("unit_name", error))?;
    let facts = json!({ "kind": new.kind.word(), "below": parent.name });
    record(tx, actor, &done::FOUNDED, &founded, on_day(tx, new.founded_on), facts)?;
    Ok(founded.id)
}

/// Gives a unit another name.
pub fn rename(tx: &Write<'_>, actor: &Actor, id: &UnitId, name: &str) -> Result<()> {
    let before = unit(tx, id).map_err(|_| Error::NotFound)?;
    require(tx, actor, right_for(before.kind), &Place::itself(id))?;
    if before.name == name {
        return Ok(());
    }
    if let Some(parent) = before.parent.as_ref() {
        is_told_apart(tx, &unit(tx, parent)?, name, Some(id))?;
    }
    store::rename(tx, id, name).map_err(|error| name_taken("unit_name", error))?;
    let facts = json!({ "before": before.name, "after": name });
    record(tx, actor, &done::RENAMED, &Unit { name: name.to_owned(), ..before }, tx.now(), facts)
}

/// Hangs a unit, with all below it, under another one. Members keep their unit; those of a group change their branch with it.
pub fn move_below(tx: &Write<'_>, actor: &Actor, id: &UnitId, parent: &UnitId) -> Result<()> {
    let moved = unit(tx, id)?;
    require(tx, actor, right_for(moved.kind), &Place::itself(id))?;
    require(tx, actor, right_for(moved.kind), &Place::itself(parent))?;
    let parent = unit(tx, parent)?;
    let Some(before) = moved.parent.clone() else {
        return Err(Sentence::of(|language| Text(language).top_stays()).into());
    };
    if parent.lies_in(&moved) {
        return Err(Faults::at("parent", Sentence::of(|language| Text(language).below_itself())).into());
    }
    fits(moved.kind, &parent)?;
    if before == parent.id {
        return Ok(());
    }
    store::move_below(tx, &moved, &parent).map_err(|error| name_taken("parent", error))?;
    if moved.kind == UnitKind::Group {
        crate::member::move_group(tx, actor, &moved, parent.branch.as_ref())?;
    }
    let facts = json!({ "before": unit(tx, &before)?.name, "after": parent.name });
    record(tx, actor, &done::MOVED, &moved, tx.now(), facts)
}

/// Closes a unit that has neither members nor units below. Its posts end, and whoever was set to it goes back to his own branch; its history stays.
pub fn close(tx: &Write<'_>, actor: &Actor, id: &UnitId) -> Result<()> {
    let closed = unit(tx, id)?;
    require(tx, actor, right_for(closed.kind), &Place::itself(id))?;
    if closed.parent.is_none() {
        return Err(Sentence::of(|language| Text(language).top_stays()).into());
    }
    if units_below(tx, id)?.len() > 1 {
        return Err(Sentence::of(|language| Text(language).has_units()).into());
    }
    let left = crate::member::store::count_open(tx, id, tx.today())?;
    if left > 0 {
        return Err(Sentence::of(|language| Text(language).has_members(left)).into());
    }
    crate::post::end_all(tx, actor, id)?;
    crate::attachment::detach_all(tx, actor, id)?;
    store::close(tx, id, tx.today())?;
    record(tx, actor, &done::DISSOLVED, &closed, tx.now(), json!({ "kind": closed.kind.word() }))
}

/// Lets pass who may do things to this unit: asked before a form about it is looked at.
pub(super) fn must_keep(tx: &Write<'_>, actor: &Actor, id: &UnitId) -> Result<()> {
    require(tx, actor, right_for(unit(tx, id)?.kind), &Place::itself(id))
}

/// Who may do things to a unit of this kind.
pub(crate) fn right_for(kind: UnitKind) -> Right {
    if kind == UnitKind::Group { Right::EditPeople } else { Right::Administer }
}

fn fits(kind: UnitKind, parent: &Unit) -> Result<()> {
    let refused =
        |say: fn(Text) -> &'static str| Err(Faults::at("parent", Sentence::of(|language| say(Text(language)))).into());
    if parent.closed_on.is_some() {
        return refused(Text::already_closed);
    }
    if parent.depth() + 1 >= DEPTH_MAX {
        return refused(Text::too_deep);
    }
    if kind.may_stand_below(parent.kind) {
        return Ok(());
    }
    let sentence = Sentence::of(|language| Text(language).wrong_kind(kind.name(language), parent.kind.name(language)));
    Err(Faults::at("parent", sentence).into())
}

/// Lets a name pass that looks like none beside it. The very same one is told by the database.
fn is_told_apart(tx: &Write<'_>, parent: &Unit, name: &str, of: Option<&UnitId>) -> Result<()> {
    let beside = store::below(tx, &parent.id)?.into_iter().filter(|unit| unit.parent.as_ref() == Some(&parent.id));
    let mut alike = beside.filter(|unit| Some(&unit.id) != of && unit.name != name && fold(&unit.name) == fold(name));
    match alike.next() {
        Some(kept) => Err(Faults::at("unit_name", Sentence::of(|l| Text(l).name_alike(&kept.name))).into()),
        None => Ok(()),
    }
}

fn name_taken(field: &'static str, error: Error) -> Error {
    match error {
        Error::Constraint(name) if name == "unit_parent_name_key" => {
            Faults::at(field, Sentence::of(|language| Text(language).name_taken())).into()
        }
        other => other,
    }
}

/// Records a deed about a unit.
pub(crate) fn record(
    tx: &Write<'_>,
    actor: &Actor,
    verb: &'static Verb,
    unit: &Unit,
    happened_at: zhixing_kit::Moment,
    facts: serde_json::Value,
) -> Result<()> {
    let path = format!("unit/{}", unit.id);
    let object = Thing { kind: &things::UNIT, path: path.clone(), name: unit.name.clone() };
    let deed = Deed { verb, object, about: path, unit: unit.id.clone(), concerns: Vec::new(), happened_at, facts };
    append(tx, &actor.author(), deed).map(drop)
}
