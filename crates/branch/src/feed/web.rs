//! Routes of calendar feeds: the owner's page, and the secret addresses that calendars fetch.

use axum::extract::{Form, Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use maud::Markup;
use serde::Deserialize;
use zhixing_kit::html::Frame;
use zhixing_kit::respond::{Answer, done, tagged};
use zhixing_kit::route::Routes;
use zhixing_kit::{Error, House};
use zhixing_people::{Actor, Secret};

use super::model::{FeedId, Scope};
use super::text::Text;
use super::{actions, file, pages, questions};

/// The routes of feeds.
pub fn routes() -> Routes {
    Routes::new()
        .get("/calendar/feeds", show_feeds)
        .post("/calendar/feeds", create_feed)
        .post("/calendar/feeds/{id}/end", end_feed)
        .public_get("/calendar/feed/{token}/zhixing.ics", fetch_feed)
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct FeedInput {
    unit: String,
}

async fn show_feeds(State(house): State<House>, frame: Frame, actor: Actor) -> Answer<Markup> {
    let in_branch = actor.branch.is_some();
    let (feeds, units) = house.db.read(move |tx| questions::own(tx, &actor)).await?;
    Ok(pages::feeds(&frame, &feeds, &units, in_branch, &house.db.surroundings().zone))
}

async fn create_feed(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Form(input): Form<FeedInput>,
) -> Answer<Markup> {
    let scope = Scope::read(&input.unit).ok_or(Error::NotFound)?;
    let path = house.db.write(move |tx| actions::open(tx, &actor, &scope)).await?;
    Ok(pages::address(&frame, &path, &house.settings.origin))
}

async fn end_feed(State(house): State<House>, frame: Frame, actor: Actor, Path(id): Path<String>) -> Answer<Response> {
    let id = FeedId::parse(&id).ok_or(Error::NotFound)?;
    house.db.write(move |tx| actions::end(tx, &actor, &id)).await?;
    Ok(done(&house, "/calendar/feeds", Text(frame.language).ended()))
}

/// The file.
async fn fetch_feed(State(house): State<House>, headers: HeaderMap, Path(token): Path<String>) -> Answer<Response> {
    let token = Secret::new(token);
    let (shown, language) = house.db.read(move |tx| questions::shown(tx, &token)).await?;
    let file = file::write(&shown, language, &house.settings.origin);
    tagged(&headers, "text/calendar; charset=utf-8", file)
}
