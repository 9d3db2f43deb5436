//! Routes of the minutes.

use axum::Form;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use maud::Markup;
use zhixing_kit::form::Faults;
use zhixing_kit::html::Frame;
use zhixing_kit::respond::{Answer, done, unprocessable};
use zhixing_kit::route::Routes;
use zhixing_kit::{Error, House, Language, Read, Result};
use zhixing_people::{Actor, Place, Right, require};

use super::input::{CorrectionInput, RemarkInput};
use super::model::Subject;
use super::text::Text;
use super::{actions, pages, questions};
use crate::activity::model::ActivityId;
use crate::{activity, again, roll};

/// The routes of minutes.
pub fn routes() -> Routes {
    Routes::new()
        .get("/meetings/{id}/minutes", show_minutes)
        .post("/meetings/{id}/minutes/signatures", create_signature)
        .get("/meetings/{id}/minutes/corrections/new", new_correction)
        .post("/meetings/{id}/minutes/corrections", create_correction)
        .get("/meetings/{id}/remarks/new", new_remark)
        .post("/meetings/{id}/remarks", create_remark)
}

async fn show_minutes(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(id): Path<String>,
) -> Answer<Markup> {
    let view = view(&house, actor, &id).await?;
    Ok(pages::minutes(&frame, &view, &house.db.surroundings().zone))
}

async fn view(house: &House, actor: Actor, id: &str) -> Result<pages::MinutesView> {
    let id = ActivityId::parse(id).ok_or(Error::NotFound)?;
    house.db.read(move |tx| ask(tx, &actor, &id)).await
}

fn ask(tx: &Read<'_>, actor: &Actor, id: &ActivityId) -> Result<pages::MinutesView> {
    let minutes = questions::minutes(tx, actor, id)?;
    let may = activity::questions::rights(tx, actor, &minutes.activity)?;
    Ok(pages::MinutesView { may, me: actor.member.clone(), minutes })
}

async fn create_signature(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(id): Path<String>,
) -> Answer<Response> {
    let activity = ActivityId::parse(&id).ok_or(Error::NotFound)?;
    house.db.write(move |tx| actions::sign(tx, &actor, &activity)).await?;
    Ok(done(&house, &format!("/meetings/{id}/minutes"), Text(frame.language).sign_told()))
}

async fn new_remark(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(id): Path<String>,
) -> Answer<Response> {
    let view = running(&house, actor, &id).await?;
    Ok(pages::new_remark(&frame, &view, &RemarkInput::default(), &Faults::default()).into_response())
}

/// The minutes for who runs the meeting.
async fn running(house: &House, actor: Actor, id: &str) -> Result<pages::MinutesView> {
    let id = ActivityId::parse(id).ok_or(Error::NotFound)?;
    house
        .db
        .read(move |tx| {
            let view = ask(tx, &actor, &id)?;
            let activity = &view.minutes.activity;
            require(tx, &actor, Right::RunActivity, &Place::unit(&activity.unit).named(&activity.named()))?;
            Ok(view)
        })
        .await
}

async fn create_remark(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(id): Path<String>,
    Form(input): Form<RemarkInput>,
) -> Answer<Response> {
    let activity = ActivityId::parse(&id).ok_or(Error::NotFound)?;
    let reader = actor.clone();
    let faults = match input.check() {
        Ok(new) => match house.db.write(move |tx| actions::take_down(tx, &actor, &activity, &new)).await {
            Ok(_) => return Ok(done(&house, &format!("/meetings/{id}#remarks"), Text(frame.language).taken_told())),
            Err(error) => again::faults(error, "text")?,
        },
        Err(faults) => faults,
    };
    let view = running(&house, reader, &id).await?;
    Ok(unprocessable(pages::new_remark(&frame, &view, &input, &faults)))
}

/// What stands at the entry that is to be corrected; not found when the meeting has no such entry.
fn standing(view: &pages::MinutesView, subject: &str, entry: &str) -> Result<(Subject, String)> {
    let subject = Subject::of(subject).ok_or(Error::NotFound)?;
    let in_words = |person: &roll::model::RollEntry| roll::pages::standing(Language::Chinese, person).1;
    Ok((subject, view.minutes.standing(subject, entry, in_words).ok_or(Error::NotFound)?))
}

async fn new_correction(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(id): Path<String>,
    Query(asked): Query<CorrectionInput>,
) -> Answer<Response> {
    let view = running(&house, actor, &id).await?;
    let (_, before) = standing(&view, &asked.subject, &asked.entry)?;
    let input = CorrectionInput { after: before.clone(), before, ..asked };
    Ok(pages::new_correction(&frame, &view, &input, &Faults::default()).into_response())
}

async fn create_correction(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(id): Path<String>,
    Form(mut input): Form<CorrectionInput>,
) -> Answer<Response> {
    let activity = ActivityId::parse(&id).ok_or(Error::NotFound)?;
    let reader = actor.clone();
    let subject = Subject::of(&input.subject).ok_or(Error::NotFound)?;
    let faults = match input.check() {
        Ok((after, why)) => {
            let new =
                actions::NewCorrection { subject, entry: input.entry.clone(), seen: input.before.clone(), after, why };
            match house.db.write(move |tx| actions::correct(tx, &actor, &activity, &new)).await {
                Ok(()) => {
                    return Ok(done(
                        &house,
                        &format!("/meetings/{id}/minutes#corrections"),
                        Text(frame.language).correct_told(),
                    ));
                }
                Err(error) => again::faults(error, "after")?,
            }
        }
        Err(faults) => faults,
    };
    let view = running(&house, reader, &id).await?;
    input.before = standing(&view, &input.subject, &input.entry)?.1;
    Ok(unprocessable(pages::new_correction(&frame, &view, &input, &faults)))
}
