//! What a superior may ask. Each question asks first whether he may.

use jiff::civil::Date;
use zhixing_kit::{Error, Moment, Read, Result};
use zhixing_people::{Actor, Place, Right, Unit, UnitId, require, unit, units_below, units_where};

use super::model::{Insight, Overview, in_tree_order};
use super::store;
use crate::year::questions::{duties_of, standing_of};

/// How many branches a page shows.
pub const PAGE_BRANCHES: usize = 30;
/// How many decisions are shown.
const DECISIONS_MAX: usize = 50;

/// A page of the branches below a unit; without one, below the topmost unit that the actor may look at.
///
/// # Errors
/// [`Error::Forbidden`] and [`Error::NotFound`] as [`require`] says.
pub fn overview(tx: &Read<'_>, actor: &Actor, of: Option<&UnitId>, year: Option<i16>, page: usize) -> Result<Overview> {
    let others = seats(tx, actor)?;
    let top = match of {
        Some(id) => id.clone(),
        None => others
            .first()
            .map_or_else(|| actor.branch.clone().unwrap_or_else(|| actor.unit.clone()), |unit| unit.id.clone()),
    };
    require(tx, actor, Right::SeeOverview, &Place::unit(&top))?;
    let year = year.unwrap_or_else(|| tx.today().year());
    let branches = in_tree_order(&units_below(tx, &top)?, &top);
    let whole = branches.len();
    let pages = whole.div_ceil(PAGE_BRANCHES).max(1);
    let page = page.min(pages - 1);
    let shown = &branches[page * PAGE_BRANCHES..((page + 1) * PAGE_BRANCHES).min(whole)];
    let ids: Vec<UnitId> = shown.iter().map(|(_, id)| id.clone()).collect();
    let standings = standing_of(tx, &actor.organisation, &ids, year)?;
    let above =
        |id: &UnitId| shown.iter().find(|(_, shown)| shown == id).map(|(above, _)| above.clone()).unwrap_or_default();
    Ok(Overview {
        unit: unit(tx, &top)?,
        others,
        year,
        this_year: tx.today().year(),
        branches: standings.into_iter().map(|standing| (above(&standing.unit), standing)).collect(),
        whole,
        page,
        pages,
    })
}

/// The units above branches in which the actor has the overview by a post of his own.
fn seats(tx: &Read<'_>, actor: &Actor) -> Result<Vec<Unit>> {
    if actor.posts.is_empty() {
        return Ok(Vec::new());
    }
    let mut seats = units_where(tx, actor, Right::SeeOverview)?;
    seats.retain(|unit| !unit.kind.is_branch() && unit.branch.is_none());
    Ok(seats)
}

/// A branch as its superior sees it.
///
/// # Errors
/// [`Error::NotFound`] for what is no branch, [`Error::Forbidden`] as [`require`] says.
pub fn insight(tx: &Read<'_>, actor: &Actor, branch: &UnitId, year: Option<i16>) -> Result<Insight> {
    require(tx, actor, Right::SeeOverview, &Place::unit(branch))?;
    let unit = unit(tx, branch)?;
    let year = year.unwrap_or_else(|| tx.today().year());
    let (census, duties) =
        duties_of(tx, &actor.organisation, std::slice::from_ref(branch), year)?.pop().ok_or(Error::NotFound)?;
    let group =
        |owes: &str| census.groups.iter().find(|group| group.id.as_str() == owes).map(|group| group.name.clone());
    let start =
        |year: i16| Date::new(year, 1, 1).map(|day| Moment::start_of(day, tx.zone())).map_err(|_| Error::NotFound);
    let mut decisions = store::decisions(tx, branch, start(year)?, start(year.saturating_add(1))?, DECISIONS_MAX + 1)?;
    let more_decisions = decisions.len() > DECISIONS_MAX;
    decisions.truncate(DECISIONS_MAX);
    let duties =
        duties.into_iter().map(|duty| (duty.obligation.clone(), group(&duty.obligation.unit), duty.standing)).collect();
    let admissions = crate::admission::standing_of_branch(tx, branch)?;
    Ok(Insight { unit, year, this_year: tx.today().year(), duties, admissions, decisions, more_decisions })
}
