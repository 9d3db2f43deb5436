//! What can happen to a moving: a member is sent, received, called back, or sent back by who should have received him. Each asks for the right first and appends its record; both branches
//! and the member are told.

use jiff::civil::Date;
use serde_json::{Value, json};
use zhixing_kit::form::Faults;
use zhixing_kit::html::words::day_text;
use zhixing_kit::{Error, Moment, Result, Sentence, Write};
use zhixing_notice::{Notice, send as tell};
use zhixing_people::{Actor, MemberId, Place, Right, Unit, may_send_away, member, require, take_over, unit};
use zhixing_records::{Deed, Thing, Verb, append};

use super::input::{NewMoving, Receipt};
use super::model::{Moving, MovingId, Outcome};
use super::text::Text;
use super::{questions, store};
use crate::admission;
use crate::rules::charter;
use crate::verbs::{CALLED_BACK, MOVING, RECEIVED, SENT, SENT_BACK};
use crate::year;

/// Sends a member to another branch. He stays where he is until he is received.
pub fn send(tx: &Write<'_>, actor: &Actor, new: &NewMoving) -> Result<MovingId> {
    let person = member(tx, &new.member).map_err(|_| at("who", Text::not_here))?;
    let from = person.branch.clone().filter(|_| person.belongs(tx.today())).ok_or_else(|| at("who", Text::not_here))?;
    require(tx, actor, Right::EditPeople, &Place::unit(&from)).map_err(|_| at("who", Text::not_here))?;
    may_send_away(tx, actor, &person.id)?;
    let to = receiving(tx, actor, new)?;
    if to.id == from {
        return Err(at("to_branch", Text::no_branch));
    }
    if new.sent_on > tx.today() {
        return Err(at("sent_on", Text::in_future));
    }
    let due_on = charter().moving().due(new.sent_on);
    let id = store::add(tx, &actor.author(), &from, new, due_on).map_err(under_way_already)?;
    let moving = questions::find(tx, actor, &id)?;
    let facts =
        json!({ "from": moving.from.1, "to": moving.to.1, "on": new.sent_on.to_string(), "due": due_on.to_string() });
    note(tx, actor, &SENT, &moving, new.sent_on, facts)?;
    let told = |say: fn(Text, &Moving, String) -> String| {
        Sentence::of(|language| say(Text(language), &moving, day_text(language, due_on)))
    };
    notify(
        tx,
        actor,
        &moving,
        vec![moving.member.clone()],
        told(|text, moving, _| text.told_sent(&moving.to.1)),
        told(|text, moving, day| text.told_sent_body(&moving.from.1, &moving.to.1, day)),
    )?;
    notify(
        tx,
        actor,
        &moving,
        admission::conveners(tx, &moving.to.0)?,
        told(|text, moving, _| text.told_receive(&moving.name, &moving.from.1)),
        told(|text, _, day| text.told_receive_body(day)),
    )?;
    year::begin(tx, &actor.organisation)?;
    Ok(id)
}

/// Receives a member: from that day on he belongs here, with his duties and rights.
pub fn receive(tx: &Write<'_>, actor: &Actor, id: &MovingId, receipt: &Receipt) -> Result<()> {
    let moving = questions::find(tx, actor, id)?;
    require(tx, actor, Right::EditPeople, &Place::unit(&moving.to.0))?;
    must_be_open(&moving)?;
    let place = unit(tx, &receipt.unit).map_err(|_| at("to_unit", Text::wrong_unit))?;
    if place.branch.as_ref() != Some(&moving.to.0) {
        return Err(at("to_unit", Text::wrong_unit));
    }
    if receipt.on > tx.today() {
        return Err(at("received_on", Text::in_future));
    }
    if receipt.on < moving.sent_on {
        let sent_on = moving.sent_on;
        let sentence = Sentence::of(|language| Text(language).before_sent(day_text(language, sent_on)));
        return Err(Faults::at("received_on", sentence).into());
    }
    if member(tx, &moving.member)?.branch.as_ref() != Some(&moving.from.0) {
        return Err(Sentence::of(|language| Text(language).moved_meanwhile()).into());
    }
    take_over(tx, actor, &moving.member, &receipt.unit, receipt.on)?;
    admission::follow(tx, &moving.member, &moving.to.0)?;
    store::end_it(tx, &actor.author(), id, Outcome::Received, receipt.on, "")?;
    note(
        tx,
        actor,
        &RECEIVED,
        &moving,
        receipt.on,
        json!({ "from": moving.from.1, "to": moving.to.1, "unit": place.name }),
    )?;
    let subject = Sentence::of(|language| Text(language).told_received(&moving.name, &moving.to.1));
    let body = Sentence::of(|language| Text(language).told_received_body(&moving.to.1));
    let to = with_member(&moving, admission::conveners(tx, &moving.from.0)?);
    notify(tx, actor, &moving, to, subject, body)
}

/// Calls a member back who was not received yet, with the reason.
pub fn call_back(tx: &Write<'_>, actor: &Actor, id: &MovingId, reason: &str) -> Result<()> {
    let moving = questions::find(tx, actor, id)?;
    require(tx, actor, Right::EditPeople, &Place::unit(&moving.from.0))?;
    must_be_open(&moving)?;
    store::end_it(tx, &actor.author(), id, Outcome::CalledBack, tx.today(), reason)?;
    note(tx, actor, &CALLED_BACK, &moving, tx.today(), json!({ "reason": reason }))?;
    let subject = Sentence::of(|language| Text(language).told_called_back(&moving.name, &moving.from.1));
    let body = Sentence::of(|language| Text(language).told_called_back_body(reason));
    let to = with_member(&moving, admission::conveners(tx, &moving.to.0)?);
    notify(tx, actor, &moving, to, subject, body)
}

/// Sends a member back who was sent to the wrong branch, with the reason: he is, as before, of the branch that sent him.
pub fn refuse(tx: &Write<'_>, actor: &Actor, id: &MovingId, reason: &str) -> Result<()> {
    let moving = questions::find(tx, actor, id)?;
    require(tx, actor, Right::EditPeople, &Place::unit(&moving.to.0))?;
    must_be_open(&moving)?;
    store::end_it(tx, &actor.author(), id, Outcome::Refused, tx.today(), reason)?;
    note(tx, actor, &SENT_BACK, &moving, tx.today(), json!({ "reason": reason }))?;
    let subject = Sentence::of(|language| Text(language).told_refused(&moving.name, &moving.to.1));
    let body = Sentence::of(|language| Text(language).told_refused_body(&moving.from.1, reason));
    let to = with_member(&moving, admission::conveners(tx, &moving.from.0)?);
    notify(tx, actor, &moving, to, subject, body)
}

/// The branch that is to receive him: any open one of the organisation.
fn receiving(tx: &Write<'_>, actor: &Actor, new: &NewMoving) -> Result<Unit> {
    let known = questions::branches(tx, actor)?.into_iter().find(|branch| branch.id == new.to);
    known.ok_or_else(|| at("to_branch", Text::no_branch))
}

fn must_be_open(moving: &Moving) -> Result<()> {
    if moving.end.is_none() { Ok(()) } else { Err(Sentence::of(|language| Text(language).is_over()).into()) }
}

fn with_member(moving: &Moving, mut others: Vec<MemberId>) -> Vec<MemberId> {
    others.push(moving.member.clone());
    others
}

fn notify(
    tx: &Write<'_>,
    actor: &Actor,
    moving: &Moving,
    to: Vec<MemberId>,
    subject: Sentence,
    body: Sentence,
) -> Result<()> {
    let notice = Notice { unit: moving.from.0.clone(), to, subject, body, link: moving.path() };
    tell(tx, &actor.author(), notice)
}

fn note(tx: &Write<'_>, actor: &Actor, verb: &'static Verb, moving: &Moving, on: Date, facts: Value) -> Result<()> {
    let deed = Deed {
        verb,
        object: Thing { kind: &MOVING, path: moving.about(), name: moving.name.clone() },
        about: moving.about(),
        unit: moving.from.0.clone(),
        concerns: vec![moving.member.clone()],
        happened_at: Moment::start_of(on, tx.zone()).min(tx.now()),
        facts,
    };
    append(tx, &actor.author(), deed).map(drop)
}

fn under_way_already(error: Error) -> Error {
    match error {
        Error::Constraint(name) if name == "moving_member_key" => at("who", Text::under_way_already),
        other => other,
    }
}

fn at(field: &'static str, say: fn(Text) -> &'static str) -> Error {
    Faults::at(field, Sentence::of(|language| say(Text(language)))).into()
}
