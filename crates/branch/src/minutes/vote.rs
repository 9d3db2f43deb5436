//! Somebody's open vote put right after the end, where it was entered wrongly. The result is counted anew from it (支 11), and with it falls, or stands
//! again, the resolution that was made of it. What he cast himself is his own and stays.

use serde_json::json;
use zhixing_kit::form::Faults;
use zhixing_kit::{Error, Result, Sentence, Write};
use zhixing_people::Actor;

use super::actions::note_correction;
use super::attendance::Reckoned;
use super::head::kept;
use super::input::NO_VOTE;
use super::model::Subject;
use super::notice;
use super::store;
use super::text::Text;
use crate::activity::model::ActivityId;
use crate::motion::model::{Choice, MotionId};
use crate::roll::model::RollEntryId;
use crate::{activity, motion};

/// Puts right how somebody voted on a motion that was decided: a new entry keeps what was entered.
///
/// # Errors
/// Refuses what changes nothing, a vote that was cast in person, one that nobody entered once the minutes are signed (who signed has checked who voted), and one of somebody who was not there with a vote when it ended; [`Error::NotFound`] for another meeting's.
pub fn correct_vote(
    tx: &Write<'_>,
    actor: &Actor,
    id: &ActivityId,
    (motion, person): (&MotionId, &RollEntryId),
    choice: Choice,
    why: &str,
) -> Result<Reckoned> {
    let minutes = kept(tx, actor, id)?;
    let activity = &minutes.activity;
    let entry = format!("{motion}/{person}");
    let (decided, person) = minutes.vote(&entry).ok_or(Error::NotFound)?;
    let Some((before, recounted)) = motion::actions::put_right(tx, actor, activity, decided, person, choice)? else {
        return Err(Faults::at("after", Sentence::of(|language| Text(language).nothing_changed())).into());
    };
    if before.is_none() && !minutes.signatures.is_empty() {
        let said = move |language| Text(language).not_missed_any_more(person.called(language));
        return Err(Faults::at("after", Sentence::of(said)).into());
    }
    let by = actor.author();
    let said = [before.map_or(NO_VOTE, Choice::code), choice.code()].map(str::to_owned);
    let correction = minutes.correction((Subject::Vote, &entry), said, why, (&by, tx.now()));
    store::correct(tx, &by, id, &correction)?;
    let facts = json!({
        "subject": Subject::Vote.code(),
        "entry": correction.entry,
        "whose": person.name,
        "which": minutes.which(Subject::Vote, &correction.entry),
        "before": before.map(Choice::code),
        "after": correction.after,
        "why": why,
        "after_signing": correction.after_signing,
    });
    note_correction(tx, &by, activity, person.member.as_ref(), facts)?;
    notice::corrected(tx, &by, &minutes, &correction)?;
    activity::actions::settle_again(tx, &by, activity, activity.short)?;
    Ok(Reckoned { count: None, recounted: vec![recounted], turned: Vec::new() })
}
