//! The rows of units. The only SQL about them.

use jiff::civil::Date;
use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Read, Result, Value, Write, params, statements};
use zhixing_records::UnitId;

use super::model::{Unit, UnitKind};

statements! {
    GET = "select id, parent, path, kind, name, branch, founded_on, closed_on
        from unit
        where id = $1";
    TOP = "select id, parent, path, kind, name, branch, founded_on, closed_on
        from unit
        where organisation = $1 and parent is null";
    BELOW = "with recursive tree (id, parent, path, kind, name, branch, founded_on, closed_on) as (
            select id, parent, path, kind, name, branch, founded_on, closed_on from unit where id = $1
            union all
            select u.id, u.parent, u.path, u.kind, u.name, u.branch, u.founded_on, u.closed_on
            from unit u join tree on u.parent = tree.id
        )
        select id, parent, path, kind, name, branch, founded_on, closed_on
        from tree
        order by path";
    ADD_ORGANISATION = "insert into organisation (id, created_at) values ($1, $2)";
    THE_ORGANISATION = "select id from organisation order by created_at, id limit 1";
    ADD = "insert into unit (id, organisation, parent, path, kind, name, branch, founded_on, closed_on, created_at, kept_from)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10)";
    RENAME = "update unit set name = $2 where id = $1";
    CLOSE = "update unit set closed_on = $2 where id = $1";
    SET_PARENT = "update unit set parent = $2 where id = $1";
    SET_PATH = "update unit set path = $2, branch = $3 where id = $1";
}

/// The unit, if there is one.
pub fn find(tx: &Read<'_>, id: &UnitId) -> Result<Option<Unit>> {
    tx.maybe(GET, params![id])
}

/// The topmost unit: the organisation itself.
pub fn top(tx: &Read<'_>, organisation: &OrganisationId) -> Result<Unit> {
    tx.one(TOP, params![organisation])
}

/// The unit and all below it, the upper ones first (closed ones too).
pub fn below(tx: &Read<'_>, id: &UnitId) -> Result<Vec<Unit>> {
    tx.all(BELOW, params![id])
}

/// The organisation that this installation serves, once there is one.
pub fn the_organisation(tx: &Read<'_>) -> Result<Option<OrganisationId>> {
    Ok(tx.maybe::<(OrganisationId,)>(THE_ORGANISATION, &[])?.map(|(id,)| id))
}

/// Writes the organisation's row.
pub fn add_organisation(tx: &Write<'_>, id: &OrganisationId) -> Result<()> {
    tx.run(ADD_ORGANISATION, params![id, tx.now()]).map(drop)
}

/// Writes a new unit below its parent (none: the topmost) and gives it back. Its record is kept from now on.
pub fn add(
    tx: &Write<'_>,
    organisation: &OrganisationId,
    parent: Option<&Unit>,
    kind: UnitKind,
    name: &str,
    founded_on: Date,
) -> Result<Unit> {
    let unit = new(tx, parent, kind, name, founded_on);
    tx.run(ADD, &row(tx, organisation, &unit))?;
    Ok(unit)
}

/// Writes many new units, each after the one above it.
pub fn add_each(tx: &Write<'_>, organisation: &OrganisationId, units: &[Unit]) -> Result<()> {
    let rows: Vec<_> = units.iter().map(|unit| row(tx, organisation, unit).to_vec()).collect();
    tx.run_each(ADD, &rows).map(drop)
}

/// A unit to be.
pub fn new(tx: &Write<'_>, parent: Option<&Unit>, kind: UnitKind, name: &str, founded_on: Date) -> Unit {
    let id: UnitId = tx.new_id();
    let path = format!("{}{id}/", parent.map_or("/", |parent| &parent.path));
    let branch = if kind.is_branch() { Some(id.clone()) } else { parent.and_then(|parent| parent.branch.clone()) };
    let parent = parent.map(|parent| parent.id.clone());
    Unit { id, parent, path, kind, name: name.to_owned(), branch, founded_on, closed_on: None }
}

fn row(tx: &Write<'_>, organisation: &OrganisationId, unit: &Unit) -> [Value; 10] {
    let Unit { id, parent, path, kind, name, branch, founded_on, closed_on } = unit;
    [
        id.into(),
        organisation.into(),
        parent.as_ref().into(),
        path.into(),
        Value::from(*kind),
        name.into(),
        branch.as_ref().into(),
        Value::from(*founded_on),
        Value::from(*closed_on),
        tx.now().into(),
    ]
}

/// Writes a unit's name.
pub fn rename(tx: &Write<'_>, id: &UnitId, name: &str) -> Result<()> {
    tx.run(RENAME, params![id, name]).map(drop)
}

/// Writes the day on which a unit was closed.
pub fn close(tx: &Write<'_>, id: &UnitId, on: Date) -> Result<()> {
    tx.run(CLOSE, params![id, on]).map(drop)
}

/// Hangs a unit, with all that lies below it, under another parent.
pub fn move_below(tx: &Write<'_>, unit: &Unit, parent: &Unit) -> Result<()> {
    let tree = below(tx, &unit.id)?;
    tx.run(SET_PARENT, params![&unit.id, &parent.id])?;
    for node in tree {
        let path = format!("{}{}", parent.path, node.path[unit.path.len() - unit.id.as_str().len() - 1..].to_owned());
        let branch = if node.kind == UnitKind::Group && unit.kind == UnitKind::Group {
            parent.branch.clone()
        } else {
            node.branch
        };
        tx.run(SET_PATH, params![&node.id, path, branch.as_ref()])?;
    }
    Ok(())
}
