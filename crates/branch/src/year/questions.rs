//! What can be asked about years: of one branch with dates and plans, of many with numbers only. Read only; never about a person.

mod day;
mod mine;
mod reckoned;
mod standing;

use std::collections::HashSet;

use jiff::civil::Date;
use zhixing_charter::{BranchFacts, Obligation, Period};
use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Error, Moment, Read, Result};
use zhixing_people::{Actor, Census, Place, Right, UnitId, census_of, census_of_many, may};

use super::model::{self, Doing, Year};
use super::together::together;
use super::{branch_facts, store};
use crate::activity::ActivityId;
use crate::activity::doubt::{Doubts, doubts_of_its_time};
use crate::activity::questions::shows;
use crate::rules::charter;
use crate::setting::BranchSetting;
use crate::setting::questions::{setting, settings};

pub use day::{BranchDay, Most, ToConvene, branch_day};
pub(crate) use mine::{concerns, is_left_out, meets, sat_until};
use standing::Owed;
pub(crate) use standing::duties_of;
pub use standing::{UnitStanding, standing_of};

/// A branch's facts in a year, as the charter takes them.
///
/// # Errors
/// [`Error::NotFound`] for what is no branch or a year outside the calendar.
pub fn facts(tx: &Read<'_>, branch: &UnitId, year: i16) -> Result<BranchFacts> {
    let whole = whole(year)?;
    let census = census_of(tx, branch, whole.first)?;
    Ok(branch_facts::facts(charter(), &census, &setting(tx, branch)?, now_within(tx.today(), whole)))
}

/// The facts of many branches in a year, with a few statements for each fifty.
pub fn facts_below(
    tx: &Read<'_>,
    organisation: &OrganisationId,
    branches: &[UnitId],
    year: i16,
) -> Result<Vec<BranchFacts>> {
    let whole = whole(year)?;
    let settings = settings(tx, organisation)?;
    let usual = BranchSetting::default();
    let on = now_within(tx.today(), whole);
    let of =
        |census: &Census| branch_facts::facts(charter(), census, settings.get(&census.branch.id).unwrap_or(&usual), on);
    Ok(census_of_many(tx, branches, whole.first)?.iter().map(of).collect())
}

/// The year of a branch with its plans and proposals.
///
/// # Errors
/// [`Error::NotFound`] for what is no branch or a year outside the calendar.
pub fn year(tx: &Read<'_>, branch: &UnitId, year: i16) -> Result<Year> {
    let (whole, today) = (whole(year)?, tx.today());
    let (census, setting) = tx.together((|| census_of(tx, branch, whole.first), || setting(tx, branch)))?;
    let facts = branch_facts::facts(charter(), &census, &setting, now_within(today, whole));
    let owed = Owed::of(&facts, &census, year, today);
    let from = start(tx, whole.first);
    let (doings, later) = tx.together((|| owed.doings(tx, branch), || store::later(tx, branch, from)))?;
    let mut duties = model::with_plans(owed.settled(&doings, today), &doings);
    if year >= today.year() {
        let tomorrow = today.tomorrow().unwrap_or(today);
        let as_one = together(&census, now_within(today, whole));
        model::with_proposals(charter(), &mut duties, (&doings, &as_one), &setting, tomorrow);
    }
    let is_now = whole.contains(today);
    Ok(Year {
        branch: branch.clone(),
        name: census.branch.name.clone(),
        groups: census.groups.iter().map(|group| (group.id.to_string(), group.name.clone())).collect(),
        year,
        today,
        duties,
        kept: branch_facts::kept_since(&census, year),
        remarks: if is_now { charter().structure_remarks(&facts, today) } else { Vec::new() },
        holidays_announced: charter().holidays().announced(year),
        later,
        each: owed.each(&doings),
    })
}

/// What the actor may plan of a year, and whether he keeps the branch's settings.
#[derive(Clone, Debug, Default)]
pub struct May {
    /// Plan in the branch and its groups.
    pub branch: bool,
    /// Groups in which he may plan.
    pub groups: HashSet<String>,
    /// Change the branch's settings; he is shown what the rules would have otherwise in its structure.
    pub set: bool,
}

impl May {
    /// Whether he may plan what is owed here.
    pub fn plans(&self, obligation: &Obligation) -> bool {
        self.plans_in(&obligation.unit)
    }

    /// Whether he may plan in this unit of the branch.
    pub(crate) fn plans_in(&self, unit: &str) -> bool {
        self.branch || self.groups.contains(unit)
    }
}

/// What the actor may do with a year.
pub fn may_plan(tx: &Read<'_>, actor: &Actor, year: &Year) -> Result<May> {
    let place = Place::unit(&year.branch);
    let mut allowed = May {
        branch: may(tx, actor, Right::PlanActivity, &place)?,
        set: may(tx, actor, Right::EditPeople, &place)?,
        ..May::default()
    };
    let led = actor.posts.iter().filter(|held| year.groups.contains_key(held.unit.as_str()));
    for held in led.filter(|_| !allowed.branch) {
        if may(tx, actor, Right::PlanActivity, &Place::unit(&held.unit))? {
            allowed.groups.insert(held.unit.to_string());
        }
    }
    Ok(allowed)
}

/// Takes the way to a talk out of a year for who is not shown it: that one is planned or took place stands there all the same.
pub(crate) fn hide_talks(tx: &Read<'_>, actor: &Actor, year: &mut Year) -> Result<()> {
    for duty in &mut year.duties {
        if let Some(doing) = &duty.planned
            && !shows(tx, actor, (&doing.kind, &doing.unit), &doing.named)?
        {
            duty.planned = None;
        }
    }
    Ok(())
}

/// What a branch and its groups have planned or held from a day to a day, both included.
pub(crate) fn doings_between(tx: &Read<'_>, branch: &UnitId, first: Date, last: Date) -> Result<Vec<Doing>> {
    store::of_branch(tx, branch, start(tx, first), end(tx, last))
}

/// Of activities that were just planned as proposed, those against whose time something speaks, by their topics.
pub fn doubted(tx: &Read<'_>, planned: &[ActivityId]) -> Result<Vec<(String, Doubts)>> {
    let mut found = Vec::new();
    for id in planned {
        let (activity, doubts) = doubts_of_its_time(tx, id)?;
        if doubts != Doubts::default() {
            found.push((activity.topic, doubts));
        }
    }
    Ok(found)
}

fn start(tx: &Read<'_>, day: Date) -> Moment {
    Moment::start_of(day, tx.zone())
}

fn end(tx: &Read<'_>, day: Date) -> Moment {
    Moment::start_of(day.tomorrow().unwrap_or(day), tx.zone())
}

fn whole(year: i16) -> Result<Period> {
    Period::year(year).filter(|_| (1900..2200).contains(&year)).ok_or(Error::NotFound)
}

/// The day that "now" means for a year: today within it, else its end that is nearer.
fn now_within(today: Date, whole: Period) -> Date {
    today.clamp(whole.first, whole.last)
}
