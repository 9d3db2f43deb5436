//! The route of an outcome.

use axum::extract::{Path, State};
use axum::response::Response;
use zhixing_kit::html::Frame;
use zhixing_kit::respond::{Answer, done, form_again, unprocessable};
use zhixing_kit::route::Routes;
use zhixing_kit::{Error, House, Result, Write};
use zhixing_merge::{Asked, Edit, Saved, Sent};
use zhixing_people::{Actor, Waited, last_saver};

use super::input::OutcomeInput;
use super::{actions, pages};
use crate::activity::model::{ActivityId, AgendaItemId};
use crate::activity::text::Text;
use crate::verbs;

/// The routes.
pub fn routes() -> Routes {
    Routes::new().post("/meetings/{id}/agenda/{item}/outcome", create_outcome)
}

async fn create_outcome(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path((id, item)): Path<(String, String)>,
    waited: Waited,
    edit: Edit<OutcomeInput>,
) -> Answer<Response> {
    let id = ActivityId::parse(&id).ok_or(Error::NotFound)?;
    let item = AgendaItemId::parse(&item).ok_or(Error::NotFound)?;
    let saving = save(&house, actor.clone(), (id.clone(), item.clone()), edit.clone(), waited);
    let faults = match edit.sent("outcome", saving).await? {
        Sent::Done(()) => {
            return Ok(done(&house, &format!("/meetings/{id}#agenda"), Text(frame.language).outcome_told()));
        }
        Sent::Asks(asked) => return ask(&house, &frame, actor, (id, item), &asked).await,
        Sent::Again(faults) => faults,
    };
    let (activity, item) = house.db.read(move |tx| actions::must_note(tx, &actor, &id, &item)).await?;
    let edit = edit.again(&OutcomeInput::of(&item))?;
    Ok(form_again(pages::alone(&frame, &activity, &item, &edit, &faults), &faults))
}

async fn save(
    house: &House,
    actor: Actor,
    (id, item): (ActivityId, AgendaItemId),
    edit: Edit<OutcomeInput>,
    waited: Waited,
) -> Result<Saved<(), OutcomeInput>> {
    let saving = move |tx: &Write<'_>| {
        let (_, now) = actions::must_note(tx, &actor, &id, &item)?;
        edit.save(&OutcomeInput::of(&now), |input| actions::conclude(tx, &actor, &id, &item, (&input.check()?, waited)))
    };
    house.db.write(saving).await
}

/// The page that asks which of two versions holds.
async fn ask(
    house: &House,
    frame: &Frame,
    actor: Actor,
    (id, item): (ActivityId, AgendaItemId),
    asked: &Asked<OutcomeInput>,
) -> Answer<Response> {
    let (activity, item, saver) = house
        .db
        .read(move |tx| {
            let (activity, item) = actions::must_note(tx, &actor, &id, &item)?;
            let about = format!("{}/agenda/{}", activity.about(), item.id);
            let saver = last_saver(tx, &actor, &about, &[&verbs::CONCLUDED])?;
            Ok((activity, item, saver))
        })
        .await?;
    Ok(unprocessable(pages::ask(frame, &activity, &item, asked, saver)?))
}
