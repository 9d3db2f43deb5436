//! What a reader's Today asks of the rooms below: each question is keyed by him or by his branch, so that it costs the same however large
//! the organisation is.

use zhixing_branch::{
    Activity, Reckoned, State, ToVote, branch_day, decided_lately, my_meetings, my_resolutions, next_activities,
    nothing_planned, to_close, to_sign, to_vote, waiting_for,
};
use zhixing_kit::{Read, Result};
use zhixing_people::{Actor, PostKind, beginning, unfinished};

use super::model::{Day, Steps};

/// How many meetings, signatures, resolutions or notices are listed.
const FEW: usize = 5;
/// How many of the branch's next activities and latest decisions are listed.
const BRANCH: usize = 4;

/// The actor's day. `unread` says whether he has notices to read: otherwise none are asked for.
pub(super) fn day(tx: &Read<'_>, actor: &Actor, unread: bool) -> Result<Day> {
    let mut day = Day::begin(tx.today(), tx.zone().clone());
    let is_superior = actor.looks_below();
    day.is_superior = is_superior;
    let mine = || {
        tx.together((
            || to_sign(tx, &actor.member, FEW),
            || my_resolutions(tx, actor, FEW),
            || steps(tx, actor),
            || if unread { notices(tx, actor) } else { Ok(Vec::new()) },
            || if is_superior { waiting_for(tx, actor) } else { Ok(Vec::new()) },
            || unfinished(tx, actor, FEW),
        ))
    };
    if actor.branch.is_none() {
        (day.to_sign, day.resolutions, day.steps, day.notices, day.waiting, day.unfinished) = mine()?;
        day.waiting.truncate(FEW);
        return Ok(day);
    }
    day.in_branch = true;
    let own;
    let reckoned = Reckoned::default();
    (own, (day.under_way, day.coming, day.to_vote), day.to_close, day.branch, day.next, day.decided) =
        tx.together((
            mine,
            || meetings(tx, actor),
            || to_close(tx, &actor.member, FEW),
            || branch_day(tx, actor, &reckoned),
            || next_activities(tx, actor, BRANCH + FEW),
            || decided_lately(tx, actor, BRANCH),
        ))?;
    (day.to_sign, day.resolutions, day.steps, day.notices, day.waiting, day.unfinished) = own;
    day.waiting.truncate(FEW);
    day.to_close.retain(|activity| !day.under_way.iter().any(|known| known.id == activity.id));
    day.next.retain(|doing| !day.under_way.iter().chain(&day.coming).any(|mine| mine.id == doing.id));
    day.next.truncate(BRANCH);
    Ok(day)
}

/// What he attends: what is under way, what is to come, and the votes that wait for him where something is under way.
fn meetings(tx: &Read<'_>, actor: &Actor) -> Result<(Vec<Activity>, Vec<Activity>, Vec<ToVote>)> {
    let (under_way, coming): (Vec<_>, Vec<_>) =
        my_meetings(tx, actor, FEW)?.into_iter().partition(|activity| activity.state == State::Opened);
    let mut votes = Vec::new();
    for activity in &under_way {
        votes.extend(to_vote(tx, actor, activity)?);
    }
    Ok((under_way, coming, votes))
}

fn notices(tx: &Read<'_>, actor: &Actor) -> Result<Vec<(zhixing_kit::Sentence, zhixing_kit::Moment)>> {
    let latest = zhixing_notice::latest(tx, &actor.member, None, 4 * FEW)?;
    let unread = latest.into_iter().filter(|notice| notice.seen_at.is_none());
    Ok(unread.take(FEW).map(|notice| (notice.subject, notice.sent_at)).collect())
}

/// The first steps, for an administrator who has not taken them all.
fn steps(tx: &Read<'_>, actor: &Actor) -> Result<Option<Steps>> {
    if !actor.posts.iter().any(|post| post.kind == PostKind::Administrator) {
        return Ok(None);
    }
    let begun = beginning(tx, &actor.organisation)?;
    let year = begun.people && begun.secretary && !nothing_planned(tx, &actor.organisation)?;
    let steps = Steps { people: begun.people, posts: begun.secretary, year };
    Ok(Some(steps).filter(|steps| !steps.are_done()))
}
