//! Routes of programmes.

use axum::Form;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use maud::Markup;
use serde::Deserialize;
use zhixing_branch::ActivityId;
use zhixing_kit::form::Faults;
use zhixing_kit::html::Frame;
use zhixing_kit::respond::{Answer, done, form_again, unprocessable};
use zhixing_kit::route::Routes;
use zhixing_kit::{Error, House, Read, Result, Write};
use zhixing_merge::{Asked, Edit, Saved, Sent};
use zhixing_people::{Actor, Place, Right, last_saver, require};

use super::input::ProgrammeInput;
use super::model::{Programme, ProgrammeId, about, usual_year};
use super::questions::Pair;
use super::text::Text;
use super::{actions, pages, questions, store};
use crate::place::{Where, seen};
use crate::topic::model::TopicId;
use crate::verbs;

/// The routes of programmes.
pub fn routes() -> Routes {
    Routes::new()
        .get("/programmes", list_programmes)
        .get("/programmes/new", new_programme)
        .post("/programmes", create_programme)
        .once()
        .get("/programmes/{id}", show_programme)
        .get("/programmes/{id}/edit", edit_programme)
        .post("/programmes/{id}", update_programme)
        .get("/programmes/{id}/spread", show_spread)
        .post("/programmes/{id}/spread", create_spread)
        .once()
}

fn id(raw: &str) -> Result<ProgrammeId> {
    ProgrammeId::parse(raw).ok_or(Error::NotFound)
}

/// What an address may say.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Wanted {
    unit: String,
}

async fn list_programmes(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Query(wanted): Query<Wanted>,
) -> Answer<Markup> {
    let view = house
        .db
        .read(move |tx| {
            let Some(place) = seen(tx, &actor, &wanted.unit)? else { return Ok(None) };
            let programmes = store::of_branch(tx, &place.branch.id)?;
            Ok(Some((place, programmes)))
        })
        .await?;
    Ok(pages::list(&frame, view.as_ref().map(|(place, programmes)| (place, programmes.as_slice()))))
}

/// The branch for which the actor plans study; who plans for none is told who could.
fn planned(tx: &Read<'_>, actor: &Actor, wanted: &str) -> Result<Where> {
    let place = seen(tx, actor, wanted)?.ok_or(Error::NotFound)?;
    require(tx, actor, Right::PlanStudy, &Place::unit(&place.branch.id))?;
    Ok(place)
}

async fn new_programme(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Query(wanted): Query<Wanted>,
) -> Answer<Markup> {
    let (place, typed) = house
        .db
        .read(move |tx| {
            let year = usual_year(tx.today());
            let typed = ProgrammeInput {
                programme_name: String::new(),
                first_on: format!("{year}-01-01"),
                last_on: format!("{year}-12-31"),
            };
            Ok((planned(tx, &actor, &wanted.unit)?, typed))
        })
        .await?;
    Ok(pages::new(&frame, &place, &typed, &Faults::default()))
}

/// A new programme, with the branch that it is for.
#[derive(Deserialize, Default)]
#[serde(default)]
struct NewInput {
    unit: String,
    #[serde(flatten)]
    programme: ProgrammeInput,
}

async fn create_programme(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Form(input): Form<NewInput>,
) -> Answer<Response> {
    let (reader, wanted) = (actor.clone(), input.unit.clone());
    let place = house.db.read(move |tx| planned(tx, &reader, &wanted)).await?;
    match input.programme.check() {
        Ok(new) => {
            let branch = place.branch.id.clone();
            let id = house.db.write(move |tx| actions::make(tx, &actor, &branch, &new)).await?;
            Ok(done(&house, &format!("/programmes/{id}"), Text(frame.language).made()))
        }
        Err(faults) => Ok(unprocessable(pages::new(&frame, &place, &input.programme, &faults))),
    }
}

async fn show_programme(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
) -> Answer<Markup> {
    let id = id(&raw)?;
    let whole = house.db.read(move |tx| questions::whole(tx, &actor, &id)).await?;
    Ok(pages::one(&frame, &whole, &house.db.surroundings().zone))
}

async fn changeable(house: &House, actor: Actor, raw: &str) -> Result<Programme> {
    let id = id(raw)?;
    house.db.read(move |tx| questions::changeable(tx, &actor, &id)).await
}

async fn edit_programme(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
) -> Answer<Markup> {
    let programme = changeable(&house, actor, &raw).await?;
    Ok(pages::edit(&frame, &programme, &Edit::of(ProgrammeInput::of(&programme))?, &Faults::default()))
}

async fn update_programme(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
    edit: Edit<ProgrammeInput>,
) -> Answer<Response> {
    let faults = match edit.sent("programme_name", save(&house, actor.clone(), id(&raw)?, edit.clone())).await? {
        Sent::Done(()) => {
            return Ok(done(&house, &format!("/programmes/{raw}"), Text(frame.language).saved()));
        }
        Sent::Asks(asked) => return ask(&house, &frame, actor, &raw, &asked).await,
        Sent::Again(faults) => faults,
    };
    let programme = changeable(&house, actor, &raw).await?;
    let edit = edit.again(&ProgrammeInput::of(&programme))?;
    Ok(form_again(pages::edit(&frame, &programme, &edit, &faults), &faults))
}

async fn save(
    house: &House,
    actor: Actor,
    id: ProgrammeId,
    edit: Edit<ProgrammeInput>,
) -> Result<Saved<(), ProgrammeInput>> {
    let saving = move |tx: &Write<'_>| {
        let programme = questions::changeable(tx, &actor, &id)?;
        edit.save(&ProgrammeInput::of(&programme), |input| actions::change(tx, &actor, &id, &input.check()?))
    };
    house.db.write(saving).await
}

/// The page that asks which of two versions holds.
async fn ask(house: &House, frame: &Frame, actor: Actor, raw: &str, asked: &Asked<ProgrammeInput>) -> Answer<Response> {
    let id = id(raw)?;
    let (programme, saver) = house
        .db
        .read(move |tx| {
            let by = [&verbs::PROGRAMME_CHANGED, &verbs::PROGRAMMED];
            let saver = last_saver(tx, &actor, &about(&id), &by)?;
            Ok((questions::changeable(tx, &actor, &id)?, saver))
        })
        .await?;
    Ok(unprocessable(pages::ask(frame, &programme, asked, saver)?))
}

async fn show_spread(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
) -> Answer<Markup> {
    let id = id(&raw)?;
    let (programme, proposed) = house
        .db
        .read(move |tx| {
            let programme = questions::changeable(tx, &actor, &id)?;
            let proposed = questions::proposal(tx, &programme)?;
            Ok((programme, proposed))
        })
        .await?;
    Ok(pages::spread(&frame, &programme, &proposed, &house.db.surroundings().zone))
}

/// What was looked at: one line `ACTIVITY TOPIC` for each day.
#[derive(Deserialize, Default)]
#[serde(default)]
struct SpreadInput {
    pairs: String,
}

fn pair(line: &str) -> Option<Pair> {
    let (activity, topic) = line.trim().split_once(' ')?;
    Some(Pair { activity: ActivityId::parse(activity)?, topic: TopicId::parse(topic)? })
}

async fn create_spread(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
    Form(input): Form<SpreadInput>,
) -> Answer<Response> {
    let id = id(&raw)?;
    let pairs: Vec<Pair> = input.pairs.lines().filter_map(pair).collect();
    let placed = house.db.write(move |tx| actions::take_over(tx, &actor, &id, &pairs)).await?;
    Ok(done(&house, &format!("/programmes/{raw}#days"), &Text(frame.language).taken_over(placed)))
}
