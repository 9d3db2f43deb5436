//! Routes of a branch's settings.

use axum::extract::State;
use axum::response::Response;
use maud::Markup;
use zhixing_kit::form::Faults;
use zhixing_kit::html::Frame;
use zhixing_kit::respond::{Answer, done, form_again, unprocessable};
use zhixing_kit::route::Routes;
use zhixing_kit::{Error, House, Read, Result, Write};
use zhixing_merge::{Asked, Edit, Saved, Sent};
use zhixing_people::{Actor, Place, Right, Unit, UnitId, last_saver, may, require, unit};

use super::form::SettingInput;
use super::model::BranchSetting;
use super::text::Text;
use super::{actions, pages, questions};
use crate::rules::charter;
use crate::verbs::CONFIGURED;

/// The routes of settings.
pub fn routes() -> Routes {
    Routes::new().get("/branch/settings", show_settings).post("/branch/settings", replace_settings)
}

async fn show_settings(State(house): State<House>, frame: Frame, actor: Actor) -> Answer<Markup> {
    let Some(branch) = actor.leads().cloned() else { return Ok(pages::none(&frame)) };
    let (branch, setting, may_set) = house.db.read(move |tx| kept(tx, &actor, &branch)).await?;
    Ok(pages::settings(&frame, &branch, &Edit::of(SettingInput::of(&setting))?, &Faults::default(), may_set))
}

async fn replace_settings(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    edit: Edit<SettingInput>,
) -> Answer<Response> {
    let edit = Edit { typed: edit.typed.known(), ..edit };
    let branch = actor.leads().cloned().ok_or(Error::NotFound)?;
    let faults = match edit.sent("place", save(&house, actor.clone(), branch.clone(), edit.clone())).await? {
        Sent::Done(()) => return Ok(done(&house, "/branch/settings", Text(frame.language).saved())),
        Sent::Asks(asked) => return ask(&house, &frame, actor, branch, &asked).await,
        Sent::Again(faults) => faults,
    };
    let (branch, setting, may_set) = house.db.read(move |tx| kept(tx, &actor, &branch)).await?;
    if !may_set {
        return Err(actions::not_yours().into());
    }
    let edit = edit.again(&SettingInput::of(&setting))?;
    Ok(form_again(pages::settings(&frame, &branch, &edit, &faults, may_set), &faults))
}

async fn save(
    house: &House,
    actor: Actor,
    branch: UnitId,
    edit: Edit<SettingInput>,
) -> Result<Saved<(), SettingInput>> {
    let saving = move |tx: &Write<'_>| {
        let (unit, setting, may_set) = kept(tx, &actor, &branch)?;
        if !may_set && unit.kind.is_branch() {
            return Err(actions::not_yours());
        }
        edit.save(&SettingInput::of(&setting), |input| actions::keep(tx, &actor, &branch, &input.check(charter())?))
    };
    house.db.write(saving).await
}

/// The page that asks which of two versions holds.
async fn ask(
    house: &House,
    frame: &Frame,
    actor: Actor,
    branch: UnitId,
    asked: &Asked<SettingInput>,
) -> Answer<Response> {
    let path = format!("branch-setting/{branch}");
    let saver = house.db.read(move |tx| last_saver(tx, &actor, &path, &[&CONFIGURED])).await?;
    Ok(unprocessable(pages::ask(frame, asked, saver)?))
}

fn kept(tx: &Read<'_>, actor: &Actor, branch: &UnitId) -> Result<(Unit, BranchSetting, bool)> {
    let place = Place::unit(branch);
    require(tx, actor, Right::SeeActivity, &place)?;
    Ok((unit(tx, branch)?, questions::setting(tx, branch)?, may(tx, actor, Right::EditPeople, &place)?))
}
