//! The routes about the first day of a unit's record, and their handlers.

use axum::extract::{Path, State};
use axum::response::Response;
use maud::Markup;
use zhixing_kit::form::Faults;
use zhixing_kit::html::Frame;
use zhixing_kit::respond::{Answer, done, form_again, unprocessable};
use zhixing_kit::route::Routes;
use zhixing_kit::{Error, House, Result, Write};
use zhixing_merge::{Edit, Saved, Sent};
use zhixing_records::UnitId;

use super::input::KeptInput;
use super::text::Text;
use super::{actions, pages, questions};
use crate::actor::Actor;
use crate::saver::last_saver;
use crate::verbs::done as deeds;

/// The routes.
pub fn routes() -> Routes {
    Routes::new().get("/units/{id}/kept-since", show_keeping).post("/units/{id}/kept-since", replace_keeping)
}

async fn show_keeping(
    State(house): State<House>,
    actor: Actor,
    frame: Frame,
    Path(id): Path<String>,
) -> Answer<Markup> {
    let id = UnitId::parse(&id).ok_or(Error::NotFound)?;
    let (unit, since) = house.db.read(move |tx| questions::kept(tx, &actor, &id)).await?;
    Ok(pages::keeping(&frame, &unit, &Edit::of(KeptInput::of(since))?, &Faults::default()))
}

async fn replace_keeping(
    State(house): State<House>,
    actor: Actor,
    frame: Frame,
    Path(id): Path<String>,
    edit: Edit<KeptInput>,
) -> Answer<Response> {
    let id = UnitId::parse(&id).ok_or(Error::NotFound)?;
    match edit.sent("kept_since", save(&house, actor.clone(), id.clone(), edit.clone())).await? {
        Sent::Done(name) => Ok(done(&house, &format!("/units/{id}"), &Text(frame.language).saved(name))),
        Sent::Asks(asked) => {
            let asking = house.db.read(move |tx| {
                let (unit, _) = questions::kept(tx, &actor, &id)?;
                let saver = last_saver(tx, &actor, &format!("unit/{id}"), &[&deeds::KEPT_SINCE, &deeds::FOUNDED])?;
                Ok((unit, saver))
            });
            let (unit, saver) = asking.await?;
            Ok(unprocessable(pages::ask(&frame, &unit, &asked, saver)?))
        }
        Sent::Again(faults) => {
            let (unit, since) = house.db.read(move |tx| questions::kept(tx, &actor, &id)).await?;
            let edit = edit.again(&KeptInput::of(since))?;
            Ok(form_again(pages::keeping(&frame, &unit, &edit, &faults), &faults))
        }
    }
}

async fn save(house: &House, actor: Actor, id: UnitId, edit: Edit<KeptInput>) -> Result<Saved<String, KeptInput>> {
    let saving = move |tx: &Write<'_>| {
        let (unit, since) = questions::kept(tx, &actor, &id)?;
        edit.save(&KeptInput::of(since), |input| {
            actions::keep_since(tx, &actor, &id, input.check()?)?;
            Ok(unit.name)
        })
    };
    house.db.write(saving).await
}
