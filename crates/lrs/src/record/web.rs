//! The routes of the administrator's view of stored statements.

use axum::Extension;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use maud::Markup;
use zhixing_kit::form::Faults;
use zhixing_kit::html::Frame;
use zhixing_kit::limit::PAGE_ROWS;
use zhixing_kit::respond::{Answer, attachment, unprocessable};
use zhixing_kit::route::Routes;
use zhixing_kit::{Error, House, Read, Result, Sentence};
use zhixing_people::Actor;
use zhixing_records::{Clerk, Export};
use zhixing_xapi::Uuid;

use super::input::SearchInput;
use super::{pages, questions};
use crate::client::may_administer;
use crate::text::Text;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/settings/clients/statements", list_statements)
        .get("/settings/clients/statements/csv", carry_csv)
        .get("/settings/clients/statements/jsonl", carry_jsonl)
        .get("/settings/clients/statements/proved", carry_proved)
        .get("/settings/clients/statements/{id}", show_statement)
        .get("/settings/clients/statements/{id}/proof", show_proof)
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
    let language = frame.language;
    let ask = move |tx: &Read<'_>| {
        let found = questions::page(tx, &actor, &search, language, PAGE_ROWS)?;
        Ok((found, questions::source(tx, &actor, &search)?))
    };
    let (found, source) = house.db.read(ask).await?;
    let page: Markup = pages::list(&frame, (&input, source.as_deref()), &faults, found, &house);
    Ok(if faults.is_empty() { page.into_response() } else { unprocessable(page) })
}

async fn carry_csv(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Query(input): Query<SearchInput>,
) -> Answer<Response> {
    let search = input.check().map_err(Error::from)?;
    let language = frame.language;
    let told = house.db.read(move |tx| questions::carried(tx, &actor, &search, language)).await?;
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
    let language = frame.language;
    let told = house.db.read(move |tx| questions::carried(tx, &actor, &search, language)).await?;
    let lines: String = told.iter().map(|one| format!("{}\n", one.text.replace('\n', " "))).collect();
    Ok(attachment("application/jsonl; charset=utf-8", "statements.jsonl", "statements.jsonl", lines.into_bytes()))
}

/// What is searched for, as lines that prove themselves: `zhixing verify` checks them without us. The clerk of the log seals them.
async fn carry_proved(
    State(house): State<House>,
    actor: Actor,
    clerk: Option<Extension<Clerk>>,
    Query(input): Query<SearchInput>,
) -> Answer<Response> {
    let search = input.check().map_err(Error::from)?;
    sealed(&house, actor, clerk, "statements-proved.jsonl", move |tx, actor| questions::proved(tx, actor, &search))
        .await
}

async fn show_statement(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(id): Path<String>,
) -> Answer<Markup> {
    let (id, language) = (parse(&id)?, frame.language);
    let one = house.db.read(move |tx| questions::one(tx, &actor, id, language)).await?;
    Ok(pages::one(&frame, &one, &house))
}

async fn show_proof(
    State(house): State<House>,
    actor: Actor,
    clerk: Option<Extension<Clerk>>,
    Path(id): Path<String>,
) -> Answer<Response> {
    let id = parse(&id)?;
    let name = format!("statement-{id}.jsonl");
    sealed(&house, actor, clerk, &name, move |tx, actor| questions::proved_one(tx, actor, id)).await
}

fn parse(id: &str) -> Result<Uuid> {
    Uuid::new(id).ok_or(Error::NotFound)
}

/// A file that proves itself. Who may not have it is told so before the clerk looks up.
async fn sealed(
    house: &House,
    actor: Actor,
    clerk: Option<Extension<Clerk>>,
    name: &str,
    ask: impl Fn(&Read<'_>, &Actor) -> Result<Export> + Send + 'static,
) -> Answer<Response> {
    let asking = actor.clone();
    house.db.read(move |tx| may_administer(tx, &asking)).await?;
    let Extension(clerk) = clerk.ok_or_else(|| Sentence::of(|language| Text(language).no_log()))?;
    // What arrived a moment ago is proved too.
    clerk.catch_up_soon(&house.db).await?;
    let export = house.db.read(move |tx| ask(tx, &actor)).await?;
    // Tens of megabytes are hashed and signed away from the threads that answer.
    let lines = tokio::task::spawn_blocking(move || clerk.seal_lines(&export)).await.map_err(Error::broken)?;
    Ok(attachment("application/jsonl; charset=utf-8", name, name, lines.into_bytes()))
}
