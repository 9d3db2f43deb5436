//! Routes of activities: the list, the meeting page, and each step as a row of its own.

mod plan;
mod step;

use axum::Extension;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use maud::Markup;
use serde::Deserialize;
use zhixing_kit::html::Frame;
use zhixing_kit::limit::PAGE_ROWS;
use zhixing_kit::respond::Answer;
use zhixing_kit::route::Routes;
use zhixing_kit::{Error, House, Moment, Read, Result, Sentence, asset};
use zhixing_people::{Actor, Glance, Right, UnitId, units_where};
use zhixing_records::Clerk;

use super::doubt::same_time;
use super::model::{Activity, ActivityId};
use super::text::Text;
use super::{Beside, pages, questions};
use crate::roll::model::RollEntry;
use crate::roll::questions::Roster;
use crate::year::overview::{Below, show_decided};
use crate::{ballot, life, minutes, motion, quotation, resolution, roll, theme};

/// The routes of activities.
pub fn routes() -> Routes {
    Routes::new()
        .get("/meetings", list_meetings)
        .public_get("/meetings/worker.js", show_worker)
        .get("/meetings/new", plan::new_meeting)
        .post("/meetings", plan::create_meeting)
        .once()
        .get("/meetings/{id}", show_meeting)
        .glancing()
        .get("/meetings/{id}/record", show_record)
        .get("/meetings/{id}/edit", plan::edit_meeting)
        .post("/meetings/{id}/edit", plan::update_meeting)
        .post("/meetings/{id}/convening", step::create_convening)
        .once()
        .get("/meetings/{id}/opening", step::new_opening)
        .post("/meetings/{id}/opening", step::create_opening)
        .once()
        .get("/meetings/{id}/opening/withdrawal", step::new_taking_back)
        .post("/meetings/{id}/opening/withdrawal", step::create_taking_back)
        .once()
        .get("/meetings/{id}/closing", step::new_closing)
        .post("/meetings/{id}/closing", step::create_closing)
        .once()
        .get("/meetings/{id}/cancellation", step::new_cancellation)
        .post("/meetings/{id}/cancellation", step::create_cancellation)
        .once()
        .post("/meetings/{id}/agenda", step::create_item)
        .once()
        .and(super::outcome::routes())
}

/// What stands in for the pages that somebody works on in a meeting, where there is no network.
async fn show_worker(headers: HeaderMap) -> Response {
    asset::worker("/meetings/", headers).await
}

/// The activity's id of a path; a malformed one is not found.
fn id(raw: &str) -> Result<ActivityId> {
    ActivityId::parse(raw).ok_or(Error::NotFound)
}

/// Which part of the list is asked for. Unit and page are for who looks at branches below.
#[derive(Deserialize, Default)]
#[serde(default)]
struct ListQuery {
    view: String,
    kind: String,
    at: Option<i64>,
    id: String,
    unit: Option<String>,
    page: Option<usize>,
}

async fn list_meetings(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Query(query): Query<ListQuery>,
) -> Answer<Markup> {
    if actor.branch.is_none() && actor.looks_below() {
        return show_decided(&house, &frame, actor, Below { unit: query.unit, page: query.page }).await;
    }
    let view = house.db.read(move |tx| ask_list(tx, &actor, &query)).await?;
    Ok(pages::list::list(&frame, &view, &house.db.surroundings().zone))
}

fn ask_list(tx: &Read<'_>, actor: &Actor, query: &ListQuery) -> Result<pages::list::ListView> {
    let past = query.view == "past";
    let kind = crate::rules::charter().kind(&query.kind).map(|kind| kind.code.clone()).unwrap_or_default();
    let plans = !units_where(tx, actor, Right::PlanActivity)?.is_empty();
    let rows = match &actor.branch {
        Some(branch) => rows(tx, actor, branch, query, past, &kind)?,
        None => Vec::new(),
    };
    let (in_branch, today) = (actor.branch.is_some(), tx.today());
    let mut view = pages::list::ListView { past, kind, plans, in_branch, rows, further: None, today };
    if view.rows.len() > PAGE_ROWS {
        view.rows.truncate(PAGE_ROWS);
        let word = if past { "past" } else { "upcoming" };
        view.further = view
            .rows
            .last()
            .map(|last| format!("/meetings?view={word}&kind={}&at={}&id={}", view.kind, last.starts_at.0, last.id));
    }
    Ok(view)
}

fn rows(
    tx: &Read<'_>,
    actor: &Actor,
    branch: &UnitId,
    query: &ListQuery,
    past: bool,
    kind: &str,
) -> Result<Vec<Activity>> {
    let from = |none: (Moment, &'static str)| {
        query.at.map_or((none.0, none.1.to_owned()), |at| (Moment(at), query.id.clone()))
    };
    if past {
        let (at, id) = from((Moment(i64::MAX), "~"));
        return questions::past(tx, actor, branch, (at, &id), kind, PAGE_ROWS + 1);
    }
    let (at, id) = from((Moment(i64::MIN), ""));
    questions::upcoming(tx, actor, branch, (at, &id), kind, PAGE_ROWS + 1)
}

/// The roll and the roster, for who holds a post in his branch.
fn roster_ahead(tx: &Read<'_>, actor: &Actor, id: &ActivityId) -> Result<(Option<Vec<RollEntry>>, Option<Roster>)> {
    let list = || (!actor.posts.is_empty()).then(|| roll::questions::untold(tx, id)).transpose();
    tx.together((list, || Roster::ahead(tx, actor)))
}

async fn show_meeting(
    State(house): State<House>,
    frame: Frame,
    glance: Glance,
    beside: Option<Extension<Beside>>,
    Path(raw): Path<String>,
) -> Answer<Markup> {
    let id = id(&raw)?;
    let view = glance.ask(&house, move |tx, actor| ask_meeting(tx, actor, &id)).await?;
    let beside = beside.map(|Extension(Beside(ways))| ways(frame.language, &view.activity)).unwrap_or_default();
    Ok(pages::meeting::meeting(&frame, &view, &beside, &house.db.surroundings().zone))
}

/// None of it but the round of an organisation-life meeting waits for another’s answer, so that one look at the database brings all of it; also what
/// the roster says otherwise than the list, where the meeting is of the reader's own branch and today.
fn ask_meeting(tx: &Read<'_>, actor: &Actor, id: &ActivityId) -> Result<pages::meeting::MeetingView> {
    let visible = || {
        let (activity, passage) = questions::visible_with_passage(tx, actor, id)?;
        let may = questions::rights(tx, actor, &activity)?;
        Ok((activity, passage, may))
    };
    let (
        (activity, passage, may),
        arrangement,
        tally,
        (agenda, same_time, (list, ahead)),
        quotations,
        motions,
        ballots,
        resolutions,
        remarks,
        signatures,
    ) = tx.together((
        visible,
        || theme::questions::of_meeting(tx, id),
        || roll::questions::tally(tx, id),
        || tx.together((|| questions::agenda(tx, id), || same_time(tx, id), || roster_ahead(tx, actor, id))),
        || quotation::questions::of_activity(tx, id),
        || motion::questions::list(tx, id),
        || ballot::told(tx, id),
        || resolution::questions::of_activity(tx, id),
        || minutes::questions::remarks(tx, id),
        || minutes::questions::signatures(tx, id),
    ))?;
    let arrangement = arrangement.of(&activity, may);
    let round = life::round_of(tx, actor, &activity)?;
    let count = questions::quorum(tx, &activity, &tally);
    let doubts = same_time.of(&activity, activity.starts_at.day(tx.zone()));
    let me = actor.member.clone();
    let drift = roll::questions::drift_with(tx, &activity, may, (list.as_deref(), ahead))?;
    Ok(pages::meeting::MeetingView {
        drift,
        round,
        activity,
        may,
        passage,
        doubts,
        agenda,
        tally,
        count,
        motions,
        ballots,
        resolutions,
        remarks,
        arrangement,
        quotations,
        signatures,
        me,
        today: tx.today(),
    })
}

/// The meeting's record as a file that `zhixing verify` checks without us, for who runs the meeting (decision 0009). The clerk of the log seals it;
/// his key is not in the database.
async fn show_record(
    State(house): State<House>,
    actor: Actor,
    clerk: Option<Extension<Clerk>>,
    Path(raw): Path<String>,
) -> Answer<Response> {
    let Extension(clerk) = clerk.ok_or_else(|| Sentence::of(|language| Text(language).no_log()))?;
    let id = id(&raw)?;
    let asking = (actor.clone(), id.clone());
    house.db.read(move |tx| questions::must_run(tx, &asking.0, &asking.1)).await?;
    // What was recorded a moment ago belongs to the record: the clerk does not make its reader wait.
    clerk.catch_up_soon(&house.db).await?;
    let (activity, export) = house
        .db
        .read(move |tx| {
            questions::must_run(tx, &actor, &id)?;
            let activity = questions::visible(tx, &actor, &id)?;
            let export = zhixing_records::export(tx, &activity.about())?;
            Ok((activity, export))
        })
        .await?;
    let day = activity.starts_at.day(&house.db.surroundings().zone);
    let name = format!("zhixing-{}-{day}-{}.json", activity.kind, &activity.id.as_str()[24..]);
    let headers = [
        (header::CONTENT_TYPE, "application/json".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((headers, clerk.seal(&export)).into_response())
}
