//! The routes about units, and their handlers.

use axum::Extension;
use axum::extract::{Form, Path, State};
use axum::response::{IntoResponse, Response};
use maud::Markup;
use serde::{Deserialize, Serialize};
use zhixing_kit::form::{Check, Faults};
use zhixing_kit::html::Frame;
use zhixing_kit::respond::{Answer, done, form_again, unprocessable};
use zhixing_kit::route::Routes;
use zhixing_kit::{Error, House, Language, Read, Result, Write};
use zhixing_merge::{Asked, Edit, Saved};
use zhixing_records::{UnitId, Verb};

use super::actions::{self, NewUnit, right_for};
use super::model::{Unit, UnitKind};
use super::pages::{self, UnitPage};
use super::questions;
use super::text::Text;
use crate::actor::Actor;
use crate::keeping::{kept_since, may_be_kept};
use crate::post::LeftBehind;
use crate::rights::{Place, Right, may, may_know, require, require_known, units_where};
use crate::saver::last_saver;
use crate::spelling;
use crate::verbs::done as deeds;

/// Beyond this many units the tree is shown without groups.
const TREE_MAX: usize = 300;

/// The routes.
pub fn routes() -> Routes {
    Routes::new()
        .get("/units", show_units)
        .post("/units", create_unit)
        .once()
        .get("/units/new", new_unit)
        .get("/units/{id}", show_unit)
        .post("/units/{id}/name", rename_unit)
        .post("/units/{id}/parent", move_unit)
        .post("/units/{id}/closure", close_unit)
        .once()
}

/// What the forms about units send.
#[derive(Serialize, Deserialize, Default, Clone, Debug)]
#[serde(default)]
pub struct UnitInput {
    /// The unit above.
    pub parent: String,
    /// The kind.
    pub unit_kind: String,
    /// The name.
    pub unit_name: String,
    /// The day of founding.
    pub founded_on: String,
}

impl UnitInput {
    fn check(&self) -> Result<NewUnit, Faults> {
        let mut check = Check::default();
        let parent = check.id("parent", &self.parent, true, UnitId::parse);
        let kind = check.choice("unit_kind", &self.unit_kind, UnitKind::Branch, UnitKind::read);
        let name = spelling::unit(&check.text("unit_name", &self.unit_name, 60));
        let founded_on = check.day("founded_on", &self.founded_on);
        let new = parent.map(|parent| NewUnit { parent, kind, name, founded_on });
        check.finish(())?;
        new.ok_or_else(Faults::default)
    }

    fn parent(&self) -> Result<UnitId, Faults> {
        let mut check = Check::default();
        let parent = check.id("parent", &self.parent, true, UnitId::parse);
        check.finish(())?;
        parent.ok_or_else(Faults::default)
    }

    fn name(&self) -> Result<String, Faults> {
        let mut check = Check::default();
        let name = spelling::unit(&check.text("unit_name", &self.unit_name, 60));
        check.finish(name)
    }
}

/// What the forms on a unit's page change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Its name.
    Name,
    /// The unit above it.
    Parent,
}

impl Change {
    /// The last part of the form's address.
    pub fn path(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Parent => "parent",
        }
    }

    /// Of what was sent, what this form is about.
    fn of(self, input: UnitInput) -> UnitInput {
        match self {
            Self::Name => UnitInput { unit_name: input.unit_name, ..UnitInput::default() },
            Self::Parent => UnitInput { parent: input.parent, ..UnitInput::default() },
        }
    }

    fn verb(self) -> &'static Verb {
        match self {
            Self::Name => &deeds::RENAMED,
            Self::Parent => &deeds::MOVED,
        }
    }

    fn told(self, language: Language, name: String) -> String {
        match self {
            Self::Name => Text(language).renamed(name),
            Self::Parent => Text(language).moved(name),
        }
    }
}

async fn show_units(State(house): State<House>, actor: Actor, frame: Frame) -> Answer<Markup> {
    let (units, may_create) = house
        .db
        .read(move |tx| {
            let may_create = !possible_parents(tx, &actor)?.is_empty();
            Ok((known(tx, &actor)?, may_create))
        })
        .await?;
    Ok(pages::show_units(&frame, &units, may_create))
}

async fn new_unit(State(house): State<House>, actor: Actor, frame: Frame) -> Answer<Markup> {
    let (parents, today) = house.db.read(move |tx| Ok((parents(tx, &actor)?, tx.today()))).await?;
    let input = UnitInput { founded_on: today.to_string(), ..UnitInput::default() };
    Ok(pages::new_unit(&frame, &parents, &input, &Faults::default()))
}

async fn create_unit(State(house): State<House>, actor: Actor, frame: Frame, Form(input): Form<UnitInput>) -> Answer {
    let (who, asked) = (actor.clone(), input.clone());
    let created = house.db.write(move |tx| {
        let new = asked.check()?;
        Ok((actions::found(tx, &who, &new)?, new.name))
    });
    match created.await {
        Ok((id, name)) => Ok(done(&house, &format!("/units/{id}"), &Text(frame.language).founded(name))),
        Err(Error::Invalid(faults)) => {
            let parents = house.db.read(move |tx| parents(tx, &actor)).await?;
            Ok(unprocessable(pages::new_unit(&frame, &parents, &input, &Faults(faults))))
        }
        Err(error) => Err(error.into()),
    }
}

async fn show_unit(
    State(house): State<House>,
    actor: Actor,
    frame: Frame,
    Path(id): Path<String>,
    behind: Option<Extension<LeftBehind>>,
) -> Answer<Markup> {
    let id = UnitId::parse(&id).ok_or(Error::NotFound)?;
    let shown = house
        .db
        .read(move |tx| {
            let mut page = unit_page(tx, &actor, &id)?;
            if let (Some(posts), Some(Extension(LeftBehind(behind)))) = (&mut page.posts, &behind) {
                posts.behind = behind(tx, &actor, &id)?;
            }
            Ok(page)
        })
        .await?;
    let edit = Edit::of(stored(&shown.unit))?;
    Ok(pages::show_unit(&frame, &shown, &edit, &Faults::default()))
}

/// What is stored of that which the forms about a unit change.
fn stored(unit: &Unit) -> UnitInput {
    let parent = unit.parent.as_ref().map(ToString::to_string).unwrap_or_default();
    UnitInput { unit_name: unit.name.clone(), parent, ..UnitInput::default() }
}

async fn rename_unit(
    State(house): State<House>,
    actor: Actor,
    frame: Frame,
    Path(id): Path<String>,
    edit: Edit<UnitInput>,
) -> Answer {
    edited(&house, actor, &frame, &id, Change::Name, edit).await
}

async fn move_unit(
    State(house): State<House>,
    actor: Actor,
    frame: Frame,
    Path(id): Path<String>,
    edit: Edit<UnitInput>,
) -> Answer {
    edited(&house, actor, &frame, &id, Change::Parent, edit).await
}

/// Changes a unit's name or place; when somebody else did so at once, which one holds is asked.
async fn edited(
    house: &House,
    actor: Actor,
    frame: &Frame,
    id: &str,
    change: Change,
    edit: Edit<UnitInput>,
) -> Answer<Response> {
    let id = UnitId::parse(id).ok_or(Error::NotFound)?;
    let mut faults = Faults::default();
    if !edit.looks {
        match save(house, actor.clone(), id.clone(), change, edit.clone()).await {
            Ok(Saved::Done(name)) => {
                return Ok(done(house, &format!("/units/{id}"), &change.told(frame.language, name)));
            }
            Ok(Saved::Asks(asked)) => return ask(house, frame, actor, id, change, &asked).await,
            Err(Error::Invalid(found)) => faults = Faults(found),
            Err(error) => return Err(error.into()),
        }
    }
    let shown = house.db.read(move |tx| unit_page(tx, &actor, &id)).await?;
    Ok(form_again(pages::show_unit(frame, &shown, &edit, &faults), &faults).into_response())
}

async fn save(
    house: &House,
    actor: Actor,
    id: UnitId,
    change: Change,
    edit: Edit<UnitInput>,
) -> Result<Saved<String, UnitInput>> {
    let saving = move |tx: &Write<'_>| {
        actions::must_keep(tx, &actor, &id)?;
        let now = change.of(stored(&questions::unit(tx, &id)?));
        let edit = Edit { typed: change.of(edit.typed.clone()), ..edit.clone() };
        edit.save(&now, |input| {
            match change {
                Change::Name => actions::rename(tx, &actor, &id, &input.name()?)?,
                Change::Parent => actions::move_below(tx, &actor, &id, &input.parent()?)?,
            }
            Ok(questions::unit(tx, &id)?.name)
        })
    };
    house.db.write(saving).await
}

/// The page that asks which of two versions holds.
async fn ask(
    house: &House,
    frame: &Frame,
    actor: Actor,
    id: UnitId,
    change: Change,
    asked: &Asked<UnitInput>,
) -> Answer<Response> {
    let (shown, saver) = house
        .db
        .read(move |tx| {
            let by = [change.verb(), &deeds::FOUNDED];
            Ok((unit_page(tx, &actor, &id)?, last_saver(tx, &actor, &format!("unit/{id}"), &by)?))
        })
        .await?;
    Ok(unprocessable(pages::ask(frame, &shown, change, asked, saver)?))
}

async fn close_unit(State(house): State<House>, actor: Actor, frame: Frame, Path(id): Path<String>) -> Answer {
    let id = UnitId::parse(&id).ok_or(Error::NotFound)?;
    let closed = house.db.write(move |tx| {
        actions::close(tx, &actor, &id)?;
        questions::unit(tx, &id)
    });
    let name = closed.await?.name;
    Ok(done(&house, "/units", &Text(frame.language).closed(name)))
}

fn unit_page(tx: &Read<'_>, actor: &Actor, id: &UnitId) -> Result<UnitPage> {
    require_known(tx, actor, id)?;
    let unit = questions::unit(tx, id)?;
    let parent = unit.parent.as_ref().map(|parent| questions::unit(tx, parent)).transpose()?;
    let below = questions::units_below(tx, id)?;
    let below = below.into_iter().filter(|other| other.id != unit.id && may_know(actor, other)).collect();
    let may_change = may(tx, actor, right_for(unit.kind), &Place::unit(id))?;
    let mut parents = if may_change { possible_parents(tx, actor)? } else { Vec::new() };
    parents.retain(|parent| unit.kind.may_stand_below(parent.kind) && !parent.lies_in(&unit));
    let posts = crate::post::web::unit_posts(tx, actor, &unit)?;
    let kept = if may_be_kept(unit.kind) {
        Some((kept_since(tx, id)?, may(tx, actor, Right::EditPeople, &Place::unit(id))?))
    } else {
        None
    };
    Ok(UnitPage { unit, parent, below, parents, may_change, kept, posts })
}

/// The units that the actor may know of: his branch, what lies below his posts, and what stands above either.
fn known(tx: &Read<'_>, actor: &Actor) -> Result<Vec<Unit>> {
    let mut roots: Vec<&UnitId> = actor.posts.iter().map(|held| &held.unit).collect();
    roots.push(actor.branch.as_ref().unwrap_or(&actor.unit));
    let mut units = Vec::new();
    for root in &roots {
        units.extend(questions::units_below(tx, root)?);
        let path = questions::unit(tx, root)?.path;
        for above in path.split('/').filter_map(UnitId::parse) {
            units.push(questions::unit(tx, &above)?);
        }
    }
    units.sort_by(|a, b| a.path.cmp(&b.path));
    units.dedup();
    // A large tree is shown without its groups: these stand on the pages of their branches.
    if units.len() > TREE_MAX {
        units.retain(|unit| unit.kind != UnitKind::Group);
    }
    Ok(units)
}

/// The units below which the actor may found one; refused in words when there is none.
fn parents(tx: &Read<'_>, actor: &Actor) -> Result<Vec<Unit>> {
    let parents = possible_parents(tx, actor)?;
    if parents.is_empty() {
        require(tx, actor, Right::EditPeople, &Place::itself(actor.branch.as_ref().unwrap_or(&actor.unit)))?;
    }
    Ok(parents)
}

/// The units below which the actor may found one.
fn possible_parents(tx: &Read<'_>, actor: &Actor) -> Result<Vec<Unit>> {
    let mut units = units_where(tx, actor, Right::Administer)?;
    units.extend(units_where(tx, actor, Right::EditPeople)?.into_iter().filter(|unit| unit.kind.is_branch()));
    units.retain(|unit| unit.kind != UnitKind::Group);
    units.sort_by(|a, b| a.path.cmp(&b.path));
    units.dedup();
    Ok(units)
}
