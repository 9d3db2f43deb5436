//! The route of the settings' page.

use axum::extract::State;
use maud::Markup;
use zhixing_kit::House;
use zhixing_kit::html::Frame;
use zhixing_kit::respond::Answer;
use zhixing_kit::route::Routes;
use zhixing_people::Actor;

use super::pages;
use crate::administering;

/// The route.
pub(crate) fn routes() -> Routes {
    Routes::new().get("/settings/program", show_settings)
}

async fn show_settings(State(house): State<House>, actor: Actor, frame: Frame) -> Answer<Markup> {
    house.db.read(move |tx| administering(tx, &actor)).await?;
    Ok(pages::show(&frame, &house.settings.in_force))
}
