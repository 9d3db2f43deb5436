//! A branch's day, for Today: what the reader is to convene next, with a date for it, and how the month's obligations stand. One reading of the
//! branch's facts serves both. Read only; numbers of a branch's duties, never of a person.

use jiff::ToSpan;
use zhixing_charter::{Obligation, Proposal, Standing};
use zhixing_kit::{Read, Result};
use zhixing_people::{Actor, census_of};

use super::mine::{DUE_SOON_MAX, SOON_DAYS, convenes, convenes_anything};
use super::standing::Owed;
use super::whole;
use crate::rules::charter;
use crate::setting::questions::setting;
use crate::year::branch_facts;
use crate::year::model::{self, Doing, Duty, Tally};

/// A branch's day as one member sees it.
#[derive(Clone, Debug, Default)]
pub struct BranchDay {
    /// What he convenes and what is overdue or due soon, by last day, at most eight.
    pub due: Vec<ToConvene>,
    /// How the obligations stand whose last day lies in this month, and those of the year that are overdue.
    pub month: Tally,
}

/// An obligation that the reader convenes.
#[derive(Clone, Debug)]
pub struct ToConvene {
    /// What is owed, with its last day and the reason.
    pub obligation: Obligation,
    /// The group that owes it; none for the branch itself.
    pub group: Option<String>,
    /// How it stands: due, overdue or ahead.
    pub standing: Standing,
    /// What is planned for it.
    pub planned: Option<Doing>,
    /// A date for it, while nothing is planned: the same that the year's page proposes.
    pub proposal: Option<Proposal>,
}

/// The day of the actor's branch; empty for who belongs to none.
pub fn branch_day(tx: &Read<'_>, actor: &Actor) -> Result<BranchDay> {
    let Some(branch) = &actor.branch else { return Ok(BranchDay::default()) };
    let today = tx.today();
    let since = whole(today.year())?.first;
    let (census, setting) = tx.together((|| census_of(tx, branch, since), || setting(tx, branch)))?;
    let owed = Owed::of(&branch_facts::facts(charter(), &census, &setting, today), &census, today.year(), today);
    let doings = owed.doings(tx, branch)?;
    let settled = owed.settled(&doings, today);
    let this_month = |due: jiff::civil::Date| due.first_of_month() == today.first_of_month();
    let month = settled.iter().filter(|one| one.standing == Standing::Overdue || this_month(one.obligation.due));
    let month = Tally::of(month.map(|one| &one.standing));
    if !convenes_anything(actor) {
        return Ok(BranchDay { due: Vec::new(), month });
    }
    let mut duties = model::with_plans(settled, &doings);
    model::with_proposals(charter(), &mut duties, &doings, &setting, today.tomorrow().unwrap_or(today));
    let soon = today.saturating_add(SOON_DAYS.days());
    let mine = |duty: &Duty| {
        model::is_open(&duty.standing) && duty.obligation.due <= soon && convenes(actor, branch, &duty.obligation)
    };
    let group =
        |unit: &str| census.groups.iter().find(|group| group.id.as_str() == unit).map(|group| group.name.clone());
    let due = duties.into_iter().filter(mine).take(DUE_SOON_MAX).map(|duty| ToConvene {
        group: group(&duty.obligation.unit),
        obligation: duty.obligation,
        standing: duty.standing,
        planned: duty.planned,
        proposal: duty.proposal,
    });
    Ok(BranchDay { due: due.collect(), month })
}
