//! The routes of following: from the material's page and back to it.

use axum::extract::{Path, State};
use axum::response::Response;
use zhixing_kit::html::Frame;
use zhixing_kit::respond::{Answer, done};
use zhixing_kit::route::Routes;
use zhixing_kit::{Error, House};
use zhixing_people::Actor;

use super::actions;
use super::text::Text;
use crate::material::model::MaterialId;

/// The routes of following.
pub fn routes() -> Routes {
    Routes::new().post("/library/{id}/following", create_following).post("/library/{id}/following/end", end_following)
}

async fn create_following(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
) -> Answer<Response> {
    let id = MaterialId::parse(&raw).ok_or(Error::NotFound)?;
    house.db.write(move |tx| actions::follow(tx, &actor, &id)).await?;
    Ok(done(&house, &format!("/library/{raw}"), Text(frame.language).followed()))
}

async fn end_following(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
) -> Answer<Response> {
    let id = MaterialId::parse(&raw).ok_or(Error::NotFound)?;
    house.db.write(move |tx| actions::leave(tx, &actor, &id)).await?;
    Ok(done(&house, &format!("/library/{raw}"), Text(frame.language).left()))
}
