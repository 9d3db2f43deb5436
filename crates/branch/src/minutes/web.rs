//! Routes of the minutes.

use axum::Form;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use maud::Markup;
use zhixing_kit::form::Faults;
use zhixing_kit::html::Frame;
use zhixing_kit::respond::{Answer, done, form_again, unprocessable};
use zhixing_kit::route::Routes;
use zhixing_kit::{Error, House, Read, Result, Write};
use zhixing_merge::{Asked, Edit, Saved, Sent};
use zhixing_people::{Actor, Place, Right, Waited, last_saver, require};
use zhixing_records::CORRECTED;

use super::attendance::{Reckoned, correct_attendance};
use super::input::{CorrectionInput, RemarkInput, SignInput, WhatInput};
use super::model::Subject;
use super::speaker::correct_speaker;
use super::text::Text;
use super::vote::correct_vote;
use super::{actions, head, pages, questions};
use crate::activity::candidate::candidates;
use crate::activity::model::{Activity, ActivityId};
use crate::activity::reach::Unreached;
use crate::motion::model::MotionId;
use crate::roll::model::RollEntryId;
use crate::roll::questions::tally;
use crate::{activity, motion};

/// The routes of minutes.
pub fn routes() -> Routes {
    Routes::new()
        .get("/meetings/{id}/minutes", show_minutes)
        .post("/meetings/{id}/minutes/signatures", create_signature)
        .once()
        .get("/meetings/{id}/minutes/corrections/new", new_correction)
        .post("/meetings/{id}/minutes/corrections", create_correction)
        .once()
        .get("/meetings/{id}/remarks/new", new_remark)
        .post("/meetings/{id}/remarks", create_remark)
        .once()
}

async fn show_minutes(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(id): Path<String>,
) -> Answer<Markup> {
    let view = view(&house, actor, &id).await?;
    Ok(pages::minutes(&frame, &view, &house.db.surroundings().zone, None))
}

async fn view(house: &House, actor: Actor, id: &str) -> Result<pages::MinutesView> {
    let id = ActivityId::parse(id).ok_or(Error::NotFound)?;
    house.db.read(move |tx| ask(tx, &actor, &id)).await
}

fn ask(tx: &Read<'_>, actor: &Actor, id: &ActivityId) -> Result<pages::MinutesView> {
    let minutes = questions::minutes(tx, actor, id)?;
    let may = activity::questions::rights(tx, actor, &minutes.activity)?;
    let tally = tally(tx, id)?;
    let count = activity::questions::quorum(tx, &minutes.activity, &tally);
    Ok(pages::MinutesView {
        may,
        me: actor.member.clone(),
        minutes,
        tally,
        count,
        members: Vec::new(),
        votes: Vec::new(),
        voters: Vec::new(),
    })
}

async fn create_signature(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(id): Path<String>,
    Form(input): Form<SignInput>,
) -> Answer<Response> {
    let activity = ActivityId::parse(&id).ok_or(Error::NotFound)?;
    let reader = actor.clone();
    let signing = house.db.write(move |tx| actions::sign(tx, &actor, &activity, &input.seen)).await;
    let Err(error) = signing else {
        return Ok(done(&house, &format!("/meetings/{id}/minutes"), Text(frame.language).sign_told()));
    };
    let refused = Faults::found(error, "seen")?;
    let view = view(&house, reader, &id).await?;
    let said = refused.of("seen").map(|said| said.text(frame.language));
    Ok(unprocessable(pages::minutes(&frame, &view, &house.db.surroundings().zone, said)))
}

async fn new_remark(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(id): Path<String>,
) -> Answer<Response> {
    let view = running(&house, actor, &id).await?;
    Ok(pages::new_remark(&frame, &view, &RemarkInput::default(), &Faults::default()).into_response())
}

/// The minutes for who runs the meeting.
async fn running(house: &House, actor: Actor, id: &str) -> Result<pages::MinutesView> {
    let id = ActivityId::parse(id).ok_or(Error::NotFound)?;
    house.db.read(move |tx| ask_running(tx, &actor, &id)).await
}

fn ask_running(tx: &Read<'_>, actor: &Actor, id: &ActivityId) -> Result<pages::MinutesView> {
    let view = ask(tx, actor, id)?;
    let activity = &view.minutes.activity;
    require(tx, actor, Right::RunActivity, &Place::unit(&activity.unit).named(&activity.named()))?;
    let members = candidates(tx, &activity.branch, tx.today())?;
    let (votes, voters) = (motion::questions::votes(tx, id)?, motion::questions::voters(tx, id)?);
    Ok(pages::MinutesView { members, votes, voters, ..view })
}

async fn create_remark(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(id): Path<String>,
    waited: Waited,
    Form(input): Form<RemarkInput>,
) -> Answer<Response> {
    let activity = ActivityId::parse(&id).ok_or(Error::NotFound)?;
    let reader = actor.clone();
    let faults = match input.check() {
        Ok(new) => match house.db.write(move |tx| actions::take_down(tx, &actor, &activity, &new, waited)).await {
            Ok(_) => return Ok(done(&house, &format!("/meetings/{id}#remarks"), Text(frame.language).taken_told())),
            Err(error) => Faults::found(error, "text")?,
        },
        Err(faults) => faults,
    };
    let view = running(&house, reader, &id).await?;
    Ok(unprocessable(pages::new_remark(&frame, &view, &input, &faults)))
}

/// The form for what stands at the entry that is to be corrected; not found when the meeting has no such entry.
fn standing(view: &pages::MinutesView, subject: &str, entry: &str) -> Result<CorrectionInput> {
    let subject = Subject::of(subject).ok_or(Error::NotFound)?;
    if subject == Subject::Roll {
        return view.minutes.person(entry).map(CorrectionInput::of_attendance).ok_or(Error::NotFound);
    }
    let minutes = &view.minutes;
    if subject == Subject::Vote {
        let (motion, person) = minutes.vote(entry).ok_or(Error::NotFound)?;
        return Ok(CorrectionInput::of_vote(entry, view.vote(motion, person).map(|vote| vote.choice)));
    }
    let before = minutes.standing(subject, entry).ok_or(Error::NotFound)?;
    if subject.is_moment() {
        return Ok(CorrectionInput::of_moment(subject, entry, &before));
    }
    if subject.is_officer() {
        let Activity { chair, recorder, .. } = &minutes.activity;
        let person = if subject == Subject::Chair { chair } else { recorder };
        return Ok(CorrectionInput::of_officer(subject, entry, &before, person.as_ref()));
    }
    Ok(CorrectionInput::of(subject, entry, &before))
}

async fn new_correction(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(id): Path<String>,
    Query(asked): Query<WhatInput>,
) -> Answer<Response> {
    let view = running(&house, actor, &id).await?;
    let Some((subject, entry)) = asked.chosen() else {
        let faults = asked.faults();
        return Ok(form_again(pages::choose_correction(&frame, &view, &faults), &faults));
    };
    if subject == Subject::Vote.code()
        && let Some(motion) = view.minutes.decided(entry)
    {
        return Ok(pages::choose_voter(&frame, &view, motion).into_response());
    }
    let edit = Edit::of(standing(&view, subject, entry)?)?;
    Ok(pages::new_correction(&frame, &view, &edit, &Faults::default()).into_response())
}

async fn create_correction(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(id): Path<String>,
    edit: Edit<CorrectionInput>,
) -> Answer<Response> {
    let path = format!("/meetings/{id}/minutes#corrections");
    let faults = match edit.sent("after", correct(&house, actor.clone(), &id, edit.clone())).await? {
        Sent::Done(Follows { reckoned, unreached }) => {
            let told = pages::corrected_told(frame.language, reckoned.as_ref());
            return Ok(done(&house, &path, &unreached.told(frame.language, &told)));
        }
        Sent::Asks(asked) => return ask_which(&house, &frame, actor, &id, &asked).await,
        Sent::Again(faults) => faults,
    };
    let view = running(&house, actor, &id).await?;
    let edit = edit.clone().again(&standing(&view, &edit.typed.subject, &edit.typed.entry)?)?;
    Ok(form_again(pages::new_correction(&frame, &view, &edit, &faults), &faults))
}

/// What follows from a correction: what is reckoned anew, and that who was named cannot sign in.
#[derive(Default)]
struct Follows {
    reckoned: Option<Reckoned>,
    unreached: Unreached,
}

impl From<Reckoned> for Follows {
    fn from(reckoned: Reckoned) -> Self {
        Self { reckoned: Some(reckoned), ..Self::default() }
    }
}

async fn correct(
    house: &House,
    actor: Actor,
    id: &str,
    edit: Edit<CorrectionInput>,
) -> Result<Saved<Follows, CorrectionInput>> {
    let id = ActivityId::parse(id).ok_or(Error::NotFound)?;
    let saving = move |tx: &Write<'_>| {
        let now = standing(&ask_running(tx, &actor, &id)?, &edit.typed.subject, &edit.typed.entry)?;
        edit.save(&now, |input| {
            let subject = Subject::of(&input.subject).ok_or(Error::NotFound)?;
            if subject == Subject::Roll {
                let entry = RollEntryId::parse(&input.entry).ok_or(Error::NotFound)?;
                let (mark, reason, why) = input.check_attendance()?;
                return correct_attendance(tx, &actor, &id, &entry, (mark, &reason), &why).map(Follows::from);
            }
            if subject == Subject::Vote {
                let ids = input
                    .entry
                    .split_once('/')
                    .and_then(|(motion, person)| MotionId::parse(motion).zip(RollEntryId::parse(person)));
                let ((motion, person), (choice, why)) = (ids.ok_or(Error::NotFound)?, input.check_vote()?);
                return correct_vote(tx, &actor, &id, (&motion, &person), choice, &why).map(Follows::from);
            }
            if subject.is_moment() {
                let (at, why) = input.check_moment(tx.zone())?;
                return head::correct_time(tx, &actor, &id, (subject, at), &why).map(|()| Follows::default());
            }
            if subject.is_officer() {
                let (person, why) = input.check_officer()?;
                let unreached = head::correct_officer(tx, &actor, &id, (subject, &person), &why)?;
                return Ok(Follows { unreached, ..Follows::default() });
            }
            if subject == Subject::Speaker {
                let (name, why) = input.check_speaker()?;
                return correct_speaker(tx, &actor, &id, (&input.entry, &name), &why).map(|()| Follows::default());
            }
            let (after, why) = input.check()?;
            actions::correct(tx, &actor, &id, &actions::NewCorrection { subject, entry: input.entry, after, why })?;
            Ok(Follows::default())
        })
    };
    house.db.write(saving).await
}

/// The page that asks which of two corrections holds.
async fn ask_which(
    house: &House,
    frame: &Frame,
    actor: Actor,
    id: &str,
    asked: &Asked<CorrectionInput>,
) -> Answer<Response> {
    let view = running(house, actor.clone(), id).await?;
    let path = format!("{}/minutes", view.minutes.activity.about());
    let saver = house.db.read(move |tx| last_saver(tx, &actor, &path, &[&CORRECTED])).await?;
    Ok(unprocessable(pages::ask(frame, &view, asked, saver)?))
}
