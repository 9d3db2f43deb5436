//! Routes of the directory.

use axum::Form;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use jiff::civil::Date;
use maud::Markup;
use serde::Deserialize;
use zhixing_kit::form::Faults;
use zhixing_kit::html::Frame;
use zhixing_kit::respond::{Answer, done, form_again, unprocessable};
use zhixing_kit::route::Routes;
use zhixing_kit::{Error, House, Read, Result, Write};
use zhixing_merge::{Asked, Edit, Saved, Sent};
use zhixing_people::{Actor, Place, Right, UnitId, last_saver, require};

use super::input::{EntryInput, MergerInput};
use super::model::{Entry, EntryId, EntryKind};
use super::text::Text;
use super::{actions, pages, questions};
use crate::verbs;

/// The routes of the directory.
pub fn routes() -> Routes {
    Routes::new()
        .get("/directory", list_entries)
        .get("/directory/new", new_entry)
        .post("/directory", create_entry)
        .once()
        .get("/directory/{id}", show_entry)
        .get("/directory/{id}/edit", edit_entry)
        .post("/directory/{id}", update_entry)
        .post("/directory/{id}/merger", create_merger)
        .once()
        .post("/directory/{id}/phone-removal", create_phone_removal)
}

/// Which kind is asked for.
#[derive(Deserialize, Default)]
#[serde(default)]
struct KindQuery {
    kind: String,
}

impl KindQuery {
    fn kind(&self) -> EntryKind {
        EntryKind::of(&self.kind).unwrap_or(EntryKind::Place)
    }
}

fn id(raw: &str) -> Result<EntryId> {
    EntryId::parse(raw).ok_or(Error::NotFound)
}

/// The day it is.
fn today(house: &House) -> Date {
    house.clock.now().day(&house.db.surroundings().zone)
}

async fn list_entries(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Query(query): Query<KindQuery>,
) -> Answer<Markup> {
    let kind = query.kind();
    let view = house
        .db
        .read(move |tx| {
            let Some(branch) = &actor.branch else { return Ok(None) };
            let entries = questions::of_branch(tx, branch, kind)?;
            Ok(Some(pages::ListView { kind, entries, changes: questions::may_change(tx, &actor, branch)? }))
        })
        .await?;
    Ok(view.map_or_else(|| pages::none(&frame), |view| pages::list(&frame, &view)))
}

/// The branch in whose directory the actor may enter something.
fn own_branch(tx: &Read<'_>, actor: &Actor) -> Result<UnitId> {
    let branch = actor.branch.clone().unwrap_or_else(|| actor.unit.clone());
    require(tx, actor, Right::PlanActivity, &Place::unit(&branch))?;
    Ok(branch)
}

async fn new_entry(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Query(query): Query<KindQuery>,
) -> Answer<Markup> {
    house.db.read(move |tx| own_branch(tx, &actor).map(drop)).await?;
    Ok(pages::new(&frame, query.kind(), &EntryInput::default(), &Faults::default()))
}

async fn create_entry(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Form(input): Form<EntryInput>,
) -> Answer<Response> {
    let asking = actor.clone();
    let branch = house.db.read(move |tx| own_branch(tx, &asking)).await?;
    let kind = EntryKind::of(&input.kind).unwrap_or(EntryKind::Place);
    let faults = match input.check(kind, today(&house)) {
        Ok(new) => match house.db.write(move |tx| actions::add(tx, &actor, &branch, &new)).await {
            Ok(id) => return Ok(done(&house, &format!("/directory/{id}"), Text(frame.language).added())),
            Err(error) => Faults::found(error, "entry_name")?,
        },
        Err(faults) => faults,
    };
    Ok(unprocessable(pages::new(&frame, kind, &input, &faults)))
}

async fn show_entry(State(house): State<House>, frame: Frame, actor: Actor, Path(raw): Path<String>) -> Answer<Markup> {
    let id = id(&raw)?;
    let (entry, changes) = house
        .db
        .read(move |tx| {
            let entry = questions::visible(tx, &actor, &id)?;
            let changes = questions::may_change(tx, &actor, &entry.branch)?;
            Ok((entry, changes))
        })
        .await?;
    Ok(pages::one(&frame, &entry, changes))
}

/// The entry, and the others that it could be merged into.
async fn for_form(house: &House, actor: Actor, raw: &str) -> Result<(Entry, Vec<Entry>)> {
    let id = id(raw)?;
    house
        .db
        .read(move |tx| {
            let entry = questions::changeable(tx, &actor, &id)?;
            let mut others = questions::of_branch(tx, &entry.branch, entry.kept.kind)?;
            others.retain(|other| other.id != entry.id);
            Ok((entry, others))
        })
        .await
}

async fn edit_entry(State(house): State<House>, frame: Frame, actor: Actor, Path(raw): Path<String>) -> Answer<Markup> {
    let (entry, others) = for_form(&house, actor, &raw).await?;
    Ok(pages::edit(&frame, &entry, &others, &Edit::of(EntryInput::of(&entry))?, &Faults::default()))
}

async fn update_entry(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
    edit: Edit<EntryInput>,
) -> Answer<Response> {
    let faults = match edit.sent("entry_name", save(&house, actor.clone(), id(&raw)?, edit.clone())).await? {
        Sent::Done(()) => return Ok(done(&house, &format!("/directory/{raw}"), Text(frame.language).saved())),
        Sent::Asks(asked) => return ask(&house, &frame, actor, id(&raw)?, &asked).await,
        Sent::Again(faults) => faults,
    };
    let (entry, others) = for_form(&house, actor, &raw).await?;
    let edit = edit.again(&EntryInput::of(&entry))?;
    Ok(form_again(pages::edit(&frame, &entry, &others, &edit, &faults), &faults))
}

async fn save(house: &House, actor: Actor, id: EntryId, edit: Edit<EntryInput>) -> Result<Saved<(), EntryInput>> {
    let saving = move |tx: &Write<'_>| {
        let entry = questions::changeable(tx, &actor, &id)?;
        edit.save(&EntryInput::of(&entry), |input| {
            actions::change(tx, &actor, &id, &input.check(entry.kept.kind, tx.today())?)
        })
    };
    house.db.write(saving).await
}

/// The page that asks which of two versions holds.
async fn ask(house: &House, frame: &Frame, actor: Actor, id: EntryId, asked: &Asked<EntryInput>) -> Answer<Response> {
    let (entry, saver) = house
        .db
        .read(move |tx| {
            let by = [&verbs::CHANGED, &verbs::LISTED, &verbs::FORGOT, &verbs::MERGED];
            let saver = last_saver(tx, &actor, &format!("directory-entry/{id}"), &by)?;
            Ok((questions::changeable(tx, &actor, &id)?, saver))
        })
        .await?;
    Ok(unprocessable(pages::ask(frame, &entry, asked, saver)?))
}

async fn create_merger(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
    Form(input): Form<MergerInput>,
) -> Answer<Response> {
    let (entry, others) = for_form(&house, actor.clone(), &raw).await?;
    let merged = entry.id.clone();
    let faults = match input.check() {
        Ok(into) => {
            let to = into.clone();
            match house.db.write(move |tx| actions::merge(tx, &actor, &merged, &into)).await {
                Ok(()) => return Ok(done(&house, &format!("/directory/{to}"), Text(frame.language).merged())),
                Err(error) => Faults::found(error, "into")?,
            }
        }
        Err(faults) => faults,
    };
    Ok(unprocessable(pages::edit(&frame, &entry, &others, &Edit::of(EntryInput::of(&entry))?, &faults)))
}

async fn create_phone_removal(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
) -> Answer<Response> {
    let id = id(&raw)?;
    house.db.write(move |tx| actions::drop_phone(tx, &actor, &id)).await?;
    Ok(done(&house, &format!("/directory/{raw}"), Text(frame.language).dropped()))
}
