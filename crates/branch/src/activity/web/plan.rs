//! Planning a meeting and changing its plan.

use axum::Form;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use zhixing_kit::form::Faults;
use zhixing_kit::html::Frame;
use zhixing_kit::respond::{Answer, done, unprocessable};
use zhixing_kit::{Error, House, Read, Result};
use zhixing_people::{Actor, Place, Right, Unit, members_of, require, units_where};

use super::id;
use crate::activity::actions::{self, Changed};
use crate::activity::input::PlanInput;
use crate::activity::model::{Activity, ActivityId, AgendaItem};
use crate::activity::pages::form::{self, PlanView};
use crate::activity::questions;
use crate::activity::text::Text;
use crate::again;

pub(super) async fn new_meeting(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Query(input): Query<PlanInput>,
) -> Answer<Response> {
    let asked = input.clone();
    let view = house.db.read(move |tx| ask_plan(tx, &actor, &asked.unit)).await?;
    Ok(form::plan(&frame, &view, &input, &Faults::default()).into_response())
}

/// Units, kinds and people to choose from. Forbidden for who plans nowhere.
fn ask_plan(tx: &Read<'_>, actor: &Actor, unit: &str) -> Result<PlanView> {
    let units = units_where(tx, actor, Right::PlanActivity)?;
    let chosen = units.iter().find(|other| other.id.as_str() == unit).or(units.first());
    let Some(branch) = chosen.and_then(|unit| unit.branch.clone()) else {
        require(tx, actor, Right::PlanActivity, &Place::unit(&actor.unit))?;
        return Err(Error::NotFound);
    };
    let units: Vec<Unit> = units.into_iter().filter(|unit| unit.branch.is_some()).collect();
    Ok(PlanView { members: members_of(tx, &branch, tx.today())?, units })
}

pub(super) async fn create_meeting(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Form(input): Form<PlanInput>,
) -> Answer<Response> {
    let reader = actor.clone();
    let faults = match input.check(&house.db.surroundings().zone) {
        Ok((new, agenda)) => {
            match house.db.write(move |tx| actions::plan_with_agenda(tx, &actor, new.clone(), &agenda)).await {
                Ok(id) => return Ok(done(&house, &format!("/meetings/{id}"), Text(frame.language).planned_told())),
                Err(error) => again::faults(error, "kind")?,
            }
        }
        Err(faults) => faults,
    };
    let unit = input.unit.clone();
    let view = house.db.read(move |tx| ask_plan(tx, &reader, &unit)).await?;
    Ok(unprocessable(form::plan(&frame, &view, &input, &faults)))
}

/// What is stored of a plan that is being changed.
struct Stored {
    activity: Activity,
    agenda: Vec<AgendaItem>,
    view: PlanView,
}

fn ask_edit(tx: &Read<'_>, actor: &Actor, id: &ActivityId) -> Result<Stored> {
    let activity = questions::visible(tx, actor, id)?;
    require(tx, actor, Right::PlanActivity, &Place::unit(&activity.unit))?;
    activity.must_be_ahead()?;
    let members = members_of(tx, &activity.branch, tx.today())?;
    let units = vec![zhixing_people::unit(tx, &activity.unit)?];
    Ok(Stored { agenda: questions::agenda(tx, id)?, view: PlanView { units, members }, activity })
}

pub(super) async fn edit_meeting(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
) -> Answer<Response> {
    let id = id(&raw)?;
    let stored = house.db.read(move |tx| ask_edit(tx, &actor, &id)).await?;
    let input = PlanInput::of(&stored.activity, &stored.agenda, &house.db.surroundings().zone);
    Ok(form::edit(&frame, &stored.view, &stored.activity, &input, None, &Faults::default()).into_response())
}

pub(super) async fn update_meeting(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
    Form(mut input): Form<PlanInput>,
) -> Answer<Response> {
    let id = id(&raw)?;
    let (reader, about, version) = (actor.clone(), id.clone(), input.version);
    let zone = house.db.surroundings().zone.clone();
    let text = Text(frame.language);
    let faults = match input.check(&zone) {
        Ok((new, agenda)) => {
            match house.db.write(move |tx| actions::change(tx, &actor, &id, version, new.clone(), &agenda)).await {
                Ok(Changed::Saved) => return Ok(done(&house, &format!("/meetings/{raw}"), text.changed_told())),
                Ok(Changed::Told) => return Ok(done(&house, &format!("/meetings/{raw}"), text.moved_told())),
                Ok(Changed::Nothing) => return Ok(done(&house, &format!("/meetings/{raw}"), text.nothing_changed())),
                Ok(Changed::Met) => Faults::default(),
                Err(error) => again::faults(error, "kind")?,
            }
        }
        Err(faults) => faults,
    };
    let stored = house.db.read(move |tx| ask_edit(tx, &reader, &about)).await?;
    let now = faults.is_empty().then(|| PlanInput::of(&stored.activity, &stored.agenda, &zone));
    if let Some(now) = &now {
        // What the person saves next is meant against what he is shown now.
        input.version = now.version;
    }
    Ok(unprocessable(form::edit(&frame, &stored.view, &stored.activity, &input, now.as_ref(), &faults)))
}
