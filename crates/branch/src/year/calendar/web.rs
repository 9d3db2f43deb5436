//! Routes of the calendar.

use axum::extract::{Query, State};
use jiff::civil::date;
use maud::Markup;
use serde::Deserialize;
use zhixing_kit::House;
use zhixing_kit::html::Frame;
use zhixing_kit::respond::Answer;
use zhixing_kit::route::Routes;
use zhixing_people::Actor;

use super::text::Text;
use super::{pages, questions};
use crate::asked::{AskedMonth, AskedYear};
use crate::year::overview::{Below, show_month};
use crate::year::pages::no_branch;

/// The routes of the calendar.
pub(crate) fn routes() -> Routes {
    Routes::new().get("/calendar", show_calendar)
}

/// A month as `2026-03`, or a whole year; without either, the month it is. Unit and page are for who looks at branches below.
#[derive(Deserialize)]
struct Asked {
    #[serde(default)]
    month: AskedMonth,
    #[serde(default)]
    year: AskedYear,
    unit: Option<String>,
    page: Option<usize>,
}

async fn show_calendar(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Query(asked): Query<Asked>,
) -> Answer<Markup> {
    let Some(branch) = actor.branch.clone() else { return show_outside(&house, &frame, actor, asked).await };
    let zone = house.db.surroundings().zone.clone();
    if let Some(year) = asked.year.read()? {
        let (first, last) = (date(year, 1, 1), date(year, 12, 31));
        let span = house.db.read(move |tx| questions::span(tx, &actor, &branch, first, last)).await?;
        return Ok(pages::year(&frame, &span, &zone));
    }
    let month = asked.month.read()?;
    let span = house.db.read(move |tx| {
        let first = month.unwrap_or_else(|| tx.today().first_of_month());
        questions::span(tx, &actor, &branch, first, first.last_of_month())
    });
    Ok(pages::month(&frame, &span.await?, &zone))
}

/// The calendar of who belongs to no branch.
async fn show_outside(house: &House, frame: &Frame, actor: Actor, asked: Asked) -> Answer<Markup> {
    if !actor.looks_below() {
        return Ok(no_branch(frame, Text(frame.language).title(), false));
    }
    let month = asked.month.read()?;
    let today = house.clock.now().day(&house.db.surroundings().zone);
    let first = month.unwrap_or_else(|| today.first_of_month());
    show_month(house, frame, actor, Below { unit: asked.unit, page: asked.page }, first).await
}
