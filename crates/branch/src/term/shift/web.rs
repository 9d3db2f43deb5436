//! Routes of elections that are moved.

use axum::extract::{Form, Path, State};
use axum::response::Response;
use maud::Markup;
use zhixing_kit::form::Faults;
use zhixing_kit::html::Frame;
use zhixing_kit::respond::{Answer, done, unprocessable};
use zhixing_kit::route::Routes;
use zhixing_kit::{Error, House, Read, Result, Sentence};
use zhixing_people::{Actor, UnitId};

use super::input::ShiftInput;
use super::model::{Days, ShiftId};
use super::text::Text;
use super::{actions, pages, questions};
use crate::term::questions::kept;

/// The routes of moved elections.
pub fn routes() -> Routes {
    Routes::new()
        .get("/branch/term/shift", new_shift)
        .post("/branch/term/shift", create_shift)
        .once()
        .get("/election-shifts/{id}", show_shift)
        .post("/election-shifts/{id}/approval", create_approval)
        .once()
        .post("/election-shifts/{id}/refusal", create_refusal)
        .once()
}

/// The branch whose posts the actor keeps, and the days of its term.
fn asking(tx: &Read<'_>, actor: &Actor) -> Result<(UnitId, Days)> {
    let branch = kept(tx, actor)?;
    let days = questions::days(tx, &branch)?;
    let days = days.ok_or_else(|| Sentence::of(|language| Text(language).term_unknown()))?;
    Ok((branch, days))
}

async fn new_shift(State(house): State<House>, frame: Frame, actor: Actor) -> Answer<Markup> {
    let (_, days) = house.db.read(move |tx| asking(tx, &actor)).await?;
    Ok(pages::new(&frame, days, &ShiftInput::default(), &Faults::default()))
}

async fn create_shift(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Form(input): Form<ShiftInput>,
) -> Answer<Response> {
    let (reader, asked) = (actor.clone(), input.clone());
    let shift = house.db.write(move |tx| {
        let (branch, _) = asking(tx, &actor)?;
        let id = actions::ask(tx, &actor, &branch, &asked.check()?)?;
        questions::visible(tx, &actor, &id)
    });
    let faults = match shift.await {
        Ok((shift, _)) => return Ok(done(&house, &shift.path(), Text(frame.language).asked())),
        Err(error) => Faults::found(error, "shift_until")?,
    };
    let (_, days) = house.db.read(move |tx| asking(tx, &reader)).await?;
    Ok(unprocessable(pages::new(&frame, days, &input, &faults)))
}

async fn show_shift(State(house): State<House>, frame: Frame, actor: Actor, Path(id): Path<String>) -> Answer<Markup> {
    let id = ShiftId::parse(&id).ok_or(Error::NotFound)?;
    let (shift, decides) = house.db.read(move |tx| questions::visible(tx, &actor, &id)).await?;
    Ok(pages::one(&frame, (&shift, decides), &ShiftInput::default(), &Faults::default()))
}

async fn create_approval(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(id): Path<String>,
) -> Answer<Response> {
    let id = ShiftId::parse(&id).ok_or(Error::NotFound)?;
    let (reader, about) = (actor.clone(), id.clone());
    match house.db.write(move |tx| actions::approve(tx, &actor, &id)).await {
        Ok(shift) => Ok(done(&house, &shift.path(), &Text(frame.language).approved(&shift.branch_name))),
        Err(error) => {
            let faults = Faults::found(error, pages::APPROVAL)?;
            let (shift, decides) = house.db.read(move |tx| questions::visible(tx, &reader, &about)).await?;
            Ok(unprocessable(pages::one(&frame, (&shift, decides), &ShiftInput::default(), &faults)))
        }
    }
}

async fn create_refusal(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(id): Path<String>,
    Form(input): Form<ShiftInput>,
) -> Answer<Response> {
    let id = ShiftId::parse(&id).ok_or(Error::NotFound)?;
    let (reader, about, asked) = (actor.clone(), id.clone(), input.clone());
    let refused = house.db.write(move |tx| {
        questions::to_decide(tx, &actor, &id)?;
        actions::refuse(tx, &actor, &id, &asked.check_refusal()?)
    });
    match refused.await {
        Ok(shift) => Ok(done(&house, &shift.path(), &Text(frame.language).refused(&shift.branch_name))),
        Err(Error::Invalid(faults)) => {
            let (shift, decides) = house.db.read(move |tx| questions::visible(tx, &reader, &about)).await?;
            Ok(unprocessable(pages::one(&frame, (&shift, decides), &input, &Faults(faults))))
        }
        Err(error) => Err(error.into()),
    }
}
