//! Routes of admissions.

use axum::extract::{Form, Path, Query, State};
use axum::response::{IntoResponse, Response};
use maud::Markup;
use serde::Deserialize;
use zhixing_kit::form::Faults;
use zhixing_kit::html::Frame;
use zhixing_kit::respond::{Answer, done, unprocessable};
use zhixing_kit::route::Routes;
use zhixing_kit::{Error, House, Read, Result, Write};
use zhixing_people::{Actor, Place, Right, may, require};

use super::input::StepInput;
use super::model::{AdmissionId, Course};
use super::questions::Seat;
use super::text::Text;
use super::{actions, pages, questions};
use crate::again;
use crate::rules::charter;

/// The routes of admissions.
pub fn routes() -> Routes {
    Routes::new()
        .get("/admissions", list_admissions)
        .get("/admissions/new", new_admission)
        .post("/admissions", create_admission)
        .get("/admissions/{id}", show_admission)
        .get("/admissions/{id}/steps/new", new_step)
        .post("/admissions/{id}/steps", create_step)
        .get("/admissions/{id}/ending", new_ending)
        .post("/admissions/{id}/ending", create_ending)
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct ListQuery {
    course: String,
}

async fn list_admissions(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Query(query): Query<ListQuery>,
) -> Answer<Markup> {
    let course = Course::of(&query.course).unwrap_or(Course::UnderWay);
    let ask = move |tx: &Read<'_>| {
        Ok(pages::ListView {
            course,
            today: tx.today(),
            lines: questions::of_branch(tx, &actor, course)?,
            own: questions::own(tx, &actor)?,
            waiting: questions::waiting_for(tx, &actor)?,
        })
    };
    Ok(pages::list(&frame, &house.db.read(ask).await?))
}

async fn new_admission(State(house): State<House>, frame: Frame, actor: Actor) -> Answer<Markup> {
    let (people, today) = house.db.read(move |tx| Ok((applicants(tx, &actor)?, tx.today()))).await?;
    let input = StepInput { on_day: today.to_string(), ..StepInput::default() };
    Ok(pages::new(&frame, &people, &input, &Faults::default()))
}

async fn create_admission(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Form(input): Form<StepInput>,
) -> Answer<Response> {
    let (reader, asked) = (actor.clone(), input.clone());
    let begun = house.db.write(move |tx| {
        applicants(tx, &actor)?;
        let (who, told) = asked.check_application()?;
        let id = actions::begin(tx, &actor, &who, &told)?;
        questions::visible(tx, &actor, &id)
    });
    match begun.await {
        Ok((begun, _)) => Ok(done(&house, &begun.path(), &Text(frame.language).begun(begun.name))),
        Err(error) => {
            let faults = again::faults(error, "applicant")?;
            let people = house.db.read(move |tx| applicants(tx, &reader)).await?;
            Ok(unprocessable(pages::new(&frame, &people, &input, &faults)))
        }
    }
}

/// Who of the actor's branch could apply, for who keeps its admissions.
fn applicants(tx: &Read<'_>, actor: &Actor) -> Result<questions::People> {
    let branch = actor.branch.as_ref().unwrap_or(&actor.unit);
    require(tx, actor, Right::KeepAdmissions, &Place::unit(branch))?;
    questions::people(tx, branch)
}

async fn show_admission(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(id): Path<String>,
) -> Answer<Markup> {
    let id = AdmissionId::parse(&id).ok_or(Error::NotFound)?;
    let view = house.db.read(move |tx| view(tx, &actor, &id)).await?;
    Ok(pages::one(&frame, &view, &house.db.surroundings().zone))
}

fn view(tx: &Read<'_>, actor: &Actor, id: &AdmissionId) -> Result<pages::OneView> {
    let (admission, seat) = questions::visible(tx, actor, id)?;
    let decides = may(tx, actor, Right::Decide, &Place::unit(&admission.branch))?;
    Ok(pages::OneView { line: questions::line(tx, admission)?, seat, decides, today: tx.today() })
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct StepQuery {
    step: String,
}

async fn new_step(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(id): Path<String>,
    Query(query): Query<StepQuery>,
) -> Answer<Markup> {
    let id = AdmissionId::parse(&id).ok_or(Error::NotFound)?;
    let view = house.db.read(move |tx| step_view(tx, &actor, &id, &query.step)).await?;
    let input = StepInput { step: view.step.code.clone(), on_day: view.today.to_string(), ..StepInput::default() };
    Ok(pages::step(&frame, &view, &input, &Faults::default()))
}

/// The form of the step that is asked for, or of the next one. Only who may take it.
fn step_view(tx: &Read<'_>, actor: &Actor, id: &AdmissionId, code: &str) -> Result<pages::StepView> {
    let (admission, _) = questions::visible(tx, actor, id)?;
    let today = tx.today();
    let code = match admission.next(charter(), today) {
        Some(next) if code.is_empty() => next.step.code.clone(),
        _ => code.to_owned(),
    };
    let step = questions::must_take(tx, actor, &admission, &code)?;
    let earliest = admission.turn(charter(), &code, today)?.earliest;
    let people =
        if step.persons.is_some() { questions::people(tx, &admission.branch)? } else { questions::People::default() };
    Ok(pages::StepView { admission, step, earliest, people, today })
}

async fn create_step(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(id): Path<String>,
    Form(input): Form<StepInput>,
) -> Answer<Response> {
    let id = AdmissionId::parse(&id).ok_or(Error::NotFound)?;
    let (reader, about, asked) = (actor.clone(), id.clone(), input.clone());
    let taken = house.db.write(move |tx| {
        let view = step_view(tx, &actor, &id, &asked.step)?;
        let told = asked.check_step(view.step, view.earliest)?;
        actions::take(tx, &actor, &id, &told).map(|()| view.step)
    });
    match taken.await {
        Ok(step) => {
            let name = frame.language.pick(&step.name.zh, &step.name.en);
            Ok(done(&house, &format!("/admissions/{about}"), &Text(frame.language).taken(name)))
        }
        Err(Error::Invalid(faults)) => {
            let code = input.step.clone();
            let view = house.db.read(move |tx| step_view(tx, &reader, &about, &code)).await?;
            Ok(unprocessable(pages::step(&frame, &view, &input, &Faults(faults))))
        }
        Err(error) => Err(error.into()),
    }
}

async fn new_ending(State(house): State<House>, frame: Frame, actor: Actor, Path(id): Path<String>) -> Answer<Markup> {
    let id = AdmissionId::parse(&id).ok_or(Error::NotFound)?;
    let (admission, today) = house.db.read(move |tx| Ok((kept(tx, &actor, &id)?, tx.today()))).await?;
    let input = StepInput { on_day: today.to_string(), ..StepInput::default() };
    Ok(pages::ending(&frame, &admission, &input, &Faults::default()))
}

async fn create_ending(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(id): Path<String>,
    Form(input): Form<StepInput>,
) -> Answer<Response> {
    let id = AdmissionId::parse(&id).ok_or(Error::NotFound)?;
    let (reader, about, asked) = (actor.clone(), id.clone(), input.clone());
    let ended = house.db.write(move |tx: &Write<'_>| {
        let admission = kept(tx, &actor, &id)?;
        actions::end(tx, &actor, &id, &asked.check_ending()?).map(|()| admission)
    });
    match ended.await {
        Ok(ended) => Ok(done(&house, &ended.path(), &Text(frame.language).has_ended(&ended.name)).into_response()),
        Err(error) => {
            let faults = again::faults(error, "remark")?;
            let admission = house.db.read(move |tx| kept(tx, &reader, &about)).await?;
            Ok(unprocessable(pages::ending(&frame, &admission, &input, &faults)))
        }
    }
}

/// The admission, for who keeps it.
fn kept(tx: &Read<'_>, actor: &Actor, id: &AdmissionId) -> Result<super::model::Admission> {
    let (admission, seat) = questions::visible(tx, actor, id)?;
    if seat != Seat::Committee {
        require(tx, actor, Right::KeepAdmissions, &Place::unit(&admission.branch))?;
    }
    Ok(admission)
}
