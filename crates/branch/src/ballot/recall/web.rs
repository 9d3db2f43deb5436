//! Routes of taking a ballot back.

use axum::Form;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use zhixing_kit::form::Faults;
use zhixing_kit::html::Frame;
use zhixing_kit::respond::{Answer, done, unprocessable};
use zhixing_kit::route::Routes;
use zhixing_kit::{House, Read, Result};
use zhixing_people::Actor;

use super::input::RecallInput;
use super::questions::must_recall;
use super::{actions, pages};
use crate::activity::model::{Activity, ActivityId};
use crate::ballot::model::{Ballot, BallotId};
use crate::ballot::questions::visible_ballot;
use crate::ballot::web::{ids, spot};

/// The routes.
pub fn routes() -> Routes {
    Routes::new()
        .get("/meetings/{id}/ballots/{ballot}/recall", new_recall)
        .post("/meetings/{id}/ballots/{ballot}/recall", create_recall)
}

/// The ballot with its meeting, for who may take it back.
fn ask(tx: &Read<'_>, actor: &Actor, id: &ActivityId, ballot: &BallotId) -> Result<(Activity, Ballot)> {
    let (activity, ballot) = visible_ballot(tx, actor, id, ballot)?;
    must_recall(tx, actor, &activity, &ballot)?;
    Ok((activity, ballot))
}

async fn new_recall(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path((id, ballot)): Path<(String, String)>,
) -> Answer<Response> {
    let (id, ballot) = ids(&id, &ballot)?;
    let (activity, ballot) = house.db.read(move |tx| ask(tx, &actor, &id, &ballot)).await?;
    ballot.must_be_proposed()?;
    Ok(pages::form(&frame, &activity, &ballot, &RecallInput::default(), &Faults::default()).into_response())
}

async fn create_recall(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path((id, ballot)): Path<(String, String)>,
    Form(input): Form<RecallInput>,
) -> Answer<Response> {
    let (path, id, ballot) = spot(&id, &ballot)?;
    let (reader, about, of) = (actor.clone(), id.clone(), ballot.clone());
    let faults = match input.check() {
        Ok(reason) => match house.db.write(move |tx| actions::recall(tx, &actor, &id, &ballot, &reason)).await {
            Ok(()) => return Ok(done(&house, &path, pages::told(frame.language))),
            Err(error) => Faults::found(error, "reason")?,
        },
        Err(faults) => faults,
    };
    let (activity, ballot) = house.db.read(move |tx| ask(tx, &reader, &about, &of)).await?;
    Ok(unprocessable(pages::form(&frame, &activity, &ballot, &input, &faults)))
}
