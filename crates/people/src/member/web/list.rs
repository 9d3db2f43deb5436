//! The lists of members of a unit: those who belong to it, and those who do not any more.

use axum::extract::{Query, State};
use maud::Markup;
use serde::Deserialize;
use zhixing_kit::form::clean;
use zhixing_kit::html::Frame;
use zhixing_kit::limit::PAGE_ROWS;
use zhixing_kit::respond::Answer;
use zhixing_kit::{Error, House, Read, Result};
use zhixing_records::UnitId;

use crate::actor::Actor;
use crate::member::model::Former;
use crate::member::pages::{self, FormerPage, ListPage};
use crate::member::store;
use crate::post::posts_of;
use crate::rights::{Place, Right, may, require, units_where};
use crate::unit::{unit, units_below};

/// Which members are looked for.
#[derive(Deserialize, Default, Clone, Debug)]
#[serde(default)]
pub struct ListInput {
    /// The unit.
    pub unit: String,
    /// Words of a name or number.
    pub q: String,
    /// The last number of the page before.
    pub after: String,
    /// "yes": those who belonged there and do not any more.
    pub left: String,
}

pub(super) async fn show_members(
    State(house): State<House>,
    actor: Actor,
    frame: Frame,
    Query(input): Query<ListInput>,
) -> Answer<Markup> {
    let asked = input.clone();
    if input.left == "yes" {
        let shown = house.db.read(move |tx| former(tx, &actor, &asked)).await?;
        return Ok(pages::show_former(&frame, &shown, &input));
    }
    let shown = house.db.read(move |tx| list(tx, &actor, &asked)).await?;
    Ok(pages::show_members(&frame, &shown, &input))
}

/// Those who belonged to a unit and do not any more, for who keeps its people: who was taken off by mistake is found, and who is to be erased.
fn former(tx: &Read<'_>, actor: &Actor, asked: &ListInput) -> Result<FormerPage> {
    let id = asked_unit(tx, actor, asked)?;
    require(tx, actor, Right::EditPeople, &Place::itself(&id))?;
    let found = store::former(tx, &id, &clean(&asked.q), &clean(&asked.after), PAGE_ROWS + 1)?;
    let opens = |one: Former| {
        let may_open = may(tx, actor, Right::SeePeople, &Place::unit(&one.unit))?;
        Ok((one, may_open))
    };
    Ok(FormerPage { here: unit(tx, &id)?, people: found.into_iter().map(opens).collect::<Result<_>>()? })
}

/// The unit that is asked for, or the first that is shown.
fn asked_unit(tx: &Read<'_>, actor: &Actor, asked: &ListInput) -> Result<UnitId> {
    match UnitId::parse(&asked.unit) {
        Some(id) => Ok(id),
        None if asked.unit.is_empty() => first_unit(tx, actor),
        None => Err(Error::NotFound),
    }
}

fn list(tx: &Read<'_>, actor: &Actor, asked: &ListInput) -> Result<ListPage> {
    let id = asked_unit(tx, actor, asked)?;
    require(tx, actor, Right::SeePeople, &Place::itself(&id))?;
    let here = unit(tx, &id)?;
    let (words, after) = (clean(&asked.q), clean(&asked.after));
    // Whoever looks at branches from above sees the people of his own seat alone (P7).
    let (mut below, seen) = (units_below(tx, &id)?, units_where(tx, actor, Right::SeePeople)?);
    let hides_below = !below.iter().all(|unit| seen.contains(unit));
    below.retain(|unit| seen.contains(unit));
    let of = match &here {
        here if here.branch.is_some() || hides_below => store::Of::Unit(&id),
        here if here.parent.is_none() => store::Of::All(&actor.organisation),
        _ => store::Of::Below(&id),
    };
    let members = store::search(tx, of, tx.today(), &words, &after, PAGE_ROWS + 1)?;
    let names = below.iter().map(|unit| (unit.id.clone(), unit.name.clone())).collect();
    below.retain(|unit| unit.parent.as_ref() == Some(&id));
    // Beyond a branch the list would be as long as the organisation: there each member's page tells his posts.
    let posts = if here.branch.is_some() { posts_of(tx, &id, tx.today())? } else { Vec::new() };
    let above = match &here.parent {
        Some(parent) if may(tx, actor, Right::SeePeople, &Place::unit(parent))? => Some(unit(tx, parent)?),
        _ => None,
    };
    let may_edit = may(tx, actor, Right::EditPeople, &Place::unit(&id))?;
    Ok(ListPage { here, above, below, names, members, posts, hides_below, may_edit })
}

/// The unit whose members are shown first: one's branch, or what one's posts are for.
fn first_unit(tx: &Read<'_>, actor: &Actor) -> Result<UnitId> {
    if let Some(branch) = &actor.branch {
        return Ok(branch.clone());
    }
    let units = units_where(tx, actor, Right::SeePeople)?;
    Ok(units.first().map_or_else(|| actor.unit.clone(), |unit| unit.id.clone()))
}
