//! The routes of retention, for administrators.

use axum::extract::{Form, Query, State};
use axum::response::{IntoResponse, Response};
use zhixing_kit::form::Faults;
use zhixing_kit::html::Frame;
use zhixing_kit::respond::{Answer, done, unprocessable};
use zhixing_kit::route::Routes;
use zhixing_kit::{House, Read};
use zhixing_people::Actor;

use super::input::DaysInput;
use super::{actions, pages, questions};
use crate::text::Text;

pub(crate) const PATH: &str = "/settings/clients/retention";

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/settings/clients/retention", show_retention)
        .post("/settings/clients/retention", create_retention)
        .post("/settings/clients/retention/end", end_retention)
}

/// The rule in force, and with a number of days what these would take: a dry run that changes nothing.
async fn show_retention(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Query(input): Query<DaysInput>,
) -> Answer<Response> {
    shown(&house, &frame, actor, input).await
}

async fn shown(house: &House, frame: &Frame, actor: Actor, input: DaysInput) -> Answer<Response> {
    let (days, faults) = match input.check() {
        Ok(days) => (Some(days), Faults::default()),
        Err(_) if input.days_kept.is_empty() => (None, Faults::default()),
        Err(faults) => (None, faults),
    };
    let ask = move |tx: &Read<'_>| {
        let rule = questions::rule(tx, &actor)?;
        Ok((rule, days.map(|days| questions::outlook(tx, &actor, days)).transpose()?))
    };
    let (rule, outlook) = house.db.read(ask).await?;
    let page = pages::retention(frame, rule, &input, &faults, outlook.as_ref(), house);
    Ok(if faults.is_empty() { page.into_response() } else { unprocessable(page) })
}

async fn create_retention(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Form(input): Form<DaysInput>,
) -> Answer<Response> {
    let asking = actor.clone();
    house.db.read(move |tx| questions::rule(tx, &asking)).await?;
    let days = match input.check() {
        Ok(days) => days,
        Err(faults) => {
            let rule = house.db.read(move |tx| questions::rule(tx, &actor)).await?;
            return Ok(unprocessable(pages::retention(&frame, rule, &input, &faults, None, &house)));
        }
    };
    house.db.write(move |tx| actions::set(tx, &actor, days)).await?;
    Ok(done(&house, PATH, Text(frame.language).retention_set()))
}

async fn end_retention(State(house): State<House>, frame: Frame, actor: Actor) -> Answer<Response> {
    house.db.write(move |tx| actions::end(tx, &actor)).await?;
    Ok(done(&house, PATH, Text(frame.language).retention_ended()))
}
