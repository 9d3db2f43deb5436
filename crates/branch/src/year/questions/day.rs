//! A branch's day, for Today: what the reader is to convene next, with a date for it, and how the month's obligations stand. One reading of the
//! branch's facts serves both. Read only; numbers of a branch's duties, never of a person.

use std::cell::OnceCell;

use jiff::ToSpan;
use jiff::civil::Date;
use zhixing_charter::{BranchFacts, BranchForm, Obligation, Proposal, Standing};
use zhixing_kit::{Read, Result};
use zhixing_people::{Actor, Census, PostKind, UnitId, census_of};

use super::mine::{DUE_SOON_MAX, SOON_DAYS, convenes, convenes_anything};
use super::standing::Owed;
use super::whole;
use crate::rules::charter;
use crate::setting::BranchSetting;
use crate::setting::questions::setting;
use crate::term::Window;
use crate::year::branch_facts;
use crate::year::model::{self, Doing, Duty, Tally};

/// A branch's day as one member sees it.
#[derive(Clone, Debug, Default)]
pub struct BranchDay {
    /// What he convenes and what is overdue or due soon, by last day, at most eight.
    pub due: Vec<ToConvene>,
    /// How the obligations stand whose last day lies in this month, and those of the year that are overdue.
    pub month: Tally,
    /// The last day of the branch's term, from six months before it on, for who sees to the election (支 21).
    pub term_ends: Option<Date>,
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

/// What was reckoned from a branch's facts. A question that is asked among others is run again (decision 0010); this it need not reckon again.
#[derive(Default)]
pub struct Reckoned(OnceCell<Known>);

struct Known {
    census: Census,
    setting: BranchSetting,
    term_ends: Option<Date>,
    owed: Owed,
}

impl Reckoned {
    fn or(&self, reckon: impl FnOnce() -> Result<Known>) -> Result<&Known> {
        match self.0.get() {
            Some(known) => Ok(known),
            None => reckon().map(|known| self.0.get_or_init(|| known)),
        }
    }
}

/// The day of the actor's branch; empty for who belongs to none. `reckoned` is empty at first, and the same whenever this is run again.
pub fn branch_day(tx: &Read<'_>, actor: &Actor, reckoned: &Reckoned) -> Result<BranchDay> {
    let Some(branch) = &actor.branch else { return Ok(BranchDay::default()) };
    let today = tx.today();
    let Known { census, setting, term_ends, owed } = reckoned.or(|| known(tx, actor, branch, today))?;
    let term_ends = *term_ends;
    let doings = owed.doings(tx, branch)?;
    let settled = owed.settled(&doings, today);
    let this_month = |due: Date| due.first_of_month() == today.first_of_month();
    let month = settled.iter().filter(|one| one.standing == Standing::Overdue || this_month(one.obligation.due));
    let month = Tally::of(month.map(|one| &one.standing));
    if !convenes_anything(actor) {
        return Ok(BranchDay { due: Vec::new(), month, term_ends });
    }
    let mut duties = model::with_plans(settled, &doings);
    model::with_proposals(charter(), &mut duties, &doings, setting, today.tomorrow().unwrap_or(today));
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
    Ok(BranchDay { due: due.collect(), month, term_ends })
}

fn known(tx: &Read<'_>, actor: &Actor, branch: &UnitId, today: Date) -> Result<Known> {
    let since = whole(today.year())?.first;
    let (census, setting) = tx.together((|| census_of(tx, branch, since), || setting(tx, branch)))?;
    let facts = branch_facts::facts(charter(), &census, &setting, today);
    let term_ends = to_elect(actor, branch, &facts, today);
    let owed = Owed::of(&facts, &census, today.year(), today);
    Ok(Known { census, setting, term_ends, owed })
}

/// The last day of a term whose election is due, for secretary and deputy; a temporary branch elects nobody.
fn to_elect(actor: &Actor, branch: &UnitId, facts: &BranchFacts, today: Date) -> Option<Date> {
    let sees = actor.holds(PostKind::Secretary, branch) || actor.holds(PostKind::Deputy, branch);
    let last = facts.term.filter(|_| sees && facts.form != BranchForm::Temporary)?.last;
    (today >= Window::of(charter(), last).reminded).then_some(last)
}
