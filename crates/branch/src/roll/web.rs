//! Routes of the roll.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use axum::{Form, Json};
use maud::Markup;
use serde_json::{Value, json};
use zhixing_charter::Attends;
use zhixing_kit::form::Faults;
use zhixing_kit::html::Frame;
use zhixing_kit::respond::{Answer, done, see, unprocessable};
use zhixing_kit::route::Routes;
use zhixing_kit::{Error, House, Language, Read, Result, Sentence, Write};
use zhixing_people::Actor;

use super::actions::Outcome;
use super::input::{MarkInput, MarksInput, VisitorInput};
use super::model::{Mark, RollEntryId};
use super::part::Groups;
use super::questions::Roster;
use super::text::Text;
use super::{actions, pages, questions};
use crate::activity::model::ActivityId;
use crate::activity::questions::{must_run, quorum, rights, visible};
use crate::minutes;

/// The routes of the roll.
pub fn routes() -> Routes {
    Routes::new()
        .get("/meetings/{id}/roll", show_roll)
        .post("/meetings/{id}/roll/visitors", create_visitor)
        .once()
        .post("/meetings/{id}/roll/marks", create_marks)
        .post("/meetings/{id}/roll/{entry}", create_mark)
}

async fn show_roll(State(house): State<House>, frame: Frame, actor: Actor, Path(id): Path<String>) -> Answer<Markup> {
    let view = view(&house, actor, &id).await?;
    Ok(pages::roll(&frame, &view, &VisitorInput::default(), &Faults::default(), house.db.surroundings()))
}

async fn view(house: &House, actor: Actor, id: &str) -> Result<pages::RollView> {
    let id = ActivityId::parse(id).ok_or(Error::NotFound)?;
    house.db.read(move |tx| ask(tx, &actor, &id)).await
}

fn ask(tx: &Read<'_>, actor: &Actor, id: &ActivityId) -> Result<pages::RollView> {
    let (activity, tally, mut entries, ahead, groups) = tx.together((
        || visible(tx, actor, id),
        || questions::tally(tx, id),
        || questions::list(tx, id),
        || Roster::ahead(tx, actor),
        || questions::groups(tx, id),
    ))?;
    let (may, count) = (rights(tx, actor, &activity)?, quorum(tx, &activity, &tally));
    let corrected = if activity.state.is_held() { minutes::questions::corrected_on_roll(tx, id)? } else { Vec::new() };
    let drift = questions::drift_with(tx, &activity, may, (Some(&entries), ahead))?;
    // A committee, a group and two people meet as one.
    let is_whole =
        activity.unit == activity.branch && activity.rule().is_some_and(|rule| rule.attends == Attends::Branch);
    let groups = if is_whole { groups } else { Groups::default() };
    groups.order(&mut entries);
    Ok(pages::RollView { drift, activity, may, groups, me: actor.member.clone(), entries, corrected, tally, count })
}

async fn create_mark(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path((id, entry)): Path<(String, String)>,
    headers: HeaderMap,
    Form(input): Form<MarkInput>,
) -> Answer<Response> {
    let id = ActivityId::parse(&id).ok_or(Error::NotFound)?;
    let entry = RollEntryId::parse(&entry).ok_or(Error::NotFound)?;
    let (mark, reason) = match input.check() {
        Ok(checked) => checked,
        Err(faults) => {
            house.db.read(move |tx| must_run(tx, &actor, &id)).await?;
            return Err(Error::from(faults).into());
        }
    };
    let path = format!("/meetings/{id}/roll#{}", pages::anchor(&entry));
    let wants_json =
        headers.get(header::ACCEPT).is_some_and(|accept| accept.as_bytes().starts_with(b"application/json"));
    let marking = move |tx: &Write<'_>| {
        let marked = actions::mark(tx, &actor, &id, &entry, mark, &reason)?;
        // Only where a name is said it is told apart from others.
        let named = (wants_json || marked.vote_out).then(|| questions::one(tx, &id, &entry)).transpose()?;
        Ok((marked, named))
    };
    let (marked, named) = house.db.write(marking).await?;
    let Some(named) = named.map(|entry| entry.called(frame.language)) else { return Ok(see(&path)) };
    let text = Text(frame.language);
    let told = if marked.vote_out {
        text.vote_out(named)
    } else {
        text.marked_told(named, pages::mark_name(frame.language, mark))
    };
    if wants_json {
        return Ok(Json(json!({ "mark": mark.code(), "changed": marked.changed, "told": told })).into_response());
    }
    Ok(done(&house, &path, &told))
}

async fn create_marks(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(id): Path<String>,
    Form(input): Form<MarksInput>,
) -> Answer<Json<Value>> {
    let id = ActivityId::parse(&id).ok_or(Error::NotFound)?;
    let Some(marks) = input.check() else {
        house.db.read(move |tx| must_run(tx, &actor, &id)).await?;
        return Err(Sentence::of(|language| Text(language).no_marks()).into());
    };
    let outcomes = house.db.write(move |tx| actions::mark_all(tx, &actor, &id, &marks)).await?;
    let outcomes: Vec<Value> = outcomes.iter().map(|outcome| told(frame.language, outcome)).collect();
    Ok(Json(json!({ "outcomes": outcomes })))
}

fn told(language: Language, outcome: &Outcome) -> Value {
    let text = Text(language);
    match outcome {
        Outcome::Holds => json!({ "accepted": true }),
        Outcome::Overtaken(entry, mine) => {
            let mark = entry.mark.map_or_else(|| text.unmarked(), |mark| pages::mark_name(language, mark));
            let by = entry.marked_name.as_deref().unwrap_or_default();
            let told = text.overtaken(entry.called(language), pages::mark_name(language, *mine), mark, by);
            json!({ "accepted": false, "told": told, "holds": entry.mark.map(Mark::code) })
        }
        Outcome::VoteOut(entry) => json!({ "accepted": true, "told": text.vote_out(entry.called(language)) }),
        Outcome::Held(held, entry) => {
            let told = held.said(language, &entry.called(language));
            json!({ "accepted": false, "told": told, "holds": entry.mark.map(Mark::code) })
        }
        Outcome::Unknown => json!({ "accepted": false, "told": text.off_the_list() }),
    }
}

async fn create_visitor(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(id): Path<String>,
    Form(input): Form<VisitorInput>,
) -> Answer<Response> {
    let activity = ActivityId::parse(&id).ok_or(Error::NotFound)?;
    let reader = actor.clone();
    let faults = match input.check() {
        Ok(new) => {
            let name = if new.name.is_empty() { new.number.clone() } else { new.name.clone() };
            match house.db.write(move |tx| actions::add_visitor(tx, &actor, &activity, &new)).await {
                Ok(_) => {
                    return Ok(done(&house, &format!("/meetings/{id}/roll"), &Text(frame.language).visitor_told(name)));
                }
                Err(error) => Faults::found(error, "name")?,
            }
        }
        Err(faults) => faults,
    };
    let id = ActivityId::parse(&id).ok_or(Error::NotFound)?;
    let view = house.db.read(move |tx| must_run(tx, &reader, &id).and_then(|()| ask(tx, &reader, &id))).await?;
    Ok(unprocessable(pages::roll(&frame, &view, &input, &faults, house.db.surroundings())))
}
