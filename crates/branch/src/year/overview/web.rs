//! Routes of the overview.

use axum::extract::{Path, Query, State};
use maud::Markup;
use serde::Deserialize;
use zhixing_kit::html::Frame;
use zhixing_kit::respond::Answer;
use zhixing_kit::route::Routes;
use zhixing_kit::{Error, House};
use zhixing_people::{Actor, UnitId};

use super::{pages, questions};

/// The routes of the overview.
pub(crate) fn routes() -> Routes {
    Routes::new().get("/overview", show_overview).get("/overview/{unit}", show_insight)
}

#[derive(Deserialize)]
struct Asked {
    unit: Option<String>,
    year: Option<i16>,
    page: Option<usize>,
}

async fn show_overview(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Query(asked): Query<Asked>,
) -> Answer<Markup> {
    let unit = asked.unit.map(|unit| UnitId::parse(&unit).ok_or(Error::NotFound)).transpose()?;
    let page = asked.page.unwrap_or_default();
    let overview = house.db.read(move |tx| questions::overview(tx, &actor, unit.as_ref(), asked.year, page)).await?;
    Ok(pages::overview(&frame, &overview))
}

async fn show_insight(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(unit): Path<String>,
    Query(asked): Query<Asked>,
) -> Answer<Markup> {
    let unit = UnitId::parse(&unit).ok_or(Error::NotFound)?;
    let insight = house.db.read(move |tx| questions::insight(tx, &actor, &unit, asked.year)).await?;
    Ok(pages::insight(&frame, &insight))
}
