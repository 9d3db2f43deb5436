//! Routes of admissions.

use axum::extract::{Form, Path, Query, State};
use axum::response::{IntoResponse, Response};
use maud::Markup;
use serde::Deserialize;
use zhixing_kit::form::{Check, Faults};
use zhixing_kit::html::Frame;
use zhixing_kit::respond::{Answer, done, form_again, unprocessable};
use zhixing_kit::route::Routes;
use zhixing_kit::{Error, House, Read, Result, Write};
use zhixing_merge::{Asked, Edit, Saved, Sent};
use zhixing_people::{Actor, Place, Right, last_saver, may, require};
use zhixing_records::CORRECTED;

use super::input::StepInput;
use super::model::{AdmissionId, Course, TakenId};
use super::questions::Seat;
use super::text::Text;
use super::{actions, ballot, pages, questions};
use crate::activity::model::path;
use crate::ballot::BallotKind;
use crate::ballot::joint::{self, PutInput};
use crate::rules::charter;

/// The routes of admissions.
pub fn routes() -> Routes {
    Routes::new()
        .get("/admissions", list_admissions)
        .get("/admissions/new", new_admission)
        .post("/admissions", create_admission)
        .once()
        .get("/admissions/{id}", show_admission)
        .get("/admissions/{id}/steps/new", new_step)
        .post("/admissions/{id}/steps", create_step)
        .once()
        .get("/admissions/{id}/steps/{step}/correction", edit_step)
        .post("/admissions/{id}/steps/{step}/correction", create_correction)
        .once()
        .post("/admissions/{id}/ballot", create_ballot)
        .once()
        .post("/admissions/{id}/vote", create_vote)
        .once()
        .get("/admissions/{id}/ending", new_ending)
        .post("/admissions/{id}/ending", create_ending)
        .once()
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
            let faults = Faults::found(error, "applicant")?;
            let people = house.db.read(move |tx| applicants(tx, &reader)).await?;
            Ok(unprocessable(pages::new(&frame, &people, &input, &faults)))
        }
    }
}

/// Who of the actor's branch could apply and is not on his way yet, for who keeps its admissions.
fn applicants(tx: &Read<'_>, actor: &Actor) -> Result<questions::People> {
    let branch = actor.branch.as_ref().unwrap_or(&actor.unit);
    require(tx, actor, Right::KeepAdmissions, &Place::unit(branch))?;
    questions::applicants(tx, branch)
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
    let next = admission.next(charter(), tx.today());
    let keeps = seat == Seat::Committee && next.is_some_and(|next| next.step.scheme.is_some());
    let (mut vote, mut meetings) = (None, Vec::new());
    if keeps {
        vote = ballot::vote(tx, actor, &admission)?;
        meetings = joint::meetings(tx, actor, &admission.branch, BallotKind::Admission)?;
    }
    Ok(pages::OneView {
        fallen: ballot::fallen(tx, actor, &admission)?,
        off_roster: questions::off_roster(tx, &admission)?,
        line: questions::line(tx, admission)?,
        seat,
        decides,
        vote,
        meetings,
        today: tx.today(),
        refused: None,
    })
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
        Err(error) => {
            let faults = Faults::found(error, "")?;
            back(&house, &frame, reader, about, pages::Refused { faults, typed: input, ..pages::Refused::default() })
                .await
        }
    }
}

/// Puts the next step to the secret ballot of a meeting, and leads to it.
async fn create_ballot(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(id): Path<String>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Answer<Response> {
    let id = AdmissionId::parse(&id).ok_or(Error::NotFound)?;
    let (reader, about) = (actor.clone(), id.clone());
    let typed = (PutInput::read(&pairs), StepInput::of_ballot(&pairs));
    let asked = typed.clone();
    let put = house.db.write(move |tx| {
        let step = voted_step(tx, &actor, &id)?;
        let mut check = Check::default();
        let (meeting, way) = asked.0.check(&mut check);
        let (outcome, months) = asked.1.check_question(&mut check, step);
        check.finish(())?;
        let meeting = meeting.ok_or(Error::NotFound)?;
        let at = path(&meeting);
        let put = ballot::put(tx, &actor, &id, &ballot::Question { meeting, way, outcome, months })?;
        Ok(format!("{at}/ballots/{put}"))
    });
    let faults = match put.await {
        Ok(path) => return Ok(done(&house, &path, joint::pages::told(frame.language))),
        Err(error) => Faults::found(error, "")?,
    };
    let (put, typed) = typed;
    back(&house, &frame, reader, about, pages::Refused { faults, put, typed }).await
}

/// Leads back to the admission's page from an act that was refused, with what was typed for it.
async fn back(
    house: &House,
    frame: &Frame,
    actor: Actor,
    id: AdmissionId,
    refused: pages::Refused,
) -> Answer<Response> {
    let view = house.db.read(move |tx| view(tx, &actor, &id)).await?;
    let view = pages::OneView { refused: Some(refused), ..view };
    Ok(unprocessable(pages::one(frame, &view, &house.db.surroundings().zone)))
}

/// The step whose turn it is, for who keeps the admission; refused where it is not voted on.
fn voted_step(tx: &Read<'_>, actor: &Actor, id: &AdmissionId) -> Result<&'static zhixing_charter::AdmissionStep> {
    ballot::turn(tx, actor, &questions::visible(tx, actor, id)?.0)
}

/// Takes the next step with the result of its ballot.
async fn create_vote(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(id): Path<String>,
    Form(input): Form<StepInput>,
) -> Answer<Response> {
    let id = AdmissionId::parse(&id).ok_or(Error::NotFound)?;
    let (reader, about, asked) = (actor.clone(), id.clone(), input.clone());
    let taken = house.db.write(move |tx| {
        let step = voted_step(tx, &actor, &id)?;
        let (document, remark) = asked.check_vote()?;
        ballot::take_over(tx, &actor, &id, &document, &remark).map(|()| step)
    });
    let faults = match taken.await {
        Ok(step) => {
            let name = frame.language.pick(&step.name.zh, &step.name.en);
            return Ok(done(&house, &format!("/admissions/{about}"), &Text(frame.language).taken(name)));
        }
        Err(error) => Faults::found(error, "")?,
    };
    back(&house, &frame, reader, about, pages::Refused { faults, typed: input, ..pages::Refused::default() }).await
}

/// A step that is to be put right, for who takes it.
fn correction_view(tx: &Read<'_>, actor: &Actor, id: &AdmissionId, step: &TakenId) -> Result<pages::CorrectionView> {
    let (admission, _) = questions::visible(tx, actor, id)?;
    let (place, entry) = questions::entry(&admission, step)?;
    let taken = entry.taken.clone();
    let (charter, today) = (crate::rules::charter(), tx.today());
    let (earliest, followed) =
        (admission.earliest_at(charter, place, today), admission.is_followed(charter, place, today));
    let rule = questions::must_take(tx, actor, &admission, &taken.step)?;
    let people =
        if rule.persons.is_some() { questions::people(tx, &admission.branch)? } else { questions::People::default() };
    Ok(pages::CorrectionView { admission, step: rule, taken, earliest, followed, id: step.clone(), people })
}

async fn edit_step(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path((id, step)): Path<(String, String)>,
) -> Answer<Markup> {
    let (id, step) = AdmissionId::parse(&id).zip(TakenId::parse(&step)).ok_or(Error::NotFound)?;
    let view = house.db.read(move |tx| correction_view(tx, &actor, &id, &step)).await?;
    Ok(pages::correction(&frame, &view, &Edit::of(view.stored())?, &Faults::default()))
}

async fn create_correction(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path((id, step)): Path<(String, String)>,
    edit: Edit<StepInput>,
) -> Answer<Response> {
    let (id, step) = AdmissionId::parse(&id).zip(TakenId::parse(&step)).ok_or(Error::NotFound)?;
    let at = (id.clone(), step.clone());
    let faults = match edit.sent("on_day", correct(&house, actor.clone(), at.clone(), edit.clone())).await? {
        Sent::Done(()) => {
            return Ok(done(&house, &format!("/admissions/{id}"), Text(frame.language).corrected()));
        }
        Sent::Asks(asked) => return ask(&house, &frame, actor, at, &asked).await,
        Sent::Again(faults) => faults,
    };
    let view = house.db.read(move |tx| correction_view(tx, &actor, &id, &step)).await?;
    let edit = edit.again(&view.stored())?;
    Ok(form_again(pages::correction(&frame, &view, &edit, &faults), &faults))
}

async fn correct(
    house: &House,
    actor: Actor,
    (id, step): (AdmissionId, TakenId),
    edit: Edit<StepInput>,
) -> Result<Saved<(), StepInput>> {
    let correcting = move |tx: &Write<'_>| {
        let view = correction_view(tx, &actor, &id, &step)?;
        edit.save(&view.stored(), |input| {
            let (told, why) = input.check_correction(view.step, &view.taken, view.earliest)?;
            actions::correct(tx, &actor, &id, &step, &told, &why)
        })
    };
    house.db.write(correcting).await
}

/// The page that asks which of two corrections holds.
async fn ask(
    house: &House,
    frame: &Frame,
    actor: Actor,
    (id, step): (AdmissionId, TakenId),
    asked: &Asked<StepInput>,
) -> Answer<Response> {
    let (view, saver) = house
        .db
        .read(move |tx| {
            let view = correction_view(tx, &actor, &id, &step)?;
            let saver = last_saver(tx, &actor, &format!("admission/{id}"), &[&CORRECTED])?;
            Ok((view, saver))
        })
        .await?;
    Ok(unprocessable(pages::ask(frame, &view, asked, saver)?))
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
            let faults = Faults::found(error, "remark")?;
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
