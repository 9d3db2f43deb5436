//! Routes of movings.

use axum::extract::{Form, Path, Query, State};
use axum::response::Response;
use maud::Markup;
use serde::Deserialize;
use zhixing_kit::form::Faults;
use zhixing_kit::html::Frame;
use zhixing_kit::respond::{Answer, done, unprocessable};
use zhixing_kit::route::Routes;
use zhixing_kit::{Error, House, Read, Result, Write};
use zhixing_people::{Actor, Place, Right, members_of, require};

use super::input::MovingInput;
use super::model::{Moving, MovingId};
use super::text::Text;
use super::{actions, pages, questions};

/// The routes of movings.
pub fn routes() -> Routes {
    Routes::new()
        .get("/movings", list_movings)
        .get("/movings/new", new_moving)
        .post("/movings", create_moving)
        .once()
        .get("/movings/{id}", show_moving)
        .post("/movings/{id}/receipt", create_receipt)
        .once()
        .post("/movings/{id}/calling-back", create_calling_back)
        .once()
        .post("/movings/{id}/refusal", create_refusal)
        .once()
}

async fn list_movings(State(house): State<House>, frame: Frame, actor: Actor) -> Answer<Markup> {
    let ask = move |tx: &Read<'_>| {
        Ok(pages::ListView {
            branch: actor.branch.clone(),
            today: tx.today(),
            rows: questions::of_branch(tx, &actor)?,
            own: questions::own(tx, &actor)?,
        })
    };
    Ok(pages::list(&frame, &house.db.read(ask).await?))
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct NewQuery {
    member: String,
}

async fn new_moving(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Query(query): Query<NewQuery>,
) -> Answer<Markup> {
    let who = query.member.clone();
    let view = house.db.read(move |tx| sending(tx, &actor, &who)).await?;
    let input = MovingInput { who: query.member, sent_on: view.today.to_string(), ..MovingInput::default() };
    Ok(pages::new(&frame, &view, &input, &Faults::default()))
}

async fn create_moving(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Form(input): Form<MovingInput>,
) -> Answer<Response> {
    let (reader, asked) = (actor.clone(), input.clone());
    let sent = house.db.write(move |tx| {
        sending(tx, &actor, &asked.who)?;
        let id = actions::send(tx, &actor, &asked.check_new()?)?;
        questions::find(tx, &actor, &id)
    });
    match sent.await {
        Ok(sent) => Ok(done(&house, &sent.path(), &Text(frame.language).sent(&sent.name, &sent.to.1))),
        Err(error) => {
            let faults = Faults::found(error, "who")?;
            let who = input.who.clone();
            let view = house.db.read(move |tx| sending(tx, &reader, &who)).await?;
            Ok(unprocessable(pages::new(&frame, &view, &input, &faults)))
        }
    }
}

/// What the form of a moving offers, for who keeps the people of a branch: that of the member whom he came from, else his own. Who has none, as an
/// administrator of the organisation, is led to the members.
fn sending(tx: &Read<'_>, actor: &Actor, who: &str) -> Result<pages::NewView> {
    let branch = questions::sending_branch(tx, actor, who)?.or_else(|| actor.branch.clone());
    require(tx, actor, Right::EditPeople, &Place::unit(branch.as_ref().unwrap_or(&actor.unit)))?;
    let people = branch.as_ref().map(|branch| members_of(tx, branch, tx.today())).transpose()?;
    let mut branches = questions::branches(tx, actor)?;
    branches.retain(|other| Some(&other.id) != branch.as_ref());
    Ok(pages::NewView { people, branches, today: tx.today() })
}

async fn show_moving(State(house): State<House>, frame: Frame, actor: Actor, Path(id): Path<String>) -> Answer<Markup> {
    let id = MovingId::parse(&id).ok_or(Error::NotFound)?;
    let view = house.db.read(move |tx| view(tx, &actor, &id)).await?;
    let input = MovingInput {
        received_on: view.today.to_string(),
        to_unit: view.moving.to.0.to_string(),
        ..MovingInput::default()
    };
    Ok(pages::one(&frame, &view, &input, &Faults::default()))
}

fn view(tx: &Read<'_>, actor: &Actor, id: &MovingId) -> Result<pages::OneView> {
    let (moving, hands) = questions::visible(tx, actor, id)?;
    let places = if hands.receives { questions::places(tx, &moving)? } else { Vec::new() };
    Ok(pages::OneView { moving, hands, places, today: tx.today() })
}

async fn create_receipt(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(id): Path<String>,
    Form(input): Form<MovingInput>,
) -> Answer<Response> {
    let act = |tx: &Write<'_>, actor: &Actor, moving: &Moving, input: &MovingInput| {
        require(tx, actor, Right::EditPeople, &Place::unit(&moving.to.0))?;
        actions::receive(tx, actor, &moving.id, &input.check_receipt()?)
    };
    ended(&house, &frame, actor, &id, input, act, |text, name| text.received(name)).await
}

async fn create_calling_back(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(id): Path<String>,
    Form(input): Form<MovingInput>,
) -> Answer<Response> {
    let act = |tx: &Write<'_>, actor: &Actor, moving: &Moving, input: &MovingInput| {
        require(tx, actor, Right::EditPeople, &Place::unit(&moving.from.0))?;
        actions::call_back(tx, actor, &moving.id, &input.check_calling_back()?)
    };
    ended(&house, &frame, actor, &id, input, act, |text, name| text.called_back(name)).await
}

async fn create_refusal(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(id): Path<String>,
    Form(input): Form<MovingInput>,
) -> Answer<Response> {
    let act = |tx: &Write<'_>, actor: &Actor, moving: &Moving, input: &MovingInput| {
        require(tx, actor, Right::EditPeople, &Place::unit(&moving.to.0))?;
        actions::refuse(tx, actor, &moving.id, &input.check_calling_back()?)
    };
    ended(&house, &frame, actor, &id, input, act, |text, name| text.refused(name)).await
}

/// Ends a moving one way or the other; faults come back at the fields of the same page.
async fn ended(
    house: &House,
    frame: &Frame,
    actor: Actor,
    id: &str,
    input: MovingInput,
    act: fn(&Write<'_>, &Actor, &Moving, &MovingInput) -> Result<()>,
    told: fn(Text, &str) -> String,
) -> Answer<Response> {
    let id = MovingId::parse(id).ok_or(Error::NotFound)?;
    let (reader, about, asked) = (actor.clone(), id.clone(), input.clone());
    let ended = house.db.write(move |tx| {
        let (moving, _) = questions::visible(tx, &actor, &id)?;
        act(tx, &actor, &moving, &asked).map(|()| moving)
    });
    match ended.await {
        Ok(moving) => Ok(done(house, &moving.path(), &told(Text(frame.language), &moving.name))),
        Err(Error::Invalid(faults)) => {
            let view = house.db.read(move |tx| view(tx, &reader, &about)).await?;
            Ok(unprocessable(pages::one(frame, &view, &input, &Faults(faults))))
        }
        Err(error) => Err(error.into()),
    }
}
