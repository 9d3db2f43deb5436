//! Routes of passages that a meeting reads from: choosing, adding, taking out.

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

use super::model::QuotationId;
use super::text::Text;
use super::{actions, pages, questions};
use crate::activity::model::ActivityId;

/// The routes.
pub fn routes() -> Routes {
    Routes::new()
        .get("/meetings/{id}/quotations/new", new_quotation)
        .post("/meetings/{id}/quotations", create_quotation)
        .once()
        .post("/meetings/{id}/quotations/{quotation}/end", end_quotation)
}

fn id(raw: &str) -> Result<ActivityId> {
    ActivityId::parse(raw).ok_or(Error::NotFound)
}

async fn new_quotation(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
    Query(asked): Query<PassageQuery>,
) -> Answer<Markup> {
    let (id, question) = (id(&raw)?, asked.q.clone());
    let (activity, answers) = house.db.read(move |tx| questions::to_choose(tx, &actor, &id, &question)).await?;
    Ok(pages::choose(&frame, &activity, &asked.q, &answers))
}

async fn create_quotation(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
    Form(chosen): Form<ChosenPassage>,
) -> Answer<Response> {
    let (id, number) = (id(&raw)?, chosen.number());
    house.db.write(move |tx| actions::choose(tx, &actor, &id, number)).await?;
    Ok(done(&house, &format!("/meetings/{raw}#quotations"), Text(frame.language).chosen()))
}

async fn end_quotation(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path((raw, quotation)): Path<(String, String)>,
) -> Answer<Response> {
    let (id, quotation) = (id(&raw)?, QuotationId::parse(&quotation).ok_or(Error::NotFound)?);
    house.db.write(move |tx| actions::take_out(tx, &actor, &id, &quotation)).await?;
    Ok(done(&house, &format!("/meetings/{raw}#quotations"), Text(frame.language).taken_out()))
}
