//! What can happen to members: entering, changing, transferring, leaving, exemption. Each asks for the right first and appends its record.

use jiff::Span;
use jiff::civil::Date;
use serde_json::{Value, json};
use zhixing_kit::form::Faults;
use zhixing_kit::html::words::day_text;
use zhixing_kit::{Error, Moment, Read, Result, Sentence, Write};
use zhixing_records::{CORRECTED, Correction, Deed, MemberId, Thing, UnitId, Verb, append, correct, latest};

use super::joining::{Told, may_join, may_join_anew};
use super::model::{ExemptionId, ExemptionKind, Joining, Member, MemberKind, Person, overlap};
use super::questions::member;
use super::store;
use super::text::Text;
use crate::actor::Actor;
use crate::post::PostKind;
use crate::rights::{Place, Right, may, require};
use crate::spelling;
use crate::unit::{Unit, UnitKind, founded_by, unit};
use crate::verbs::{done, on_day, things};

/// A member to be entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewMember {
    /// Who.
    pub person: Person,
    /// The unit to which he belongs.
    pub unit: UnitId,
    /// As what.
    pub kind: MemberKind,
    /// From which day on; not later than today.
    pub from_on: Date,
}

/// Enters a member of whom nothing is told but who he is and where he belongs.
pub fn enter(tx: &Write<'_>, actor: &Actor, new: &NewMember) -> Result<MemberId> {
    enter_told(tx, actor, new, Ok(None))
}

/// Enters a member. [`Error::Invalid`] names the field when the number is taken, the unit is closed, or it is to be told how he joined.
pub(crate) fn enter_told(tx: &Write<'_>, actor: &Actor, new: &NewMember, told: Told) -> Result<MemberId> {
    require(tx, actor, Right::EditPeople, &Place::itself(&new.unit))?;
    let unit = home(tx, &new.unit)?;
    not_in_future(tx, "from_on", new.from_on)?;
    founded_by(tx, &unit, "from_on", new.from_on)?;
    has_happened(tx, &new.person)?;
    is_told_apart(tx, actor, &new.person.number, None)?;
    let joining = may_join_anew(tx, actor, new, told)?;
    let id = store::add(tx, &actor.organisation, &new.person).map_err(number_taken)?;
    store::add_membership(tx, &actor.organisation, &id, (&unit.id, unit.branch.as_ref()), new.kind, new.from_on)?;
    let mut facts = json!({ "number": new.person.number, "kind": new.kind.word(), "unit": unit.name });
    for (name, day) in [("joined_on", new.person.joined_on), ("confirmed_on", new.person.confirmed_on)] {
        if let Some(day) = day {
            facts[name] = day.to_string().into();
        }
    }
    if let Some(Joining { why, .. }) = &joining {
        facts["reason"] = why.as_str().into();
    }
    record(tx, actor, &done::ENTERED, (&id, &new.person.name, &unit.id), on_day(tx, new.from_on), facts)?;
    Ok(id)
}

/// Nobody is born, joins or is confirmed on a day to come.
fn has_happened(tx: &Write<'_>, person: &Person) -> Result<()> {
    let days = [("born_on", person.born_on), ("joined_on", person.joined_on), ("confirmed_on", person.confirmed_on)];
    days.into_iter().try_for_each(|(field, day)| day.map_or(Ok(()), |day| not_in_future(tx, field, day)))
}

/// Changes what is kept of a member. The record names what was changed, but never a day of birth.
pub fn change(tx: &Write<'_>, actor: &Actor, id: &MemberId, person: &Person) -> Result<()> {
    let before = member(tx, id)?;
    require(tx, actor, Right::EditPeople, &Place::unit(&before.unit))?;
    if before.person() == *person {
        return Ok(());
    }
    has_happened(tx, person)?;
    if person.number != before.number {
        is_told_apart(tx, actor, &person.number, Some(id))?;
    }
    store::change(tx, id, person).map_err(number_taken)?;
    let facts = json!({ "before": visible(&before.person()), "after": visible(person) });
    record(tx, actor, &done::CHANGED, (id, &person.name, &before.unit), tx.now(), facts)
}

/// Transfers a member to a unit, or makes him another kind of member, or takes back one who left, from a day on. Who becomes a member of the party by it
/// needs to be told how.
/// When he changes branches, his posts in the old one end the day before; so do those that need a formal member, when he is none any more.
pub fn transfer(
    tx: &Write<'_>,
    actor: &Actor,
    id: &MemberId,
    to: &UnitId,
    (kind, joining): (MemberKind, Option<&Joining>),
    from_on: Date,
) -> Result<()> {
    let before = member(tx, id)?;
    require(tx, actor, Right::EditPeople, &Place::unit(&before.unit))?;
    require(tx, actor, Right::EditPeople, &Place::itself(to))?;
    let unit = if before.unit == *to { open_unit(tx, to)? } else { home(tx, to)? };
    not_in_future(tx, "from_on", from_on)?;
    let joining = may_join(&before, (kind, from_on), joining)?;
    if before.unit == *to && before.kind == kind && before.to_on.is_none() {
        return Err(Faults::at("unit", Sentence::of(|language| Text(language).nothing_changes())).into());
    }
    let leaves = before.branch != unit.branch;
    crate::post::must_give(tx, actor, id, |post| leaves || !post.kind.may_be_held_by(kind))?;
    move_to(tx, actor, &before, &unit, (kind, joining), from_on)
}

/// Lets pass who may send a member away to another branch: his posts end when he is received there.
///
/// # Errors
/// [`Error::Forbidden`] for who could not give each of his posts himself.
pub fn may_send_away(tx: &Read<'_>, actor: &Actor, id: &MemberId) -> Result<()> {
    crate::post::must_give(tx, actor, id, |_| true)
}

/// Takes over a member whom his own branch has sent, from a day on, in the kind that he is. The receiving unit alone is asked for the right:
/// that the other one sent him is what the caller holds.
pub fn take_over(tx: &Write<'_>, actor: &Actor, id: &MemberId, to: &UnitId, from_on: Date) -> Result<()> {
    require(tx, actor, Right::EditPeople, &Place::unit(to))?;
    let (before, unit) = (member(tx, id)?, home(tx, to)?);
    not_in_future(tx, "from_on", from_on)?;
    move_to(tx, actor, &before, &unit, (before.kind, None), from_on)
}

/// As what somebody is admitted, or what he is again, with the days that are kept of him.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Admitted {
    /// As what he belongs from now on.
    pub kind: MemberKind,
    /// From which day on.
    pub from_on: Date,
    /// The day on which he joined; none when he is no member any more.
    pub joined_on: Option<Date>,
    /// The day on which he became a formal member.
    pub confirmed_on: Option<Date>,
}

/// Makes somebody another kind of member where he is, by a decision of the unit above.
pub fn admit(tx: &Write<'_>, actor: &Actor, id: &MemberId, new: &Admitted) -> Result<()> {
    let before = member(tx, id)?;
    require(tx, actor, Right::Decide, &Place::unit(&before.unit))?;
    let unit = unit(tx, &before.unit)?;
    not_in_future(tx, "from_on", new.from_on)?;
    stay(tx, actor, &before, &unit, new.kind, new.from_on)?;
    let person = Person { joined_on: new.joined_on, confirmed_on: new.confirmed_on, ..before.person() };
    store::change(tx, id, &person)?;
    let facts = json!({
        "before": { "kind": before.kind.word() },
        "after": {
            "kind": new.kind.word(),
            "joined_on": new.joined_on.map(|day| day.to_string()),
            "confirmed_on": new.confirmed_on.map(|day| day.to_string()),
        },
    });
    record(tx, actor, &done::TRANSFERRED, (id, &before.name, &unit.id), on_day(tx, new.from_on), facts)
}

/// Whether a member can leave with this last day, as who he stands; refuses with what is in the way.
pub fn may_leave(tx: &Read<'_>, actor: &Actor, id: &MemberId, last: Date) -> Result<Member> {
    let before = member(tx, id)?;
    require(tx, actor, Right::EditPeople, &Place::unit(&before.unit))?;
    not_in_future(tx, "last_day", last)?;
    if before.to_on.is_some() {
        return Err(Sentence::of(|language| Text(language).has_left()).into());
    }
    if last < before.from_on {
        return Err(not_before("last_day", before.from_on));
    }
    crate::post::must_give(tx, actor, id, |post| post.to_on.is_none_or(|end| end > last))?;
    crate::post::can_be_spared(tx, &actor.organisation, id)?;
    Ok(before)
}

/// Records that a member left, with his last day. His posts end with it, and he is signed out everywhere.
pub fn leave(tx: &Write<'_>, actor: &Actor, id: &MemberId, last: Date) -> Result<()> {
    let before = may_leave(tx, actor, id, last)?;
    let stays = store::memberships(tx, id)?;
    let open = stays.last().ok_or(Error::NotFound)?;
    crate::post::end_of_member(tx, actor, id, last)?;
    store::end_membership(tx, &open.id, last)?;
    crate::session::end_all_of_member(tx, id)?;
    record(
        tx,
        actor,
        &done::LEFT,
        (id, &before.name, &before.unit),
        on_day(tx, last),
        json!({ "last_day": last.to_string() }),
    )
}

/// Takes a leaving back that was recorded by mistake: the membership goes on as if it had not ended. Posts that ended with it stay ended.
pub fn stay_on(tx: &Write<'_>, actor: &Actor, id: &MemberId, why: &str) -> Result<()> {
    let before = member(tx, id)?;
    require(tx, actor, Right::EditPeople, &Place::unit(&before.unit))?;
    let last = before.to_on.ok_or_else(|| Sentence::of(|language| Text(language).not_left()))?;
    let (stays, unit) = (store::memberships(tx, id)?, unit(tx, &before.unit)?);
    let ended = stays.last().ok_or(Error::NotFound)?;
    if !unit.is_open(tx.today()) || unit.branch != ended.branch || before.is_erased() {
        return Err(Sentence::of(|language| Text(language).cannot_stay_on()).into());
    }
    store::change_membership(tx, &ended.id, (&unit.id, unit.branch.as_ref()), ended.kind)?;
    let path = format!("member/{id}");
    let wrong = latest(tx, &path, &[&done::LEFT])?.filter(|entry| !entry.erased);
    let facts = json!({ "unit": unit.name });
    let Some(wrong) = wrong else {
        return record(tx, actor, &done::CHANGED, (id, &before.name, &unit.id), tx.now(), facts);
    };
    let object = Thing { kind: &things::MEMBER, path: path.clone(), name: before.name };
    let concerns = vec![id.clone()];
    let deed = Deed { verb: &CORRECTED, object, about: path, unit: unit.id, concerns, happened_at: tx.now(), facts };
    let said = json!({ "last_day": last.to_string() });
    let correction = Correction { statement: wrong.id, before: said, after: json!({}), why: why.to_owned() };
    correct(tx, &actor.author(), deed, correction).map(drop)
}

/// Enters why a member is never pressed, from a day to a day (P19). The record keeps the days, not the reason.
pub fn exempt(
    tx: &Write<'_>,
    actor: &Actor,
    id: &MemberId,
    kind: ExemptionKind,
    (from_on, to_on): (Date, Option<Date>),
) -> Result<ExemptionId> {
    let who = member(tx, id)?;
    require(tx, actor, Right::EditPeople, &Place::unit(&who.unit))?;
    if to_on.is_some_and(|last| last < from_on) {
        return Err(Faults::at("to_on", Sentence::of(|language| Text(language).wrong_order())).into());
    }
    within_reach(tx, from_on)?;
    let known = store::exemptions(tx, id)?;
    if let Some(same) = known.iter().find(|one| one.kind == kind && overlap((one.from_on, one.to_on), (from_on, to_on)))
    {
        let sentence = Sentence::of(|language| {
            Text(language).exemption_overlaps(kind.name(language), day_text(language, same.from_on))
        });
        return Err(Faults::at("from_on", sentence).into());
    }
    let exemption = store::add_exemption(tx, &actor.organisation, id, kind, from_on, to_on)?;
    let facts = json!({ "from": from_on.to_string(), "to": to_on.map(|day| day.to_string()) });
    record(tx, actor, &done::EXEMPTED, (id, &who.name, &who.unit), on_day(tx, from_on), facts)?;
    Ok(exemption)
}

/// An exemption may have begun long before he came; one that begins in years to come is a slip.
fn within_reach(tx: &Read<'_>, from_on: Date) -> Result<()> {
    let last = tx.today().checked_add(Span::new().years(1)).unwrap_or(Date::MAX);
    if from_on <= last {
        return Ok(());
    }
    Err(Faults::at("from_on", Sentence::of(|language| Text(language).exempt_too_far())).into())
}

/// Ends an exemption; today is its last day (or its first, when that is still to come).
pub fn end_exemption(tx: &Write<'_>, actor: &Actor, id: &MemberId, exemption: &ExemptionId) -> Result<()> {
    let who = member(tx, id)?;
    require(tx, actor, Right::EditPeople, &Place::unit(&who.unit))?;
    let known = store::exemptions(tx, id)?;
    let ended = known.iter().find(|one| one.id == *exemption).ok_or(Error::NotFound)?;
    let last = tx.today().max(ended.from_on);
    store::end_exemption(tx, exemption, last)?;
    record(tx, actor, &done::RESUMED, (id, &who.name, &who.unit), tx.now(), json!({ "last_day": last.to_string() }))
}

/// Follows a group into its new branch: each member's stay there is a new one from today.
pub(crate) fn move_group(tx: &Write<'_>, actor: &Actor, group: &Unit, branch: Option<&UnitId>) -> Result<()> {
    let moved = Unit { branch: branch.cloned(), ..group.clone() };
    for who in store::of_unit(tx, &group.id, tx.today())? {
        stay(tx, actor, &who, &moved, who.kind, tx.today())?;
        crate::post::end_in_branch(tx, actor, &who.id, (group.branch.as_ref(), tx.today()), |_| true)?;
    }
    Ok(())
}

/// Moves a member to a unit as a kind; a branch that he leaves ends his posts there, and who is no formal member any more gives up those that need one.
fn move_to(
    tx: &Write<'_>,
    actor: &Actor,
    before: &Member,
    unit: &Unit,
    (kind, joining): (MemberKind, Option<&Joining>),
    from_on: Date,
) -> Result<()> {
    let id = &before.id;
    founded_by(tx, unit, "from_on", from_on)?;
    stay(tx, actor, before, unit, kind, from_on)?;
    let leaves = before.branch != unit.branch;
    let gives_up = |post: PostKind| leaves || !post.may_be_held_by(kind);
    crate::post::end_in_branch(tx, actor, id, (before.branch.as_ref(), from_on), gives_up)?;
    let confirmed =
        kind == MemberKind::Formal && before.kind == MemberKind::Probationary && before.confirmed_on.is_none();
    if confirmed {
        store::change(tx, id, &Person { confirmed_on: Some(from_on), ..before.person() })?;
    }
    let from = crate::unit::unit(tx, &before.unit)?;
    let mut facts = json!({
        "before": { "unit": from.name, "kind": before.kind.word() },
        "after": { "unit": unit.name, "kind": kind.word() },
    });
    if confirmed {
        facts["after"]["confirmed_on"] = from_on.to_string().into();
    }
    if let Some(Joining { why, joined_on, confirmed_on }) = joining {
        let joined = Person { joined_on: Some(*joined_on), confirmed_on: *confirmed_on, ..before.person() };
        store::change(tx, id, &joined)?;
        facts["before"]["joined_on"] = before.joined_on.map(|day| day.to_string()).into();
        facts["before"]["confirmed_on"] = before.confirmed_on.map(|day| day.to_string()).into();
        facts["after"]["joined_on"] = joined_on.to_string().into();
        facts["after"]["confirmed_on"] = confirmed_on.map(|day| day.to_string()).into();
        facts["reason"] = why.as_str().into();
    }
    record(tx, actor, &done::TRANSFERRED, (id, &before.name, &unit.id), on_day(tx, from_on), facts)
}

/// Ends the present stay the day before and begins another; one that began on the very day is written over.
fn stay(tx: &Write<'_>, actor: &Actor, before: &Member, unit: &Unit, kind: MemberKind, from_on: Date) -> Result<()> {
    let stays = store::memberships(tx, &before.id)?;
    let latest = stays.last().ok_or(Error::NotFound)?;
    let place = (&unit.id, unit.branch.as_ref());
    if from_on == latest.from_on {
        return store::change_membership(tx, &latest.id, place, kind);
    }
    if from_on < latest.from_on || latest.to_on.is_some_and(|last| from_on <= last) {
        return Err(not_before("from_on", latest.to_on.unwrap_or(latest.from_on)));
    }
    if latest.to_on.is_none() {
        store::end_membership(tx, &latest.id, from_on.yesterday().unwrap_or(from_on))?;
    }
    store::add_membership(tx, &actor.organisation, &before.id, place, kind, from_on).map(drop)
}

/// A unit that somebody may belong to: not a temporary branch, to which members of other branches are set and which admits and elects nobody (支 ch. 2).
fn home(tx: &Write<'_>, id: &UnitId) -> Result<Unit> {
    let home = open_unit(tx, id)?;
    let kind = match &home.branch {
        Some(branch) if *branch != home.id => unit(tx, branch)?.kind,
        _ => home.kind,
    };
    if kind == UnitKind::TemporaryBranch {
        return Err(Faults::at("unit", Sentence::of(|language| Text(language).no_home())).into());
    }
    Ok(home)
}

fn open_unit(tx: &Write<'_>, id: &UnitId) -> Result<Unit> {
    let unit = unit(tx, id)?;
    if unit.is_open(tx.today()) {
        return Ok(unit);
    }
    Err(Faults::at("unit", Sentence::of(|language| Text(language).unit_closed())).into())
}

fn not_in_future(tx: &Read<'_>, field: &'static str, day: Date) -> Result<()> {
    if day <= tx.today() {
        return Ok(());
    }
    Err(Faults::at(field, Sentence::of(|language| Text(language).in_future())).into())
}

fn not_before(field: &'static str, day: Date) -> Error {
    Faults::at(field, Sentence::of(|language| Text(language).not_before(day_text(language, day)))).into()
}

/// Lets a number pass that nobody has in one of the spellings that people mix up. The very same one is told by the database. A number of somebody
/// who is not the actor's to keep is not told.
fn is_told_apart(tx: &Write<'_>, actor: &Actor, number: &str, of: Option<&MemberId>) -> Result<()> {
    let alike = store::numbered_as(tx, &actor.organisation, &spelling::spellings(number))?;
    let Some((other, kept)) = alike.into_iter().find(|(id, other)| Some(id) != of && other != number) else {
        return Ok(());
    };
    let is_his = may(tx, actor, Right::EditPeople, &Place::unit(&member(tx, &other)?.unit))?;
    let told = |language| {
        if is_his { Text(language).number_alike(&kept) } else { Text(language).number_alike_unnamed().to_owned() }
    };
    Err(Faults::at("number", Sentence::of(told)).into())
}

fn number_taken(error: Error) -> Error {
    match error {
        Error::Constraint(name) if name == "member_organisation_number_key" => {
            Faults::at("number", Sentence::of(|language| Text(language).number_taken())).into()
        }
        other => other,
    }
}

fn visible(person: &Person) -> Value {
    json!({
        "number": person.number,
        "name": person.name,
        "joined_on": person.joined_on.map(|day| day.to_string()),
        "confirmed_on": person.confirmed_on.map(|day| day.to_string()),
    })
}

/// Records a deed about a member: his id, his name, and the unit that it concerns.
pub(crate) fn record(
    tx: &Write<'_>,
    actor: &Actor,
    verb: &'static Verb,
    (id, name, unit): (&MemberId, &str, &UnitId),
    happened_at: Moment,
    facts: Value,
) -> Result<()> {
    let path = format!("member/{id}");
    let object = Thing { kind: &things::MEMBER, path: path.clone(), name: name.to_owned() };
    let deed = Deed { verb, object, about: path, unit: unit.clone(), concerns: vec![id.clone()], happened_at, facts };
    append(tx, &actor.author(), deed).map(drop)
}
