//! Routes of theme days: their list, how one goes, what is seen to.

use axum::Form;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use maud::Markup;
use serde::Deserialize;
use zhixing_kit::form::Faults;
use zhixing_kit::html::Frame;
use zhixing_kit::limit::PAGE_ROWS;
use zhixing_kit::respond::{Answer, done, form_again, unprocessable};
use zhixing_kit::route::Routes;
use zhixing_kit::{Error, House, Moment, Read, Result, Sentence, Write};
use zhixing_merge::{Asked, Edit, Saved, Sent};
use zhixing_people::{Actor, Place, Right, last_saver, may};

use super::actions::{self, Arranged};
use super::input::{ArrangementInput, CheckInput};
use super::model::{CheckId, KINDS, Way};
use super::text::Text;
use super::{pages, questions};
use crate::activity::model::ActivityId;
use crate::directory::model::EntryKind;
use crate::{activity, directory, resolution, verbs};

/// The routes of theme days.
pub fn routes() -> Routes {
    Routes::new()
        .get("/theme-days", list_theme_days)
        .get("/meetings/{id}/theme", show_theme)
        .get("/meetings/{id}/theme/edit", edit_theme)
        .post("/meetings/{id}/theme", replace_theme)
        .post("/meetings/{id}/theme/checks", create_check)
        .once()
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
                me: actor.member.clone(),
                today: tx.today(),
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
fn for_form(tx: &Read<'_>, actor: &Actor, id: &ActivityId) -> Result<pages::FormView> {
    let activity = questions::arrangeable(tx, actor, id)?;
    let names = |kind| -> Result<Vec<String>> {
        let entries = directory::questions::of_branch(tx, &activity.branch, kind)?;
        Ok(entries.into_iter().map(|entry| entry.kept.name).collect())
    };
    let may = activity::questions::rights(tx, actor, &activity)?;
    Ok(pages::FormView {
        now: questions::arrangement(tx, &activity, may)?,
        places: names(EntryKind::Place)?,
        contacts: names(EntryKind::Contact)?,
        lecturers: names(EntryKind::Lecturer)?,
        activity,
    })
}

async fn edit_theme(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
    Query(query): Query<WayQuery>,
) -> Answer<Markup> {
    let id = id(&raw)?;
    let view = house.db.read(move |tx| for_form(tx, &actor, &id)).await?;
    let mut edit = Edit::of(view.input())?;
    if let Some(way) = Way::of(&query.way).filter(|way| *way != edit.typed.way()) {
        way.code().clone_into(&mut edit.typed.way);
        // The number of a contact is not the lecturer's.
        edit.typed.phone.clear();
    }
    Ok(pages::edit(&frame, &view, &edit, &Faults::default()))
}

async fn replace_theme(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
    edit: Edit<ArrangementInput>,
) -> Answer<Response> {
    let (id, text) = (id(&raw)?, Text(frame.language));
    let path = format!("/meetings/{id}/theme");
    let field = if edit.typed.way() == Way::Out { "goes_to" } else { "lecturer" };
    let faults = match edit.sent(field, save(&house, actor.clone(), id.clone(), edit.clone())).await? {
        Sent::Done(Arranged::Saved) => return Ok(done(&house, &path, text.saved())),
        Sent::Done(Arranged::Told) => return Ok(done(&house, &path, text.saved_told())),
        Sent::Asks(asked) => return ask(&house, &frame, actor, id, &asked).await,
        Sent::Again(faults) => faults,
    };
    let view = house.db.read(move |tx| for_form(tx, &actor, &id)).await?;
    let edit = edit.again(&view.input())?;
    Ok(form_again(pages::edit(&frame, &view, &edit, &faults), &faults))
}

async fn save(
    house: &House,
    actor: Actor,
    id: ActivityId,
    edit: Edit<ArrangementInput>,
) -> Result<Saved<Arranged, ArrangementInput>> {
    let saving = move |tx: &Write<'_>| {
        let now = for_form(tx, &actor, &id)?.input();
        edit.save(&now, |input| actions::arrange(tx, &actor, &id, &input.check()?))
    };
    house.db.write(saving).await
}

/// The page that asks which of two arrangements holds.
async fn ask(
    house: &House,
    frame: &Frame,
    actor: Actor,
    id: ActivityId,
    asked: &Asked<ArrangementInput>,
) -> Answer<Response> {
    let (view, saver) = house
        .db
        .read(move |tx| {
            let path = format!("activity/{id}/arrangement");
            let (view, saver) = (for_form(tx, &actor, &id)?, last_saver(tx, &actor, &path, &[&verbs::ARRANGED])?);
            // A telephone number alone is saved without a record: then the ledger's last one is not who saved.
            let saved_at = view.now.as_ref().map(|now| now.arranged_at.local(tx.zone()));
            Ok((view, saver.filter(|saver| saved_at.is_none_or(|at| at <= saver.at))))
        })
        .await?;
    Ok(unprocessable(pages::ask(frame, &view, asked, saver)?))
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
            Err(error) => Faults::found(error, "words")?,
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
