//! Routes of who sees to a resolution.

use axum::extract::{Path, State};
use axum::response::Response;
use maud::Markup;
use zhixing_kit::form::Faults;
use zhixing_kit::html::Frame;
use zhixing_kit::respond::{Answer, done, form_again, unprocessable};
use zhixing_kit::route::Routes;
use zhixing_kit::{Error, House, Read, Result, Write};
use zhixing_merge::{Asked, Edit, Saved, Sent};
use zhixing_people::{Actor, last_saver};

use super::input::ChargeInput;
use super::text::Text;
use super::{actions, pages};
use crate::activity::candidate::candidates;
use crate::activity::reach::Unreached;
use crate::resolution::model::ResolutionId;
use crate::resolution::questions::must_change;
use crate::resolution::unreached;
use crate::verbs;

/// The routes.
pub fn routes() -> Routes {
    Routes::new().get("/resolutions/{id}/charge", edit_charge).post("/resolutions/{id}/charge", create_charge).once()
}

async fn edit_charge(State(house): State<House>, frame: Frame, actor: Actor, Path(id): Path<String>) -> Answer<Markup> {
    let id = ResolutionId::parse(&id).ok_or(Error::NotFound)?;
    let view = house.db.read(move |tx| view(tx, &actor, &id)).await?;
    let edit = Edit::of(ChargeInput::of(&view.resolution))?;
    Ok(pages::form(&frame, &view, &edit, &Faults::default()))
}

fn view(tx: &Read<'_>, actor: &Actor, id: &ResolutionId) -> Result<pages::View> {
    let resolution = must_change(tx, actor, id)?;
    Ok(pages::View { members: candidates(tx, &resolution.branch, tx.today())?, resolution })
}

async fn create_charge(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(id): Path<String>,
    edit: Edit<ChargeInput>,
) -> Answer<Response> {
    let id = ResolutionId::parse(&id).ok_or(Error::NotFound)?;
    let faults = match edit.sent("owner", save(&house, actor.clone(), id.clone(), edit.clone())).await? {
        Sent::Done(unreached) => {
            return Ok(done(&house, &id.path(), &unreached.told(frame.language, Text(frame.language).saved())));
        }
        Sent::Asks(asked) => return ask(&house, &frame, actor, id, &asked).await,
        Sent::Again(faults) => faults,
    };
    let view = house.db.read(move |tx| view(tx, &actor, &id)).await?;
    let edit = edit.again(&ChargeInput::of(&view.resolution))?;
    Ok(form_again(pages::form(&frame, &view, &edit, &faults), &faults))
}

async fn save(
    house: &House,
    actor: Actor,
    id: ResolutionId,
    edit: Edit<ChargeInput>,
) -> Result<Saved<Unreached, ChargeInput>> {
    let saving = move |tx: &Write<'_>| {
        let before = must_change(tx, &actor, &id)?;
        edit.save(&ChargeInput::of(&before), |input| {
            let new = input.check()?;
            actions::change(tx, &actor, &id, &new)?;
            if new.owner == before.owner { Ok(Unreached::default()) } else { unreached(tx, &actor, &id) }
        })
    };
    house.db.write(saving).await
}

/// The page that asks which of two changes holds.
async fn ask(
    house: &House,
    frame: &Frame,
    actor: Actor,
    id: ResolutionId,
    asked: &Asked<ChargeInput>,
) -> Answer<Response> {
    let asking = move |tx: &Read<'_>| {
        let view = view(tx, &actor, &id)?;
        let path = format!("activity/{}/resolution/{id}", view.resolution.activity);
        Ok((last_saver(tx, &actor, &path, &[&verbs::HANDED_ON])?, view))
    };
    let (saver, view) = house.db.read(asking).await?;
    Ok(unprocessable(pages::ask(frame, &view, asked, saver)?))
}
