//! The routes about clients, for administrators.

use axum::extract::{Form, Path, State};
use axum::response::{IntoResponse, Response};
use maud::Markup;
use zhixing_kit::form::Faults;
use zhixing_kit::html::Frame;
use zhixing_kit::respond::{Answer, done, unprocessable};
use zhixing_kit::route::Routes;
use zhixing_kit::{Error, House, Read, Result};
use zhixing_people::{Actor, Unit, top_unit, units_below};

use super::input::ClientInput;
use super::model::{CLIENTS_MAX, ClientId};
use super::pages::{self, Listed};
use super::{actions, may_administer, store};
use crate::statement;
use crate::text::Text;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/settings/clients", list_clients)
        .get("/settings/clients/new", new_client)
        .post("/settings/clients", create_client)
        .get("/settings/clients/{id}", show_client)
        .post("/settings/clients/{id}/secret", create_secret)
        .get("/settings/clients/{id}/end", new_end)
        .post("/settings/clients/{id}/end", create_end)
}

fn parse(id: &str) -> Result<ClientId> {
    ClientId::parse(id).ok_or(Error::NotFound)
}

async fn list_clients(State(house): State<House>, frame: Frame, actor: Actor) -> Answer<Markup> {
    let listed = house.db.read(move |tx| listed(tx, &actor)).await?;
    Ok(pages::list(&frame, &listed, &house))
}

fn listed(tx: &Read<'_>, actor: &Actor) -> Result<Vec<Listed>> {
    may_administer(tx, actor)?;
    let seen = statement::store::seen_of_clients(tx, &actor.organisation)?;
    let clients = store::list(tx, &actor.organisation, CLIENTS_MAX)?;
    let with = |client: super::model::Client| {
        let seen = seen.iter().find(|(number, ..)| *number == client.number);
        let seen = seen.and_then(|(_, count, last)| last.map(|last| (*count, last)));
        Listed { client, seen }
    };
    Ok(clients.into_iter().map(with).collect())
}

async fn new_client(State(house): State<House>, frame: Frame, actor: Actor) -> Answer<Markup> {
    let units = house.db.read(move |tx| units(tx, &actor)).await?;
    let unit = units.first().map(|unit| unit.id.to_string()).unwrap_or_default();
    let input = ClientInput {
        client_unit: unit,
        client_writes: "yes".into(),
        client_reads: "own".into(),
        ..Default::default()
    };
    Ok(pages::form(&frame, &input, &units, &Faults::default()))
}

/// Units above the groups.
fn units(tx: &Read<'_>, actor: &Actor) -> Result<Vec<Unit>> {
    may_administer(tx, actor)?;
    let top = top_unit(tx, &actor.organisation)?;
    let mut units = units_below(tx, &top.id)?;
    units.retain(|unit| unit.kind != zhixing_people::UnitKind::Group);
    if !units.iter().any(|unit| unit.id == top.id) {
        units.insert(0, top);
    }
    Ok(units)
}

async fn create_client(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Form(input): Form<ClientInput>,
) -> Answer<Response> {
    let asked = actor.clone();
    let units = house.db.read(move |tx| units(tx, &asked)).await?;
    let new = match input.check() {
        Ok(new) => new,
        Err(faults) => return Ok(unprocessable(pages::form(&frame, &input, &units, &faults))),
    };
    let shown = house.db.write(move |tx| actions::make(tx, &actor, &new)).await?;
    Ok(pages::shown(&frame, &shown, &house).into_response())
}

async fn show_client(State(house): State<House>, frame: Frame, actor: Actor, Path(id): Path<String>) -> Answer<Markup> {
    let id = parse(&id)?;
    let ask = move |tx: &Read<'_>| {
        may_administer(tx, &actor)?;
        let client = store::one(tx, &actor.organisation, &id)?;
        let unit = zhixing_people::unit(tx, &client.unit)?;
        let refusals = store::refusals(tx, &client.id)?;
        Ok((client, unit, refusals))
    };
    let (client, unit, refusals) = house.db.read(ask).await?;
    Ok(pages::client(&frame, &client, &unit, &refusals, &house))
}

async fn create_secret(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(id): Path<String>,
) -> Answer<Markup> {
    let id = parse(&id)?;
    let shown = house.db.write(move |tx| actions::renew(tx, &actor, &id)).await?;
    Ok(pages::shown(&frame, &shown, &house))
}

async fn new_end(State(house): State<House>, frame: Frame, actor: Actor, Path(id): Path<String>) -> Answer<Markup> {
    let id = parse(&id)?;
    let ask = move |tx: &Read<'_>| {
        may_administer(tx, &actor)?;
        store::one(tx, &actor.organisation, &id)
    };
    Ok(pages::end(&frame, &house.db.read(ask).await?))
}

async fn create_end(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(id): Path<String>,
) -> Answer<Response> {
    let id = parse(&id)?;
    house.db.write(move |tx| actions::end(tx, &actor, &id)).await?;
    Ok(done(&house, "/settings/clients", Text(frame.language).ended()))
}
