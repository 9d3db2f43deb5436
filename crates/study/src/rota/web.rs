//! Routes of the rota.

use axum::Form;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use maud::Markup;
use serde::Deserialize;
use zhixing_branch::ActivityId;
use zhixing_kit::form::Faults;
use zhixing_kit::html::Frame;
use zhixing_kit::respond::{Answer, done, unprocessable};
use zhixing_kit::route::Routes;
use zhixing_kit::{Error, House, Result};
use zhixing_people::{Actor, MemberId, Place, Right, require};

use super::actions::Proposed;
use super::input::{HostInput, SwapInput};
use super::questions::OneDay;
use super::text::Text;
use super::{actions, pages, questions, swap};
use crate::place::seen;

/// The routes of the rota.
pub fn routes() -> Routes {
    Routes::new()
        .get("/rota", show_rota)
        .post("/rota", create_hosts)
        .once()
        .get("/rota/{id}", show_day)
        .post("/rota/{id}/host", replace_host)
        .post("/rota/{id}/absence", create_absence)
        .once()
        .post("/rota/{id}/absence/end", end_absence)
        .post("/rota/{id}/swaps", create_swap)
        .once()
        .and(swap::web::routes())
}

fn id(raw: &str) -> Result<ActivityId> {
    ActivityId::parse(raw).ok_or(Error::NotFound)
}

/// What an address may say.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Wanted {
    unit: String,
}

async fn show_rota(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Query(wanted): Query<Wanted>,
) -> Answer<Markup> {
    let view = house
        .db
        .read(move |tx| {
            let Some(place) = seen(tx, &actor, &wanted.unit)? else { return Ok(None) };
            let rota = questions::rota(tx, &place.branch.id)?;
            Ok(Some((place, rota)))
        })
        .await?;
    let zone = &house.db.surroundings().zone;
    Ok(match &view {
        Some((place, rota)) => pages::rota(&frame, place, rota, zone),
        None => pages::nowhere(&frame),
    })
}

/// What was looked at: one line `ACTIVITY MEMBER` for each day.
#[derive(Deserialize, Default)]
#[serde(default)]
struct HostsInput {
    unit: String,
    hosts: String,
}

fn proposed(line: &str) -> Option<Proposed> {
    let (activity, member) = line.trim().split_once(' ')?;
    Some(Proposed { activity: ActivityId::parse(activity)?, member: MemberId::parse(member)? })
}

async fn create_hosts(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Form(input): Form<HostsInput>,
) -> Answer<Response> {
    let looked_at: Vec<Proposed> = input.hosts.lines().filter_map(proposed).collect();
    let (unit, count) = house
        .db
        .write(move |tx| {
            let place = seen(tx, &actor, &input.unit)?.ok_or(Error::NotFound)?;
            require(tx, &actor, Right::PlanStudy, &Place::unit(&place.branch.id))?;
            let count = actions::settle(tx, &actor, &place.branch.id, &looked_at)?;
            Ok((place.branch.id, count))
        })
        .await?;
    Ok(done(&house, &format!("/rota?unit={unit}"), &Text(frame.language).told_settled(count)))
}

async fn one_day(house: &House, actor: Actor, raw: &str) -> Result<OneDay> {
    let id = id(raw)?;
    house.db.read(move |tx| questions::one_day(tx, &actor, &id)).await
}

async fn show_day(State(house): State<House>, frame: Frame, actor: Actor, Path(raw): Path<String>) -> Answer<Markup> {
    let one = one_day(&house, actor, &raw).await?;
    Ok(pages::one(&frame, &one, &pages::Typed::default(), &Faults::default(), &house.db.surroundings().zone))
}

async fn replace_host(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
    Form(input): Form<HostInput>,
) -> Answer<Response> {
    let (id, reader, about) = (id(&raw)?, actor.clone(), id(&raw)?);
    let (_, hosted) = house.db.read(move |tx| questions::settled_day(tx, &reader, &about)).await?;
    let (reader, text) = (actor.clone(), Text(frame.language));
    let told = if hosted.is_open() { text.told_set() } else { text.told_hosted() };
    let faults = match input.check(hosted.is_open()) {
        Ok(new) => match house.db.write(move |tx| actions::set(tx, &actor, &id, &new)).await {
            Ok(()) => return Ok(done(&house, &format!("/rota/{raw}"), told)),
            Err(error) => Faults::found(error, "host")?,
        },
        Err(faults) => faults,
    };
    let one = one_day(&house, reader, &raw).await?;
    let typed = pages::Typed { host: input, swap: SwapInput::default() };
    Ok(unprocessable(pages::one(&frame, &one, &typed, &faults, &house.db.surroundings().zone)))
}

async fn create_absence(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
) -> Answer<Response> {
    let id = id(&raw)?;
    house.db.write(move |tx| actions::cannot(tx, &actor, &id)).await?;
    Ok(done(&house, &format!("/rota/{raw}"), Text(frame.language).told_cannot()))
}

async fn end_absence(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
) -> Answer<Response> {
    let id = id(&raw)?;
    house.db.write(move |tx| actions::can(tx, &actor, &id)).await?;
    Ok(done(&house, &format!("/rota/{raw}"), Text(frame.language).told_can()))
}

async fn create_swap(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
    Form(input): Form<SwapInput>,
) -> Answer<Response> {
    let (id, reader, about) = (id(&raw)?, actor.clone(), id(&raw)?);
    house.db.read(move |tx| questions::own_day(tx, &reader, &about).map(drop)).await?;
    let reader = actor.clone();
    let faults = match input.check() {
        Ok(new) => match house.db.write(move |tx| swap::actions::ask(tx, &actor, &id, &new)).await {
            Ok(_) => return Ok(done(&house, &format!("/rota/{raw}"), Text(frame.language).told_asked())),
            Err(error) => Faults::found(error, "swap_with")?,
        },
        Err(faults) => faults,
    };
    let one = one_day(&house, reader, &raw).await?;
    let typed = pages::Typed { host: HostInput::default(), swap: input };
    Ok(unprocessable(pages::one(&frame, &one, &typed, &faults, &house.db.surroundings().zone)))
}
