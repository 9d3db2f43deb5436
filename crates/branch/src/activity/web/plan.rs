//! Planning a meeting and changing its plan.

use axum::Form;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use jiff::tz::TimeZone;
use zhixing_kit::form::Faults;
use zhixing_kit::html::Frame;
use zhixing_kit::respond::{Answer, done, form_again, unprocessable};
use zhixing_kit::{Error, House, Language, Read, Result, Write};
use zhixing_merge::{Asked, Edit, Saved, Sent};
use zhixing_people::{Actor, Place, Right, Unit, UnitId, last_saver, require, units_where};

use super::id;
use crate::activity::actions::{self, Changed};
use crate::activity::candidate::{Candidate, candidates, tell_branches_apart};
use crate::activity::doubt::{Doubts, doubts};
use crate::activity::input::PlanInput;
use crate::activity::model::{Activity, ActivityId, AgendaItem};
use crate::activity::pages::form::{self, PlanView};
use crate::activity::reach::Unreached;
use crate::activity::text::Text;
use crate::activity::{kinds, questions};
use crate::verbs;

/// Of how many branches the people are offered at once.
const BRANCHES_MAX: usize = 3;

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
        require(tx, actor, Right::PlanActivity, &Place::itself(&actor.unit))?;
        return Err(Error::NotFound);
    };
    let units: Vec<Unit> = units.into_iter().filter(|unit| unit.branch.is_some()).collect();
    let kinds = kinds::held_by(tx, &units)?;
    Ok(PlanView { members: people_of(tx, branch, &units)?, units, kinds })
}

/// Who can preside and take the record: the people of the chosen unit's branch, and behind them those of the other branches that the reader plans for,
/// where these are few: the form offers them before it knows which unit is chosen in it.
fn people_of(tx: &Read<'_>, branch: UnitId, units: &[Unit]) -> Result<Vec<Candidate>> {
    let mut branches = vec![branch];
    for other in units.iter().filter_map(|unit| unit.branch.as_ref()) {
        if !branches.contains(other) {
            branches.push(other.clone());
        }
    }
    if branches.len() > BRANCHES_MAX {
        branches.truncate(1);
    }
    let mut people: Vec<Candidate> = Vec::new();
    for branch in &branches {
        let more = candidates(tx, branch, tx.today())?;
        let is_new = |one: &Candidate| people.iter().all(|known| known.member.id != one.member.id);
        let new: Vec<Candidate> = more.into_iter().filter(is_new).collect();
        people.extend(new);
    }
    if branches.len() > 1 {
        tell_branches_apart(tx, &mut people)?;
    }
    Ok(people)
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
            let planning = move |tx: &Write<'_>| {
                let id = actions::plan_with_agenda(tx, &actor, new.clone(), &agenda)?;
                let (activity, doubts) = doubts(tx, &id)?;
                Ok((id, doubts, Unreached::of_officers(tx, &actor, None, &activity)?))
            };
            match house.db.write(planning).await {
                Ok((id, doubts, unreached)) => {
                    let told = with_doubts(frame.language, Text(frame.language).planned_told(), &doubts);
                    let told = unreached.told(frame.language, &told);
                    return Ok(done(&house, &format!("/meetings/{id}"), &told));
                }
                Err(error) => Faults::found(error, "kind")?,
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

impl Stored {
    fn input(&self, zone: &TimeZone) -> PlanInput {
        PlanInput::of(&self.activity, &self.agenda, zone)
    }
}

fn ask_edit(tx: &Read<'_>, actor: &Actor, id: &ActivityId) -> Result<Stored> {
    let activity = questions::visible(tx, actor, id)?;
    require(tx, actor, Right::PlanActivity, &Place::unit(&activity.unit))?;
    activity.must_be_ahead()?;
    let members = candidates(tx, &activity.branch, tx.today())?;
    let units = vec![zhixing_people::unit(tx, &activity.unit)?];
    let kinds = kinds::held_by(tx, &units)?;
    Ok(Stored { agenda: questions::agenda(tx, id)?, view: PlanView { units, kinds, members }, activity })
}

pub(super) async fn edit_meeting(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
) -> Answer<Response> {
    let id = id(&raw)?;
    let stored = house.db.read(move |tx| ask_edit(tx, &actor, &id)).await?;
    let edit = Edit::of(stored.input(&house.db.surroundings().zone))?;
    Ok(form::edit(&frame, &stored.view, &stored.activity, &edit, &Faults::default()).into_response())
}

pub(super) async fn update_meeting(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
    edit: Edit<PlanInput>,
) -> Answer<Response> {
    let id = id(&raw)?;
    let faults = match edit.sent("kind", save(&house, actor.clone(), &id, edit.clone())).await? {
        Sent::Done((changed, doubts, unreached)) => {
            let told = with_doubts(frame.language, told(frame.language, changed), &doubts);
            let told = unreached.told(frame.language, &told);
            return Ok(done(&house, &format!("/meetings/{raw}"), &told));
        }
        Sent::Asks(asked) => return ask(&house, &frame, actor, id, &asked).await,
        Sent::Again(faults) => faults,
    };
    let (reader, about) = (actor.clone(), id.clone());
    let stored = match house.db.read(move |tx| ask_edit(tx, &actor, &id)).await {
        Ok(stored) => stored,
        Err(Error::Refused(said)) => {
            let activity = house.db.read(move |tx| questions::visible(tx, &reader, &about)).await?;
            return Ok(unprocessable(form::too_late(&frame, &activity, &edit.typed, &said)));
        }
        Err(error) => return Err(error.into()),
    };
    let edit = edit.again(&stored.input(&house.db.surroundings().zone))?;
    Ok(form_again(form::edit(&frame, &stored.view, &stored.activity, &edit, &faults), &faults))
}

async fn save(
    house: &House,
    actor: Actor,
    id: &ActivityId,
    edit: Edit<PlanInput>,
) -> Result<Saved<(Changed, Doubts, Unreached), PlanInput>> {
    let id = id.clone();
    house
        .db
        .write(move |tx| {
            let stored = ask_edit(tx, &actor, &id)?;
            edit.save(&stored.input(tx.zone()), |input| {
                let (new, agenda) = input.check(tx.zone())?;
                let changed = actions::change(tx, &actor, &id, new, &agenda)?;
                let (activity, doubts) = doubts(tx, &id)?;
                let unreached = Unreached::of_officers(tx, &actor, Some(&stored.activity), &activity)?;
                Ok((changed, doubts, unreached))
            })
        })
        .await
}

fn told(language: Language, changed: Changed) -> &'static str {
    let text = Text(language);
    match changed {
        Changed::Saved => text.changed_told(),
        Changed::Told => text.moved_told(),
        Changed::Nothing => text.nothing_changed(),
    }
}

/// What was done, and what speaks against the time.
fn with_doubts(language: Language, told: &str, doubts: &Doubts) -> String {
    doubts
        .warning(language)
        .map_or_else(|| told.to_owned(), |doubts| format!("{told}{}{doubts}", language.pick("", " ")))
}

/// The page that asks which of two plans holds.
async fn ask(house: &House, frame: &Frame, actor: Actor, id: ActivityId, asked: &Asked<PlanInput>) -> Answer<Response> {
    let (stored, saver) = house
        .db
        .read(move |tx| {
            let stored = ask_edit(tx, &actor, &id)?;
            let saver = last_saver(tx, &actor, &stored.activity.about(), &[&verbs::REPLANNED, &verbs::PLANNED])?;
            Ok((stored, saver))
        })
        .await?;
    Ok(unprocessable(form::ask(frame, &stored.view, &stored.activity, asked, saver)?))
}
