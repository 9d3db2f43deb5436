//! Routes of taking a ballot back.

use axum::Form;
use axum::response::{IntoResponse, Response};
use zhixing_kit::form::Faults;
use zhixing_kit::respond::{Answer, unprocessable};
use zhixing_kit::route::Routes;
use zhixing_kit::{Read, Result};
use zhixing_people::Actor;

use super::input::RecallInput;
use super::questions::must_recall;
use super::{actions, pages};
use crate::activity::model::{Activity, ActivityId};
use crate::ballot::model::{Ballot, BallotId};
use crate::ballot::questions::visible_ballot;
use crate::ballot::web::Spot;

/// The routes.
pub fn routes() -> Routes {
    Routes::new()
        .get("/meetings/{id}/ballots/{ballot}/recall", new_recall)
        .post("/meetings/{id}/ballots/{ballot}/recall", create_recall)
        .once()
}

/// The ballot with its meeting, for who may take it back.
fn ask(tx: &Read<'_>, actor: &Actor, id: &ActivityId, ballot: &BallotId) -> Result<(Activity, Ballot)> {
    let (activity, ballot) = visible_ballot(tx, actor, id, ballot)?;
    must_recall(tx, actor, &activity, &ballot)?;
    Ok((activity, ballot))
}

async fn new_recall(spot: Spot) -> Answer<Response> {
    let asked = spot.read(|tx, actor, id, ballot| {
        let (activity, ballot) = ask(tx, actor, id, ballot)?;
        ballot.must_be_proposed()?;
        Ok((activity, ballot))
    });
    match asked.await {
        Ok((activity, ballot)) => {
            let empty = RecallInput::default();
            Ok(pages::form(&spot.frame, &activity, &ballot, &empty, &Faults::default()).into_response())
        }
        Err(error) => spot.back(error).await,
    }
}

async fn create_recall(spot: Spot, Form(input): Form<RecallInput>) -> Answer<Response> {
    let recall =
        |reason: String| spot.write(move |tx, actor, id, ballot| actions::recall(tx, actor, id, ballot, &reason));
    let faults = match input.check() {
        Ok(reason) => match recall(reason).await {
            Ok(()) => return Ok(spot.done(pages::told(spot.frame.language))),
            Err(error) => Faults::found(error, "reason")?,
        },
        Err(faults) => faults,
    };
    match spot.read(ask).await {
        Ok((activity, ballot)) => Ok(unprocessable(pages::form(&spot.frame, &activity, &ballot, &input, &faults))),
        Err(error) => spot.back(error).await,
    }
}
