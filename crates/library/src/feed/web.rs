//! Routes of the library's feed: the owner's page, and the secret addresses that readers fetch.

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use maud::Markup;
use zhixing_kit::House;
use zhixing_kit::html::Frame;
use zhixing_kit::respond::{Answer, done, tagged};
use zhixing_kit::route::Routes;
use zhixing_people::{Actor, Secret};

use super::text::Text;
use super::{actions, file, pages, questions};

/// The routes of feeds.
pub fn routes() -> Routes {
    Routes::new()
        .get("/library/feed", show_feed)
        .post("/library/feed", create_feed)
        .post("/library/feed/end", end_feed)
        .public_get("/library/feed/{token}/zhixing.atom", fetch_feed)
}

async fn show_feed(State(house): State<House>, frame: Frame, actor: Actor) -> Answer<Markup> {
    let made_at = house.db.read(move |tx| questions::own(tx, &actor)).await?;
    Ok(pages::own(&frame, made_at, &house.db.surroundings().zone))
}

async fn create_feed(State(house): State<House>, frame: Frame, actor: Actor) -> Answer<Markup> {
    let path = house.db.write(move |tx| actions::open(tx, &actor)).await?;
    Ok(pages::address(&frame, &path, &house.settings.origin))
}

async fn end_feed(State(house): State<House>, frame: Frame, actor: Actor) -> Answer<Response> {
    house.db.write(move |tx| actions::end(tx, &actor)).await?;
    Ok(done(&house, "/library/feed", Text(frame.language).ended()))
}

/// The file.
async fn fetch_feed(State(house): State<House>, headers: HeaderMap, Path(token): Path<String>) -> Answer<Response> {
    let token = Secret::new(token);
    let (organisation, entries, language) = house.db.read(move |tx| questions::shown(tx, &token)).await?;
    let file = file::write(&organisation, &entries, language, &house.settings.origin);
    tagged(&headers, "application/atom+xml; charset=utf-8", file)
}
