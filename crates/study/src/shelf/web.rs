//! Routes of a bank's place.

use axum::extract::{Path, State};
use axum::response::Response;
use maud::Markup;
use zhixing_kit::form::Faults;
use zhixing_kit::html::Frame;
use zhixing_kit::respond::{Answer, done, form_again, unprocessable};
use zhixing_kit::route::Routes;
use zhixing_kit::{Error, House, Result, Write};
use zhixing_merge::{Asked, Edit, Saved, Sent};
use zhixing_people::{Actor, last_saver};

use super::input::{BANK_TAGS, ShelfInput};
use super::model::Shelf;
use super::text::Text;
use super::{actions, pages, questions};
use crate::bank::model::{Bank, BankId};
use crate::verbs;

/// The routes of a bank's place.
pub fn routes() -> Routes {
    Routes::new()
        .get("/banks/{id}/area", edit_area)
        .post("/banks/{id}/area", update_area)
        .post("/banks/{id}/withdrawal", create_withdrawal)
        .post("/banks/{id}/return", create_return)
}

fn id(raw: &str) -> Result<BankId> {
    BankId::parse(raw).ok_or(Error::NotFound)
}

async fn one(house: &House, actor: Actor, raw: &str) -> Result<(Bank, Shelf)> {
    let id = id(raw)?;
    house.db.read(move |tx| questions::one(tx, &actor, &id)).await
}

async fn edit_area(State(house): State<House>, frame: Frame, actor: Actor, Path(raw): Path<String>) -> Answer<Markup> {
    let (bank, shelf) = one(&house, actor, &raw).await?;
    Ok(pages::edit(&frame, &bank, &Edit::of(ShelfInput::of(&shelf))?, &Faults::default()))
}

async fn update_area(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
    edit: Edit<ShelfInput>,
) -> Answer<Response> {
    let faults = match edit.sent(BANK_TAGS.name, save(&house, actor.clone(), id(&raw)?, edit.clone())).await? {
        Sent::Done(()) => return Ok(done(&house, &format!("/banks/{raw}"), Text(frame.language).saved())),
        Sent::Asks(asked) => return ask(&house, &frame, actor, &raw, &asked).await,
        Sent::Again(faults) => faults,
    };
    let (bank, shelf) = one(&house, actor, &raw).await?;
    let edit = edit.again(&ShelfInput::of(&shelf))?;
    Ok(form_again(pages::edit(&frame, &bank, &edit, &faults), &faults))
}

async fn save(house: &House, actor: Actor, id: BankId, edit: Edit<ShelfInput>) -> Result<Saved<(), ShelfInput>> {
    let saving = move |tx: &Write<'_>| {
        let (_, shelf) = questions::one(tx, &actor, &id)?;
        edit.save(&ShelfInput::of(&shelf), |input| actions::put(tx, &actor, &id, &input.check()?))
    };
    house.db.write(saving).await
}

async fn ask(house: &House, frame: &Frame, actor: Actor, raw: &str, asked: &Asked<ShelfInput>) -> Answer<Response> {
    let id = id(raw)?;
    let (bank, saver) = house
        .db
        .read(move |tx| {
            let saver = last_saver(tx, &actor, &format!("bank/{id}"), &[&verbs::SHELVED])?;
            Ok((questions::one(tx, &actor, &id)?.0, saver))
        })
        .await?;
    Ok(unprocessable(pages::ask(frame, &bank, asked, saver)?))
}

async fn create_withdrawal(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
) -> Answer<Response> {
    let id = id(&raw)?;
    house.db.write(move |tx| actions::withdraw(tx, &actor, &id)).await?;
    Ok(done(&house, &format!("/banks/{raw}"), Text(frame.language).told_withdrawn()))
}

async fn create_return(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
) -> Answer<Response> {
    let id = id(&raw)?;
    house.db.write(move |tx| actions::restore(tx, &actor, &id)).await?;
    Ok(done(&house, &format!("/banks/{raw}"), Text(frame.language).told_restored()))
}
