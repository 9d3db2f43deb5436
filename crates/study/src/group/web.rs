//! Routes of discussion groups.

use axum::Form;
use axum::extract::{Path, State};
use axum::response::Response;
use maud::Markup;
use zhixing_branch::ActivityId;
use zhixing_kit::form::Faults;
use zhixing_kit::html::Frame;
use zhixing_kit::respond::{Answer, done, unprocessable};
use zhixing_kit::route::Routes;
use zhixing_kit::{Error, House, Result};
use zhixing_people::Actor;

use super::input::{DrawInput, MoveInput};
use super::text::Text;
use super::{actions, pages, questions};
use crate::day;

/// The routes of discussion groups.
pub fn routes() -> Routes {
    Routes::new()
        .get("/study/days/{id}/groups", show_groups)
        .post("/study/days/{id}/groups", create_groups)
        .once()
        .post("/study/days/{id}/groups/moves", create_move)
}

fn id(raw: &str) -> Result<ActivityId> {
    ActivityId::parse(raw).ok_or(Error::NotFound)
}

async fn whole(house: &House, actor: Actor, raw: &str) -> Result<questions::Whole> {
    let id = id(raw)?;
    house.db.read(move |tx| questions::whole(tx, &actor, &id)).await
}

/// Whoever may not change the groups is told so before his form is looked at.
async fn must_host(house: &House, actor: &Actor, raw: &str) -> Result<ActivityId> {
    let (id, actor) = (id(raw)?, actor.clone());
    let about = id.clone();
    house.db.read(move |tx| day::questions::hostable(tx, &actor, &about).map(drop)).await?;
    Ok(id)
}

async fn show_groups(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
) -> Answer<Markup> {
    let whole = whole(&house, actor, &raw).await?;
    Ok(pages::groups(&frame, &whole, &pages::Typed::default(), &Faults::default(), &house.db.surroundings().zone))
}

async fn create_groups(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
    Form(input): Form<DrawInput>,
) -> Answer<Response> {
    let id = must_host(&house, &actor, &raw).await?;
    let reader = actor.clone();
    let faults = match input.check() {
        Ok(count) => match house.db.write(move |tx| actions::draw_lots(tx, &actor, &id, count)).await {
            Ok(()) => return Ok(done(&house, &format!("/study/days/{raw}/groups"), Text(frame.language).told_drawn())),
            Err(error) => Faults::found(error, "group_count")?,
        },
        Err(faults) => faults,
    };
    let typed = pages::Typed { draw: input, moved: MoveInput::default() };
    again(&house, &frame, reader, &raw, &typed, &faults).await
}

async fn create_move(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
    Form(input): Form<MoveInput>,
) -> Answer<Response> {
    let id = must_host(&house, &actor, &raw).await?;
    let reader = actor.clone();
    let faults = match input.check() {
        Ok((member, number)) => match house.db.write(move |tx| actions::put(tx, &actor, &id, &member, number)).await {
            Ok(()) => return Ok(done(&house, &format!("/study/days/{raw}/groups"), Text(frame.language).told_put())),
            Err(error) => Faults::found(error, "moved")?,
        },
        Err(faults) => faults,
    };
    let typed = pages::Typed { draw: DrawInput::default(), moved: input };
    again(&house, &frame, reader, &raw, &typed, &faults).await
}

async fn again(
    house: &House,
    frame: &Frame,
    actor: Actor,
    raw: &str,
    typed: &pages::Typed,
    faults: &Faults,
) -> Answer<Response> {
    let whole = whole(house, actor, raw).await?;
    Ok(unprocessable(pages::groups(frame, &whole, typed, faults, &house.db.surroundings().zone)))
}
