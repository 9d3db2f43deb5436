//! The ledger's routes. `/ledger/checkpoint` and `/ledger/tile/…` are the log's own files and stand in records.

use axum::Extension;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use maud::Markup;
use zhixing_kit::html::Frame;
use zhixing_kit::respond::{Answer, unprocessable};
use zhixing_kit::route::Routes;
use zhixing_kit::{Error, House, Read, Sentence};
use zhixing_people::Actor;
use zhixing_records::{Clerk, StatementId, earlier_keys, log_state, witness_states};

use super::input::{Asked, LedgerInput};
use super::text::Text;
use super::{pages, questions};

/// The routes of the ledger's pages.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/ledger", list_entries)
        .get("/ledger/about", show_about)
        .get("/ledger/entries/{id}", show_entry)
        .get("/ledger/entries/{id}/proof", show_proof)
}

async fn list_entries(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Query(input): Query<LedgerInput>,
) -> Answer<Response> {
    let checked = input.check();
    let faults = checked.as_ref().err().cloned();
    // With something wrong in the address nothing is filtered away unseen: the first page is shown, and what is wrong beside it.
    let asked = checked.unwrap_or_else(|_| Asked::default());
    let branch = actor.branch.clone();
    let leaf = house.db.read(move |tx| questions::leaf(tx, &actor, &asked)).await?;
    let zone = &house.db.surroundings().zone;
    let offered = branch.map(|branch| (branch, house.clock.now().day(zone).year()));
    let faulty = faults.clone().unwrap_or_default();
    let page = pages::list(&frame, &input, &faulty, &leaf, offered.as_ref(), zone);
    Ok(if faults.is_some() { unprocessable(page) } else { page.into_response() })
}

async fn show_about(State(house): State<House>, frame: Frame, _: Actor) -> Answer<Markup> {
    let ask = |tx: &Read<'_>| tx.together((|| log_state(tx), || earlier_keys(tx), || witness_states(tx)));
    let (log, keys, witnesses) = house.db.read(ask).await?;
    Ok(pages::about(&frame, &log, &keys, &witnesses, &house.db.surroundings().zone))
}

async fn show_entry(State(house): State<House>, frame: Frame, actor: Actor, Path(id): Path<String>) -> Answer<Markup> {
    let id = StatementId::parse(&id).ok_or(Error::NotFound)?;
    let found = house.db.read(move |tx| questions::found(tx, &actor, &id)).await?;
    Ok(pages::one(&frame, &found, &house.db.surroundings().zone))
}

async fn show_proof(
    State(house): State<House>,
    clerk: Option<Extension<Clerk>>,
    actor: Actor,
    Path(id): Path<String>,
) -> Answer<Response> {
    let id = StatementId::parse(&id).ok_or(Error::NotFound)?;
    let Extension(clerk) = clerk.ok_or_else(|| Sentence::of(|language| Text(language).no_log()))?;
    let name = format!("attachment; filename=\"zhixing-record-{id}.json\"");
    let export = house.db.read(move |tx| questions::proof(tx, &actor, &id)).await?;
    let name = HeaderValue::from_str(&name).map_err(Error::broken)?;
    let kind = HeaderValue::from_static("application/json; charset=utf-8");
    Ok(([(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, name)], clerk.seal(&export)).into_response())
}
