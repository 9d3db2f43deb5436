//! The route of one's own hours.

use axum::extract::{Query, State};
use maud::Markup;
use serde::Deserialize;
use zhixing_branch::AskedYear;
use zhixing_kit::House;
use zhixing_kit::html::Frame;
use zhixing_kit::respond::Answer;
use zhixing_kit::route::Routes;
use zhixing_people::Actor;

use super::{pages, questions};

/// The route.
pub fn routes() -> Routes {
    Routes::new().get("/study/hours", show_hours)
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Wanted {
    year: AskedYear,
}

async fn show_hours(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Query(wanted): Query<Wanted>,
) -> Answer<Markup> {
    let year = wanted.year.read()?;
    let (hours, now) = house
        .db
        .read(move |tx| {
            let now = tx.today().year();
            Ok((questions::own(tx, &actor, year.unwrap_or(now))?, now))
        })
        .await?;
    Ok(pages::hours(&frame, &hours, now, &house.db.surroundings().zone))
}
