//! Routes of study days.

use axum::Form;
use axum::extract::{Path, State};
use axum::response::Response;
use maud::Markup;
use zhixing_branch::{Activity, ActivityId};
use zhixing_kit::form::Faults;
use zhixing_kit::html::Frame;
use zhixing_kit::respond::{Answer, done, form_again, unprocessable};
use zhixing_kit::route::Routes;
use zhixing_kit::{Error, House, Language, Read, Result, Write};
use zhixing_merge::{Asked, Edit, Sent};
use zhixing_people::{Actor, last_saver};

use super::input::{PartsInput, TickInput, TopicOfDayInput};
use super::model::{StudyDay, carrying, path};
use super::text::Text;
use super::{actions, pages, questions};
use crate::topic::model::Topic;
use crate::verbs;

/// The routes of study days.
pub fn routes() -> Routes {
    Routes::new()
        .get("/study/days/{id}", show_day)
        .get("/study/days/{id}/topic", edit_topic)
        .post("/study/days/{id}/topic", replace_topic)
        .get("/study/days/{id}/parts", edit_parts)
        .post("/study/days/{id}/parts", replace_parts)
        .post("/study/days/{id}/checks", update_check)
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

/// The day with its parts, for who hosts it or plans study.
fn to_part(tx: &Read<'_>, actor: &Actor, id: &ActivityId) -> Result<(StudyDay, PartsInput)> {
    let day = questions::hostable(tx, actor, id)?;
    let parts = questions::parts(tx, &day)?;
    Ok((day, PartsInput::of(&parts)))
}

async fn edit_parts(State(house): State<House>, frame: Frame, actor: Actor, Path(raw): Path<String>) -> Answer<Markup> {
    let id = id(&raw)?;
    let (day, now) = house.db.read(move |tx| to_part(tx, &actor, &id)).await?;
    Ok(pages::edit_parts(&frame, &day, &Edit::of(now)?, &Faults::default()))
}

async fn replace_parts(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
    edit: Edit<PartsInput>,
) -> Answer<Response> {
    let id = id(&raw)?;
    let (saver, about, typed) = (actor.clone(), id.clone(), edit.clone());
    let saving = move |tx: &Write<'_>| {
        let (_, now) = to_part(tx, &saver, &about)?;
        typed.save(&now, |input| actions::set_parts(tx, &saver, &about, &input.check()?))
    };
    let faults = match edit.sent("organised_minutes", house.db.write(saving)).await? {
        Sent::Done(()) => {
            return Ok(done(&house, &format!("/study/days/{raw}"), Text(frame.language).saved()));
        }
        Sent::Asks(asked) => return ask_parts(&house, &frame, actor, id, &asked).await,
        Sent::Again(faults) => faults,
    };
    let (day, now) = house.db.read(move |tx| to_part(tx, &actor, &id)).await?;
    let edit = edit.again(&now)?;
    Ok(form_again(pages::edit_parts(&frame, &day, &edit, &faults), &faults))
}

/// The page that asks which of two plans of a day holds.
async fn ask_parts(
    house: &House,
    frame: &Frame,
    actor: Actor,
    id: ActivityId,
    asked: &Asked<PartsInput>,
) -> Answer<Response> {
    let (day, saver) = house
        .db
        .read(move |tx| {
            let (day, _) = to_part(tx, &actor, &id)?;
            let path = format!("{}/study", day.activity.about());
            let saver = last_saver(tx, &actor, &path, &[&verbs::STUDY_ARRANGED])?;
            Ok((day, saver))
        })
        .await?;
    Ok(unprocessable(pages::ask_parts(frame, &day, asked, saver)?))
}

async fn update_check(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
    Form(input): Form<TickInput>,
) -> Answer<Response> {
    let id = id(&raw)?;
    house.db.write(move |tx| actions::tick(tx, &actor, &id, &input.code, input.done != "no")).await?;
    Ok(done(&house, &format!("/study/days/{raw}#checks"), Text(frame.language).told_check()))
}
