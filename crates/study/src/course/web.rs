//! Routes of the courses of a topic.

use axum::Form;
use axum::extract::{Path, State};
use axum::response::Response;
use maud::Markup;
use serde::Deserialize;
use zhixing_course::CourseId;
use zhixing_kit::html::Frame;
use zhixing_kit::respond::{Answer, done};
use zhixing_kit::route::Routes;
use zhixing_kit::{Error, House, Result};
use zhixing_people::Actor;

use super::text::Text;
use super::{actions, pages, questions};
use crate::topic::model::TopicId;

/// The routes.
pub fn routes() -> Routes {
    Routes::new()
        .get("/topics/{id}/courses", list_courses)
        .post("/topics/{id}/courses", create_course)
        .post("/topics/{id}/courses/end", end_course)
}

fn id(raw: &str) -> Result<TopicId> {
    TopicId::parse(raw).ok_or(Error::NotFound)
}

/// Which course.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Chosen {
    course: String,
}

impl Chosen {
    fn id(&self) -> Result<CourseId> {
        CourseId::parse(&self.course).ok_or(Error::NotFound)
    }
}

async fn list_courses(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
) -> Answer<Markup> {
    let id = id(&raw)?;
    let (topic, chosen, offered) = house.db.read(move |tx| questions::to_choose(tx, &actor, &id)).await?;
    Ok(pages::choose(&frame, &topic, &chosen, &offered))
}

async fn create_course(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
    Form(chosen): Form<Chosen>,
) -> Answer<Response> {
    let (id, course) = (id(&raw)?, chosen.id()?);
    house.db.write(move |tx| actions::add(tx, &actor, &id, &course)).await?;
    Ok(done(&house, &format!("/topics/{raw}/courses"), Text(frame.language).told()))
}

async fn end_course(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
    Form(chosen): Form<Chosen>,
) -> Answer<Response> {
    let (id, course) = (id(&raw)?, chosen.id()?);
    house.db.write(move |tx| actions::drop_out(tx, &actor, &id, &course)).await?;
    Ok(done(&house, &format!("/topics/{raw}/courses"), Text(frame.language).told_out()))
}
