//! Routes of own checks.

use axum::extract::{Path, State};
use axum::response::Response;
use maud::Markup;
use zhixing_kit::form::Faults;
use zhixing_kit::html::Frame;
use zhixing_kit::respond::{Answer, done, form_again, unprocessable};
use zhixing_kit::route::Routes;
use zhixing_kit::{Error, House, Result, Write};
use zhixing_merge::{Edit, Saved, Sent};
use zhixing_people::{Actor, MemberId};

use super::input::OwnCheckInput;
use super::model::OwnCheck;
use super::text::Text;
use super::{actions, pages, questions};
use crate::life::round;
use crate::life::round::model::RoundId;

/// The routes of own checks.
pub fn routes() -> Routes {
    Routes::new()
        .get("/organisation-life/{id}/own-check", show_own)
        .post("/organisation-life/{id}/own-check", save_own)
        .secret()
        .post("/organisation-life/{id}/own-check/reading", create_reading)
        .get("/organisation-life/{id}/own-checks/{member}", show_read_out)
}

fn id(raw: &str) -> Result<RoundId> {
    RoundId::parse(raw).ok_or(Error::NotFound)
}

async fn view(house: &House, actor: Actor, raw: &str) -> Result<pages::View> {
    let id = id(raw)?;
    house
        .db
        .read(move |tx| {
            let round = round::questions::visible(tx, &actor, &id)?;
            Ok(pages::View {
                own: questions::own(tx, &actor, &round)?,
                writes: questions::writes(tx, &actor)?,
                begun: round::questions::progress(tx, &round)?.begun,
                read_by: questions::read_by(tx, &round)?,
                round,
            })
        })
        .await
}

fn input(own: Option<&OwnCheck>) -> OwnCheckInput {
    own.map(OwnCheckInput::of).unwrap_or_default()
}

async fn show_own(State(house): State<House>, frame: Frame, actor: Actor, Path(raw): Path<String>) -> Answer<Markup> {
    let view = view(&house, actor, &raw).await?;
    let edit = Edit::of(input(view.own.as_ref()))?;
    Ok(pages::own(&frame, &view, &edit, &Faults::default(), &house.db.surroundings().zone))
}

async fn save_own(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
    edit: Edit<OwnCheckInput>,
) -> Answer<Response> {
    let id = id(&raw)?;
    let zone = house.db.surroundings().zone.clone();
    let faults = match edit.sent("own_words", save(&house, actor.clone(), id.clone(), edit.clone())).await? {
        Sent::Done(()) => {
            return Ok(done(&house, &format!("/organisation-life/{id}/own-check"), Text(frame.language).saved()));
        }
        Sent::Asks(asked) => {
            return Ok(unprocessable(pages::ask(&frame, &view(&house, actor, &raw).await?, &asked, &zone)?));
        }
        Sent::Again(faults) => faults,
    };
    let view = view(&house, actor, &raw).await?;
    let edit = edit.again(&input(view.own.as_ref()))?;
    Ok(form_again(pages::own(&frame, &view, &edit, &faults, &zone), &faults))
}

async fn save(house: &House, actor: Actor, id: RoundId, edit: Edit<OwnCheckInput>) -> Result<Saved<(), OwnCheckInput>> {
    let saving = move |tx: &Write<'_>| {
        let now = input(actions::before(tx, &actor, &id)?.as_ref());
        edit.save(&now, |input| actions::save(tx, &actor, &id, &input.check()?))
    };
    house.db.write(saving).await
}

async fn create_reading(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
) -> Answer<Response> {
    let id = id(&raw)?;
    house.db.write(move |tx| actions::read_out(tx, &actor, &id)).await?;
    Ok(done(&house, &format!("/organisation-life/{raw}/own-check"), Text(frame.language).read_told()))
}

async fn show_read_out(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path((raw, member)): Path<(String, String)>,
) -> Answer<Markup> {
    let (id, member) = (id(&raw)?, MemberId::parse(&member).ok_or(Error::NotFound)?);
    let (round, check) = house
        .db
        .read(move |tx| {
            let round = round::questions::visible(tx, &actor, &id)?;
            let check = questions::read_out(tx, &round, &member)?;
            Ok((round, check))
        })
        .await?;
    Ok(pages::read_out(&frame, &round, &check, &house.db.surroundings().zone))
}
