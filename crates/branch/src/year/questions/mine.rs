//! What one member is shown of his branch's year: what he is to convene, and what comes next.

use jiff::ToSpan;
use jiff::civil::Date;
use zhixing_charter::{Attends, Convener, Obligation, Standing};
use zhixing_kit::{Moment, Read, Result};
use zhixing_people::{Actor, PostKind, UnitId, census_of};

use super::standing::Owed;
use super::whole;
use crate::rules::charter;
use crate::setting::questions::setting;
use crate::year::model::{self, Doing, Duty};
use crate::year::{branch_facts, store};

/// How many obligations Today lists.
pub(super) const DUE_SOON_MAX: usize = 8;
/// From how many days before its last day an obligation is due soon.
pub(super) const SOON_DAYS: i64 = 30;

/// An obligation that the actor convenes and that is due soon or overdue.
#[derive(Clone, Debug)]
pub struct DueSoon {
    /// What is owed, with its last day and the reason.
    pub obligation: Obligation,
    /// The group that owes it; none for the branch itself.
    pub group: Option<String>,
    /// How it stands: due, overdue or ahead.
    pub standing: Standing,
    /// What is planned for it.
    pub planned: Option<Doing>,
}

/// The next obligations of the actor's branch that he convenes: what is overdue in this year first, then by last day, at most eight.
/// Whoever convenes nothing asks nothing.
pub fn due_soon(tx: &Read<'_>, actor: &Actor, today: Date) -> Result<Vec<DueSoon>> {
    let Some(branch) = actor.branch.clone().filter(|_| convenes_anything(actor)) else { return Ok(Vec::new()) };
    let whole = whole(today.year())?;
    let census = census_of(tx, &branch, whole.first)?;
    let setting = setting(tx, &branch)?;
    let owed = Owed::of(&branch_facts::facts(charter(), &census, &setting, today), &census, today.year(), today);
    let doings = owed.doings(tx, &branch)?;
    let soon = today.saturating_add(SOON_DAYS.days());
    let mine = |duty: &Duty| {
        model::is_open(&duty.standing) && duty.obligation.due <= soon && convenes(actor, &branch, &duty.obligation)
    };
    let due = |duty: Duty| DueSoon {
        group: census
            .groups
            .iter()
            .find(|group| group.id.as_str() == duty.obligation.unit)
            .map(|group| group.name.clone()),
        obligation: duty.obligation,
        standing: duty.standing,
        planned: duty.planned,
    };
    let duties = model::with_plans(owed.settled(&doings, today), &doings);
    Ok(duties.into_iter().filter(mine).take(DUE_SOON_MAX).map(due).collect())
}

pub(super) fn convenes_anything(actor: &Actor) -> bool {
    actor.posts.iter().any(|held| matches!(held.kind, PostKind::Secretary | PostKind::Deputy | PostKind::GroupLeader))
}

/// Whether the actor is the one who calls it. What each member does by himself (talks) is watched by the secretary.
pub(crate) fn convenes(actor: &Actor, branch: &UnitId, obligation: &Obligation) -> bool {
    match obligation.convener {
        Convener::Secretary | Convener::Each => {
            actor.holds(PostKind::Secretary, branch) || actor.holds(PostKind::Deputy, branch)
        }
        Convener::GroupLeader => {
            actor.posts.iter().any(|held| held.kind == PostKind::GroupLeader && held.unit.as_str() == obligation.unit)
        }
    }
}

/// What comes next in the actor's branch and in his own group, from the start of today on.
pub fn next_activities(tx: &Read<'_>, actor: &Actor, limit: usize) -> Result<Vec<Doing>> {
    let Some(branch) = &actor.branch else { return Ok(Vec::new()) };
    let from = Moment::start_of(tx.today(), tx.zone());
    let found = store::next(tx, branch, from, limit.saturating_mul(4))?;
    Ok(found.into_iter().filter(|doing| concerns(actor, branch, doing)).take(limit).collect())
}

/// Whether an activity is one that the actor's calendar shows: his branch's and his group's; the committee's for those who sit on it.
pub(crate) fn concerns(actor: &Actor, branch: &UnitId, doing: &Doing) -> bool {
    meets(actor, branch, &doing.unit, &doing.kind)
}

/// The same of a kind that a unit of his branch holds.
pub(crate) fn meets(actor: &Actor, branch: &UnitId, unit: &UnitId, kind: &str) -> bool {
    let on_committee = [PostKind::Secretary, PostKind::Deputy, PostKind::CommitteeMember]
        .iter()
        .any(|post| actor.holds(*post, branch));
    let of_committee = charter().kind(kind).is_some_and(|kind| kind.attends == Attends::Committee);
    if unit == branch {
        on_committee || !of_committee
    } else {
        on_committee || *unit == actor.unit || leads(actor, unit)
    }
}

fn leads(actor: &Actor, unit: &UnitId) -> bool {
    actor.holds(PostKind::GroupLeader, unit)
}
