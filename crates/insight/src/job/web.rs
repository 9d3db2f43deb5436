//! The routes of the work in the background.

use axum::extract::{Path, State};
use axum::response::Response;
use maud::Markup;
use zhixing_kit::html::Frame;
use zhixing_kit::jobs::JobId;
use zhixing_kit::respond::{Answer, done};
use zhixing_kit::route::Routes;
use zhixing_kit::{Error, House};
use zhixing_people::Actor;

use super::text::Text;
use super::{actions, pages, questions};

/// The routes of the work in the background.
pub(crate) fn routes() -> Routes {
    Routes::new().get("/settings/jobs", list_jobs).post("/settings/jobs/{id}/retry", create_retry)
}

async fn list_jobs(State(house): State<House>, frame: Frame, actor: Actor) -> Answer<Markup> {
    let work = house.db.read(move |tx| questions::work(tx, &actor)).await?;
    Ok(pages::list(&frame, &work, house.clock.now(), &house.db.surroundings().zone))
}

async fn create_retry(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(id): Path<String>,
) -> Answer<Response> {
    let id = JobId::parse(&id).ok_or(Error::NotFound)?;
    house.db.write(move |tx| actions::retry(tx, &actor, &id)).await?;
    Ok(done(&house, "/settings/jobs", Text(frame.language).again_told()))
}
