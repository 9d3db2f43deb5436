//! Routes of a branch's year and its plan.

use std::collections::HashSet;

use axum::extract::{Form, Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Redirect, Response};
use maud::Markup;
use serde::Deserialize;
use zhixing_kit::clock::DAY_MS;
use zhixing_kit::html::Frame;
use zhixing_kit::respond::{Answer, done, unprocessable};
use zhixing_kit::route::Routes;
use zhixing_kit::session::set_cookie;
use zhixing_kit::{Error, House, Read, Result, Write};
use zhixing_people::{Actor, BRANCH_COOKIE, Place, Right, UnitId, require, unit};

use super::form::PlanInput;
use super::model::Year;
use super::text::Text;
use super::{actions, calendar, overview, pages, questions, wall};
use crate::asked::AskedYear;

/// The routes of years, calendars and overviews.
pub fn routes() -> Routes {
    Routes::new()
        .get("/year", show_year)
        .get("/year/plan", show_plan)
        .post("/year/plan", create_plan)
        .once()
        .post("/year/branch", choose_branch)
        .and(calendar::routes())
        .and(overview::routes())
        .and(wall::routes())
}

#[derive(Deserialize)]
struct Asked {
    #[serde(default)]
    year: AskedYear,
    quarter: Option<usize>,
    key: Option<String>,
}

async fn show_year(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Query(asked): Query<Asked>,
) -> Answer<Markup> {
    let Some(branch) = actor.leads().cloned() else { return Ok(outside(&frame, &actor)) };
    let number = asked.year.read()?;
    let shown = move |tx: &Read<'_>| {
        let mut year = seen(tx, &actor, &branch, number)?;
        let may = questions::may_plan(tx, &actor, &year)?;
        questions::hide_talks(tx, &actor, &mut year)?;
        let others = actor.may_turn_to().into_iter().filter(|other| **other != branch);
        let others = others.map(|other| unit(tx, other)).collect::<Result<Vec<_>>>()?;
        Ok((year, may, others))
    };
    let (year, may, others) = house.db.read(shown).await?;
    Ok(pages::year(&frame, &year, &may, &others, asked.quarter))
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Turned {
    branch: String,
}

/// Who leads several branches turns to another one: a choice of this browser, which gives no right.
async fn choose_branch(State(house): State<House>, actor: Actor, Form(turned): Form<Turned>) -> Answer<Response> {
    let branch = UnitId::parse(&turned.branch).ok_or(Error::NotFound)?;
    if !actor.may_turn_to().contains(&&branch) {
        return Err(Error::NotFound.into());
    }
    let mut response = Redirect::to("/year").into_response();
    let cookie = set_cookie(&house.settings, BRANCH_COOKIE, branch.as_str(), DAY_MS * 30 / 1000);
    response.headers_mut().append(header::SET_COOKIE, cookie);
    Ok(response)
}

fn outside(frame: &Frame, actor: &Actor) -> Markup {
    pages::no_branch(frame, Text(frame.language).years(), actor.looks_below())
}

async fn show_plan(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Query(asked): Query<Asked>,
) -> Answer<Markup> {
    let branch = actor.leads().cloned().ok_or(Error::NotFound)?;
    let number = asked.year.read()?;
    let year = house.db.read(move |tx| plannable(tx, &actor, &branch, number)).await?;
    let input = pages::proposed(&year, asked.key.as_deref());
    Ok(pages::plan(&frame, &year, &input, None))
}

async fn create_plan(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Form(sent): Form<Vec<(String, String)>>,
) -> Answer<Response> {
    let branch = actor.leads().cloned().ok_or(Error::NotFound)?;
    let number = sent
        .iter()
        .find(|(name, _)| name == "year")
        .and_then(|(_, value)| value.parse().ok())
        .ok_or(Error::NotFound)?;
    let (reader, of) = (actor.clone(), branch.clone());
    let (year, owed) = house.db.read(move |tx| plannable_of_owed(tx, &reader, &of, Some(number))).await?;
    let input = PlanInput::read(&sent);
    let chosen = match input.check(&year, &owed) {
        Ok(chosen) => chosen,
        Err(again) => return Ok(unprocessable(pages::plan(&frame, &year, &again, None))),
    };
    let day = chosen.first().map(|one| one.date);
    let language = frame.language;
    let adopting = move |tx: &Write<'_>| {
        let planned = actions::adopt(tx, &actor, &branch, number, &chosen, language)?;
        Ok((planned.len(), questions::doubted(tx, &planned)?))
    };
    let (count, doubted) = match house.db.write(adopting).await {
        Ok(adopted) => adopted,
        Err(Error::Refused(told)) => return Ok(unprocessable(pages::plan(&frame, &year, &input, Some(&told)))),
        Err(error) => return Err(error.into()),
    };
    Ok(done(&house, &format!("/year?year={number}"), &pages::adopted(language, count, day, &doubted)).into_response())
}

/// The year as someone of the branch sees it.
fn seen(tx: &Read<'_>, actor: &Actor, branch: &UnitId, year: Option<i16>) -> Result<Year> {
    require(tx, actor, Right::SeeActivity, &Place::unit(branch))?;
    questions::year(tx, branch, year.unwrap_or_else(|| tx.today().year()))
}

/// The year with what the actor may plan: his branch's, or that of the group that he leads.
fn plannable(tx: &Read<'_>, actor: &Actor, branch: &UnitId, year: Option<i16>) -> Result<Year> {
    plannable_of_owed(tx, actor, branch, year).map(|(year, _)| year)
}

/// The same, with the keys of all that the branch owes, be it his to plan or not.
fn plannable_of_owed(
    tx: &Read<'_>,
    actor: &Actor,
    branch: &UnitId,
    year: Option<i16>,
) -> Result<(Year, HashSet<String>)> {
    let mut year = seen(tx, actor, branch, year)?;
    let owed = year.duties.iter().map(|duty| duty.obligation.key.clone()).collect();
    let may = questions::may_plan(tx, actor, &year)?;
    year.duties.retain(|duty| may.plans(&duty.obligation));
    if !may.branch && may.groups.is_empty() {
        require(tx, actor, Right::PlanActivity, &Place::unit(branch))?;
    }
    Ok((year, owed))
}
