//! What a reader's Today asks of the rooms below: each question is keyed by him or by his branch, so that it costs the same however large
//! the organisation is.

use zhixing_branch::{
    Decisions, Errand, Most, Waiting, branch_day, decisions, errands, nothing_planned, to_see_to, waiting_for,
};
use zhixing_kit::{Read, Result};
use zhixing_notice::{suggestions_waiting, unread_of_latest};
use zhixing_people::{Actor, PostKind, beginning, secretaries_without_sign_in, unfinished};
use zhixing_study::my_study;

use super::model::{Day, Steps};

/// How many meetings, signatures, resolutions or notices are listed.
const FEW: usize = 5;
/// How many of the branch's next activities and latest decisions are listed.
const BRANCH: usize = 4;

/// The actor's day. `unread` says whether he has notices to read: otherwise none are asked for.
pub(super) fn day(tx: &Read<'_>, actor: &Actor, unread: bool) -> Result<Day> {
    let mut day = Day::begin(tx.today(), tx.zone().clone());
    day.is_superior = actor.looks_below();
    day.in_branch = actor.branch.is_some();
    day.is_administrator = actor.posts.iter().any(|post| post.kind == PostKind::Administrator);
    let decided: Decisions;
    (
        day.to_see_to,
        decided,
        (day.steps, day.to_answer),
        day.notices,
        (day.waiting, day.errands),
        day.unfinished,
        day.study,
        day.branch,
    ) = tx.together((
        || to_see_to(tx, &actor.member, FEW),
        || decisions(tx, actor, (FEW, BRANCH)),
        || kept(tx, actor),
        || if unread { unread_of_latest(tx, &actor.member, 4 * FEW, FEW) } else { Ok(Vec::new()) },
        || handed_up(tx, actor, actor.looks_below()),
        || unfinished(tx, actor, FEW),
        || my_study(tx, actor, FEW),
        || branch_day(tx, actor, Most { mine: FEW, next: BRANCH }),
    ))?;
    (day.resolutions, day.decided) = (decided.mine, decided.lately);
    day.waiting.truncate(FEW);
    day.to_see_to.close.retain(|activity| !day.branch.under_way.iter().any(|known| known.id == activity.id));
    Ok(day)
}

/// What waits for who decides above, and for who keeps his branch's people and admissions.
fn handed_up(tx: &Read<'_>, actor: &Actor, is_superior: bool) -> Result<(Vec<Waiting>, Vec<Errand>)> {
    tx.together((|| if is_superior { waiting_for(tx, actor) } else { Ok(Vec::new()) }, || errands(tx, actor, FEW)))
}

/// What an administrator has to see to: the first steps that are not taken, and how many suggestions wait.
fn kept(tx: &Read<'_>, actor: &Actor) -> Result<(Option<Steps>, u32)> {
    if !actor.posts.iter().any(|post| post.kind == PostKind::Administrator) {
        return Ok((None, 0));
    }
    tx.together((|| steps(tx, actor), || suggestions_waiting(tx, &actor.organisation)))
}

/// The first steps, as long as they are not all taken.
fn steps(tx: &Read<'_>, actor: &Actor) -> Result<Option<Steps>> {
    let begun = beginning(tx, &actor.organisation)?;
    let held = begun.people && begun.secretary;
    let year = held && !nothing_planned(tx, &actor.organisation)?;
    let without_sign_in =
        if held && !year { secretaries_without_sign_in(tx, &actor.organisation, FEW)? } else { Vec::new() };
    let steps = Steps { people: begun.people, posts: begun.secretary, without_sign_in, year };
    Ok(Some(steps).filter(|steps| !steps.are_done()))
}
