//! Routes of the library's feed: the owner's page, and the secret addresses that readers fetch.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use maud::Markup;
use sha2::{Digest, Sha256};
use zhixing_kit::html::Frame;
use zhixing_kit::respond::{Answer, done};
use zhixing_kit::route::Routes;
use zhixing_kit::{Error, House};
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

/// The file. Its tag is made of its bytes, so that a reader that has them is told so and nothing else.
async fn fetch_feed(State(house): State<House>, headers: HeaderMap, Path(token): Path<String>) -> Answer<Response> {
    let token = Secret::new(token);
    let (organisation, entries, language) = house.db.read(move |tx| questions::shown(tx, &token)).await?;
    let file = file::write(&organisation, &entries, language, &house.settings.origin);
    let tag = format!("W/\"{}\"", hex::encode(&Sha256::digest(file.as_bytes())[..16]));
    let known = headers.get(header::IF_NONE_MATCH).and_then(|tags| tags.to_str().ok());
    let is_known = known.is_some_and(|tags| tags.split(',').any(|one| one.trim() == tag));
    let common = [
        (header::ETAG, HeaderValue::from_str(&tag).map_err(Error::broken)?),
        (header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache")),
    ];
    if is_known {
        return Ok((StatusCode::NOT_MODIFIED, common).into_response());
    }
    Ok((common, [(header::CONTENT_TYPE, "application/atom+xml; charset=utf-8")], file).into_response())
}
