//! Routes of counting: the paper box, and the keys to the box of phones.

use axum::Form;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use maud::Markup;
use serde::Deserialize;
use zhixing_kit::form::Faults;
use zhixing_kit::html::Frame;
use zhixing_kit::respond::{Answer, done, unprocessable};
use zhixing_kit::route::Routes;
use zhixing_kit::{House, Read, Result};
use zhixing_people::Actor;

use super::actions::{self, Step};
use super::input::FiguresInput;
use super::model::lines;
use super::text::Text;
use super::{pages, questions};
use crate::activity::model::ActivityId;
use crate::ballot::model::BallotId;
use crate::ballot::web::{ids, key_here, spot};
use crate::ballot::{questions as ballots, teller, voter};

/// The routes of counting.
pub fn routes() -> Routes {
    Routes::new()
        .get("/meetings/{id}/ballots/{ballot}/count", show_count)
        .post("/meetings/{id}/ballots/{ballot}/count", create_count)
        .post("/meetings/{id}/ballots/{ballot}/keys", create_key_turn)
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

async fn show_count(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path((id, ballot)): Path<(String, String)>,
) -> Answer<Markup> {
    let (id, ballot) = ids(&id, &ballot)?;
    let view = house.db.read(move |tx| ask(tx, &actor, &id, &ballot)).await?;
    let input = FiguresInput::read(&[], lines(&view.ballot, &view.candidates), view.ballot.kind.marks().len());
    Ok(pages::count(&frame, &view, &input, &Faults::default()))
}

async fn create_count(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path((id, ballot)): Path<(String, String)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Answer<Response> {
    let (path, id, ballot) = spot(&id, &ballot)?;
    let asking = (actor.clone(), id.clone(), ballot.clone());
    let view = house.db.read(move |tx| ask(tx, &asking.0, &asking.1, &asking.2)).await?;
    let input = FiguresInput::read(&pairs, lines(&view.ballot, &view.candidates), view.ballot.kind.marks().len());
    let faults = match input.check() {
        Ok(figures) => match house.db.write(move |tx| actions::enter_paper(tx, &actor, &id, &ballot, &figures)).await {
            Ok(step) => return Ok(done(&house, &path, told(Text(frame.language), step))),
            Err(error) => Faults::found(error, "returned")?,
        },
        Err(faults) => faults,
    };
    Ok(unprocessable(pages::count(&frame, &view, &input, &faults)))
}

fn told(text: Text, step: Step) -> &'static str {
    match step {
        Step::Waiting => text.waiting(),
        Step::Differ => text.differ_told(),
        Step::Agreed => text.agreed_told(),
        Step::Counted => text.counted_told(),
    }
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct KeyInput {
    key: String,
}

/// The key comes from the device or from the field; it is used in memory and stays nowhere.
async fn create_key_turn(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path((id, ballot)): Path<(String, String)>,
    headers: HeaderMap,
    Form(input): Form<KeyInput>,
) -> Answer<Response> {
    let typed = if input.key.trim().is_empty() { key_here(&headers, &id).unwrap_or_default() } else { input.key };
    let (path, id, ballot) = spot(&id, &ballot)?;
    let step = house.db.write(move |tx| actions::open_box(tx, &actor, &id, &ballot, &typed)).await?;
    let text = Text(frame.language);
    let told = if step == Step::Waiting { text.waiting_key() } else { told(text, step) };
    Ok(done(&house, &path, told))
}

async fn create_voiding(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path((id, ballot)): Path<(String, String)>,
) -> Answer<Response> {
    let (path, id, ballot) = spot(&id, &ballot)?;
    house.db.write(move |tx| actions::give_up(tx, &actor, &id, &ballot)).await?;
    Ok(done(&house, &path, Text(frame.language).give_up_told()))
}
