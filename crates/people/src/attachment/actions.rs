//! What can happen: a member is set to a temporary branch, and goes back from it. His membership at home never changes here.

use jiff::civil::Date;
use serde_json::json;
use zhixing_kit::form::Faults;
use zhixing_kit::{Error, Result, Sentence, Write};
use zhixing_records::UnitId;

use super::model::{Attachment, AttachmentId};
use super::text::Text;
use super::{questions, store};
use crate::actor::Actor;
use crate::member::actions::record;
use crate::member::{MemberKind, member, member_numbered};
use crate::unit::founded_by;
use crate::verbs::{done, on_day};

/// Sets a member of another branch to a temporary one. Refused for who belongs there, is no party member, or is set there already.
pub fn attach(tx: &Write<'_>, actor: &Actor, unit: &UnitId, number: &str, from_on: Date) -> Result<String> {
    let (branch, known) = questions::kept(tx, actor, unit)?;
    if !branch.is_open(tx.today()) {
        return Err(at(Text::is_closed));
    }
    let who = member_numbered(tx, &actor.organisation, number)?.ok_or_else(|| at(Text::no_such_number))?;
    if who.branch.as_ref() == Some(unit) || !who.belongs(tx.today()) {
        return Err(at(Text::no_such_number));
    }
    if !matches!(who.kind, MemberKind::Formal | MemberKind::Probationary) {
        return Err(at(Text::no_member));
    }
    if known.iter().any(|one| one.member == who.id) {
        return Err(at(Text::attached_already));
    }
    if from_on > tx.today() {
        return Err(Faults::at("attached_from", Sentence::of(|language| Text(language).in_future())).into());
    }
    founded_by(tx, &branch, "attached_from", from_on)?;
    store::add(tx, &actor.author(), unit, &who.id, from_on)?;
    let facts = json!({ "unit": branch.name, "from": from_on.to_string() });
    record(tx, actor, &done::ATTACHED, (&who.id, &who.name, unit), on_day(tx, from_on), facts)?;
    Ok(who.name)
}

/// Ends it: today is the last day.
pub fn detach(tx: &Write<'_>, actor: &Actor, id: &AttachmentId) -> Result<(UnitId, String)> {
    let one = questions::one(tx, actor, id)?;
    if one.to_on.is_some() {
        return Err(Sentence::of(|language| Text(language).ended_already()).into());
    }
    end(tx, actor, &one)?;
    Ok((one.unit, one.name))
}

/// Ends it for everybody: the branch is closed, and its task is over.
pub(crate) fn detach_all(tx: &Write<'_>, actor: &Actor, unit: &UnitId) -> Result<()> {
    store::open(tx, unit)?.iter().try_for_each(|one| end(tx, actor, one))
}

fn end(tx: &Write<'_>, actor: &Actor, one: &Attachment) -> Result<()> {
    // Who left meanwhile was there until he left.
    let left = member(tx, &one.member)?.left_on();
    let last = left.unwrap_or(tx.today()).min(tx.today()).max(one.from_on);
    store::end(tx, &one.id, last)?;
    let facts = json!({ "until": last.to_string() });
    record(tx, actor, &done::DETACHED, (&one.member, &one.name, &one.unit), tx.now(), facts)
}

fn at(say: fn(Text) -> &'static str) -> Error {
    Faults::at("attached_number", Sentence::of(|language| say(Text(language)))).into()
}
