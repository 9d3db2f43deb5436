//! Routes of leaving a tie.

use axum::Form;
use axum::response::{IntoResponse, Response};
use zhixing_kit::form::Faults;
use zhixing_kit::respond::{Answer, unprocessable};
use zhixing_kit::route::Routes;
use zhixing_kit::{Error, Read, Result, Sentence};
use zhixing_people::Actor;

use super::input::DepartureInput;
use super::questions::is_open;
use super::text::Text;
use super::{actions, pages};
use crate::activity::model::ActivityId;
use crate::activity::questions::must_run;
use crate::ballot::count;
use crate::ballot::model::BallotId;
use crate::ballot::questions::visible_ballot;
use crate::ballot::web::Spot;

/// The routes.
pub fn routes() -> Routes {
    Routes::new()
        .get("/meetings/{id}/ballots/{ballot}/departures/new", new_departure)
        .post("/meetings/{id}/ballots/{ballot}/departures", create_departure)
        .once()
}

/// The tie, for who runs the meeting.
fn ask(tx: &Read<'_>, actor: &Actor, id: &ActivityId, ballot: &BallotId) -> Result<pages::View> {
    must_run(tx, actor, id)?;
    let (activity, ballot) = visible_ballot(tx, actor, id, ballot)?;
    activity.must_be_open()?;
    let outcome = count::questions::outcome(tx, &ballot.id)?.filter(|outcome| !outcome.tied.is_empty());
    let refused = |say: fn(Text) -> &'static str| Error::from(Sentence::of(|language| say(Text(language))));
    let outcome = outcome.ok_or_else(|| refused(Text::not_tied))?;
    if !is_open(tx, &actor.organisation, &ballot.id)? {
        return Err(refused(Text::runoff_begun));
    }
    Ok(pages::View { activity, ballot, outcome })
}

async fn new_departure(spot: Spot) -> Answer<Response> {
    match spot.read(ask).await {
        Ok(view) => Ok(pages::form(&spot.frame, &view, &DepartureInput::default(), &Faults::default()).into_response()),
        Err(error) => spot.back(error).await,
    }
}

async fn create_departure(spot: Spot, Form(input): Form<DepartureInput>) -> Answer<Response> {
    let faults = match input.check() {
        Ok((who, why)) => {
            let depart = spot.write(move |tx, actor, id, ballot| {
                let who = who.as_ref().ok_or(Error::NotFound)?;
                actions::depart(tx, actor, id, ballot, who, &why)
            });
            match depart.await {
                Ok(()) => return Ok(spot.done(pages::told(spot.frame.language))),
                Err(error) => Faults::found(error, "who_leaves")?,
            }
        }
        Err(faults) => faults,
    };
    match spot.read(ask).await {
        Ok(view) => Ok(unprocessable(pages::form(&spot.frame, &view, &input, &faults))),
        Err(error) => spot.back(error).await,
    }
}
