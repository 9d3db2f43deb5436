//! What can be asked about feeds: one's own, and what a secret address shows now. Rights are those of this moment, as on the pages.

use std::collections::HashMap;

use zhixing_kit::clock::DAY_MS;
use zhixing_kit::{Error, Language, Read, Result};
use zhixing_people::{Actor, Place, Right, Secret, Unit, UnitId, may, renewed_at, unit, units_below, units_where};

use super::file::Shown;
use super::model::{Feed, Occasion, Scope};
use super::store;
use super::text::Text;
use crate::year::questions::meets;

/// How far back a calendar reaches: a quarter.
const BACK_MS: i64 = 92 * DAY_MS;
/// How far ahead: as far as anything can be planned.
const AHEAD_MS: i64 = 2 * 366 * DAY_MS;
/// The most events of one file; the oldest are left out.
const OCCASIONS_MAX: usize = 1_000;

/// The feeds of the actor, and the units whose meetings he may take along.
pub fn own(tx: &Read<'_>, actor: &Actor) -> Result<(Vec<Feed>, Vec<Unit>)> {
    let units = units_where(tx, actor, Right::SeeActivity)?.into_iter().filter(|unit| unit.branch.is_some()).collect();
    let renewed = renewed_at(tx, &actor.member)?;
    let feeds = store::list(tx, &actor.member)?.into_iter().filter(|feed| feed.holds_after(renewed));
    Ok((feeds.collect(), units))
}

/// What stands behind a secret address now, and in which language. [`Error::NotFound`] for an unknown address, and likewise when its owner
/// has left, was barred, had his access made anew since, or may not see it any more.
pub fn shown(tx: &Read<'_>, token: &Secret) -> Result<(Shown, Language)> {
    let feed = store::by_token(tx, token)?.ok_or(Error::NotFound)?;
    if !feed.holds_after(renewed_at(tx, &feed.member)?) {
        return Err(Error::NotFound);
    }
    let owner = Actor::admitted(tx, &feed.organisation, &feed.member)?.ok_or(Error::NotFound)?;
    let language = owner.language.unwrap_or_default();
    let (branch, name, wanted) = match &feed.scope {
        Scope::Own => (owner.branch.clone().ok_or(Error::NotFound)?, owner.name.clone(), None),
        Scope::Unit(id) => {
            let unit = unit(tx, id)?;
            if !may(tx, &owner, Right::SeeActivity, &Place::unit(id))? {
                return Err(Error::NotFound);
            }
            let branch = unit.branch.clone().ok_or(Error::NotFound)?;
            (branch.clone(), unit.name, Some(id.clone()).filter(|id| *id != branch))
        }
    };
    let between = (tx.now().plus_ms(-BACK_MS), tx.now().plus_ms(AHEAD_MS));
    let groups: HashMap<UnitId, String> = units_below(tx, &branch)?
        .into_iter()
        .filter(|unit| unit.id != branch)
        .map(|unit| (unit.id, unit.name))
        .collect();
    let seen = |occasion: &Occasion| match (&feed.scope, &wanted) {
        (Scope::Own, _) => occasion.names_owner || meets(&owner, &branch, &occasion.unit, &occasion.kind),
        (_, Some(group)) => occasion.unit == *group,
        (_, None) => true,
    };
    let occasions = store::occasions(tx, &branch, between, &owner.member, OCCASIONS_MAX)?;
    let occasions = occasions.into_iter().filter(seen).map(|occasion| {
        let group = groups.get(&occasion.unit).cloned();
        (occasion, group)
    });
    Ok((Shown { name: Text(language).calendar_name(name), occasions: occasions.collect() }, language))
}
