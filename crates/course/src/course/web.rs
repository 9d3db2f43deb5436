//! The routes of courses, and their handlers.

use axum::Form;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use maud::Markup;
use serde::Deserialize;
use zhixing_kit::form::Faults;
use zhixing_kit::html::Frame;
use zhixing_kit::limit::PAGE_ROWS;
use zhixing_kit::respond::{Answer, done, unprocessable};
use zhixing_kit::route::Routes;
use zhixing_kit::{Error, House, Moment, Result};
use zhixing_people::Actor;

use super::input::TakingInput;
use super::model::CourseId;
use super::text::Text;
use super::{actions, pages, questions};

/// The routes.
pub fn routes() -> Routes {
    Routes::new()
        .get("/courses", list_courses)
        .get("/courses/{id}", show_course)
        .get("/courses/{id}/taking", new_taking)
        .post("/courses/{id}/taking", create_taking)
}

/// An id from an address.
pub fn parsed(raw: &str) -> Result<CourseId> {
    CourseId::parse(raw).ok_or(Error::NotFound)
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct ListQuery {
    before: Option<i64>,
    id: String,
}

async fn list_courses(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Query(query): Query<ListQuery>,
) -> Answer<Markup> {
    let ask = move |tx: &zhixing_kit::Read<'_>| {
        let before = query.before.map_or((Moment(i64::MAX), "~"), |at| (Moment(at), query.id.as_str()));
        Ok((questions::list(tx, &actor, before, PAGE_ROWS + 1)?, questions::publishes(tx, &actor)?))
    };
    let (mut courses, publishes) = house.db.read(ask).await?;
    let more = courses.len() > PAGE_ROWS;
    courses.truncate(PAGE_ROWS);
    let last = courses.last().filter(|_| more);
    let older = last.map(|last| format!("/courses?before={}&id={}", last.changed_at.0, last.id));
    Ok(pages::list(&frame, &courses, publishes, older.as_deref(), &house.db.surroundings().zone))
}

async fn show_course(State(house): State<House>, frame: Frame, actor: Actor, Path(id): Path<String>) -> Answer<Markup> {
    let id = parsed(&id)?;
    let shown = house.db.read(move |tx| questions::shown(tx, &actor, &id)).await?;
    Ok(pages::one(&frame, &shown, &house.db.surroundings().zone))
}

async fn new_taking(State(house): State<House>, frame: Frame, actor: Actor, Path(id): Path<String>) -> Answer<Markup> {
    let id = parsed(&id)?;
    let course = house.db.read(move |tx| questions::to_change(tx, &actor, &id)).await?;
    Ok(pages::taking(&frame, &course, &TakingInput::default(), &Faults::default()))
}

async fn create_taking(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
    Form(input): Form<TakingInput>,
) -> Answer<Response> {
    let id = parsed(&raw)?;
    let (asking, about) = (actor.clone(), id.clone());
    let course = house.db.read(move |tx| questions::to_change(tx, &asking, &about)).await?;
    match input.check() {
        Ok(why) => {
            house.db.write(move |tx| actions::take_back(tx, &actor, &id, &why)).await?;
            Ok(done(&house, &course.path(), Text(frame.language).taken_told()))
        }
        Err(faults) => Ok(unprocessable(pages::taking(&frame, &course, &input, &faults))),
    }
}
