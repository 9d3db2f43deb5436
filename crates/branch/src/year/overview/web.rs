//! Routes of the overview.

use axum::extract::{Path, Query, State};
use jiff::civil::Date;
use maud::Markup;
use serde::Deserialize;
use zhixing_kit::html::Frame;
use zhixing_kit::respond::Answer;
use zhixing_kit::route::Routes;
use zhixing_kit::{Error, House, Result};
use zhixing_people::{Actor, UnitId};

use super::{pages, questions};
use crate::asked::AskedYear;

/// The routes of the overview.
pub(crate) fn routes() -> Routes {
    Routes::new().get("/overview", show_overview).get("/overview/{unit}", show_insight)
}

#[derive(Deserialize)]
struct Asked {
    unit: Option<String>,
    #[serde(default)]
    year: AskedYear,
    page: Option<usize>,
}

/// Below which unit, and which page of its branches.
#[derive(Default)]
pub(crate) struct Below {
    /// The unit; none for the topmost one.
    pub unit: Option<String>,
    /// The page, from 0.
    pub page: Option<usize>,
}

impl Below {
    fn check(self) -> Result<(Option<UnitId>, usize)> {
        let unit = self.unit.map(|unit| UnitId::parse(&unit).ok_or(Error::NotFound)).transpose()?;
        Ok((unit, self.page.unwrap_or_default()))
    }
}

async fn show_overview(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Query(asked): Query<Asked>,
) -> Answer<Markup> {
    let (unit, page) = Below { unit: asked.unit, page: asked.page }.check()?;
    let year = asked.year.read()?;
    let overview = house.db.read(move |tx| questions::overview(tx, &actor, unit.as_ref(), year, page)).await?;
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
    let year = asked.year.read()?;
    let insight = house.db.read(move |tx| questions::insight(tx, &actor, &unit, year)).await?;
    Ok(pages::insight(&frame, &insight))
}

/// The calendar of who belongs to no branch: for who looks at branches below, the month of what they owe.
pub(crate) async fn show_month(
    house: &House,
    frame: &Frame,
    actor: Actor,
    below: Below,
    first: Date,
) -> Answer<Markup> {
    let (unit, page) = below.check()?;
    let month = house.db.read(move |tx| questions::month(tx, &actor, unit.as_ref(), first, page)).await?;
    Ok(pages::month(frame, &month))
}

/// The meetings of who belongs to no branch: for who looks at branches below, what they decided.
pub(crate) async fn show_decided(house: &House, frame: &Frame, actor: Actor, below: Below) -> Answer<Markup> {
    let (unit, page) = below.check()?;
    let decided = house.db.read(move |tx| questions::decided(tx, &actor, unit.as_ref(), page)).await?;
    Ok(pages::decided(frame, &decided))
}
