//! Routes of answers: writing one, taking it back, wishing to be told.

use axum::Form;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use maud::Markup;
use serde::Deserialize;
use zhixing_kit::form::Faults;
use zhixing_kit::html::Frame;
use zhixing_kit::respond::{Answer, done, unprocessable};
use zhixing_kit::route::Routes;
use zhixing_kit::{Error, House, Result, Write};
use zhixing_people::{Actor, Unit, unit};

use super::input::{ANSWER_WORDS, AnswerInput};
use super::model::AnswerId;
use super::pages::{self, Below};
use super::text::Text;
use super::{actions, following, questions};
use crate::reflection::model::{Reflection, ReflectionId};
use crate::reflection::questions::visible;
use crate::reflection::whom;

/// The routes.
pub fn routes() -> Routes {
    Routes::new()
        .get("/reflections/{id}/answers/new", new_answer)
        .post("/reflections/{id}/answers", create_answer)
        .once()
        .post("/reflections/{id}/answers/{answer}/end", end_answer)
        .post("/reflections/{id}/following", create_following)
        .post("/reflections/{id}/following/end", end_following)
}

fn ids(raw: &str, answer: &str) -> Result<(ReflectionId, AnswerId)> {
    Ok((id(raw)?, AnswerId::parse(answer).ok_or(Error::NotFound)?))
}

fn id(raw: &str) -> Result<ReflectionId> {
    ReflectionId::parse(raw).ok_or(Error::NotFound)
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct To {
    to: String,
}

type Answered = (Reflection, Option<Unit>, Option<super::model::Answer>, bool);

/// What is answered: the reflection, with who sees it, or an answer below it.
async fn answered(house: &House, actor: Actor, raw: &str, to: &str) -> Result<Answered> {
    let (id, to) = (id(raw)?, AnswerId::parse(to));
    house
        .db
        .read(move |tx| {
            let reflection = visible(tx, &actor, &id)?;
            let unit = reflection.audience.unit().map(|id| unit(tx, id)).transpose()?;
            let answer = to.as_ref().map(|to| questions::answer(tx, &actor, &id, to)).transpose()?;
            let follows = questions::follows(tx, &actor, &reflection.id)?;
            Ok((reflection, unit, answer.map(|(_, answer)| answer), follows))
        })
        .await
}

fn page(house: &House, frame: &Frame, actor: &Actor, found: &Answered, typed: &AnswerInput, faults: &Faults) -> Markup {
    let (reflection, unit, to, follows) = found;
    let whom = whom(frame.language, &reflection.audience, unit.as_ref());
    let below = Below { reflection, reader: &actor.member, whom: &whom, zone: &house.db.surroundings().zone };
    pages::new(frame, &below, to.as_ref(), *follows, typed, faults)
}

async fn new_answer(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
    Query(to): Query<To>,
) -> Answer<Markup> {
    let found = answered(&house, actor.clone(), &raw, &to.to).await?;
    Ok(page(&house, &frame, &actor, &found, &AnswerInput::default(), &Faults::default()))
}

async fn create_answer(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
    Form(input): Form<AnswerInput>,
) -> Answer<Response> {
    let id = id(&raw)?;
    let faults = match input.check() {
        Ok((parent, words)) => {
            let (by, follows) = (actor.clone(), input.follow == "yes");
            let answering = move |tx: &Write<'_>| {
                let answer = actions::answer(tx, &by, &id, parent.as_ref(), &words)?;
                if follows {
                    following::choose(tx, &by, &id, true)?;
                }
                Ok(answer)
            };
            match house.db.write(answering).await {
                Ok(answer) => {
                    let path = format!("/reflections/{raw}#answer-{answer}");
                    return Ok(done(&house, &path, Text(frame.language).sent()));
                }
                Err(error) => Faults::found(error, ANSWER_WORDS.name)?,
            }
        }
        Err(faults) => faults,
    };
    let found = answered(&house, actor.clone(), &raw, &input.parent).await?;
    Ok(unprocessable(page(&house, &frame, &actor, &found, &input, &faults)))
}

async fn end_answer(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path((raw, answer)): Path<(String, String)>,
) -> Answer<Response> {
    let (id, answer) = ids(&raw, &answer)?;
    house.db.write(move |tx| actions::take_back(tx, &actor, &id, &answer)).await?;
    Ok(done(&house, &format!("/reflections/{raw}#discussion"), Text(frame.language).told_taken_back()))
}

async fn choose(house: &House, actor: Actor, raw: &str, follows: bool) -> Result<()> {
    let id = id(raw)?;
    house.db.write(move |tx| following::choose(tx, &actor, &id, follows)).await
}

async fn create_following(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
) -> Answer<Response> {
    choose(&house, actor, &raw, true).await?;
    Ok(done(&house, &format!("/reflections/{raw}#discussion"), Text(frame.language).followed()))
}

async fn end_following(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
) -> Answer<Response> {
    choose(&house, actor, &raw, false).await?;
    Ok(done(&house, &format!("/reflections/{raw}#discussion"), Text(frame.language).left()))
}
