//! Routes of resolutions.

use axum::Form;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use maud::Markup;
use serde::Deserialize;
use zhixing_kit::form::Faults;
use zhixing_kit::html::Frame;
use zhixing_kit::limit::PAGE_ROWS;
use zhixing_kit::respond::{Answer, done, form_again, see, unprocessable};
use zhixing_kit::route::Routes;
use zhixing_kit::{Error, House, Moment, Read, Result, Write};
use zhixing_merge::{Asked, Differing, Edit, Saved, Sent};
use zhixing_people::{Actor, Place, Right, last_saver, may, require};

use super::input::{FollowUpInput, ResolutionInput};
use super::model::{ResolutionId, ResolutionState};
use super::text::Text;
use super::{actions, charge, pages, questions};
use crate::activity::candidate::candidates;
use crate::activity::model::ActivityId;
use crate::activity::reach::Unreached;
use crate::minutes::model::Subject;
use crate::{activity, ballot, minutes, motion, verbs};

/// The routes of resolutions.
pub fn routes() -> Routes {
    Routes::new()
        .get("/resolutions", list_resolutions)
        .get("/resolutions/{id}", show_resolution)
        .post("/resolutions/{id}/outcomes", create_outcome)
        .once()
        .get("/meetings/{id}/resolutions/new", new_resolution)
        .post("/meetings/{id}/resolutions", create_resolution)
        .once()
        .and(charge::routes())
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct ListQuery {
    state: String,
    at: Option<i64>,
    id: String,
}

async fn list_resolutions(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Query(query): Query<ListQuery>,
) -> Answer<Markup> {
    let view = house.db.read(move |tx| ask_list(tx, &actor, &query)).await?;
    Ok(pages::list(&frame, &view, &house.db.surroundings().zone))
}

fn ask_list(tx: &Read<'_>, actor: &Actor, query: &ListQuery) -> Result<pages::ListView> {
    let state = (query.state != "void").then(|| ResolutionState::of(&query.state).unwrap_or(ResolutionState::Open));
    let mut view = pages::ListView {
        state,
        today: tx.today(),
        me: actor.member.clone(),
        plans: false,
        in_branch: actor.branch.is_some(),
        looks_below: actor.looks_below(),
        rows: Vec::new(),
        older: None,
    };
    let Some(branch) = &actor.branch else { return Ok(view) };
    let before = query.at.map_or((Moment(i64::MAX), "~"), |at| (Moment(at), query.id.as_str()));
    view.plans = may(tx, actor, Right::PlanActivity, &Place::unit(branch))?;
    view.rows = match state {
        Some(state) => questions::of_branch(tx, branch, state, before, PAGE_ROWS + 1)?,
        None => questions::fallen(tx, branch, before, PAGE_ROWS + 1)?,
    };
    if view.rows.len() > PAGE_ROWS {
        view.rows.truncate(PAGE_ROWS);
        view.older =
            view.rows.last().map(|last| format!("{}&at={}&id={}", pages::list_path(state), last.made_at.0, last.id));
    }
    Ok(view)
}

async fn show_resolution(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(id): Path<String>,
) -> Answer<Markup> {
    let view = view(&house, actor, &id).await?;
    let typed = FollowUpInput::after(&view.follow_ups);
    Ok(pages::one(&frame, &view, &typed, &Faults::default(), &house.db.surroundings().zone))
}

async fn view(house: &House, actor: Actor, id: &str) -> Result<pages::OneView> {
    let id = ResolutionId::parse(id).ok_or(Error::NotFound)?;
    house.db.read(move |tx| ask_one(tx, &actor, &id)).await
}

fn ask_one(tx: &Read<'_>, actor: &Actor, id: &ResolutionId) -> Result<pages::OneView> {
    let resolution = questions::visible(tx, actor, id)?;
    Ok(pages::OneView {
        may_follow_up: questions::may_follow_up(tx, actor, &resolution)?,
        may_change: questions::may_change(tx, actor, &resolution)?,
        changes: charge::changes(tx, id)?,
        follow_ups: questions::follow_ups(tx, id)?,
        source: questions::source(tx, &resolution)?,
        corrected: minutes::questions::is_corrected(tx, &resolution.activity, Subject::Resolution, id.as_str())?,
        today: tx.today(),
        resolution,
    })
}

async fn create_outcome(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(id): Path<String>,
    edit: Edit<FollowUpInput>,
) -> Answer<Response> {
    let resolution = ResolutionId::parse(&id).ok_or(Error::NotFound)?;
    let faults = match edit.sent("state", save(&house, actor.clone(), resolution.clone(), edit.clone())).await? {
        Sent::Done(()) => {
            return Ok(done(&house, &format!("/resolutions/{id}"), Text(frame.language).follow_told()));
        }
        Sent::Asks(asked) => return ask(&house, &frame, actor, &id, &asked).await,
        Sent::Again(faults) => faults,
    };
    let asking = actor.clone();
    house.db.read(move |tx| questions::must_follow_up(tx, &asking, &resolution)).await?;
    let view = view(&house, actor, &id).await?;
    Ok(form_again(pages::one(&frame, &view, &edit.typed, &faults, &house.db.surroundings().zone), &faults))
}

/// Says what became of it. Somebody who said something else meanwhile is answered, not passed over: he who typed is asked first.
async fn save(
    house: &House,
    actor: Actor,
    id: ResolutionId,
    edit: Edit<FollowUpInput>,
) -> Result<Saved<(), FollowUpInput>> {
    let saving = move |tx: &Write<'_>| {
        let resolution = questions::must_follow_up(tx, &actor, &id)?;
        let told = FollowUpInput::after(&questions::follow_ups(tx, &id)?).told;
        let (mine, theirs) = (edit.typed.state.clone(), resolution.state.code().to_owned());
        if !edit.typed.told.is_empty() && edit.typed.told != told && !mine.is_empty() && mine != theirs {
            let typed = FollowUpInput { told, ..edit.typed.clone() };
            let differing = vec![Differing { name: "state".to_owned(), mine, theirs }];
            let edit = Edit { typed, ..Edit::default() };
            return Ok(Saved::Asks(Box::new(Asked { edit, differing, apart: Vec::new() })));
        }
        let (state, note) = edit.typed.check()?;
        actions::follow_up(tx, &actor, &id, state, &note).map(Saved::Done)
    };
    house.db.write(saving).await
}

/// The page that asks which of two follow-ups holds.
async fn ask(house: &House, frame: &Frame, actor: Actor, id: &str, asked: &Asked<FollowUpInput>) -> Answer<Response> {
    let view = view(house, actor.clone(), id).await?;
    let path = format!("activity/{}/resolution/{id}", view.resolution.activity);
    let saver = house.db.read(move |tx| last_saver(tx, &actor, &path, &[&verbs::FOLLOWED_UP])).await?;
    Ok(unprocessable(pages::ask(frame, &view, asked, saver)?))
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct NewQuery {
    motion: String,
    ballot: String,
}

async fn new_resolution(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(id): Path<String>,
    Query(query): Query<NewQuery>,
) -> Answer<Response> {
    let id = ActivityId::parse(&id).ok_or(Error::NotFound)?;
    let asking = move |tx: &Read<'_>| Ok((ask_new(tx, &actor, &id)?, super::of_motions(tx, &id)?));
    let (view, resolved) = house.db.read(asking).await?;
    if let Some((_, made)) = resolved.iter().find(|(motion, _)| motion.as_str() == query.motion) {
        return Ok(see(&made.path()));
    }
    let motion = view.motions.iter().find(|motion| motion.id.as_str() == query.motion).map(|motion| &motion.text);
    let ballot =
        view.ballots.iter().find(|told| told.ballot.id.as_str() == query.ballot).map(|told| &told.ballot.title);
    let input = ResolutionInput {
        text: motion.or(ballot).cloned().unwrap_or_default(),
        motion: query.motion,
        ballot: query.ballot,
        ..ResolutionInput::default()
    };
    Ok(pages::new(&frame, &view, &input, &Faults::default()).into_response())
}

fn ask_new(tx: &Read<'_>, actor: &Actor, id: &ActivityId) -> Result<pages::NewView> {
    let activity = activity::questions::visible(tx, actor, id)?;
    require(tx, actor, Right::RunActivity, &Place::unit(&activity.unit).named(&activity.named()))?;
    let motions = motion::questions::list(tx, id)?;
    let ballots = ballot::told(tx, id)?;
    Ok(pages::NewView { members: candidates(tx, &activity.branch, tx.today())?, motions, ballots, activity })
}

async fn create_resolution(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(id): Path<String>,
    Form(input): Form<ResolutionInput>,
) -> Answer<Response> {
    let activity = ActivityId::parse(&id).ok_or(Error::NotFound)?;
    let (reader, about) = (actor.clone(), activity.clone());
    let faults = match input.check() {
        Ok(new) => {
            let resolving = move |tx: &Write<'_>| {
                let made = actions::resolve(tx, &actor, &activity, &new)?;
                unreached(tx, &actor, &made)
            };
            match house.db.write(resolving).await {
                Ok(unreached) => {
                    let told = unreached.told(frame.language, Text(frame.language).saved());
                    return Ok(done(&house, &format!("/meetings/{id}#resolutions"), &told));
                }
                Err(error) => Faults::found(error, "text")?,
            }
        }
        Err(faults) => faults,
    };
    let view = house.db.read(move |tx| ask_new(tx, &reader, &about)).await?;
    Ok(unprocessable(pages::new(&frame, &view, &input, &faults)))
}

/// Whether who sees to a resolution since a moment ago cannot sign in yet.
pub(crate) fn unreached(tx: &Read<'_>, actor: &Actor, id: &ResolutionId) -> Result<Unreached> {
    let made = questions::visible(tx, actor, id)?;
    Unreached::of(tx, actor, &made.unit, &made.owner.iter().collect::<Vec<_>>())
}
