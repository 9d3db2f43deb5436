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
    let kept = house.db.read(move |tx| kept(tx, &actor, &branch)).await?;
    let edit = Edit::of(SettingInput::of(&kept.setting))?;
    Ok(pages::settings(&frame, &kept, &edit, &Faults::default()))
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
    let kept = house.db.read(move |tx| kept(tx, &actor, &branch)).await?;
    if !kept.may_set {
        return Err(actions::not_yours().into());
    }
    let edit = edit.again(&SettingInput::of(&kept.setting))?;
    Ok(form_again(pages::settings(&frame, &kept, &edit, &faults), &faults))
}

async fn save(
    house: &House,
    actor: Actor,
    branch: UnitId,
    edit: Edit<SettingInput>,
) -> Result<Saved<(), SettingInput>> {
    let saving = move |tx: &Write<'_>| {
        let Kept { branch: unit, setting, may_set, .. } = kept(tx, &actor, &branch)?;
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

/// What is kept of a branch, for a reader.
pub(super) struct Kept {
    /// The branch.
    pub branch: Unit,
    /// What it set.
    pub setting: BranchSetting,
    /// Whether the reader may change it.
    pub may_set: bool,
    /// Whether its term is what the unit above settled.
    pub settled: bool,
}

fn kept(tx: &Read<'_>, actor: &Actor, branch: &UnitId) -> Result<Kept> {
    let place = Place::unit(branch);
    require(tx, actor, Right::SeeActivity, &place)?;
    Ok(Kept {
        branch: unit(tx, branch)?,
        setting: questions::setting(tx, branch)?,
        may_set: may(tx, actor, Right::EditPeople, &place)?,
        settled: questions::term_is_settled(tx, branch)?,
    })
}
