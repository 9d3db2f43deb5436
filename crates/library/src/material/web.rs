//! The routes of materials: the list with its search, one material, its original, its whole text for paper, and taking it back.

use axum::Form;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use maud::Markup;
use serde::Deserialize;
use zhixing_kit::form::{Faults, read_day};
use zhixing_kit::html::Frame;
use zhixing_kit::limit::PAGE_ROWS;
use zhixing_kit::respond::{Answer, attachment, done, unprocessable};
use zhixing_kit::route::Routes;
use zhixing_kit::{Error, House, Moment, Read, Result};
use zhixing_people::Actor;

use super::input::TakingInput;
use super::model::{Area, Kind, MaterialId};
use super::text::Text;
use super::{actions, pages, questions};
use crate::search;
use crate::search::questions::Within;

/// The routes of materials.
pub fn routes() -> Routes {
    Routes::new()
        .get("/library", list_materials)
        .get("/library/{id}", show_material)
        .get("/library/{id}/original", show_original)
        .get("/library/{id}/print", show_print)
        .get("/library/{id}/changes", show_changes)
        .get("/library/{id}/taking", new_taking)
        .post("/library/{id}/taking", create_taking)
}

/// What the list is asked for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ListQuery {
    /// What is searched for.
    pub q: String,
    /// Of this area.
    pub area: String,
    /// Of this kind.
    pub kind: String,
    /// Published since this day.
    pub from: String,
    /// With this tag.
    pub tag: String,
    /// Before this moment …
    pub before: Option<i64>,
    /// … and this id.
    pub id: String,
}

impl ListQuery {
    fn within(&self, zone: &jiff::tz::TimeZone) -> Within {
        Within {
            area: Area::read(&self.area),
            kind: Kind::read(&self.kind),
            since: read_day(&self.from).map(|day| Moment::start_of(day, zone)),
        }
    }
}

async fn list_materials(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Query(query): Query<ListQuery>,
) -> Answer<Markup> {
    let view = house.db.read(move |tx| ask_list(tx, &actor, &query)).await?;
    Ok(pages::list(&frame, &view, &Faults::default(), &house.db.surroundings().zone))
}

fn ask_list(tx: &Read<'_>, actor: &Actor, query: &ListQuery) -> Result<pages::ListView> {
    let (within, publishes) = (query.within(tx.zone()), questions::publishes(tx, actor)?);
    if !query.q.trim().is_empty() {
        let answers = search::questions::search(tx, &actor.organisation, &query.q, within)?;
        let query = query.clone();
        return Ok(pages::ListView { query, materials: Vec::new(), older: None, answers: Some(answers), publishes });
    }
    let before = query.before.map_or((Moment(i64::MAX), "~"), |at| (Moment(at), query.id.as_str()));
    let mut materials = questions::list(tx, actor, within, &query.tag, before, PAGE_ROWS + 1)?;
    let more = materials.len() > PAGE_ROWS;
    materials.truncate(PAGE_ROWS);
    let older = materials.last().filter(|_| more).map(|last| {
        let (at, id) = (last.changed_at.0.to_string(), last.id.to_string());
        let pairs = [("area", query.area.as_str()), ("kind", &query.kind), ("from", &query.from), ("tag", &query.tag)];
        pages::address(&[&pairs[..], &[("before", &at), ("id", &id)]].concat())
    });
    Ok(pages::ListView { query: query.clone(), materials, older, answers: None, publishes })
}

#[derive(Deserialize)]
struct Shown {
    edition: Option<u32>,
    /// The earlier edition with which it is compared.
    since: Option<u32>,
    part: Option<u32>,
}

fn parsed(raw: &str) -> Result<MaterialId> {
    MaterialId::parse(raw).ok_or(Error::NotFound)
}

async fn show_material(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(id): Path<String>,
    Query(query): Query<Shown>,
) -> Answer<Markup> {
    let id = parsed(&id)?;
    let part = query.part.unwrap_or(1);
    let shown = house.db.read(move |tx| questions::reading(tx, &actor, &id, query.edition, part)).await?;
    Ok(pages::one(&frame, &shown, &house.db.surroundings().zone))
}

async fn show_print(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(id): Path<String>,
    Query(query): Query<Shown>,
) -> Answer<Markup> {
    let id = parsed(&id)?;
    let (shown, whole) = house.db.read(move |tx| questions::whole(tx, &actor, &id, query.edition)).await?;
    Ok(pages::print(&frame, &shown, &whole))
}

async fn show_changes(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(id): Path<String>,
    Query(query): Query<Shown>,
) -> Answer<Markup> {
    let id = parsed(&id)?;
    let changed = house.db.read(move |tx| questions::changes(tx, &actor, &id, query.edition, query.since)).await?;
    Ok(pages::changes(&frame, &changed))
}

/// The original, to keep: never as something that a browser would run.
async fn show_original(
    State(house): State<House>,
    actor: Actor,
    Path(id): Path<String>,
    Query(query): Query<Shown>,
) -> Answer<Response> {
    let id = parsed(&id)?;
    let (format, name, file) = house.db.read(move |tx| questions::original(tx, &actor, &id, query.edition)).await?;
    Ok(attachment("application/octet-stream", &name, &format!("material.{}", format.word()), file))
}

async fn new_taking(State(house): State<House>, frame: Frame, actor: Actor, Path(id): Path<String>) -> Answer<Markup> {
    let id = parsed(&id)?;
    let material = house.db.read(move |tx| questions::to_change(tx, &actor, &id)).await?;
    Ok(pages::taking(&frame, &material, &TakingInput::default(), &Faults::default()))
}

async fn create_taking(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
    Form(input): Form<TakingInput>,
) -> Answer<Response> {
    let id = parsed(&raw)?;
    let (asking, about) = (actor.clone(), id.clone());
    let material = house.db.read(move |tx| questions::to_change(tx, &asking, &about)).await?;
    match input.check() {
        Ok(why) => {
            house.db.write(move |tx| actions::take_back(tx, &actor, &id, &why)).await?;
            Ok(done(&house, &format!("/library/{raw}"), Text(frame.language).taken_told()))
        }
        Err(faults) => Ok(unprocessable(pages::taking(&frame, &material, &input, &faults))),
    }
}
