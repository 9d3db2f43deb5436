//! Routes of organised tests. Each page is an ordinary form; an answer that is sent twice, late or from another device counts once.

use axum::Form;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use maud::Markup;
use serde::Deserialize;
use zhixing_branch::{Activity, ActivityId, Way};
use zhixing_kit::form::Faults;
use zhixing_kit::html::Frame;
use zhixing_kit::respond::{Answer, done, see, unprocessable};
use zhixing_kit::route::Routes;
use zhixing_kit::{Error, House, Language, Result, Sentence};
use zhixing_people::{Actor, Glance};
use zhixing_question::Question;

use super::input::{self, BANK, PICKED, Sent, Wish};
use super::model::TestId;
use super::questions::Here;
use super::text::Text;
use super::{actions, pages, questions};
use crate::day::model::{Carrying, carrying};

/// The routes of organised tests.
pub fn routes() -> Routes {
    Routes::new()
        .get("/tests", list_tests)
        .get("/meetings/{id}/tests", show_held)
        .post("/meetings/{id}/tests", create_test)
        .once()
        .get("/meetings/{id}/tests/picking", show_picking)
        .post("/meetings/{id}/tests/picked", create_picked)
        .once()
        .get("/tests/{id}", show_test)
        .glancing()
        .post("/tests/{id}/sitting", create_sitting)
        .post("/tests/{id}/answers/{place}", create_answer)
        .glancing()
        .post("/tests/{id}/ending", create_ending)
        .once()
        .get("/tests/{id}/answers", show_own)
}

/// The way from an activity's page to its tests, once it has begun, for what is for study by its plan.
pub fn link(language: Language, activity: &Activity) -> Option<Way> {
    let begun = activity.began_at.is_some() && carrying(&activity.kind, &activity.also) == Some(Carrying::Sure);
    begun.then(|| (pages::hold::path(activity), Text(language).title()))
}

fn activity(raw: &str) -> Result<ActivityId> {
    ActivityId::parse(raw).ok_or(Error::NotFound)
}

fn test(raw: &str) -> Result<TestId> {
    TestId::parse(raw).ok_or(Error::NotFound)
}

async fn list_tests(State(house): State<House>, frame: Frame, actor: Actor) -> Answer<Markup> {
    let (tests, under_way) = house.db.read(move |tx| questions::of_branch(tx, &actor)).await?;
    Ok(pages::hold::of_branch(&frame, &tests, &under_way, &house.db.surroundings().zone))
}

async fn show_held(State(house): State<House>, frame: Frame, actor: Actor, Path(raw): Path<String>) -> Answer<Markup> {
    let id = activity(&raw)?;
    let held = house.db.read(move |tx| questions::held(tx, &actor, &id)).await?;
    Ok(pages::hold::held(&frame, &held, &Sent::new(), &Faults::default(), &house.db.surroundings().zone))
}

/// Opens a test; faults, when the form is to be shown again.
async fn opened(
    house: &House,
    actor: Actor,
    id: ActivityId,
    wish: Result<Wish, Faults>,
    field: &'static str,
) -> Result<Result<TestId, Faults>> {
    let wish = match wish {
        Ok(wish) => wish,
        Err(faults) => return Ok(Err(faults)),
    };
    match house.db.write(move |tx| actions::open(tx, &actor, &id, &wish)).await {
        Ok(test) => Ok(Ok(test)),
        // Two of its hosts pressed in the same moment.
        Err(Error::Constraint(name)) if name == "test_open_for_key" => {
            Ok(Err(Faults::at(field, Sentence::of(|language| Text(language).one_at_a_time()))))
        }
        Err(error) => Faults::found(error, field).map(Err),
    }
}

async fn create_test(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
    Form(sent): Form<Sent>,
) -> Answer<Response> {
    let id = activity(&raw)?;
    match opened(&house, actor.clone(), id.clone(), input::wish(&sent), BANK.name).await? {
        Ok(_) => Ok(done(&house, &format!("/meetings/{raw}/tests"), Text(frame.language).open_told())),
        Err(faults) => {
            let held = house.db.read(move |tx| questions::must_run(tx, &actor, &id)).await?;
            Ok(unprocessable(pages::hold::held(&frame, &held, &sent, &faults, &house.db.surroundings().zone)))
        }
    }
}

/// What the page on which questions are picked is asked for: `show` is a bank and a place in it.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Wanted {
    show: String,
}

async fn show_picking(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
    Query(wanted): Query<Wanted>,
    Query(sent): Query<Sent>,
) -> Answer<Markup> {
    let id = activity(&raw)?;
    let (bank, after) = wanted.show.split_once('.').unwrap_or_default();
    let (bank, after) = (bank.to_owned(), after.parse().unwrap_or(0));
    let picking = house.db.read(move |tx| questions::picking(tx, &actor, &id, &bank, after)).await?;
    Ok(pages::hold::picking(&frame, &picking, &sent, &Faults::default()))
}

async fn create_picked(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
    Form(sent): Form<Sent>,
) -> Answer<Response> {
    let id = activity(&raw)?;
    match opened(&house, actor.clone(), id.clone(), input::picked(&sent), PICKED.name).await? {
        Ok(_) => Ok(done(&house, &format!("/meetings/{raw}/tests"), Text(frame.language).open_told())),
        Err(faults) => {
            let picking = house.db.read(move |tx| questions::picking(tx, &actor, &id, "", 0)).await?;
            Ok(unprocessable(pages::hold::picking(&frame, &picking, &sent, &faults)))
        }
    }
}

/// Behind which question a page begins. `one` says that one question is wanted to a page: who answered by a form of its own has no scripts.
#[derive(Deserialize, Default)]
#[serde(default)]
struct After {
    after: String,
    one: String,
}

/// What the page of a test is to show besides: what was sent and is wrong, or further questions of a result.
#[derive(Default)]
struct Further {
    singly: bool,
    sent: Sent,
    faults: Faults,
    after: u32,
}

/// The page of a test, whatever stage it is in for its reader.
async fn shown(house: &House, frame: &Frame, glance: Glance, raw: &str, further: &Further) -> Result<Markup> {
    let id = test(raw)?;
    let singly = further.singly;
    Ok(match glance.ask(house, move |tx, actor| questions::here(tx, actor, &id, singly)).await? {
        Here::Sits(test, sitting, all) => {
            pages::take::sits(frame, &test, &sitting, &all, (&further.sent, &further.faults))
        }
        Here::Outside(test, activity, belongs) => pages::take::outside(frame, &test, &activity, belongs),
        Here::Over(over) => pages::result::over(frame, &over, further.after),
    })
}

async fn show_test(
    State(house): State<House>,
    frame: Frame,
    glance: Glance,
    Path(raw): Path<String>,
    Query(after): Query<After>,
) -> Answer<Markup> {
    let (singly, after) = (after.one == "yes", after.after.parse().unwrap_or(0));
    let further = Further { singly, after, ..Further::default() };
    Ok(shown(&house, &frame, glance, &raw, &further).await?)
}

async fn create_sitting(State(house): State<House>, actor: Actor, Path(raw): Path<String>) -> Answer<Response> {
    let id = test(&raw)?;
    house.db.write(move |tx| actions::begin(tx, &actor, &id)).await?;
    Ok(see(&format!("/tests/{raw}")))
}

async fn create_answer(
    State(house): State<House>,
    frame: Frame,
    mut glance: Glance,
    Path((raw, place)): Path<(String, String)>,
    Form(sent): Form<Sent>,
) -> Answer<Response> {
    let (id, place) = (test(&raw)?, place.parse().map_err(|_| Error::NotFound)?);
    let given = sent.clone();
    let read = move |question: &Question| input::check(question.asked(), question.stem(), &given);
    let answered = glance.act(
        &house,
        move |tx, actor| actions::answering(tx, actor, &id, place),
        move |tx, actor, asked| actions::answer(tx, actor, asked, &read),
    );
    match answered.await {
        Ok(()) => Ok(see(&format!("/tests/{raw}?one=yes"))),
        Err(Error::Invalid(faults)) => {
            let further = Further { singly: true, sent, faults: Faults(faults), after: 0 };
            Ok(unprocessable(shown(&house, &frame, glance, &raw, &further).await?))
        }
        Err(error) => Err(error.into()),
    }
}

async fn create_ending(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
) -> Answer<Response> {
    let id = test(&raw)?;
    house.db.write(move |tx| actions::end(tx, &actor, &id)).await?;
    Ok(done(&house, &format!("/tests/{raw}"), Text(frame.language).end_told()))
}

async fn show_own(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
    Query(after): Query<After>,
) -> Answer<Markup> {
    let id = test(&raw)?;
    let after = after.after.parse().unwrap_or(0);
    let (test, own, more) = house.db.read(move |tx| questions::own(tx, &actor, &id, after)).await?;
    Ok(pages::result::own(&frame, &test, &own, more))
}
