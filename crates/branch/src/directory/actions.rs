//! What can happen to the directory: an entry comes in, is changed, merged, loses its telephone number. No number ever stands in a record.

use jiff::ToSpan;
use jiff::civil::{Date, Time, time};
use serde_json::{Value, json};
use zhixing_kit::form::Faults;
use zhixing_kit::id::OrganisationId;
use zhixing_kit::jobs::{self, JobKind};
use zhixing_kit::{Error, Language, Moment, Result, Sentence, Write};
use zhixing_people::{Actor, Place, Right, UnitId, require, unit};
use zhixing_records::{Author, Deed, Thing, Verb, append};

use super::model::{ENTRIES_MAX, Entry, EntryId, EntryKind, NewEntry, kept_after};
use super::text::Text;
use super::{questions, store};
use crate::verbs;

/// The daily job that empties numbers whose last day has passed (P14).
pub const PURGING: JobKind = JobKind { name: "directory.purge", run: purge };
/// When it runs.
const HOUR: Time = time(3, 20, 0, 0);

/// Adds an entry. Refuses a name that the branch has already.
pub fn add(tx: &Write<'_>, actor: &Actor, branch: &UnitId, new: &NewEntry) -> Result<EntryId> {
    require(tx, actor, Right::PlanActivity, &Place::unit(branch))?;
    if !unit(tx, branch)?.kind.is_branch() {
        return Err(Error::NotFound);
    }
    take_in(tx, actor, branch, new)
}

/// What an activity was arranged with: the entry of this name, added or brought up to date with what was typed. `None` for an empty name.
/// A number is kept until a year after the day of the activity.
pub fn used(tx: &Write<'_>, actor: &Actor, branch: &UnitId, new: &NewEntry, on: Date) -> Result<Option<EntryId>> {
    if new.name.is_empty() {
        return Ok(None);
    }
    let Some(id) = store::find(tx, branch, new.kind, &new.name)? else {
        return take_in(tx, actor, branch, &kept_for(new.clone(), on)).map(Some);
    };
    let entry = store::one(tx, &actor.organisation, &id)?;
    let typed = |typed: &str, kept: &str| if typed.is_empty() { kept.to_owned() } else { typed.to_owned() };
    let now = NewEntry {
        about: typed(&new.about, &entry.kept.about),
        phone: typed(&new.phone, &entry.kept.phone),
        purpose: typed(&entry.kept.purpose, &new.purpose),
        ..entry.kept.clone()
    };
    let longer = |kept: NewEntry| NewEntry { keep_until: kept.keep_until.max(entry.kept.keep_until), ..kept };
    replace(tx, actor, &entry, &longer(kept_for(now, on)))?;
    Ok(Some(id))
}

/// With a number, the day until which it is kept; without one, nothing about it.
fn kept_for(new: NewEntry, on: Date) -> NewEntry {
    if new.phone.is_empty() {
        return NewEntry { purpose: String::new(), keep_until: None, ..new };
    }
    NewEntry { keep_until: Some(kept_after(on)), ..new }
}

/// Changes an entry.
pub fn change(tx: &Write<'_>, actor: &Actor, id: &EntryId, new: &NewEntry) -> Result<()> {
    let entry = questions::changeable(tx, actor, id)?;
    must_stand(&entry)?;
    replace(tx, actor, &entry, new)
}

/// Merges an entry into another of the same kind and branch.
pub fn merge(tx: &Write<'_>, actor: &Actor, id: &EntryId, into: &EntryId) -> Result<()> {
    let entry = questions::changeable(tx, actor, id)?;
    must_stand(&entry)?;
    let fault = || Faults::at("into", Sentence::of(|language| Text(language).not_itself()));
    let other = match store::one(tx, &actor.organisation, into) {
        Ok(other) if other.branch == entry.branch && other.kept.kind == entry.kept.kind && other.id != entry.id => {
            other
        }
        Ok(_) | Err(Error::NotFound) => return Err(fault().into()),
        Err(error) => return Err(error),
    };
    if other.merged_into.is_some() {
        return Err(fault().into());
    }
    store::merge(tx, id, into)?;
    note(tx, &actor.author(), &entry, &verbs::MERGED, json!({ "into": other.kept.name }))
}

/// Empties the telephone number now.
pub fn drop_phone(tx: &Write<'_>, actor: &Actor, id: &EntryId) -> Result<()> {
    let entry = questions::changeable(tx, actor, id)?;
    if entry.kept.phone.is_empty() {
        return Ok(());
    }
    store::drop_phone(tx, id)?;
    note(tx, &actor.author(), &entry, &verbs::FORGOT, Value::Null)
}

fn purge(tx: &Write<'_>, organisation: &OrganisationId, _: &str) -> Result<()> {
    let name = Text(Language::Chinese).sender().to_owned();
    let by = Author { organisation: organisation.clone(), member: None, name };
    for id in store::expired(tx, organisation, tx.today())? {
        let entry = store::one(tx, organisation, &id)?;
        store::drop_phone(tx, &id)?;
        note(
            tx,
            &by,
            &entry,
            &verbs::FORGOT,
            json!({ "kept_until": entry.kept.keep_until.map(|day| day.to_string()) }),
        )?;
    }
    if store::any_kept(tx, organisation)? { look_tomorrow(tx, organisation) } else { Ok(()) }
}

/// Numbers are looked after daily while there are any.
fn look_tomorrow(tx: &Write<'_>, organisation: &OrganisationId) -> Result<()> {
    let tomorrow = tx.today().saturating_add(1.day());
    jobs::later(tx, organisation, PURGING.name, "daily", "", Moment::at(tomorrow.to_datetime(HOUR), tx.zone()))
}

fn take_in(tx: &Write<'_>, actor: &Actor, branch: &UnitId, new: &NewEntry) -> Result<EntryId> {
    if store::count(tx, branch, new.kind)? >= ENTRIES_MAX {
        return Err(Sentence::of(|language| Text(language).full(ENTRIES_MAX)).into());
    }
    let id = known_is_a_fault(store::add(tx, &actor.author(), branch, new))?;
    if !new.phone.is_empty() {
        look_tomorrow(tx, &actor.organisation)?;
    }
    let entry = store::one(tx, &actor.organisation, &id)?;
    note(tx, &actor.author(), &entry, &verbs::LISTED, facts(new))?;
    Ok(id)
}

fn replace(tx: &Write<'_>, actor: &Actor, entry: &Entry, new: &NewEntry) -> Result<()> {
    if entry.kept == *new {
        return Ok(());
    }
    known_is_a_fault(store::change(tx, &entry.id, entry.version, new))?;
    if !new.phone.is_empty() {
        look_tomorrow(tx, &actor.organisation)?;
    }
    let facts = json!({
        "before": facts(&entry.kept),
        "after": facts(new),
        "number_changed": entry.kept.phone != new.phone,
    });
    note(tx, &actor.author(), entry, &verbs::CHANGED, facts)
}

fn known_is_a_fault<T>(outcome: Result<T>) -> Result<T> {
    match outcome {
        Err(Error::Constraint(name)) if name == "directory_entry_branch_kind_sought_key" => {
            Err(Faults::at("entry_name", Sentence::of(|language| Text(language).known())).into())
        }
        other => other,
    }
}

fn must_stand(entry: &Entry) -> Result<()> {
    if entry.merged_into.is_none() {
        Ok(())
    } else {
        Err(Sentence::of(|language| Text(language).merged_already()).into())
    }
}

/// What a record says of an entry: that a number is kept, what for and until when; never the number.
fn facts(kept: &NewEntry) -> Value {
    let mut facts = json!({ "kind": kept.kind.code(), "name": kept.name, "about": kept.about });
    if let Some(day) = kept.keep_until {
        facts["number_kept_for"] = json!(kept.purpose);
        facts["number_kept_until"] = json!(day.to_string());
    }
    facts
}

fn note(tx: &Write<'_>, by: &Author, entry: &Entry, verb: &'static Verb, facts: Value) -> Result<()> {
    let path = format!("directory-entry/{}", entry.id);
    let name = entry.kept.name.clone();
    let deed = Deed {
        verb,
        object: Thing { kind: &verbs::DIRECTORY_ENTRY, path: path.clone(), name },
        about: path,
        unit: entry.branch.clone(),
        concerns: Vec::new(),
        happened_at: tx.now(),
        facts,
    };
    append(tx, by, deed).map(drop)
}

/// An entry of a kind with a name and what it is about, as an activity brings it in.
pub fn named(kind: EntryKind, name: &str, about: &str, phone: &str) -> NewEntry {
    let purpose = if phone.is_empty() { String::new() } else { super::input::purpose_usual() };
    NewEntry {
        kind,
        name: name.to_owned(),
        about: about.to_owned(),
        phone: phone.to_owned(),
        purpose,
        keep_until: None,
    }
}
