//! The routes of handing over, and their handlers.

use axum::extract::{Form, Path, State};
use axum::response::Response;
use maud::Markup;
use zhixing_kit::form::Faults;
use zhixing_kit::html::Frame;
use zhixing_kit::respond::{Answer, done, unprocessable};
use zhixing_kit::route::Routes;
use zhixing_kit::{Error, House, Read, Result, Write};
use zhixing_people::{Actor, UnitId, unit};

use super::actions::Handed;
use super::input::HandoverInput;
use super::text::Text;
use super::{actions, pages, questions};
use crate::activity::candidate::candidates;

/// The routes.
pub fn routes() -> Routes {
    Routes::new().get("/branches/{id}/handover", show_handover).post("/branches/{id}/handover", create_handover).once()
}

async fn show_handover(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(id): Path<String>,
) -> Answer<Markup> {
    let id = UnitId::parse(&id).ok_or(Error::NotFound)?;
    let (view, input) = house
        .db
        .read(move |tx| {
            let view = view(tx, &actor, &id)?;
            let input = HandoverInput::of(&questions::proposed(tx, &actor, &id)?, &view.meetings);
            Ok((view, input))
        })
        .await?;
    Ok(pages::show(&frame, &view, &input, &Faults::default(), &house.db.surroundings().zone))
}

async fn create_handover(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(id): Path<String>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Answer<Response> {
    let input = HandoverInput::read(&pairs);
    let id = UnitId::parse(&id).ok_or(Error::NotFound)?;
    let (who, at, asked) = (actor.clone(), id.clone(), input.clone());
    let handing = move |tx: &Write<'_>| actions::hand_over(tx, &who, &at, &asked);
    let faults = match house.db.write(handing).await {
        Ok(handed) => return Ok(told(&house, &frame, &id, handed)),
        Err(error) => Faults::found(error, "chair")?,
    };
    let view = house.db.read(move |tx| view(tx, &actor, &id)).await?;
    Ok(unprocessable(pages::show(&frame, &view, &input, &faults, &house.db.surroundings().zone)))
}

/// Leads on: to what is left for somebody else, or to the meetings.
fn told(house: &House, frame: &Frame, id: &UnitId, handed: Handed) -> Response {
    let text = Text(frame.language);
    let Handed { taken, left, gone, unreached } = handed;
    let (path, said) = match (taken, left) {
        (0, _) => return done(house, "/meetings", text.none()),
        (_, 0) => ("/meetings".to_owned(), text.saved(taken)),
        _ => (questions::path(id), text.saved_some(taken, left)),
    };
    let said = if gone > 0 { text.saved_gone(&said, gone) } else { said };
    done(house, &path, &unreached.told(frame.language, &said))
}

fn view(tx: &Read<'_>, actor: &Actor, id: &UnitId) -> Result<pages::View> {
    let meetings = questions::to_hand_over(tx, actor, id)?;
    let unit = unit(tx, id)?;
    let people = candidates(tx, unit.branch.as_ref().unwrap_or(id), tx.today())?;
    Ok(pages::View { unit, meetings, people })
}
