//! What can be asked about a round. Read only. Members of the branch see it; a superior sees the obligations it meets, never the round (P7).

use zhixing_kit::{Error, Read, Result, Sentence};
use zhixing_people::{Actor, Place, Right, UnitId, may, require};

use super::model::{Meeting, Progress, Round, RoundId};
use super::store;
use crate::activity::{Activity, State};

/// The round, for members of its branch. Not found otherwise.
pub fn visible(tx: &Read<'_>, actor: &Actor, id: &RoundId) -> Result<Round> {
    let round = store::one(tx, &actor.organisation, id)?;
    if may(tx, actor, Right::SeeActivity, &Place::unit(&round.branch))? { Ok(round) } else { Err(Error::NotFound) }
}

/// The round, for who has this right in its branch; all others are told what [`visible`] and `require` tell them.
pub fn with(tx: &Read<'_>, actor: &Actor, id: &RoundId, right: Right) -> Result<Round> {
    let round = visible(tx, actor, id)?;
    require(tx, actor, right, &Place::unit(&round.branch))?;
    Ok(round)
}

/// Whether the actor appraises in this branch: its secretary, deputy and committee.
pub fn appraises(tx: &Read<'_>, actor: &Actor, round: &Round) -> Result<bool> {
    may(tx, actor, Right::Appraise, &Place::unit(&round.branch))
}

/// The rounds of a branch, the latest year first; whether the asker may see the branch is asked before.
pub fn of_branch(tx: &Read<'_>, branch: &UnitId) -> Result<Vec<Round>> {
    store::of_branch(tx, branch)
}

/// The meetings of a round that were not called off.
pub fn meetings(tx: &Read<'_>, round: &Round) -> Result<Vec<Meeting>> {
    store::meetings(tx, round)
}

/// The organisation-life meetings of a round that were held.
pub fn held(tx: &Read<'_>, round: &Round) -> Result<Vec<Meeting>> {
    let meetings = store::meetings(tx, round)?;
    Ok(meetings.into_iter().filter(|meeting| meeting.is_life && meeting.state.is_held()).collect())
}

/// The round to which a meeting of its kind belongs, for who may see it: the latest that was begun by its day. A guest of the meeting sees none.
pub fn of_meeting(tx: &Read<'_>, actor: &Actor, activity: &Activity) -> Result<Option<Round>> {
    let is_of_one = activity.counts_as("organisation_life") || activity.counts_as("appraisal");
    if !is_of_one || !may(tx, actor, Right::SeeActivity, &Place::unit(&activity.branch))? {
        return Ok(None);
    }
    let on = activity.starts_at.day(tx.zone());
    let reaches = |round: &Round| round.begun_at.day(tx.zone()) <= on && on < round.reaches_until();
    Ok(of_branch(tx, &activity.branch)?.into_iter().find(reaches))
}

/// How far a round is.
pub fn progress(tx: &Read<'_>, round: &Round) -> Result<Progress> {
    let meetings = store::meetings(tx, round)?;
    let life = || meetings.iter().filter(|meeting| meeting.is_life);
    Ok(Progress {
        planned: life().next().is_some(),
        begun: life().any(|meeting| meeting.state == State::Opened || meeting.state.is_held()),
        held: life().any(|meeting| meeting.state.is_held()),
        ..store::progress(tx, round)?
    })
}

/// The meeting at which something is taken down now: one that is open, else the latest that is closed and not signed.
pub fn meeting_now(tx: &Read<'_>, round: &Round, none: fn() -> Sentence) -> Result<Meeting> {
    let meetings = store::meetings(tx, round)?;
    let open = meetings.iter().find(|meeting| meeting.state == State::Opened);
    let closed = || meetings.iter().rev().find(|meeting| meeting.state == State::Closed);
    open.or_else(closed).cloned().ok_or_else(|| none().into())
}
