//! Routes of hot questions.

use axum::Form;
use axum::extract::{Path, State};
use axum::response::Response;
use maud::Markup;
use zhixing_branch::ActivityId;
use zhixing_kit::form::Faults;
use zhixing_kit::html::Frame;
use zhixing_kit::respond::{Answer, done, form_again, unprocessable};
use zhixing_kit::route::Routes;
use zhixing_kit::{Error, House, Result, Write};
use zhixing_merge::{Asked, Edit, Saved, Sent};
use zhixing_people::{Actor, Place, Right, last_saver, may};

use super::input::{AnswerInput, HOT_ANSWER, HOT_WORDS, HotInput};
use super::model::{Hot, HotId};
use super::questions::Space;
use super::text::Text;
use super::{actions, pages, questions};
use crate::topic::model::{Topic, TopicId};
use crate::verbs;

/// The routes.
pub fn routes() -> Routes {
    Routes::new()
        .get("/topics/{id}/hot", list_hot)
        .post("/topics/{id}/hot", create_hot)
        .once()
        .get("/hot/{id}", edit_answer)
        .post("/hot/{id}/answer", update_answer)
        .post("/hot/{id}/end", end_hot)
        .post("/study/days/{id}/hot", create_collection)
        .once()
}

fn hot_id(raw: &str) -> Result<HotId> {
    HotId::parse(raw).ok_or(Error::NotFound)
}

/// A topic's questions, and whether the reader plans the branch's study.
async fn space(house: &House, actor: Actor, raw: &str) -> Result<(Space, bool)> {
    let id = TopicId::parse(raw).ok_or(Error::NotFound)?;
    house
        .db
        .read(move |tx| {
            let space = questions::space(tx, &actor, &id)?;
            let plans = may(tx, &actor, Right::PlanStudy, &Place::unit(&space.topic.branch))?;
            Ok((space, plans))
        })
        .await
}

async fn list_hot(State(house): State<House>, frame: Frame, actor: Actor, Path(raw): Path<String>) -> Answer<Markup> {
    let reader = actor.member.clone();
    let (space, plans) = space(&house, actor, &raw).await?;
    let typed = (&HotInput::default(), &Faults::default());
    Ok(pages::space(&frame, &space, &reader, plans, typed, &house.db.surroundings().zone))
}

async fn create_hot(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
    Form(input): Form<HotInput>,
) -> Answer<Response> {
    let id = TopicId::parse(&raw).ok_or(Error::NotFound)?;
    let by = actor.clone();
    // Who may not ask is told so before his words are looked at.
    let checked = input.check();
    let faults = match checked {
        Ok(words) => match house.db.write(move |tx| actions::raise(tx, &by, &id, &words)).await {
            Ok(hot) => {
                let path = format!("/topics/{raw}/hot#hot-{hot}");
                return Ok(done(&house, &path, Text(frame.language).asked()));
            }
            Err(error) => Faults::found(error, HOT_WORDS.name)?,
        },
        Err(faults) => faults,
    };
    let reader = actor.member.clone();
    let (space, plans) = space(&house, actor, &raw).await?;
    let zone = &house.db.surroundings().zone;
    Ok(unprocessable(pages::space(&frame, &space, &reader, plans, (&input, &faults), zone)))
}

async fn answerable(house: &House, actor: Actor, raw: &str) -> Result<(Hot, Topic)> {
    let id = hot_id(raw)?;
    house.db.read(move |tx| questions::answerable(tx, &actor, &id)).await
}

async fn edit_answer(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
) -> Answer<Markup> {
    let (hot, topic) = answerable(&house, actor, &raw).await?;
    let edit = Edit::of(AnswerInput::of(&hot))?;
    Ok(pages::answer(&frame, &hot, &topic, &edit, &Faults::default()))
}

async fn update_answer(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
    edit: Edit<AnswerInput>,
) -> Answer<Response> {
    let faults = match edit.sent(HOT_ANSWER.name, save(&house, actor.clone(), hot_id(&raw)?, edit.clone())).await? {
        Sent::Done(place) => return Ok(done(&house, &place, Text(frame.language).saved())),
        Sent::Asks(asked) => return ask(&house, &frame, actor, &raw, &asked).await,
        Sent::Again(faults) => faults,
    };
    let (hot, topic) = answerable(&house, actor, &raw).await?;
    let edit = edit.again(&AnswerInput::of(&hot))?;
    Ok(form_again(pages::answer(&frame, &hot, &topic, &edit, &faults), &faults))
}

/// Gives where the question stands.
async fn save(house: &House, actor: Actor, id: HotId, edit: Edit<AnswerInput>) -> Result<Saved<String, AnswerInput>> {
    let saving = move |tx: &Write<'_>| {
        let (hot, _) = questions::answerable(tx, &actor, &id)?;
        edit.save(&AnswerInput::of(&hot), |input| {
            actions::answer(tx, &actor, &id, &input.check()?)?;
            Ok(hot.place())
        })
    };
    house.db.write(saving).await
}

/// The page that asks which of two versions holds.
async fn ask(house: &House, frame: &Frame, actor: Actor, raw: &str, asked: &Asked<AnswerInput>) -> Answer<Response> {
    let id = hot_id(raw)?;
    let (hot, topic, saver) = house
        .db
        .read(move |tx| {
            let (hot, topic) = questions::answerable(tx, &actor, &id)?;
            let saver = last_saver(tx, &actor, &format!("hot/{id}"), &[&verbs::ANSWERED_HOT])?;
            Ok((hot, topic, saver))
        })
        .await?;
    Ok(unprocessable(pages::ask(frame, &hot, &topic, asked, saver)?))
}

async fn end_hot(State(house): State<House>, frame: Frame, actor: Actor, Path(raw): Path<String>) -> Answer<Response> {
    let id = hot_id(&raw)?;
    let topic = house.db.write(move |tx| actions::end(tx, &actor, &id)).await?;
    Ok(done(&house, &format!("/topics/{topic}/hot"), Text(frame.language).ended()))
}

async fn create_collection(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
) -> Answer<Response> {
    let id = ActivityId::parse(&raw).ok_or(Error::NotFound)?;
    let count = house.db.write(move |tx| actions::collect(tx, &actor, &id)).await?;
    let told = Text(frame.language).collected(count);
    Ok(done(&house, &format!("/study/days/{raw}#hot-questions"), &told))
}
