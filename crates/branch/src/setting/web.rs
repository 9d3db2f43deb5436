//! Routes of a branch's settings.

use axum::extract::{Form, State};
use axum::response::{IntoResponse, Response};
use maud::Markup;
use zhixing_kit::form::Faults;
use zhixing_kit::html::Frame;
use zhixing_kit::respond::{Answer, done, unprocessable};
use zhixing_kit::route::Routes;
use zhixing_kit::{Error, House, Read, Result};
use zhixing_people::{Actor, Place, Right, Unit, UnitId, may, require, unit};

use super::form::SettingInput;
use super::model::BranchSetting;
use super::text::Text;
use super::{actions, pages, questions};
use crate::rules::charter;

/// The routes of settings.
pub fn routes() -> Routes {
    Routes::new().get("/branch/settings", show_settings).post("/branch/settings", replace_settings)
}

async fn show_settings(State(house): State<House>, frame: Frame, actor: Actor) -> Answer<Markup> {
    let Some(branch) = actor.branch.clone() else { return Ok(pages::none(&frame)) };
    let (branch, setting, may_set) = house.db.read(move |tx| kept(tx, &actor, &branch)).await?;
    Ok(pages::settings(&frame, &branch, &SettingInput::of(&setting), &Faults::default(), may_set))
}

async fn replace_settings(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Form(input): Form<SettingInput>,
) -> Answer<Response> {
    let branch = actor.branch.clone().ok_or(Error::NotFound)?;
    match input.check(charter()) {
        Ok(new) => {
            house.db.write(move |tx| actions::keep(tx, &actor, &branch, &new)).await?;
            Ok(done(&house, "/branch/settings", Text(frame.language).saved()).into_response())
        }
        Err(faults) => {
            let (branch, _, may_set) = house.db.read(move |tx| kept(tx, &actor, &branch)).await?;
            if !may_set {
                return Err(actions::not_yours().into());
            }
            Ok(unprocessable(pages::settings(&frame, &branch, &input, &faults, may_set)))
        }
    }
}

fn kept(tx: &Read<'_>, actor: &Actor, branch: &UnitId) -> Result<(Unit, BranchSetting, bool)> {
    let place = Place::unit(branch);
    require(tx, actor, Right::SeeActivity, &place)?;
    Ok((unit(tx, branch)?, questions::setting(tx, branch)?, may(tx, actor, Right::EditPeople, &place)?))
}
