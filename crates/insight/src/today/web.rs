//! The routes of Today.

use axum::extract::State;
use axum::response::Response;
use maud::Markup;
use zhixing_kit::House;
use zhixing_kit::html::Frame;
use zhixing_kit::respond::{Answer, see};
use zhixing_kit::route::Routes;
use zhixing_people::{Actor, Glance};

use super::{pages, questions};

/// The routes of Today.
pub(crate) fn routes() -> Routes {
    Routes::new().get("/", show_start).get("/today", show_today).glancing()
}

async fn show_start(_: Actor) -> Response {
    see("/today")
}

async fn show_today(State(house): State<House>, frame: Frame, glance: Glance) -> Answer<Markup> {
    let unread = frame.reader.as_ref().is_some_and(|reader| reader.unread > 0);
    let day = glance.ask(&house, move |tx, actor| questions::day(tx, actor, unread)).await?;
    Ok(pages::today(&frame, &day))
}
