//! What a superior may ask. Each question asks first whether he may.

use std::collections::BTreeMap;

use jiff::civil::Date;
use zhixing_charter::Standing;
use zhixing_kit::clock::DAY_MS;
use zhixing_kit::{Error, Moment, Read, Result};
use zhixing_people::{Actor, Place, Right, Unit, UnitId, require, unit, units_below, units_where};

use super::model::{Decided, Decision, Insight, Leaf, Month, Overview, in_tree_order};
use super::store;
use crate::year::branch_facts::kept_since;
use crate::year::model::Tally;
use crate::year::questions::{duties_of, standing_of};

/// How many branches a page shows.
pub const PAGE_BRANCHES: usize = 30;
/// How many decisions are shown.
const DECISIONS_MAX: usize = 50;
/// How many of a branch's decisions stand beside those of its neighbours.
const FEW: usize = 5;
/// How long a decision counts as late news to a superior: 90 days.
const LATELY_MS: i64 = 90 * DAY_MS;

/// How the branches of a page below a unit stand in a year; without a unit, below the topmost one that the actor may look at.
///
/// # Errors
/// [`Error::Forbidden`] and [`Error::NotFound`] as [`require`] says.
pub fn overview(tx: &Read<'_>, actor: &Actor, of: Option<&UnitId>, year: Option<i16>, page: usize) -> Result<Overview> {
    let leaf = leaf(tx, actor, of, page)?;
    let year = year.unwrap_or_else(|| tx.today().year());
    let standings = standing_of(tx, &actor.organisation, &leaf.ids(), year)?;
    Ok(Overview { leaf, year, this_year: tx.today().year(), standings })
}

/// A month of the branches of a page: how what has its last day in it stands.
///
/// # Errors
/// As [`overview`].
pub fn month(tx: &Read<'_>, actor: &Actor, of: Option<&UnitId>, first: Date, page: usize) -> Result<Month> {
    let leaf = leaf(tx, actor, of, page)?;
    let last = first.last_of_month();
    let mut days: BTreeMap<(Date, String), Vec<Standing>> = BTreeMap::new();
    for (_, duties) in duties_of(tx, &actor.organisation, &leaf.ids(), first.year())? {
        for duty in duties.into_iter().filter(|duty| (first..=last).contains(&duty.obligation.due)) {
            days.entry((duty.obligation.due, duty.obligation.kind)).or_default().push(duty.standing);
        }
    }
    let dues = days.into_iter().map(|((day, kind), standings)| (day, kind, Tally::of(&standings))).collect();
    Ok(Month { leaf, first, today: tx.today(), dues })
}

/// What the branches of a page decided in the last 90 days, at most five each.
///
/// # Errors
/// As [`overview`].
pub fn decided(tx: &Read<'_>, actor: &Actor, of: Option<&UnitId>, page: usize) -> Result<Decided> {
    let leaf = leaf(tx, actor, of, page)?;
    let mut branches = Vec::new();
    let made = store::decided_by(tx, &leaf.ids(), tx.now().plus_ms(-LATELY_MS))?;
    for id in leaf.ids() {
        let of_branch = made.iter().filter(|(branch, _)| *branch == id).take(FEW);
        let decisions: Vec<Decision> = of_branch.map(|(_, decision)| decision.clone()).collect();
        if !decisions.is_empty() {
            branches.push((id.clone(), unit(tx, &id)?.name, decisions));
        }
    }
    Ok(Decided { leaf, branches })
}

/// A page of the branches below a unit that the actor may look at.
fn leaf(tx: &Read<'_>, actor: &Actor, of: Option<&UnitId>, page: usize) -> Result<Leaf> {
    let others = seats(tx, actor)?;
    let top = match of {
        Some(id) => id.clone(),
        None => others
            .first()
            .map_or_else(|| actor.branch.clone().unwrap_or_else(|| actor.unit.clone()), |unit| unit.id.clone()),
    };
    require(tx, actor, Right::SeeOverview, &Place::unit(&top))?;
    let branches = in_tree_order(&units_below(tx, &top)?, &top);
    let whole = branches.len();
    let pages = whole.div_ceil(PAGE_BRANCHES).max(1);
    let page = page.min(pages - 1);
    let shown = branches[page * PAGE_BRANCHES..((page + 1) * PAGE_BRANCHES).min(whole)].to_vec();
    Ok(Leaf { unit: unit(tx, &top)?, others, branches: shown, whole, page, pages })
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
    let later = crate::year::store::later(tx, branch, start(year)?)?;
    let more_decisions = decisions.len() > DECISIONS_MAX;
    decisions.truncate(DECISIONS_MAX);
    let kept = kept_since(&census, year);
    let duties =
        duties.into_iter().map(|duty| (duty.obligation.clone(), group(&duty.obligation.unit), duty.standing)).collect();
    let admissions = crate::admission::standing_of_branch(tx, branch)?;
    Ok(Insight { unit, year, this_year: tx.today().year(), kept, duties, later, admissions, decisions, more_decisions })
}
