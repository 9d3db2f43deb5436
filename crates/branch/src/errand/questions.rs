//! What waits for one person. Asked with his posts alone: who holds none costs nothing.

use jiff::ToSpan;
use jiff::civil::Date;
use zhixing_charter::Decider;
use zhixing_kit::{Read, Result, Sentence};
use zhixing_people::{Actor, Place, Right, UnitId, may};

use super::model::Errand;
use super::text::Text;
use crate::activity::ActivityId;
use crate::admission::questions::on_the_way;
use crate::ballot::{self, Stage, Task, task};
use crate::moving::questions::to_receive;
use crate::roll::model::sits_on_committee;
use crate::rules::charter;
use crate::vacancy;

/// From how many days before its last day a step is shown: with its first reminder.
const SOON_DAYS: i32 = 14;

/// Whom his branch is to receive and which steps of its admissions are due, for who sits on its committee; which branches lost their secretary, for who
/// sees to that. What is overdue comes first, then the earliest due; so many at most.
pub fn errands(tx: &Read<'_>, actor: &Actor, most: usize) -> Result<Vec<Errand>> {
    let (mut errands, of_branch) = tx.together((|| vacancy::errands(tx, actor), || of_branch(tx, actor)))?;
    errands.extend(of_branch);
    // What has no day takes no place from what is overdue.
    errands.sort_by_key(|errand| (!errand.is_overdue, errand.due.is_none(), errand.due));
    errands.truncate(most);
    Ok(errands)
}

/// What his branch's people and admissions ask of who sits on its committee.
fn of_branch(tx: &Read<'_>, actor: &Actor) -> Result<Vec<Errand>> {
    let Some(branch) = &actor.branch else { return Ok(Vec::new()) };
    if !actor.posts.iter().any(|post| post.unit == *branch && sits_on_committee(post.kind)) {
        return Ok(Vec::new());
    }
    let (mut errands, steps) = tx.together((|| received(tx, actor, branch), || steps(tx, actor, branch)))?;
    errands.extend(steps);
    Ok(errands)
}

fn received(tx: &Read<'_>, actor: &Actor, branch: &UnitId) -> Result<Vec<Errand>> {
    if !may(tx, actor, Right::EditPeople, &Place::unit(branch))? {
        return Ok(Vec::new());
    }
    let today = tx.today();
    let errand = |moving: crate::moving::model::Moving| Errand {
        path: moving.path(),
        what: Sentence::of(|language| Text(language).receive(&moving.from.1)),
        due: Some(moving.due_on),
        is_overdue: moving.due_on < today,
        title: moving.name,
    };
    Ok(to_receive(tx, branch)?.into_iter().map(errand).collect())
}

/// The branch's own steps whose last day is near or has passed. What the old, ill, disabled and those abroad are to do is never pressed (P19).
fn steps(tx: &Read<'_>, actor: &Actor, branch: &UnitId) -> Result<Vec<Errand>> {
    if !may(tx, actor, Right::KeepAdmissions, &Place::unit(branch))? {
        return Ok(Vec::new());
    }
    let (charter, today) = (charter(), tx.today());
    let soon = today.saturating_add(SOON_DAYS.days());
    let (admissions, excused) = on_the_way(tx, branch)?;
    let mut errands = Vec::new();
    for admission in admissions {
        let (next, report) = (admission.next(charter, today), admission.repeated(charter, today));
        let is_near = |due: Option<Date>| due.filter(|due| *due <= soon);
        let of_branch = next.into_iter().chain(report).filter(|next| next.step.by == Decider::Branch);
        let due: Vec<_> = of_branch.filter_map(|next| Some((next.step, is_near(next.due)?))).collect();
        if due.is_empty() || excused.contains(&admission.member) {
            continue;
        }
        errands.extend(due.into_iter().map(|(step, due)| Errand {
            path: admission.path(),
            title: admission.name.clone(),
            what: Sentence::of(|language| Text(language).step(language.pick(&step.name.zh, &step.name.en))),
            due: Some(due),
            is_overdue: due < today,
        }));
    }
    Ok(errands)
}

/// What a teller of a meeting that is under way is to do there now: to take his key before a vote on phones begins, to count papers, to open the box.
pub(crate) fn to_count(tx: &Read<'_>, actor: &Actor, activity: &ActivityId) -> Result<Vec<Errand>> {
    let mut errands: Vec<Errand> = Vec::new();
    for one in ballot::store::list(tx, activity)? {
        let Some(task) = task(tx, actor, &one)? else { continue };
        let (path, say): (_, fn(Text) -> &'static str) = match task {
            Task::TakeKey => (format!("{}/ballots", crate::activity::model::path(activity)), Text::take_key),
            Task::CountPapers => (format!("{}/count", one.path()), Text::count_papers),
            Task::OpenBox => (one.path(), Text::open_box),
        };
        // One key opens every box of the meeting.
        if one.stage() == Stage::Proposed && errands.iter().any(|errand| errand.path == path) {
            continue;
        }
        let what = Sentence::of(|language| say(Text(language)));
        errands.push(Errand { path, title: one.title, what, due: None, is_overdue: false });
    }
    Ok(errands)
}
