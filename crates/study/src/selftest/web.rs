//! Routes of a test of oneself. Each page is an ordinary form: it works without scripts, and an answer that is sent twice counts once.

use axum::Form;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use maud::Markup;
use serde::Deserialize;
use zhixing_kit::form::Faults;
use zhixing_kit::html::Frame;
use zhixing_kit::respond::{Answer, see, unprocessable};
use zhixing_kit::route::Routes;
use zhixing_kit::{Error, House, Moment, Result};
use zhixing_people::{Actor, Glance, Waited};

use super::actions::Taken;
use super::input::Sent;
use super::model::{AskId, Next, Outcome};
use super::{actions, pages, questions};

/// The routes of a test of oneself.
pub fn routes() -> Routes {
    Routes::new()
        .get("/self-test", show_start)
        .post("/self-test", create_ask)
        .get("/self-test/pause", show_pause)
        .get("/self-test/areas/{id}", show_area)
        .get("/self-test/{id}", show_ask)
        .glancing()
        .post("/self-test/{id}", create_answer)
        .glancing()
        .post("/self-test/{id}/judgement", create_judgement)
}

fn id(raw: &str) -> Result<AskId> {
    AskId::parse(raw).ok_or(Error::NotFound)
}

async fn show_start(State(house): State<House>, frame: Frame, actor: Actor) -> Answer<Markup> {
    let start = house.db.read(move |tx| questions::start(tx, &actor)).await?;
    Ok(pages::start(&frame, &start))
}

/// What the button sends.
#[derive(Deserialize, Default)]
#[serde(default)]
struct NextInput {
    more: String,
}

async fn create_ask(State(house): State<House>, actor: Actor, Form(input): Form<NextInput>) -> Answer<Response> {
    let more = input.more == "yes";
    let again = actor.clone();
    let next = match house.db.write(move |tx| actions::next(tx, &actor, more)).await {
        // Two devices asked in the same moment: the other one's question is there now.
        Err(Error::Constraint(_)) => house.db.write(move |tx| actions::next(tx, &again, more)).await?,
        other => other?,
    };
    Ok(see(&match next {
        Next::Ask(id) => format!("/self-test/{id}"),
        Next::Enough => "/self-test/pause?more=yes".to_owned(),
        Next::Nothing(due) => format!("/self-test/pause?due={}", due.map_or(0, |due| due.0)),
    }))
}

/// Why there is a pause.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Pause {
    more: String,
    due: String,
}

async fn show_pause(State(house): State<House>, frame: Frame, _: Actor, Query(pause): Query<Pause>) -> Answer<Markup> {
    let due = pause.due.parse().ok().filter(|due| *due > 0).map(Moment);
    Ok(pages::pause(&frame, pause.more == "yes", due, &house.db.surroundings().zone))
}

async fn show_area(State(house): State<House>, frame: Frame, actor: Actor, Path(raw): Path<String>) -> Answer<Markup> {
    let (known, asks) = house.db.read(move |tx| questions::area(tx, &actor, &raw)).await?;
    Ok(pages::area(&frame, &known, &asks, &house.db.surroundings().zone))
}

async fn show_ask(State(house): State<House>, frame: Frame, glance: Glance, Path(raw): Path<String>) -> Answer<Markup> {
    let id = id(&raw)?;
    let (ask, passage, next) = glance.ask(&house, move |tx, actor| questions::ask(tx, actor, &id)).await?;
    Ok(pages::ask(&frame, &ask, passage.as_ref(), next.as_ref(), &Sent::new(), &Faults::default()))
}

async fn create_answer(
    State(house): State<House>,
    frame: Frame,
    mut glance: Glance,
    waited: Waited,
    Path(raw): Path<String>,
    Form(sent): Form<Sent>,
) -> Answer<Response> {
    let id = id(&raw)?;
    let typed = sent.clone();
    let taken = glance.act(
        &house,
        move |tx, actor| actions::asked(tx, actor, &id),
        move |tx, actor, asked| actions::answer(tx, actor, asked, &sent, waited),
    );
    match taken.await? {
        // It counts, or it was answered already, here or on another device: what counted is shown.
        Taken::Counts => Ok(see(&format!("/self-test/{raw}"))),
        Taken::Faulty(ask, faults) => Ok(unprocessable(pages::ask(&frame, &ask, None, None, &typed, &faults))),
    }
}

/// What the two buttons send.
#[derive(Deserialize, Default)]
#[serde(default)]
struct JudgementInput {
    judged: String,
}

async fn create_judgement(
    State(house): State<House>,
    actor: Actor,
    Path(raw): Path<String>,
    Form(input): Form<JudgementInput>,
) -> Answer<Response> {
    let id = id(&raw)?;
    match Outcome::of(&input.judged) {
        Some(outcome) => house.db.write(move |tx| actions::judge_own(tx, &actor, &id, outcome)).await?,
        None => house.db.read(move |tx| questions::ask(tx, &actor, &id).map(drop)).await?,
    }
    Ok(see(&format!("/self-test/{raw}")))
}
