//! Routes of motions and votes.

use axum::Form;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, header};
use axum::response::Response;
use maud::Markup;
use zhixing_kit::form::Faults;
use zhixing_kit::html::Frame;
use zhixing_kit::respond::{Answer, done, unprocessable};
use zhixing_kit::route::Routes;
use zhixing_kit::{Error, House, Read, Result, Sentence};
use zhixing_people::Actor;

use super::input::{MotionInput, VoteInput};
use super::model::MotionId;
use super::text::Text;
use super::{actions, pages, questions, withdrawal};
use crate::activity::model::ActivityId;
use crate::activity::questions::{must_run, quorum, rights, visible};
use crate::roll::model::RollEntryId;
use crate::{resolution, roll};

/// The routes of motions.
pub fn routes() -> Routes {
    Routes::new()
        .get("/meetings/{id}/motions", show_motions)
        .post("/meetings/{id}/motions", create_motion)
        .once()
        .post("/meetings/{id}/motions/{motion}/vote-opening", create_opening)
        .once()
        .post("/meetings/{id}/motions/{motion}/vote", create_vote)
        .post("/meetings/{id}/motions/{motion}/votes/{entry}", create_entered_vote)
        .post("/meetings/{id}/motions/{motion}/vote-closing", create_closing)
        .once()
        .and(withdrawal::routes())
}

async fn show_motions(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(id): Path<String>,
) -> Answer<Markup> {
    let view = view(&house, actor, &id).await?;
    Ok(pages::motions(&frame, &view, (&MotionInput::default(), &Faults::default()), None))
}

/// An act that was refused is answered with the motions as they stand now, and the sentence above them; a script that sends votes by itself tells it in
/// its own way.
async fn refused(
    house: &House,
    frame: &Frame,
    (reader, id): (Actor, &ActivityId),
    headers: &HeaderMap,
    error: Error,
) -> Answer<Response> {
    let is_script =
        headers.get(header::ACCEPT).is_some_and(|accept| accept.as_bytes().starts_with(b"application/json"));
    let said: Sentence = match error {
        Error::Refused(said) if !is_script => said,
        error => return Err(error.into()),
    };
    let view = view(house, reader, id.as_str()).await?;
    Ok(unprocessable(pages::motions(frame, &view, (&MotionInput::default(), &Faults::default()), Some(&said))))
}

async fn view(house: &House, actor: Actor, id: &str) -> Result<pages::MotionsView> {
    let id = ActivityId::parse(id).ok_or(Error::NotFound)?;
    house.db.read(move |tx| ask(tx, &actor, &id)).await
}

fn ask(tx: &Read<'_>, actor: &Actor, id: &ActivityId) -> Result<pages::MotionsView> {
    let activity = visible(tx, actor, id)?;
    let tally = roll::questions::tally(tx, id)?;
    let may = rights(tx, actor, &activity)?;
    let votes = questions::votes(tx, id)?;
    // Who voted is named as on the roll, also where his namesake did not vote; nearly always there is none.
    let voters = match votes.is_empty() {
        _ if may.run => roll::questions::list(tx, id)?,
        true => Vec::new(),
        false => roll::questions::with_namesakes(tx, id)?,
    };
    Ok(pages::MotionsView {
        motions: questions::list(tx, id)?,
        votes,
        resolved: resolution::of_motions(tx, id)?,
        voters,
        mine: roll::questions::entry_of(tx, id, &actor.member)?,
        count: quorum(tx, &activity, &tally),
        tally,
        may,
        activity,
    })
}

async fn create_motion(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(id): Path<String>,
    Form(input): Form<MotionInput>,
) -> Answer<Response> {
    let activity = ActivityId::parse(&id).ok_or(Error::NotFound)?;
    let reader = actor.clone();
    let faults = match input.check() {
        Ok(new) => match house.db.write(move |tx| actions::move_motion(tx, &actor, &activity, &new)).await {
            Ok(motion) => {
                return Ok(done(&house, &format!("/meetings/{id}/motions#m-{motion}"), Text(frame.language).added()));
            }
            Err(error) => Faults::found(error, "text")?,
        },
        Err(faults) => faults,
    };
    let id = ActivityId::parse(&id).ok_or(Error::NotFound)?;
    let view = house.db.read(move |tx| must_run(tx, &reader, &id).and_then(|()| ask(tx, &reader, &id))).await?;
    Ok(unprocessable(pages::motions(&frame, &view, (&input, &faults), None)))
}

/// The two ids of a path, or not found.
pub(super) fn ids(id: &str, motion: &str) -> Result<(ActivityId, MotionId)> {
    ActivityId::parse(id).zip(MotionId::parse(motion)).ok_or(Error::NotFound)
}

/// Where the page of motions is opened again, at this one.
pub(super) fn back(id: &str, motion: &str) -> String {
    format!("/meetings/{id}/motions#m-{motion}")
}

async fn create_opening(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path((id, motion)): Path<(String, String)>,
    headers: HeaderMap,
) -> Answer<Response> {
    let path = back(&id, &motion);
    let (id, motion) = ids(&id, &motion)?;
    let (reader, about) = (actor.clone(), id.clone());
    let drift = match house.db.write(move |tx| actions::put(tx, &actor, &id, &motion)).await {
        Ok(drift) => drift,
        Err(error) => return refused(&house, &frame, (reader, &about), &headers, error).await,
    };
    Ok(done(&house, &path, &roll::pages::with_renewed(frame.language, Text(frame.language).put_told(), &drift)))
}

async fn create_vote(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path((id, motion)): Path<(String, String)>,
    headers: HeaderMap,
    Form(input): Form<VoteInput>,
) -> Answer<Response> {
    let path = back(&id, &motion);
    let (id, motion) = ids(&id, &motion)?;
    let choice = match input.check() {
        Ok(choice) => choice,
        Err(faults) => {
            house.db.read(move |tx| visible(tx, &actor, &id)).await?;
            return Err(Error::from(faults).into());
        }
    };
    let (reader, about) = (actor.clone(), id.clone());
    if let Err(error) = house.db.write(move |tx| actions::vote(tx, &actor, &id, &motion, choice)).await {
        return refused(&house, &frame, (reader, &about), &headers, error).await;
    }
    let told = Text(frame.language).voted_told(pages::choice_name(frame.language, choice));
    Ok(done(&house, &path, &told))
}

async fn create_entered_vote(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path((id, motion, entry)): Path<(String, String, String)>,
    headers: HeaderMap,
    Form(input): Form<VoteInput>,
) -> Answer<Response> {
    let path = back(&id, &motion);
    let (id, motion) = ids(&id, &motion)?;
    let entry = RollEntryId::parse(&entry).ok_or(Error::NotFound)?;
    let choice = match input.check() {
        Ok(choice) => choice,
        Err(faults) => {
            house.db.read(move |tx| must_run(tx, &actor, &id)).await?;
            return Err(Error::from(faults).into());
        }
    };
    let (reader, about) = (actor.clone(), id.clone());
    let entering = house.db.write(move |tx| {
        actions::enter_vote(tx, &actor, &id, &motion, &entry, choice)?;
        roll::questions::one(tx, &id, &entry)
    });
    let voter = match entering.await {
        Ok(voter) => voter,
        Err(error) => return refused(&house, &frame, (reader, &about), &headers, error).await,
    };
    let told =
        Text(frame.language).entered_told(voter.called(frame.language), pages::choice_name(frame.language, choice));
    Ok(done(&house, &path, &told))
}

async fn create_closing(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path((id, motion)): Path<(String, String)>,
    headers: HeaderMap,
) -> Answer<Response> {
    let path = back(&id, &motion);
    let (id, motion) = ids(&id, &motion)?;
    let (reader, about) = (actor.clone(), id.clone());
    if let Err(error) = house.db.write(move |tx| actions::close(tx, &actor, &id, &motion)).await {
        return refused(&house, &frame, (reader, &about), &headers, error).await;
    }
    Ok(done(&house, &path, Text(frame.language).closed_told()))
}
