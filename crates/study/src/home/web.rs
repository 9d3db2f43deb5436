//! The route of the home of study.

use axum::extract::State;
use maud::Markup;
use zhixing_kit::House;
use zhixing_kit::html::Frame;
use zhixing_kit::respond::Answer;
use zhixing_kit::route::Routes;
use zhixing_people::Actor;

use super::{pages, questions};

/// The route.
pub fn routes() -> Routes {
    Routes::new().get("/study", show_home)
}

async fn show_home(State(house): State<House>, frame: Frame, actor: Actor) -> Answer<Markup> {
    let home = house.db.read(move |tx| questions::home(tx, &actor)).await?;
    Ok(pages::home(&frame, &home, &house.db.surroundings().zone))
}
