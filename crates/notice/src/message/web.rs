//! Routes of messages. Everyone sees his own and no other's.

use axum::extract::{Path, Query, State};
use axum::response::Response;
use maud::Markup;
use serde::Deserialize;
use zhixing_kit::html::Frame;
use zhixing_kit::limit::PAGE_ROWS;
use zhixing_kit::respond::{Answer, done, see};
use zhixing_kit::route::Routes;
use zhixing_kit::{Error, House, Moment};
use zhixing_people::Actor;

use super::{NoticeId, actions, latest, pages};
use crate::text::Text;

/// The routes of messages.
pub fn routes() -> Routes {
    Routes::new()
        .get("/notices", list_notices)
        .post("/notices/all-seen", create_all_seen)
        .post("/notices/{id}/opening", create_opening)
}

#[derive(Deserialize)]
struct Page {
    before: Option<i64>,
}

async fn list_notices(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Query(page): Query<Page>,
) -> Answer<Markup> {
    let member = actor.member.clone();
    let mut found = house.db.read(move |tx| latest(tx, &member, page.before.map(Moment), PAGE_ROWS + 1)).await?;
    let earlier = (found.len() > PAGE_ROWS).then(|| found[PAGE_ROWS - 1].sent_at);
    found.truncate(PAGE_ROWS);
    Ok(pages::list(&frame, &found, earlier, house.db.surroundings()))
}

async fn create_opening(State(house): State<House>, actor: Actor, Path(id): Path<String>) -> Answer<Response> {
    let id = NoticeId::parse(&id).ok_or(Error::NotFound)?;
    let link = house.db.write(move |tx| actions::open(tx, &actor, &id)).await?;
    Ok(see(&link))
}

async fn create_all_seen(State(house): State<House>, frame: Frame, actor: Actor) -> Answer<Response> {
    house.db.write(move |tx| actions::see_all(tx, &actor)).await?;
    Ok(done(&house, "/notices", Text(frame.language).all_seen()))
}
