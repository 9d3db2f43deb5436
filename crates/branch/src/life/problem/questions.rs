//! What can be asked about problems. Read only; whether the asker may see the round is asked before.

use zhixing_kit::{Read, Result, Sentence};
use zhixing_people::{Actor, Place, Right, may};

use super::model::Problem;
use super::store;
use super::text::Text;
use crate::activity::{self, ActivityId};
use crate::life::round::model::{Meeting, Round};
use crate::life::round::questions::meeting_now;

/// The problems of a round.
pub fn of_round(tx: &Read<'_>, round: &Round) -> Result<Vec<Problem>> {
    store::of_round(tx, &round.id)
}

/// The problems that a meeting listed; whether the asker may see the meeting is asked before.
pub fn of_meeting(tx: &Read<'_>, meeting: &ActivityId) -> Result<Vec<Problem>> {
    store::of_meeting(tx, meeting)
}

/// The meeting at which problems are listed now.
pub fn meeting(tx: &Read<'_>, round: &Round) -> Result<Meeting> {
    meeting_now(tx, round, || Sentence::of(|language| Text(language).not_begun()))
}

/// Whether the actor lists problems: who appraises in the branch, and who runs the meeting.
pub fn lists(tx: &Read<'_>, actor: &Actor, round: &Round) -> Result<bool> {
    if may(tx, actor, Right::Appraise, &Place::unit(&round.branch))? {
        return Ok(true);
    }
    let Ok(meeting) = meeting(tx, round) else { return Ok(false) };
    let activity = activity::questions::find(tx, &meeting.id)?;
    may(tx, actor, Right::RunActivity, &Place::unit(&activity.unit).named(&activity.named()))
}
