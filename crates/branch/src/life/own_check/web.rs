//! Routes of own checks.

use axum::Form;
use axum::extract::{Path, State};
use axum::response::Response;
use maud::Markup;
use zhixing_kit::form::Faults;
use zhixing_kit::html::Frame;
use zhixing_kit::respond::{Answer, done, unprocessable};
use zhixing_kit::route::Routes;
use zhixing_kit::{Error, House, Result, Sentence};
use zhixing_people::{Actor, MemberId};

use super::input::OwnCheckInput;
use super::text::Text;
use super::{actions, pages, questions};
use crate::again;
use crate::life::round;
use crate::life::round::model::RoundId;

/// The routes of own checks.
pub fn routes() -> Routes {
    Routes::new()
        .get("/organisation-life/{id}/own-check", show_own)
        .post("/organisation-life/{id}/own-check", save_own)
        .post("/organisation-life/{id}/own-check/reading", create_reading)
        .get("/organisation-life/{id}/own-checks/{member}", show_read_out)
}

fn id(raw: &str) -> Result<RoundId> {
    RoundId::parse(raw).ok_or(Error::NotFound)
}

async fn view(house: &House, actor: Actor, raw: &str) -> Result<pages::View> {
    let id = id(raw)?;
    house
        .db
        .read(move |tx| {
            let round = round::questions::visible(tx, &actor, &id)?;
            Ok(pages::View {
                own: questions::own(tx, &actor, &round)?,
                writes: questions::writes(tx, &actor)?,
                begun: round::questions::progress(tx, &round)?.begun,
                read_by: questions::read_by(tx, &round)?,
                round,
            })
        })
        .await
}

async fn show_own(State(house): State<House>, frame: Frame, actor: Actor, Path(raw): Path<String>) -> Answer<Markup> {
    let view = view(&house, actor, &raw).await?;
    let input = view.own.as_ref().map(OwnCheckInput::of).unwrap_or_default();
    Ok(pages::own(&frame, &view, &input, &Faults::default(), &house.db.surroundings().zone))
}

async fn save_own(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
    Form(mut input): Form<OwnCheckInput>,
) -> Answer<Response> {
    let view = view(&house, actor.clone(), &raw).await?;
    let (id, version) = (view.round.id.clone(), input.version);
    let faults = match input.check() {
        Ok(words) => match house.db.write(move |tx| actions::save(tx, &actor, &id, version, &words)).await {
            Ok(true) => {
                let path = format!("{}/own-check", view.round.path());
                return Ok(done(&house, &path, Text(frame.language).saved()));
            }
            Ok(false) => {
                input.version = view.own.as_ref().map_or(0, |own| own.version);
                Faults::at("own_words", Sentence::of(|language| Text(language).met()))
            }
            Err(error) => again::faults(error, "own_words")?,
        },
        Err(faults) => faults,
    };
    Ok(unprocessable(pages::own(&frame, &view, &input, &faults, &house.db.surroundings().zone)))
}

async fn create_reading(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
) -> Answer<Response> {
    let id = id(&raw)?;
    house.db.write(move |tx| actions::read_out(tx, &actor, &id)).await?;
    Ok(done(&house, &format!("/organisation-life/{raw}/own-check"), Text(frame.language).read_told()))
}

async fn show_read_out(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path((raw, member)): Path<(String, String)>,
) -> Answer<Markup> {
    let (id, member) = (id(&raw)?, MemberId::parse(&member).ok_or(Error::NotFound)?);
    let (round, check) = house
        .db
        .read(move |tx| {
            let round = round::questions::visible(tx, &actor, &id)?;
            let check = questions::read_out(tx, &round, &member)?;
            Ok((round, check))
        })
        .await?;
    Ok(pages::read_out(&frame, &round, &check, &house.db.surroundings().zone))
}
