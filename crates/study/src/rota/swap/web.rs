//! Routes of swaps.

use axum::extract::{Path, State};
use axum::response::Response;
use maud::Markup;
use zhixing_kit::html::Frame;
use zhixing_kit::respond::{Answer, done};
use zhixing_kit::route::Routes;
use zhixing_kit::{Error, House, Result};
use zhixing_people::Actor;

use super::{actions, pages, questions};
use crate::rota::model::SwapId;
use crate::rota::text::Text;
use crate::rota::turn::Outcome;

/// The routes of swaps.
pub fn routes() -> Routes {
    Routes::new()
        .get("/swaps/{id}", show_swap)
        .post("/swaps/{id}/acceptance", create_acceptance)
        .once()
        .post("/swaps/{id}/refusal", create_refusal)
        .once()
        .post("/swaps/{id}/end", end_swap)
}

fn id(raw: &str) -> Result<SwapId> {
    SwapId::parse(raw).ok_or(Error::NotFound)
}

async fn show_swap(State(house): State<House>, frame: Frame, actor: Actor, Path(raw): Path<String>) -> Answer<Markup> {
    let id = id(&raw)?;
    let me = actor.member.clone();
    let (swap, days) = house.db.read(move |tx| questions::whole(tx, &actor, &id)).await?;
    Ok(pages::swap(&frame, &swap, &days, &me, &house.db.surroundings().zone))
}

async fn create_acceptance(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
) -> Answer<Response> {
    let id = id(&raw)?;
    let text = Text(frame.language);
    let outcome = house.db.write(move |tx| actions::accept(tx, &actor, &id)).await?;
    let told = if outcome == Outcome::Accepted { text.told_accepted() } else { text.told_lapsed() };
    Ok(done(&house, &format!("/swaps/{raw}"), told))
}

async fn create_refusal(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
) -> Answer<Response> {
    let id = id(&raw)?;
    house.db.write(move |tx| actions::refuse(tx, &actor, &id)).await?;
    Ok(done(&house, &format!("/swaps/{raw}"), Text(frame.language).told_refused()))
}

async fn end_swap(State(house): State<House>, frame: Frame, actor: Actor, Path(raw): Path<String>) -> Answer<Response> {
    let id = id(&raw)?;
    house.db.write(move |tx| actions::take_back(tx, &actor, &id)).await?;
    Ok(done(&house, &format!("/swaps/{raw}"), Text(frame.language).told_taken_back()))
}
