//! The routes about first days, and their handlers.

use axum::Extension;
use axum::extract::{Form, Path, State};
use axum::response::Response;
use maud::Markup;
use zhixing_kit::form::Faults;
use zhixing_kit::html::Frame;
use zhixing_kit::html::words::day_text;
use zhixing_kit::respond::{Answer, done, unprocessable};
use zhixing_kit::route::Routes;
use zhixing_kit::{Error, House, Result};
use zhixing_records::{MemberId, UnitId};

use super::actions::put_right;
use super::input::FirstDayInput;
use super::model::{Rolls, Subject};
use super::text::Text;
use super::{pages, questions};
use crate::actor::Actor;
use crate::member::MembershipId;
use crate::post::PostId;

/// The routes.
pub fn routes() -> Routes {
    Routes::new()
        .get("/units/{id}/founding", show_founding)
        .post("/units/{id}/founding", replace_founding)
        .get("/members/{id}/stays/{stay}", show_stay)
        .post("/members/{id}/stays/{stay}", replace_stay)
        .get("/posts/{id}/first-day", show_post)
        .post("/posts/{id}/first-day", replace_post)
}

type Known = Option<Extension<Rolls>>;

async fn show_founding(house: State<House>, actor: Actor, frame: Frame, Path(id): Path<String>) -> Answer<Markup> {
    show(&house, actor, &frame, of_unit(&id)?).await
}

async fn replace_founding(
    house: State<House>,
    actor: Actor,
    frame: Frame,
    Path(id): Path<String>,
    Form(input): Form<FirstDayInput>,
) -> Answer {
    replace(&house, actor, &frame, of_unit(&id)?, input, None).await
}

async fn show_stay(
    house: State<House>,
    actor: Actor,
    frame: Frame,
    Path((id, stay)): Path<(String, String)>,
) -> Answer<Markup> {
    show(&house, actor, &frame, of_member(&id, &stay)?).await
}

async fn replace_stay(
    house: State<House>,
    actor: Actor,
    frame: Frame,
    rolls: Known,
    Path((id, stay)): Path<(String, String)>,
    Form(input): Form<FirstDayInput>,
) -> Answer {
    replace(&house, actor, &frame, of_member(&id, &stay)?, input, rolls.map(|Extension(rolls)| rolls)).await
}

async fn show_post(house: State<House>, actor: Actor, frame: Frame, Path(id): Path<String>) -> Answer<Markup> {
    show(&house, actor, &frame, of_post(&id)?).await
}

async fn replace_post(
    house: State<House>,
    actor: Actor,
    frame: Frame,
    Path(id): Path<String>,
    Form(input): Form<FirstDayInput>,
) -> Answer {
    replace(&house, actor, &frame, of_post(&id)?, input, None).await
}

fn of_unit(id: &str) -> Result<Subject> {
    UnitId::parse(id).map(Subject::Founding).ok_or(Error::NotFound)
}

fn of_member(id: &str, stay: &str) -> Result<Subject> {
    let ids = MemberId::parse(id).zip(MembershipId::parse(stay));
    ids.map(|(id, stay)| Subject::Stay(id, stay)).ok_or(Error::NotFound)
}

fn of_post(id: &str) -> Result<Subject> {
    PostId::parse(id).map(Subject::Post).ok_or(Error::NotFound)
}

async fn show(house: &House, actor: Actor, frame: &Frame, subject: Subject) -> Answer<Markup> {
    let asked = subject.clone();
    let shown = house.db.read(move |tx| questions::shown(tx, &actor, &asked)).await?;
    let input = FirstDayInput::of(shown.first_day());
    Ok(pages::correction(frame, &subject, &shown, &input, &Faults::default()))
}

async fn replace(
    house: &House,
    actor: Actor,
    frame: &Frame,
    subject: Subject,
    input: FirstDayInput,
    rolls: Option<Rolls>,
) -> Answer<Response> {
    let (who, asked, typed) = (actor.clone(), subject.clone(), input.clone());
    let saved = house.db.write(move |tx| {
        let shown = questions::shown(tx, &who, &asked)?;
        let new = typed.check()?;
        put_right(tx, &who, &shown, &new, rolls).map(|changed| (shown.leave(), changed.then_some(new.day)))
    });
    match saved.await {
        Ok((leave, Some(day))) => Ok(done(house, &leave, &Text(frame.language).saved(day_text(frame.language, day)))),
        Ok((leave, None)) => Ok(done(house, &leave, Text(frame.language).same())),
        Err(Error::Invalid(faults)) => {
            let asked = subject.clone();
            let shown = house.db.read(move |tx| questions::shown(tx, &actor, &asked)).await?;
            // Whoever was told that it was changed meanwhile has now seen how it stands.
            let input = FirstDayInput { before: shown.first_day().to_string(), ..input };
            Ok(unprocessable(pages::correction(frame, &subject, &shown, &input, &Faults(faults))))
        }
        Err(error) => Err(error.into()),
    }
}
