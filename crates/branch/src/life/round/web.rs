//! Routes of rounds: the list, the beginning, where one stands.

use axum::Form;
use axum::extract::{Path, State};
use axum::response::Response;
use jiff::civil::Date;
use maud::Markup;
use zhixing_kit::form::Faults;
use zhixing_kit::html::Frame;
use zhixing_kit::respond::{Answer, done, form_again, unprocessable};
use zhixing_kit::route::Routes;
use zhixing_kit::{Error, House, Read, Result, Write};
use zhixing_merge::{Asked, Edit, Saved, Sent};
use zhixing_people::{Actor, Place, Right, UnitId, last_saver, may, require};

use super::input::RoundInput;
use super::model::{Dates, Round, RoundId};
use super::text::Text;
use super::{actions, pages, questions};
use crate::life::{appraisal, opinion, own_check};
use crate::verbs;

/// The routes of rounds.
pub fn routes() -> Routes {
    Routes::new()
        .get("/organisation-life", list_rounds)
        .get("/organisation-life/new", new_round)
        .post("/organisation-life", create_round)
        .once()
        .get("/organisation-life/{id}", show_round)
        .get("/organisation-life/{id}/edit", edit_round)
        .post("/organisation-life/{id}", update_round)
}

fn id(raw: &str) -> Result<RoundId> {
    RoundId::parse(raw).ok_or(Error::NotFound)
}

fn today(house: &House) -> Date {
    house.clock.now().day(&house.db.surroundings().zone)
}

async fn list_rounds(State(house): State<House>, frame: Frame, actor: Actor) -> Answer<Markup> {
    let view = house.db.read(move |tx| ask_list(tx, &actor)).await?;
    Ok(pages::list(&frame, &view))
}

fn ask_list(tx: &Read<'_>, actor: &Actor) -> Result<pages::ListView> {
    let Some(branch) = &actor.branch else { return Ok(pages::ListView::default()) };
    let rounds = questions::of_branch(tx, branch)?;
    let year = tx.today().year();
    let begins =
        may(tx, actor, Right::Appraise, &Place::unit(branch))? && rounds.iter().all(|round| round.year != year);
    let rows = rounds.into_iter().map(|round| Ok((questions::progress(tx, &round)?, round)));
    Ok(pages::ListView { in_branch: true, begins, rows: rows.collect::<Result<_>>()? })
}

/// The branch in which the actor may begin a round.
fn own_branch(tx: &Read<'_>, actor: &Actor) -> Result<UnitId> {
    let branch = actor.branch.clone().unwrap_or_else(|| actor.unit.clone());
    require(tx, actor, Right::Appraise, &Place::unit(&branch))?;
    Ok(branch)
}

async fn new_round(State(house): State<House>, frame: Frame, actor: Actor) -> Answer<Markup> {
    house.db.read(move |tx| own_branch(tx, &actor).map(drop)).await?;
    Ok(pages::new(&frame, &RoundInput::with(&Dates::usual(today(&house))), &Faults::default()))
}

async fn create_round(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Form(input): Form<RoundInput>,
) -> Answer<Response> {
    let asking = actor.clone();
    let branch = house.db.read(move |tx| own_branch(tx, &asking)).await?;
    let faults = match input.check(today(&house)) {
        Ok(new) => match house.db.write(move |tx| actions::begin(tx, &actor, &branch, &new)).await {
            Ok(id) => return Ok(done(&house, &format!("/organisation-life/{id}"), Text(frame.language).begun())),
            Err(error) => Faults::found(error, "meeting_on")?,
        },
        Err(faults) => faults,
    };
    Ok(unprocessable(pages::new(&frame, &input, &faults)))
}

async fn show_round(State(house): State<House>, frame: Frame, actor: Actor, Path(raw): Path<String>) -> Answer<Markup> {
    let id = id(&raw)?;
    let view = house.db.read(move |tx| ask_round(tx, &actor, &id)).await?;
    Ok(pages::one(&frame, &view, &house.db.surroundings().zone))
}

fn ask_round(tx: &Read<'_>, actor: &Actor, id: &RoundId) -> Result<pages::OneView> {
    let round = questions::visible(tx, actor, id)?;
    Ok(pages::OneView {
        appraises: questions::appraises(tx, actor, &round)?,
        progress: questions::progress(tx, &round)?,
        meetings: questions::meetings(tx, &round)?,
        opinions: opinion::questions::closing(tx, &round)?,
        checks_read: own_check::questions::read_by(tx, &round)?.len(),
        writes: own_check::questions::writes(tx, actor)?,
        own_result: appraisal::questions::own_result(tx, actor, &round)?,
        today: tx.today(),
        round,
    })
}

/// The round, for who may change it.
async fn for_form(house: &House, actor: Actor, raw: &str) -> Result<Round> {
    let id = id(raw)?;
    house.db.read(move |tx| questions::with(tx, &actor, &id, Right::Appraise)).await
}

async fn edit_round(State(house): State<House>, frame: Frame, actor: Actor, Path(raw): Path<String>) -> Answer<Markup> {
    let round = for_form(&house, actor, &raw).await?;
    Ok(pages::edit(&frame, &round, &Edit::of(RoundInput::of(&round))?, &Faults::default()))
}

async fn update_round(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
    edit: Edit<RoundInput>,
) -> Answer<Response> {
    let id = id(&raw)?;
    let faults = match edit.sent("round_topic", save(&house, actor.clone(), id.clone(), edit.clone())).await? {
        Sent::Done(()) => {
            return Ok(done(&house, &format!("/organisation-life/{id}"), Text(frame.language).saved()));
        }
        Sent::Asks(asked) => return ask(&house, &frame, actor, id, &asked).await,
        Sent::Again(faults) => faults,
    };
    let round = for_form(&house, actor, &raw).await?;
    let edit = edit.again(&RoundInput::of(&round))?;
    Ok(form_again(pages::edit(&frame, &round, &edit, &faults), &faults))
}

async fn save(house: &House, actor: Actor, id: RoundId, edit: Edit<RoundInput>) -> Result<Saved<(), RoundInput>> {
    let saving = move |tx: &Write<'_>| {
        let now = RoundInput::of(&questions::with(tx, &actor, &id, Right::Appraise)?);
        edit.save(&now, |input| actions::change(tx, &actor, &id, &input.check(tx.today())?))
    };
    house.db.write(saving).await
}

/// The page that asks which of two versions holds.
async fn ask(house: &House, frame: &Frame, actor: Actor, id: RoundId, asked: &Asked<RoundInput>) -> Answer<Response> {
    let (round, saver) = house
        .db
        .read(move |tx| {
            let round = questions::with(tx, &actor, &id, Right::Appraise)?;
            let saver = last_saver(tx, &actor, &round.about(), &[&verbs::CHANGED, &verbs::BEGAN])?;
            Ok((round, saver))
        })
        .await?;
    Ok(unprocessable(pages::ask(frame, &round, asked, saver)?))
}
