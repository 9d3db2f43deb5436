//! Routes of counting: the paper box, and the keys to the box of phones.

use std::collections::HashMap;

use axum::Form;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use zhixing_kit::form::{Check, Faults};
use zhixing_kit::respond::{Answer, see, unprocessable};
use zhixing_kit::route::Routes;
use zhixing_kit::{Error, Read, Result};
use zhixing_people::Actor;

use super::actions::{self, Step};
use super::input::FiguresInput;
use super::model::{Figures, lines};
use super::text::Text;
use super::{pages, questions};
use crate::activity::model::ActivityId;
use crate::ballot::model::BallotId;
use crate::ballot::pages::one::Refused;
use crate::ballot::web::Spot;
use crate::ballot::{questions as ballots, teller, voter};
use crate::roll::model::RollEntryId;

/// The routes of counting.
pub fn routes() -> Routes {
    Routes::new()
        .get("/meetings/{id}/ballots/{ballot}/count", show_count)
        .post("/meetings/{id}/ballots/{ballot}/count", create_count)
        .secret()
        .post("/meetings/{id}/ballots/{ballot}/count/{entry}/withdrawal", create_count_withdrawal)
        .post("/meetings/{id}/ballots/{ballot}/keys", create_key_turn)
        .secret()
        .post("/meetings/{id}/ballots/{ballot}/voiding", create_voiding)
}

fn ask(tx: &Read<'_>, actor: &Actor, id: &ActivityId, ballot: &BallotId) -> Result<pages::CountView> {
    let (activity, ballot) = ballots::visible_ballot(tx, actor, id, ballot)?;
    teller::questions::must_count(tx, actor, &activity)?;
    ballot.must_be_counting()?;
    let candidates = ballots::candidates(tx, &ballot)?;
    let roll = ballots::electable(tx, actor, &ballot)?;
    Ok(pages::CountView {
        expected: voter::questions::numbers(tx, &ballot)?.on_paper(),
        paper: questions::paper_box(tx, actor, &ballot, &candidates, &roll)?,
        candidates,
        roll,
        ballot,
    })
}

async fn show_count(spot: Spot) -> Answer<Response> {
    let view = match spot.read(ask).await {
        Ok(view) => view,
        Err(error) => return spot.back(error).await,
    };
    let input = FiguresInput::read(&[], lines(&view.ballot, &view.candidates), view.ballot.kind.marks().len());
    Ok(pages::count(&spot.frame, &view, &input, &Faults::default()).into_response())
}

async fn create_count(spot: Spot, Form(pairs): Form<Vec<(String, String)>>) -> Answer<Response> {
    let view = match spot.read(ask).await {
        Ok(view) => view,
        Err(error) => return spot.back(error).await,
    };
    let input = FiguresInput::read(&pairs, lines(&view.ballot, &view.candidates), view.ballot.kind.marks().len());
    let enter = |figures: Figures| {
        spot.write(move |tx, actor, id, ballot| actions::enter_paper(tx, actor, id, ballot, &figures))
    };
    let faults = match input.check() {
        Ok(figures) => {
            let returned = figures.returned;
            match enter(figures).await {
                // The page itself says that they differ, and how to go on: that is no success.
                Ok(Step::Differ) => return Ok(see(&view.ballot.path())),
                Ok(Step::Waiting) if returned > view.expected => {
                    return Ok(spot.done(&Text(spot.frame.language).more_than_issued(returned, view.expected)));
                }
                Ok(step) => return Ok(spot.done(told(Text(spot.frame.language), step))),
                Err(error) => Faults::found(error, "returned")?,
            }
        }
        Err(faults) => faults,
    };
    Ok(unprocessable(pages::count(&spot.frame, &view, &input, &faults)))
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct WithdrawalInput {
    reason: String,
}

async fn create_count_withdrawal(
    spot: Spot,
    Path(given): Path<HashMap<String, String>>,
    Form(input): Form<WithdrawalInput>,
) -> Answer<Response> {
    let entry = given.get("entry").and_then(|entry| RollEntryId::parse(entry)).ok_or(Error::NotFound)?;
    let mut check = Check::default();
    let reason = check.lines("reason", &input.reason, 500);
    let withdrawn = match check.finish(reason) {
        Ok(reason) => {
            spot.write(move |tx, actor, id, ballot| actions::withdraw_paper(tx, actor, id, ballot, (&entry, &reason)))
                .await
        }
        Err(faults) => spot.read(ask_watched).await.and(Err(faults.into())),
    };
    match withdrawn {
        Ok(Step::Counted) => Ok(spot.done(Text(spot.frame.language).counted_told())),
        Ok(_) => Ok(spot.done(Text(spot.frame.language).withdrawn_told())),
        Err(error) => spot.back(error).await,
    }
}

/// Lets pass who may take figures back: tellers, and who runs the meeting.
fn ask_watched(tx: &Read<'_>, actor: &Actor, id: &ActivityId, ballot: &BallotId) -> Result<()> {
    let (activity, _) = ballots::visible_ballot(tx, actor, id, ballot)?;
    teller::questions::must_run_or_count(tx, actor, &activity)
}

fn told(text: Text, step: Step) -> &'static str {
    match step {
        Step::Waiting | Step::Differ => text.waiting(),
        Step::Agreed => text.agreed_told(),
        Step::Counted => text.counted_told(),
    }
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct KeyInput {
    key: String,
}

/// The key comes from the device or from the field; it is used in memory and stays nowhere. One that does not fit is shown to its owner again.
async fn create_key_turn(spot: Spot, Form(input): Form<KeyInput>) -> Answer<Response> {
    let typed = input.key.clone();
    let key = if typed.trim().is_empty() { spot.key.clone().unwrap_or_default() } else { typed };
    match spot.write(move |tx, actor, id, ballot| actions::open_box(tx, actor, id, ballot, &key)).await {
        Ok(step) => {
            let text = Text(spot.frame.language);
            Ok(spot.done(if step == Step::Waiting { text.waiting_key() } else { told(text, step) }))
        }
        Err(error) => spot.back_with(error, Refused { key: Some(input.key), ..Refused::default() }).await,
    }
}

async fn create_voiding(spot: Spot) -> Answer<Response> {
    match spot.write(actions::give_up).await {
        Ok(()) => Ok(spot.done(Text(spot.frame.language).give_up_told())),
        Err(error) => spot.back(error).await,
    }
}
