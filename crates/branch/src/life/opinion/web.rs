//! Routes of opinions.

use axum::Form;
use axum::extract::{Path, State};
use axum::response::Response;
use maud::Markup;
use zhixing_kit::form::Faults;
use zhixing_kit::html::Frame;
use zhixing_kit::respond::{Answer, done, unprocessable};
use zhixing_kit::route::Routes;
use zhixing_kit::{Error, House, Result};
use zhixing_people::{Actor, Right};

use super::input::{ClosingInput, OpinionInput};
use super::text::Text;
use super::{actions, pages, questions};
use crate::life::round;
use crate::life::round::model::RoundId;

/// The routes of opinions.
pub fn routes() -> Routes {
    Routes::new()
        .get("/organisation-life/{id}/opinions", show_opinions)
        .post("/organisation-life/{id}/opinions", create_opinion)
        .secret()
        .post("/organisation-life/{id}/opinions/closing", create_closing)
        .once()
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
            let appraises = round::questions::appraises(tx, &actor, &round)?;
            Ok(pages::View {
                closing: questions::closing(tx, &round)?,
                anonymity: questions::anonymity(tx, &round)?,
                opinions: if appraises { Some(questions::all(tx, &round)?) } else { None },
                appraises,
                round,
            })
        })
        .await
}

async fn show_opinions(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
) -> Answer<Markup> {
    let view = view(&house, actor, &raw).await?;
    Ok(pages::opinions(&frame, &view, &OpinionInput::default(), &Faults::default()))
}

async fn create_opinion(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
    Form(input): Form<OpinionInput>,
) -> Answer<Response> {
    let view = view(&house, actor.clone(), &raw).await?;
    let (id, text) = (view.round.id.clone(), Text(frame.language));
    let faults = match input.check() {
        Ok(new) => {
            let told = if new.signed { text.given_named() } else { text.given_anonymous() };
            match house.db.write(move |tx| actions::give(tx, &actor, &id, &new)).await {
                Ok(()) => return Ok(done(&house, &format!("{}/opinions", view.round.path()), told)),
                Err(error) => Faults::found(error, "opinion")?,
            }
        }
        Err(faults) => faults,
    };
    Ok(unprocessable(pages::opinions(&frame, &view, &input, &faults)))
}

async fn create_closing(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
    Form(input): Form<ClosingInput>,
) -> Answer<Response> {
    let id = id(&raw)?;
    let (reader, asking, about) = (actor.clone(), actor.clone(), id.clone());
    house.db.read(move |tx| round::questions::with(tx, &asking, &about, Right::Appraise).map(drop)).await?;
    let all_the_same = input.all_the_same == "yes";
    let faults = match house.db.write(move |tx| actions::close(tx, &actor, &id, all_the_same)).await {
        Ok(()) => {
            let path = format!("/organisation-life/{raw}/opinions");
            return Ok(done(&house, &path, Text(frame.language).closed_told()));
        }
        Err(error) => Faults::found(error, "all_the_same")?,
    };
    let view = view(&house, reader, &raw).await?;
    Ok(unprocessable(pages::opinions(&frame, &view, &OpinionInput::default(), &faults)))
}
