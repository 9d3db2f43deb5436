//! Routes of passages behind questions.

use axum::Form;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use maud::Markup;
use zhixing_kit::html::Frame;
use zhixing_kit::respond::{Answer, done};
use zhixing_kit::route::Routes;
use zhixing_kit::{Error, House, Result};
use zhixing_library::{ChosenPassage, PassageQuery};
use zhixing_people::Actor;

use super::text::Text;
use super::{actions, pages, questions};
use crate::bank::model::QuestionId;

/// The routes.
pub fn routes() -> Routes {
    Routes::new().get("/questions/{id}/passage", choose_passage).post("/questions/{id}/passage", replace_passage)
}

fn id(raw: &str) -> Result<QuestionId> {
    QuestionId::parse(raw).ok_or(Error::NotFound)
}

async fn choose_passage(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
    Query(wanted): Query<PassageQuery>,
) -> Answer<Markup> {
    let (id, q) = (id(&raw)?, wanted.q.clone());
    let (kept, answers) = house.db.read(move |tx| questions::to_choose(tx, &actor, &id, &q)).await?;
    Ok(pages::choose(&frame, &kept, &wanted.q, &answers))
}

async fn replace_passage(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
    Form(chosen): Form<ChosenPassage>,
) -> Answer<Response> {
    let (id, number) = (id(&raw)?, chosen.number());
    house.db.write(move |tx| actions::cite(tx, &actor, &id, number)).await?;
    Ok(done(&house, &format!("/questions/{raw}"), Text(frame.language).chosen()))
}
