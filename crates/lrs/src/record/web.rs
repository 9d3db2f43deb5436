//! The routes of the administrator's view of stored statements.

use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use maud::Markup;
use zhixing_kit::form::Faults;
use zhixing_kit::html::Frame;
use zhixing_kit::limit::PAGE_ROWS;
use zhixing_kit::respond::{Answer, attachment, unprocessable};
use zhixing_kit::route::Routes;
use zhixing_kit::{Error, House};
use zhixing_people::Actor;
use zhixing_xapi::Languages;

use super::input::SearchInput;
use super::{pages, questions};
use crate::text::Text;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/settings/clients/statements", list_statements)
        .get("/settings/clients/statements/csv", carry_csv)
        .get("/settings/clients/statements/jsonl", carry_jsonl)
}

fn languages(frame: &Frame) -> Languages {
    Languages::of_header(frame.language.tag())
}

async fn list_statements(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Query(input): Query<SearchInput>,
) -> Answer<Response> {
    let (search, faults) = match input.check() {
        Ok(search) => (search, Faults::default()),
        Err(faults) => (super::input::Search::default(), faults),
    };
    let words = languages(&frame);
    let (told, more) = house.db.read(move |tx| questions::page(tx, &actor, &search, &words, PAGE_ROWS)).await?;
    let told = if faults.is_empty() { told } else { Vec::new() };
    let page: Markup = pages::list(&frame, &input, &faults, &told, more, &house);
    Ok(if faults.is_empty() { page.into_response() } else { unprocessable(page) })
}

async fn carry_csv(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Query(input): Query<SearchInput>,
) -> Answer<Response> {
    let search = input.check().map_err(Error::from)?;
    let words = languages(&frame);
    let told = house.db.read(move |tx| questions::carried(tx, &actor, &search, &words)).await?;
    // A mark at the beginning lets spreadsheets read Chinese.
    let mut file = format!("\u{feff}{}\r\n", Text(frame.language).csv_head());
    told.iter().for_each(|one| file.push_str(&one.row()));
    Ok(attachment("text/csv; charset=utf-8", "statements.csv", "statements.csv", file.into_bytes()))
}

async fn carry_jsonl(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Query(input): Query<SearchInput>,
) -> Answer<Response> {
    let search = input.check().map_err(Error::from)?;
    let words = languages(&frame);
    let told = house.db.read(move |tx| questions::carried(tx, &actor, &search, &words)).await?;
    let lines: String = told.iter().map(|one| format!("{}\n", one.text.replace('\n', " "))).collect();
    Ok(attachment("application/jsonl; charset=utf-8", "statements.jsonl", "statements.jsonl", lines.into_bytes()))
}
