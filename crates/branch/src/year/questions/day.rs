//! A branch's day, for Today: what the reader is to convene next, with a date for it, how the month's obligations stand, what he attends and
//! what comes next besides. One reading of the branch's facts and of its year serves all of it. Read only; numbers of a branch's duties, never of a person.

use jiff::ToSpan;
use jiff::civil::Date;
use zhixing_charter::{BranchFacts, BranchForm, Obligation, Proposal, Standing};
use zhixing_kit::{Read, Result};
use zhixing_people::{Actor, Census, PostKind, UnitId, census_of};

use super::mine::{
    CALL_DAYS, DUE_SOON_MAX, SOON_DAYS, arranges, concerns, convenes, convenes_anything, is_left_out, sat_until,
};
use super::reckoned::{Basis, Known, Reckoned};
use super::{end, start, whole};
use crate::activity::State;
use crate::activity::questions::shows;
use crate::errand::{Errand, to_count};
use crate::motion::{ToVote, to_vote};
use crate::rules::charter;
use crate::setting::questions::setting;
use crate::term::Window;
use crate::year::branch_facts::ELECTION;
use crate::year::model::{self, Doing, Duty, Tally};
use crate::year::store;
use crate::year::store::OfDay;

/// A branch's day as one member sees it.
#[derive(Clone, Debug, Default)]
pub struct BranchDay {
    /// What he convenes and what is overdue or due soon, by last day, at most eight.
    pub due: Vec<ToConvene>,
    /// How the obligations stand whose last day lies in this month, and those of the year that are overdue.
    pub month: Tally,
    /// The last day of the branch's term, from six months before it on, for who sees to the election (支 21).
    pub term_ends: Option<Date>,
    /// What is planned for its election.
    pub election: Option<Doing>,
    /// What is under way now and he attends or runs.
    pub under_way: Vec<Doing>,
    /// Motions and secret ballots there that wait for his vote.
    pub to_vote: Vec<ToVote>,
    /// What waits there for him as a teller.
    pub to_count: Vec<Errand>,
    /// What is held today with him in the chair or as recorder, called and not opened yet.
    pub to_open: Vec<Doing>,
    /// What he arranges for one of the next days and called nobody to, the earliest first.
    pub to_call: Vec<Doing>,
    /// What he arranges, whose day is over, and of which nothing was written down, the latest first.
    pub passed_over: Vec<Doing>,
    /// What he is to attend or to run next.
    pub coming: Vec<Doing>,
    /// What comes next in his branch and in his own group besides.
    pub next: Vec<Doing>,
}

/// How much of it is listed.
#[derive(Clone, Copy, Debug)]
pub struct Most {
    /// Meetings that he attends or runs.
    pub mine: usize,
    /// What comes next besides.
    pub next: usize,
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
pub fn branch_day(tx: &Read<'_>, actor: &Actor, most: Most) -> Result<BranchDay> {
    let Some(branch) = &actor.branch else { return Ok(BranchDay::default()) };
    let today = tx.today();
    let year = whole(today.year())?;
    let (census, setting, mut found) = tx.together((
        || census_of(tx, branch, year.first),
        || setting(tx, branch),
        || store::of_day(tx, branch, start(tx, year.first), start(tx, today), &actor.member),
    ))?;
    let group = |unit: &UnitId| census.groups.iter().find(|group| group.id == *unit).map(|group| group.name.clone());
    for one in &mut found {
        one.doing.group = group(&one.doing.unit);
    }
    let basis = Basis::of(Known { census, setting, today });
    let owed = &basis.owed;
    // What is owed in this year may have begun before it: the election at the end of a term.
    let mut doings = if owed.first < year.first {
        store::of_branch(tx, branch, start(tx, owed.first), start(tx, year.first))?
    } else {
        Vec::new()
    };
    let mut day = meetings(tx, actor, branch, &found, most)?;
    let end = end(tx, owed.last);
    doings.extend(found.into_iter().map(|one| one.doing).filter(|doing| doing.starts_at < end));
    let reckoned = Reckoned::of(&basis, doings);
    day.month = reckoned.month;
    day.term_ends = to_elect(actor, branch, &basis.facts, today);
    if convenes_anything(actor) {
        day.due = to_convene(actor, &basis.known.census, &reckoned, today);
        // The election has its own line, which leads to the term and says for when it is planned: it stands there once.
        if day.term_ends.is_some() {
            let (election, due) = day.due.into_iter().partition(|due| due.obligation.kind == ELECTION);
            day.due = due;
            day.election = <Vec<ToConvene>>::into_iter(election).find_map(|due| due.planned);
            let is_it = |doing: &Doing| day.election.as_ref().is_some_and(|election| election.id == doing.id);
            day.coming.retain(|doing| !is_it(doing));
            day.next.retain(|doing| !is_it(doing));
        }
    }
    Ok(day)
}

/// What he attends, with the votes that wait for him there, and what comes next besides: from the start of today on.
fn meetings(tx: &Read<'_>, actor: &Actor, branch: &UnitId, found: &[OfDay], most: Most) -> Result<BranchDay> {
    let mut day = BranchDay::default();
    let today = tx.today();
    let passed = found.iter().map(|one| &one.doing).filter(|doing| doing.state.is_ahead() && doing.on < today);
    day.passed_over = passed.filter(|doing| arranges(actor, branch, doing)).rev().take(most.mine).cloned().collect();
    let near = today.saturating_add(CALL_DAYS.days());
    let uncalled = found.iter().map(|one| &one.doing).filter(|doing| doing.state == State::Planned);
    let uncalled = uncalled.filter(|doing| (today..=near).contains(&doing.on) && arranges(actor, branch, doing));
    day.to_call = uncalled.take(most.mine).cloned().collect();
    let left_out =
        |one: &&OfDay| one.is_mine && is_left_out(actor, branch, (&one.doing.unit, &one.doing.kind), one.doing.state);
    let sat_until = if found.iter().any(|one| left_out(&one)) { sat_until(tx, actor, branch)? } else { None };
    let is_past = |one: &&OfDay| left_out(one) && sat_until.is_some_and(|until| one.named_at <= until);
    for one in found.iter().filter(|one| one.is_mine && !is_past(one)).take(most.mine) {
        let is_under_way = one.doing.state == State::Opened;
        if one.leads && one.doing.on == today && one.doing.state == State::Convened {
            day.to_open.push(one.doing.clone());
            continue;
        }
        if day.to_call.iter().any(|doing| doing.id == one.doing.id) {
            continue;
        }
        if is_under_way && one.is_voting {
            day.to_vote.extend(to_vote(tx, actor, &one.doing.id)?);
        }
        if one.is_teller {
            day.to_count.extend(to_count(tx, actor, &one.doing.id)?);
        }
        let list = if is_under_way { &mut day.under_way } else { &mut day.coming };
        list.push(one.doing.clone());
    }
    let from = start(tx, today);
    let mine = || day.under_way.iter().chain(&day.to_open).chain(&day.coming);
    let is_shown = |doing: &Doing| mine().any(|mine| mine.id == doing.id);
    let ahead = found.iter().map(|one| &one.doing).filter(|doing| {
        doing.starts_at >= from && matches!(doing.state, State::Planned | State::Convened | State::Opened)
    });
    let mut next = Vec::new();
    for doing in ahead.filter(|doing| concerns(actor, branch, doing) && !is_shown(doing)) {
        if next.len() == most.next {
            break;
        }
        if shows(tx, actor, (&doing.kind, &doing.unit), &doing.named)? {
            next.push(doing.clone());
        }
    }
    day.next = next;
    Ok(day)
}

/// What the actor convenes and is overdue or due soon, with a date where it lacks a plan.
fn to_convene(actor: &Actor, census: &Census, reckoned: &Reckoned, today: Date) -> Vec<ToConvene> {
    let branch = &census.branch.id;
    let soon = today.saturating_add(SOON_DAYS.days());
    let mine = |duty: &&Duty| {
        model::is_open(&duty.standing) && duty.obligation.due <= soon && convenes(actor, branch, &duty.obligation)
    };
    let shown = |duties| <[Duty]>::iter(duties).filter(mine).take(DUE_SOON_MAX);
    let lacks_plan = shown(&reckoned.duties).any(|duty| model::is_to_plan(charter(), duty));
    let duties = if lacks_plan { reckoned.proposed() } else { &reckoned.duties };
    let group =
        |unit: &str| census.groups.iter().find(|group| group.id.as_str() == unit).map(|group| group.name.clone());
    let due = shown(duties).map(|duty| ToConvene {
        group: group(&duty.obligation.unit),
        obligation: duty.obligation.clone(),
        standing: duty.standing.clone(),
        planned: duty.planned.clone(),
        proposal: duty.proposal.clone(),
    });
    due.collect()
}

/// The last day of a term whose election is due, for secretary and deputy; a temporary branch elects nobody.
fn to_elect(actor: &Actor, branch: &UnitId, facts: &BranchFacts, today: Date) -> Option<Date> {
    let sees = actor.holds(PostKind::Secretary, branch) || actor.holds(PostKind::Deputy, branch);
    let last = facts.term.filter(|_| sees && facts.form != BranchForm::Temporary)?.last;
    (today >= Window::of(charter(), last).reminded).then_some(last)
}
