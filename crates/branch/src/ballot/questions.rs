//! What can be asked about secret ballots. Read only; nothing here tells what anybody chose.

use zhixing_charter::VoteRule;
use zhixing_kit::{Error, Read, Result, Sentence};
use zhixing_people::Actor;

use super::model::{Ballot, BallotId, Candidate};
use super::store;
use super::text::Text;
use crate::activity::model::{Activity, ActivityId};
use crate::activity::questions::visible;
use crate::rules::charter;

/// A ballot of a meeting that the actor may see, and the meeting. A ballot of another meeting that he may see is told from one that there is not.
pub fn visible_ballot(
    tx: &Read<'_>,
    actor: &Actor,
    activity: &ActivityId,
    id: &BallotId,
) -> Result<(Activity, Ballot)> {
    let meeting = visible(tx, actor, activity)?;
    let ballot = store::one(tx, &actor.organisation, id)?;
    if ballot.activity == *activity {
        return Ok((meeting, ballot));
    }
    visible(tx, actor, &ballot.activity)?;
    Err(Error::Refused(Sentence::of(|language| Text(language).of_another_meeting())))
}

/// Those who stand.
pub fn candidates(tx: &Read<'_>, ballot: &Ballot) -> Result<Vec<Candidate>> {
    store::candidates(tx, &ballot.id)
}

/// Those who stand no longer.
pub fn withdrawn(tx: &Read<'_>, ballot: &Ballot) -> Result<Vec<Candidate>> {
    store::withdrawn(tx, &ballot.id)
}

/// Whether a ballot of this meeting has begun and its result does not stand yet.
pub fn any_running(tx: &Read<'_>, activity: &ActivityId) -> Result<bool> {
    store::any_running(tx, activity)
}

/// Whether a further round follows it.
pub fn is_followed(tx: &Read<'_>, ballot: &Ballot) -> Result<bool> {
    store::is_followed(tx, &ballot.id)
}

/// The rule of a ballot on the meeting's day.
pub fn rule(tx: &Read<'_>, activity: &Activity, ballot: &Ballot) -> &'static VoteRule {
    charter().votes(ballot.kind.scheme(), activity.starts_at.day(tx.zone()))
}
