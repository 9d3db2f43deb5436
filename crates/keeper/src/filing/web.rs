//! The routes of the filing pack: to be read, and to be taken along.

use axum::Extension;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use maud::Markup;
use zhixing_kit::html::Frame;
use zhixing_kit::respond::Answer;
use zhixing_kit::route::Routes;
use zhixing_kit::{House, Result};
use zhixing_people::Actor;

use super::model::Pack;
use super::{pages, questions};
use crate::administering;
use crate::registers::Registers;

/// The routes.
pub(crate) fn routes() -> Routes {
    Routes::new().get("/settings/filing", show_pack).get("/settings/filing.zip", download_pack)
}

async fn gathered(house: &House, actor: Actor, registers: Registers) -> Result<Pack> {
    let settings = house.settings.in_force.clone();
    house
        .db
        .read(move |tx| {
            administering(tx, &actor)?;
            questions::pack(tx, registers, &settings)
        })
        .await
}

async fn show_pack(
    State(house): State<House>,
    actor: Actor,
    frame: Frame,
    Extension(registers): Extension<Registers>,
) -> Answer<Markup> {
    let pack = gathered(&house, actor, registers).await?;
    Ok(pages::show(&frame, &pack, &house.db.surroundings().zone))
}

async fn download_pack(
    State(house): State<House>,
    actor: Actor,
    Extension(registers): Extension<Registers>,
) -> Answer<Response> {
    let pack = gathered(&house, actor, registers).await?;
    let bytes = pages::archive(&pack, &house.db.surroundings().zone)?;
    let headers = [
        (header::CONTENT_TYPE, "application/zip"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"zhixing-filing.zip\""),
    ];
    Ok((headers, bytes).into_response())
}
