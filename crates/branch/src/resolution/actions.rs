//! What can happen to a resolution: it is taken down in a meeting, and somebody says what became of it.

use jiff::civil::Date;
use serde_json::json;
use zhixing_kit::form::Faults;
use zhixing_kit::html::words::day_text;
use zhixing_kit::{Error, Read, Result, Sentence, Write};
use zhixing_people::{Actor, Place, Right, require};

use super::input::NewResolution;
use super::model::{RESOLUTIONS_MAX, ResolutionId, ResolutionState};
use super::questions::must_follow_up;
use super::store;
use super::text::Text;
use crate::activity::model::{Activity, ActivityId, State};
use crate::activity::record::{Act, note};
use crate::ballot::Standing;
use crate::{activity, ballot, motion, verbs};

/// Takes down a resolution of an open meeting, or of one whose minutes are not signed yet. One that follows from a motion or
/// a secret ballot needs it to have passed.
pub fn resolve(tx: &Write<'_>, actor: &Actor, id: &ActivityId, new: &NewResolution) -> Result<ResolutionId> {
    let activity = activity::questions::visible(tx, actor, id)?;
    require(tx, actor, Right::RunActivity, &Place::unit(&activity.unit).named(&activity.named()))?;
    activity.must_keep_minutes()?;
    if activity.short {
        return Err(Sentence::of(|language| Text(language).meeting_fell_short()).into());
    }
    not_before_the_meeting(tx, &activity, new.due)?;
    let signed = !crate::minutes::questions::signatures(tx, id)?.is_empty();
    if activity.state != State::Closed || signed {
        activity.must_be_open()?;
    }
    if let Some(motion) = &new.motion {
        let motions = motion::questions::list(tx, id)?;
        let motion = motions.iter().find(|other| other.id == *motion).ok_or(Error::NotFound)?;
        if !motion.outcome.as_ref().is_some_and(|outcome| outcome.passed) {
            return Err(Sentence::of(|language| Text(language).motion_not_passed()).into());
        }
    }
    if let Some(ballot) = &new.ballot {
        let ballots = ballot::told(tx, id)?;
        let told = ballots.iter().find(|told| told.ballot.id == *ballot).ok_or(Error::NotFound)?;
        if told.standing() != Standing::Passed {
            return Err(Sentence::of(|language| Text(language).ballot_not_passed()).into());
        }
    }
    if store::of_activity(tx, id)?.len() >= RESOLUTIONS_MAX {
        return Err(Sentence::of(|language| Text(language).too_many(RESOLUTIONS_MAX)).into());
    }
    let owner_name = match &new.owner {
        Some(owner) => activity::actions::of_branch(tx, &activity.branch, owner, "owner")?,
        None => String::new(),
    };
    let by = actor.author();
    let resolution = match store::add(tx, &by, &activity, new, &owner_name) {
        Err(Error::Constraint(name)) if ["resolution_motion_key", "resolution_ballot_key"].contains(&&*name) => {
            return Err(Faults::at("text", Sentence::of(|language| Text(language).resolved_already())).into());
        }
        added => added?,
    };
    let act = Act {
        verb: &verbs::RESOLVED,
        kind: &verbs::RESOLUTION,
        part: format!("resolution/{resolution}"),
        name: &new.text,
        concerns: new.owner.iter().cloned().collect(),
        happened_at: activity.acts_at(tx.now()),
        facts: json!({ "text": new.text, "owner": owner_name, "due": new.due.map(|day| day.to_string()), "motion": new.motion, "ballot": new.ballot }),
    };
    note(tx, &by, &activity, act)?;
    Ok(resolution)
}

/// Refuses a day that was over when the meeting was held.
pub(super) fn not_before_the_meeting(tx: &Read<'_>, activity: &Activity, due: Option<Date>) -> Result<(), Faults> {
    let held_on = activity.began_at.unwrap_or(activity.starts_at).day(tx.zone());
    if due.is_none_or(|due| due >= held_on) {
        return Ok(());
    }
    let told = |language| Text(language).due_before_meeting(day_text(language, held_on));
    Err(Faults::at("due", Sentence::of(told)))
}

/// Says what became of it: how far it is, done, not done, or taken up again.
pub fn follow_up(tx: &Write<'_>, actor: &Actor, id: &ResolutionId, state: ResolutionState, said: &str) -> Result<()> {
    let resolution = must_follow_up(tx, actor, id)?;
    if resolution.void {
        return Err(Sentence::of(|language| Text(language).void_why()).into());
    }
    let by = actor.author();
    store::tell(tx, &by, id, state, said)?;
    let activity = activity::questions::find(tx, &resolution.activity)?;
    let act = Act {
        verb: &verbs::FOLLOWED_UP,
        kind: &verbs::RESOLUTION,
        part: format!("resolution/{id}"),
        name: &resolution.text,
        concerns: resolution.owner.iter().cloned().collect(),
        happened_at: tx.now(),
        facts: json!({ "state": state.code(), "before": resolution.state.code(), "note": said }),
    };
    note(tx, &by, &activity, act)
}

/// The text of a resolution as the minutes put it right.
pub(crate) fn say_again(tx: &Write<'_>, activity: &ActivityId, id: &str, text: &str) -> Result<()> {
    store::say_again(tx, activity, id, text)
}
