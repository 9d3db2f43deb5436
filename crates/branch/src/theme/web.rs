//! Routes of theme days: their list, how one goes, what is seen to.

use axum::Form;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use maud::Markup;
use serde::Deserialize;
use zhixing_kit::form::Faults;
use zhixing_kit::html::Frame;
use zhixing_kit::limit::PAGE_ROWS;
use zhixing_kit::respond::{Answer, done, unprocessable};
use zhixing_kit::route::Routes;
use zhixing_kit::{Error, House, Moment, Read, Result, Sentence};
use zhixing_people::{Actor, Place, Right, may};

use super::actions::{self, Arranged};
use super::input::{ArrangementInput, CheckInput};
use super::model::{CheckId, KINDS, Way};
use super::text::Text;
use super::{pages, questions};
use crate::activity::model::ActivityId;
use crate::directory::model::EntryKind;
use crate::{activity, again, directory, resolution};

/// The routes of theme days.
pub fn routes() -> Routes {
    Routes::new()
        .get("/theme-days", list_theme_days)
        .get("/meetings/{id}/theme", show_theme)
        .get("/meetings/{id}/theme/edit", edit_theme)
        .post("/meetings/{id}/theme", replace_theme)
        .post("/meetings/{id}/theme/checks", create_check)
        .post("/meetings/{id}/theme/checks/{check}", update_check)
}

fn id(raw: &str) -> Result<ActivityId> {
    ActivityId::parse(raw).ok_or(Error::NotFound)
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct ListQuery {
    at: Option<i64>,
    id: String,
}

async fn list_theme_days(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Query(query): Query<ListQuery>,
) -> Answer<Markup> {
    let view = house.db.read(move |tx| ask_list(tx, &actor, &query)).await?;
    Ok(pages::list(&frame, &view, &house.db.surroundings().zone))
}

fn ask_list(tx: &Read<'_>, actor: &Actor, query: &ListQuery) -> Result<pages::ListView> {
    let Some(branch) = &actor.branch else { return Ok(pages::ListView::default()) };
    let before = query.at.map_or((Moment(i64::MAX), "~"), |at| (Moment(at), query.id.as_str()));
    let mut rows = questions::of_branch(tx, branch, before, PAGE_ROWS + 1)?;
    let more = rows.len() > PAGE_ROWS;
    rows.truncate(PAGE_ROWS);
    let older = rows.last().filter(|_| more).map(|last| format!("/theme-days?at={}&id={}", last.starts_at.0, last.id));
    Ok(pages::ListView { rows, older, plans: may(tx, actor, Right::PlanActivity, &Place::unit(branch))? })
}

async fn show_theme(State(house): State<House>, frame: Frame, actor: Actor, Path(raw): Path<String>) -> Answer<Markup> {
    let view = view(&house, actor, &raw).await?;
    Ok(pages::one(&frame, &view, &CheckInput::default(), &Faults::default(), &house.db.surroundings().zone))
}

async fn view(house: &House, actor: Actor, raw: &str) -> Result<pages::OneView> {
    let id = id(raw)?;
    house
        .db
        .read(move |tx| {
            let activity = activity::questions::visible(tx, &actor, &id)?;
            if !KINDS.contains(&activity.kind.as_str()) {
                return Err(Sentence::of(|language| Text(language).not_this_kind()).into());
            }
            let may = activity::questions::rights(tx, &actor, &activity)?;
            Ok(pages::OneView {
                arrangement: questions::arrangement(tx, &activity, may)?,
                checks: questions::checks(tx, &id)?,
                resolutions: resolution::questions::of_activity(tx, &id)?,
                may,
                activity,
            })
        })
        .await
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct WayQuery {
    way: String,
}

/// What the form needs: the activity, how it goes now, and what the directory offers.
async fn for_form(house: &House, actor: Actor, raw: &str) -> Result<pages::FormView> {
    let id = id(raw)?;
    house
        .db
        .read(move |tx| {
            let activity = questions::arrangeable(tx, &actor, &id)?;
            let names = |kind| -> Result<Vec<String>> {
                let entries = directory::questions::of_branch(tx, &activity.branch, kind)?;
                Ok(entries.into_iter().map(|entry| entry.kept.name).collect())
            };
            let may = activity::questions::rights(tx, &actor, &activity)?;
            Ok(pages::FormView {
                now: questions::arrangement(tx, &activity, may)?,
                places: names(EntryKind::Place)?,
                contacts: names(EntryKind::Contact)?,
                lecturers: names(EntryKind::Lecturer)?,
                activity,
            })
        })
        .await
}

async fn edit_theme(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
    Query(query): Query<WayQuery>,
) -> Answer<Markup> {
    let view = for_form(&house, actor, &raw).await?;
    let mut input = view.now.as_ref().map(ArrangementInput::of).unwrap_or_default();
    if let Some(way) = Way::of(&query.way).filter(|way| *way != input.way()) {
        way.code().clone_into(&mut input.way);
        // The number of a contact is not the lecturer's.
        input.phone.clear();
    }
    Ok(pages::edit(&frame, &view, &input, &Faults::default()))
}

async fn replace_theme(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
    Form(mut input): Form<ArrangementInput>,
) -> Answer<Response> {
    let view = for_form(&house, actor.clone(), &raw).await?;
    let (id, version, text) = (view.activity.id.clone(), input.version, Text(frame.language));
    let path = format!("{}/theme", view.activity.path());
    let faults = match input.check() {
        Ok(new) => match house.db.write(move |tx| actions::arrange(tx, &actor, &id, version, &new)).await {
            Ok(Arranged::Saved) => return Ok(done(&house, &path, text.saved())),
            Ok(Arranged::Told) => return Ok(done(&house, &path, text.saved_told())),
            Ok(Arranged::Met) => {
                input.version = view.now.as_ref().map_or(0, |now| now.version);
                let field = if input.way() == Way::Out { "goes_to" } else { "lecturer" };
                Faults::at(field, Sentence::of(|language| Text(language).met()))
            }
            Err(error) => again::faults(error, if input.way() == Way::Out { "goes_to" } else { "lecturer" })?,
        },
        Err(faults) => faults,
    };
    Ok(unprocessable(pages::edit(&frame, &view, &input, &faults)))
}

async fn create_check(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
    Form(input): Form<CheckInput>,
) -> Answer<Response> {
    let activity = id(&raw)?;
    let (reader, about) = (actor.clone(), activity.clone());
    house.db.read(move |tx| activity::questions::must_run(tx, &reader, &about)).await?;
    let reader = actor.clone();
    let faults = match input.check() {
        Ok(words) => match house.db.write(move |tx| actions::add_check(tx, &actor, &activity, &words)).await {
            Ok(()) => {
                return Ok(done(&house, &format!("/meetings/{raw}/theme#checks"), Text(frame.language).added_check()));
            }
            Err(error) => again::faults(error, "words")?,
        },
        Err(faults) => faults,
    };
    let view = view(&house, reader, &raw).await?;
    Ok(unprocessable(pages::one(&frame, &view, &input, &faults, &house.db.surroundings().zone)))
}

async fn update_check(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path((raw, check)): Path<(String, String)>,
    Form(input): Form<CheckInput>,
) -> Answer<Response> {
    let (activity, check) = (id(&raw)?, CheckId::parse(&check).ok_or(Error::NotFound)?);
    let ticked = input.done != "no";
    house.db.write(move |tx| actions::tick(tx, &actor, &activity, &check, ticked)).await?;
    Ok(done(&house, &format!("/meetings/{raw}/theme#checks"), Text(frame.language).checked_told()).into_response())
}
