//! The route of the year on the wall.

use axum::extract::{Query, State};
use maud::Markup;
use serde::Deserialize;
use zhixing_kit::House;
use zhixing_kit::html::Frame;
use zhixing_kit::respond::Answer;
use zhixing_kit::route::Routes;
use zhixing_people::Actor;

use super::pages::Paper;
use super::{pages, questions};
use crate::asked::AskedYear;
use crate::year::pages::no_branch;
use crate::year::text::Text;

/// The route.
pub(crate) fn routes() -> Routes {
    Routes::new().get("/year/wall", show_wall)
}

#[derive(Deserialize)]
struct Asked {
    #[serde(default)]
    year: AskedYear,
    #[serde(default)]
    paper: String,
}

async fn show_wall(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Query(asked): Query<Asked>,
) -> Answer<Markup> {
    let Some(branch) = actor.leads().cloned() else {
        return Ok(no_branch(&frame, Text(frame.language).years(), actor.looks_below()));
    };
    let paper = if asked.paper == "a4" { Paper::A4 } else { Paper::A3 };
    let year = asked.year.read()?;
    let wall = house.db.read(move |tx| questions::wall(tx, &actor, &branch, year)).await?;
    Ok(pages::wall(&frame, &wall, paper, &house.db.surroundings().zone))
}
