//! What can be asked about feeds: one's own, and what a secret address shows now. Rights are those of this moment, as on the pages.

use zhixing_kit::clock::DAY_MS;
use zhixing_kit::{Error, Language, Read, Result};
use zhixing_people::{Actor, Place, Right, Secret, Unit, may, renewed_at, unit, units_where};

use super::file::Shown;
use super::model::{Feed, Occasion, Scope};
use super::store;
use super::text::Text;
use crate::activity::questions::shows;
use crate::year::questions::{is_left_out, meets, sat_until};

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
    let (renewed, owner, of) = tx.together((
        || renewed_at(tx, &feed.member),
        || Actor::admitted(tx, &feed.organisation, &feed.member),
        || feed.scope.unit().map(|id| unit(tx, id)).transpose(),
    ))?;
    if !feed.holds_after(renewed) {
        return Err(Error::NotFound);
    }
    let owner = owner.ok_or(Error::NotFound)?;
    let language = owner.language.unwrap_or_default();
    let (branch, name) = match &of {
        None => (owner.branch.clone(), owner.name.clone()),
        Some(unit) if may(tx, &owner, Right::SeeActivity, &Place::unit(&unit.id))? => {
            (unit.branch.clone(), unit.name.clone())
        }
        Some(_) => return Err(Error::NotFound),
    };
    let branch = branch.ok_or(Error::NotFound)?;
    let wanted = of.map(|unit| unit.id).filter(|id| *id != branch);
    let between = (tx.now().plus_ms(-BACK_MS), tx.now().plus_ms(AHEAD_MS));
    let seen = |occasion: &Occasion| match (&feed.scope, &wanted) {
        (Scope::Own, _) => occasion.names_owner || meets(&owner, &branch, &occasion.unit, &occasion.kind),
        (_, Some(group)) => occasion.unit == *group,
        (_, None) => true,
    };
    let found = store::occasions(tx, &branch, between, &owner.member, OCCASIONS_MAX)?;
    let left_out = |one: &Occasion| one.names_owner && is_left_out(&owner, &branch, (&one.unit, &one.kind), one.state);
    // What still names him in a committee that he has left is not his any more.
    let asks = feed.scope == Scope::Own && found.iter().any(left_out);
    let sat_until = if asks { sat_until(tx, &owner, &branch)? } else { None };
    let is_past = |one: &Occasion| left_out(one) && sat_until.is_some_and(|until| one.named_at <= until);
    let mut occasions = Vec::new();
    for occasion in found.into_iter().filter(|one| seen(one) && !is_past(one)) {
        if occasion.names_owner || shows(tx, &owner, (&occasion.kind, &occasion.unit), &[])? {
            occasions.push(occasion);
        }
    }
    Ok((Shown { name: Text(language).calendar_name(name), occasions }, language))
}
