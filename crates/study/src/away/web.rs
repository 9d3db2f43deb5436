//! Routes of what is taken along: the page that a device keeps, the answers that come back from it, and the worker that shows the page without a network.

use axum::Form;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use maud::Markup;
use zhixing_kit::html::Frame;
use zhixing_kit::respond::{Answer, see};
use zhixing_kit::route::Routes;
use zhixing_kit::{Error, House, asset};
use zhixing_people::{Actor, Waited};

use super::{actions, input, pages, questions};
use crate::selftest::input::Sent;
use crate::selftest::model::AskId;

/// The routes of what is taken along.
pub fn routes() -> Routes {
    Routes::new()
        .get("/self-test/away", show_package)
        .post("/self-test/away/{id}", create_answer)
        .public_get("/self-test/worker.js", show_worker)
}

async fn show_package(State(house): State<House>, frame: Frame, actor: Actor) -> Answer<Markup> {
    let random = house.random.clone();
    let package = house.db.read(move |tx| questions::package(tx, &actor, &random)).await?;
    Ok(pages::package(&frame, &package)?)
}

async fn create_answer(
    State(house): State<House>,
    actor: Actor,
    waited: Waited,
    Path(raw): Path<String>,
    Form(sent): Form<Sent>,
) -> Answer<Response> {
    let (id, seen) = AskId::parse(&raw).zip(input::seen(&sent)).ok_or(Error::NotFound)?;
    house.db.write(move |tx| actions::answer(tx, &actor, &id, &seen, &sent, waited)).await?;
    Ok(see("/self-test/away"))
}

/// For the pages of a test of oneself and no others.
async fn show_worker(headers: HeaderMap) -> Response {
    asset::worker("/self-test", headers).await
}
