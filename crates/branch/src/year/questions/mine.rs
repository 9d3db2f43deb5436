//! What one member is shown of his branch's year: what he is to convene, and what comes next.

use zhixing_charter::{Attends, Convener, Obligation};
use zhixing_kit::{Moment, Read, Result};
use zhixing_people::{Actor, Post, PostKind, UnitId, posts_of_member};

use crate::activity::State;
use crate::rules::charter;
use crate::year::model::Doing;

/// How many obligations Today lists.
pub(super) const DUE_SOON_MAX: usize = 8;
/// From how many days before its last day an obligation is due soon.
pub(super) const SOON_DAYS: i64 = 30;
/// For how many days ahead one is told that nobody was called yet to what is planned: a week leaves the time to come.
pub(super) const CALL_DAYS: i64 = 7;

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

/// Whether the actor is the one who arranges an activity: secretary and deputy the branch's, the leader his group's.
pub(super) fn arranges(actor: &Actor, branch: &UnitId, doing: &Doing) -> bool {
    if doing.unit == *branch {
        return actor.holds(PostKind::Secretary, branch) || actor.holds(PostKind::Deputy, branch);
    }
    leads(actor, &doing.unit)
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

/// Whether a meeting of the committee, of which no list is fixed yet, names him while he does not sit on it.
pub(crate) fn is_left_out(actor: &Actor, branch: &UnitId, (unit, kind): (&UnitId, &str), state: State) -> bool {
    let of_committee = charter().kind(kind).is_some_and(|kind| kind.attends == Attends::Committee);
    state == State::Planned && of_committee && !meets(actor, branch, unit, kind)
}

/// Until when he sat on the committee, if he did: what named him there until then named him for that. What named him later, or one who never did,
/// named him on purpose.
pub(crate) fn sat_until(tx: &Read<'_>, actor: &Actor, branch: &UnitId) -> Result<Option<Moment>> {
    let of_it = |post: &&Post| post.kind.is_of_committee() && post.unit == *branch;
    let day_after = |post: &Post| post.to_on.and_then(|last| last.tomorrow().ok());
    let left_at = |post: &Post| post.ended_at.or_else(|| Some(Moment::start_of(day_after(post)?, tx.zone())));
    Ok(posts_of_member(tx, &actor.member)?.iter().filter(of_it).filter_map(left_at).max())
}

fn leads(actor: &Actor, unit: &UnitId) -> bool {
    actor.holds(PostKind::GroupLeader, unit)
}
