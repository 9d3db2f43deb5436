//! Routes of a branch's term and of the results of elections.

use axum::extract::{Form, Path, State};
use axum::response::Response;
use maud::Markup;
use zhixing_kit::form::Faults;
use zhixing_kit::html::Frame;
use zhixing_kit::respond::{Answer, done, unprocessable};
use zhixing_kit::route::Routes;
use zhixing_kit::{Error, House, Read, Result};
use zhixing_people::{Actor, Place, Right, require};

use super::input::ElectionInput;
use super::model::ElectionId;
use super::text::Text;
use super::{actions, ballot, pages, questions};

/// The routes of terms.
pub fn routes() -> Routes {
    Routes::new()
        .get("/branch/term", show_term)
        .get("/branch/term/election", new_election)
        .post("/branch/term/election", create_election)
        .once()
        .get("/elections/{id}", show_election)
        .post("/elections/{id}/confirmation", create_confirmation)
        .once()
        .post("/elections/{id}/return", create_return)
        .once()
}

async fn show_term(State(house): State<House>, frame: Frame, actor: Actor) -> Answer<Markup> {
    let Some(branch) = actor.leads().cloned() else { return Ok(pages::none(&frame)) };
    let term = house.db.read(move |tx| questions::term(tx, &actor, &branch)).await?;
    Ok(pages::term(&frame, &term))
}

async fn new_election(State(house): State<House>, frame: Frame, actor: Actor) -> Answer<Markup> {
    let view = house.db.read(move |tx| entering(tx, &actor)).await?;
    let today = view.today.to_string();
    let input = ElectionInput { elected_on: today.clone(), term_begins: today, ..ElectionInput::default() };
    Ok(pages::new(&frame, &view, &input, &Faults::default()))
}

async fn create_election(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Form(input): Form<ElectionInput>,
) -> Answer<Response> {
    let (reader, asked) = (actor.clone(), input.clone());
    let entered = house.db.write(move |tx| {
        let view = entering(tx, &actor)?;
        let id = actions::enter(tx, &actor, &view.branch, &asked.check(&view.members)?)?;
        questions::find(tx, &actor, &id)
    });
    match entered.await {
        Ok(entered) => Ok(done(&house, &entered.path(), Text(frame.language).entered())),
        Err(error) => {
            let faults = Faults::found(error, "elected_on")?;
            let view = house.db.read(move |tx| entering(tx, &reader)).await?;
            Ok(unprocessable(pages::new(&frame, &view, &input, &faults)))
        }
    }
}

/// What the form of a result offers, for who enters it.
fn entering(tx: &Read<'_>, actor: &Actor) -> Result<pages::NewView> {
    let branch = questions::kept(tx, actor)?;
    let members = questions::electable(tx, &branch)?;
    Ok(pages::NewView { branch, members, today: tx.today() })
}

async fn show_election(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(id): Path<String>,
) -> Answer<Markup> {
    let id = ElectionId::parse(&id).ok_or(Error::NotFound)?;
    let view = house.db.read(move |tx| view(tx, &actor, &id)).await?;
    Ok(pages::one(&frame, &view, &ElectionInput::default(), &Faults::default()))
}

fn view(tx: &Read<'_>, actor: &Actor, id: &ElectionId) -> Result<pages::OneView> {
    let (election, decides) = questions::visible(tx, actor, id)?;
    let sources = ballot::store::sources(tx, id)?;
    Ok(pages::OneView {
        gives_up: questions::gives_up(tx, &election)?,
        ends: questions::term_end(tx, &election.branch, election.scope, election.from_on)?,
        counted: ballot::questions::counted(tx, &actor.organisation, &sources)?,
        sources,
        fallen: questions::fallen(tx, &actor.organisation, &election)?,
        is_of_branch: actor.branch.as_ref() == Some(&election.branch),
        election,
        decides,
    })
}

async fn create_confirmation(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(id): Path<String>,
) -> Answer<Response> {
    let id = ElectionId::parse(&id).ok_or(Error::NotFound)?;
    let (reader, about) = (actor.clone(), id.clone());
    match house.db.write(move |tx| actions::confirm(tx, &actor, &id)).await {
        Ok(confirmed) => Ok(done(&house, &confirmed.path(), &pages::confirmed_told(frame.language, &confirmed))),
        Err(error) => {
            let faults = Faults::found(error, pages::CONFIRMATION)?;
            let view = house.db.read(move |tx| view(tx, &reader, &about)).await?;
            Ok(unprocessable(pages::one(&frame, &view, &ElectionInput::default(), &faults)))
        }
    }
}

async fn create_return(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(id): Path<String>,
    Form(input): Form<ElectionInput>,
) -> Answer<Response> {
    let id = ElectionId::parse(&id).ok_or(Error::NotFound)?;
    let (reader, about, asked) = (actor.clone(), id.clone(), input.clone());
    let returned = house.db.write(move |tx| {
        let (election, decides) = questions::visible(tx, &actor, &id)?;
        if !decides {
            require(tx, &actor, Right::Decide, &Place::unit(&election.branch))?;
        }
        actions::send_back(tx, &actor, &id, &asked.check_return()?)
    });
    match returned.await {
        Ok(returned) => Ok(done(&house, &returned.path(), &Text(frame.language).returned(&returned.branch_name))),
        Err(Error::Invalid(faults)) => {
            let view = house.db.read(move |tx| view(tx, &reader, &about)).await?;
            Ok(unprocessable(pages::one(&frame, &view, &input, &Faults(faults))))
        }
        Err(error) => Err(error.into()),
    }
}
