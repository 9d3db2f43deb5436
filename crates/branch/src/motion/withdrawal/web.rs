//! Routes of a motion's withdrawal.

use axum::Form;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use zhixing_kit::form::Faults;
use zhixing_kit::html::Frame;
use zhixing_kit::respond::{Answer, done, unprocessable};
use zhixing_kit::route::Routes;
use zhixing_kit::{House, Read, Result};
use zhixing_people::Actor;

use super::pages;
use crate::activity::model::{Activity, ActivityId};
use crate::activity::questions::{must_run, visible};
use crate::motion::input::WithdrawalInput;
use crate::motion::model::{Motion, MotionId};
use crate::motion::text::Text;
use crate::motion::web::{back, ids};
use crate::motion::{actions, questions};

/// The routes of withdrawals.
pub fn routes() -> Routes {
    Routes::new()
        .get("/meetings/{id}/motions/{motion}/withdrawal", new_withdrawal)
        .post("/meetings/{id}/motions/{motion}/withdrawal", create_withdrawal)
        .once()
}

/// The motion with its meeting, for who runs it.
fn ask(tx: &Read<'_>, actor: &Actor, id: &ActivityId, motion: &MotionId) -> Result<(Activity, Motion)> {
    must_run(tx, actor, id)?;
    Ok((visible(tx, actor, id)?, questions::one(tx, id, motion)?))
}

async fn new_withdrawal(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path((id, motion)): Path<(String, String)>,
) -> Answer<Response> {
    let (id, motion) = ids(&id, &motion)?;
    let (activity, motion) = house.db.read(move |tx| ask(tx, &actor, &id, &motion)).await?;
    activity.must_be_open()?;
    motion.may_be_withdrawn()?;
    Ok(pages::form(&frame, &activity, &motion, &WithdrawalInput::default(), &Faults::default()).into_response())
}

async fn create_withdrawal(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path((id, motion)): Path<(String, String)>,
    Form(input): Form<WithdrawalInput>,
) -> Answer<Response> {
    let path = back(&id, &motion);
    let (id, motion) = ids(&id, &motion)?;
    let (reader, about, of) = (actor.clone(), id.clone(), motion.clone());
    let faults = match input.check() {
        Ok(reason) => match house.db.write(move |tx| actions::withdraw(tx, &actor, &id, &motion, &reason)).await {
            Ok(()) => return Ok(done(&house, &path, Text(frame.language).withdraw_told())),
            Err(error) => Faults::found(error, "reason")?,
        },
        Err(faults) => faults,
    };
    let (activity, motion) = house.db.read(move |tx| ask(tx, &reader, &about, &of)).await?;
    Ok(unprocessable(pages::form(&frame, &activity, &motion, &input, &faults)))
}
