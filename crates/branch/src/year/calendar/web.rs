//! Routes of the calendar.

use axum::extract::{Query, State};
use jiff::civil::Date;
use maud::Markup;
use serde::Deserialize;
use zhixing_kit::html::Frame;
use zhixing_kit::respond::Answer;
use zhixing_kit::route::Routes;
use zhixing_kit::{Error, House};
use zhixing_people::Actor;

use super::model::read_month;
use super::text::Text;
use super::{pages, questions};
use crate::year::pages::no_branch;

/// The routes of the calendar.
pub(crate) fn routes() -> Routes {
    Routes::new().get("/calendar", show_calendar)
}

/// A month as `2026-03`, or a whole year; without either, the month it is.
#[derive(Deserialize)]
struct Asked {
    month: Option<String>,
    year: Option<i16>,
}

async fn show_calendar(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Query(asked): Query<Asked>,
) -> Answer<Markup> {
    let Some(branch) = actor.branch.clone() else { return Ok(no_branch(&frame, Text(frame.language).title())) };
    let zone = house.db.surroundings().zone.clone();
    if let Some(year) = asked.year {
        let (first, last) = whole(year).ok_or(Error::NotFound)?;
        let span = house.db.read(move |tx| questions::span(tx, &actor, &branch, first, last)).await?;
        return Ok(pages::year(&frame, &span, &zone));
    }
    let month = asked.month.map(|month| read_month(&month).ok_or(Error::NotFound)).transpose()?;
    let span = house.db.read(move |tx| {
        let first = month.unwrap_or_else(|| tx.today().first_of_month());
        questions::span(tx, &actor, &branch, first, first.last_of_month())
    });
    Ok(pages::month(&frame, &span.await?, &zone))
}

fn whole(year: i16) -> Option<(Date, Date)> {
    Some((Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?))
}
