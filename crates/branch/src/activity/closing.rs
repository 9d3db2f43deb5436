//! A meeting ends: its roll is complete, nothing is voted on any more, and what was never put to the vote has an answer. Whether it counts follows from who
//! came (支 11).

use serde_json::json;
use zhixing_kit::form::Faults;
use zhixing_kit::{Error, Moment, Result, Sentence, Write};
use zhixing_people::{Actor, Place, Right, require};

use super::actions::note_about;
use super::model::ActivityId;
use super::questions::{falls_short, visible};
use super::text::Text;
use super::{span, store};
use crate::motion::unvoted::{self, Unvoted};
use crate::{ballot, motion, resolution, roll, verbs};

/// How a meeting ended.
pub struct Closed {
    /// Whether it counts as held.
    pub counts: bool,
    /// Who was called as there after the end that was told, for the doubt that is told of it.
    pub called_after: Option<Sentence>,
}

/// Notes that it ended, at the time told. Refuses while somebody who should attend is not marked (each is named) or a vote is open, and asks what becomes
/// of motions that were never put to the vote. A meeting that decides and has too few there ends all the same, but does not count as held (支 11).
/// Exempt members who were not marked are noted as excused by their ground (教 23, 34): never as a fault.
pub fn close(
    tx: &Write<'_>,
    actor: &Actor,
    id: &ActivityId,
    happened_at: Moment,
    unvoted: Option<&Unvoted>,
) -> Result<Closed> {
    let activity = visible(tx, actor, id)?;
    require(tx, actor, Right::RunActivity, &Place::unit(&activity.unit).named(&activity.named()))?;
    activity.must_be_open()?;
    let opened = store::passage(tx, id)?.opened.map_or(activity.starts_at, |(step, _)| step.happened_at);
    if happened_at < opened {
        return Err(Faults::at("time", Sentence::of(|language| Text(language).before_opening())).into());
    }
    if happened_at > tx.now() {
        return Err(Faults::at("time", Sentence::of(|language| Text(language).time_ahead())).into());
    }
    if let Some(voted) = span::voted(tx, &activity)? {
        voted.must_end_after(happened_at, "time", tx)?;
    }
    if activity.is_talk() {
        roll::actions::both_talked(tx, &activity, actor)?;
    }
    let list = roll::questions::untold(tx, id)?;
    span::must_end_after_who_left(tx, &activity, &list, happened_at)?;
    unvoted::settle(tx, actor, id, unvoted)?;
    roll::actions::complete(tx, &activity, actor, &list)?;
    if motion::questions::any_open(tx, id)? {
        return Err(refusal(Text::votes_still_open));
    }
    if ballot::questions::any_running(tx, id)? {
        return Err(refusal(Text::ballots_still_open));
    }
    let tally = roll::questions::tally(tx, id)?;
    let short = falls_short(tx, &activity, &tally).is_some();
    store::close(tx, &actor.author(), id, happened_at, short)?;
    if short {
        resolution::value_again(tx, id, true, &[])?;
    }
    let mut facts = json!({ "should_attend": tally.expected, "present": tally.expected_present, "absent": tally.absent, "without_vote": tally.without_vote });
    if tally.left > 0 {
        facts["left_early"] = tally.left.into();
    }
    if short {
        facts["valid"] = json!(false);
    }
    note_about(tx, actor, &activity, &verbs::CLOSED, happened_at, activity.named(), facts)?;
    Ok(Closed { counts: !short, called_after: span::called_after(tx, &activity, &list, happened_at)? })
}

fn refusal(say: fn(Text) -> &'static str) -> Error {
    Sentence::of(|language| say(Text(language))).into()
}
