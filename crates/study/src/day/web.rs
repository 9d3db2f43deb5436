//! Routes of study days.

use axum::Form;
use axum::extract::{Path, State};
use axum::response::Response;
use maud::Markup;
use zhixing_branch::{Activity, ActivityId};
use zhixing_kit::form::Faults;
use zhixing_kit::html::Frame;
use zhixing_kit::respond::{Answer, done, unprocessable};
use zhixing_kit::route::Routes;
use zhixing_kit::{Error, House, Language, Result};
use zhixing_people::Actor;

use super::input::TopicOfDayInput;
use super::model::{StudyDay, carrying, path};
use super::text::Text;
use super::{actions, pages, questions};
use crate::topic::model::Topic;

/// The routes of study days.
pub fn routes() -> Routes {
    Routes::new()
        .get("/study/days/{id}", show_day)
        .get("/study/days/{id}/topic", edit_topic)
        .post("/study/days/{id}/topic", replace_topic)
}

/// The way from an activity's page to how it is studied, for those that can carry study.
pub fn link(language: Language, activity: &Activity) -> Option<(String, &'static str)> {
    carrying(&activity.kind, &activity.also).map(|_| (path(activity), Text(language).link()))
}

fn id(raw: &str) -> Result<ActivityId> {
    ActivityId::parse(raw).ok_or(Error::NotFound)
}

async fn show_day(State(house): State<House>, frame: Frame, actor: Actor, Path(raw): Path<String>) -> Answer<Markup> {
    let id = id(&raw)?;
    let whole = house.db.read(move |tx| questions::whole(tx, &actor, &id)).await?;
    Ok(pages::one(&frame, &whole, &house.db.surroundings().zone))
}

async fn to_place(house: &House, actor: Actor, raw: &str) -> Result<(StudyDay, Vec<Topic>)> {
    let id = id(raw)?;
    house
        .db
        .read(move |tx| {
            let day = questions::changeable(tx, &actor, &id)?;
            let topics = questions::topics_for(tx, &day)?;
            Ok((day, topics))
        })
        .await
}

async fn edit_topic(State(house): State<House>, frame: Frame, actor: Actor, Path(raw): Path<String>) -> Answer<Markup> {
    let (day, topics) = to_place(&house, actor, &raw).await?;
    let day_topic = day.placed.as_ref().map(|placed| placed.id.to_string()).unwrap_or_default();
    let typed = TopicOfDayInput { day_topic };
    Ok(pages::choose(&frame, &day, &topics, &typed, &Faults::default(), &house.db.surroundings().zone))
}

async fn replace_topic(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
    Form(input): Form<TopicOfDayInput>,
) -> Answer<Response> {
    let id = id(&raw)?;
    let (day, topics) = to_place(&house, actor.clone(), &raw).await?;
    let faults = match input.check() {
        Ok(topic) => match house.db.write(move |tx| actions::place(tx, &actor, &id, topic.as_ref())).await {
            Ok(_) => return Ok(done(&house, &day.path(), Text(frame.language).saved())),
            Err(error) => Faults::found(error, "day_topic")?,
        },
        Err(faults) => faults,
    };
    let zone = &house.db.surroundings().zone;
    Ok(unprocessable(pages::choose(&frame, &day, &topics, &input, &faults, zone)))
}
