//! The routes about members in temporary branches, and their handlers.

use axum::extract::{Form, Path, State};
use axum::response::Response;
use maud::Markup;
use zhixing_kit::form::Faults;
use zhixing_kit::html::Frame;
use zhixing_kit::respond::{Answer, done, unprocessable};
use zhixing_kit::route::Routes;
use zhixing_kit::{Error, House};
use zhixing_records::UnitId;

use super::input::AttachmentInput;
use super::model::AttachmentId;
use super::text::Text;
use super::{actions, pages, questions};
use crate::actor::Actor;

/// The routes.
pub fn routes() -> Routes {
    Routes::new()
        .get("/units/{id}/attached", show_attached)
        .post("/units/{id}/attached", create_attachment)
        .once()
        .post("/attachments/{id}/end", end_attachment)
        .once()
}

async fn show_attached(
    State(house): State<House>,
    actor: Actor,
    frame: Frame,
    Path(id): Path<String>,
) -> Answer<Markup> {
    let id = UnitId::parse(&id).ok_or(Error::NotFound)?;
    let ((unit, all), today) = house.db.read(move |tx| Ok((questions::kept(tx, &actor, &id)?, tx.today()))).await?;
    let input = AttachmentInput { attached_from: today.to_string(), ..AttachmentInput::default() };
    Ok(pages::attached(&frame, (&unit, &all), &input, &Faults::default()))
}

async fn create_attachment(
    State(house): State<House>,
    actor: Actor,
    frame: Frame,
    Path(id): Path<String>,
    Form(input): Form<AttachmentInput>,
) -> Answer<Response> {
    let id = UnitId::parse(&id).ok_or(Error::NotFound)?;
    let (reader, at, asked) = (actor.clone(), id.clone(), input.clone());
    let attached = house.db.write(move |tx| {
        questions::kept(tx, &actor, &id)?;
        let (number, from) = asked.check()?;
        actions::attach(tx, &actor, &id, &number, from)
    });
    match attached.await {
        Ok(name) => Ok(done(&house, &format!("/units/{at}/attached"), &Text(frame.language).added(name))),
        Err(Error::Invalid(faults)) => {
            let (unit, all) = house.db.read(move |tx| questions::kept(tx, &reader, &at)).await?;
            Ok(unprocessable(pages::attached(&frame, (&unit, &all), &input, &Faults(faults))))
        }
        Err(error) => Err(error.into()),
    }
}

async fn end_attachment(
    State(house): State<House>,
    actor: Actor,
    frame: Frame,
    Path(id): Path<String>,
) -> Answer<Response> {
    let id = AttachmentId::parse(&id).ok_or(Error::NotFound)?;
    let (unit, name) = house.db.write(move |tx| actions::detach(tx, &actor, &id)).await?;
    Ok(done(&house, &format!("/units/{unit}/attached"), &Text(frame.language).ended(name)))
}
