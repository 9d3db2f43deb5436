//! Somebody's attendance is put right after the end. It is no matter of words: quorum, votes and whether the meeting counts follow from it (支 11), and
//! with them the year, the resolutions and what a superior sees.

use serde_json::json;
use zhixing_charter::Count;
use zhixing_kit::form::Faults;
use zhixing_kit::{Error, Result, Sentence, Write};
use zhixing_people::{Actor, Place, Right, require};

use super::actions::note_correction;
use super::model::{Correction, Minutes, Subject};
use super::notice;
use super::store;
use super::text::Text;
use crate::activity::model::{Activity, ActivityId};
use crate::activity::questions::visible;
use crate::ballot::Told;
use crate::minutes::questions::arrange;
use crate::motion::model::Motion;
use crate::roll::actions::Held;
use crate::roll::leaving;
use crate::roll::model::{Attendance, Mark, RollEntry, RollEntryId};
use crate::{activity, admission, ballot, motion, roll, term};

/// What follows from it.
pub struct Reckoned {
    /// The arithmetic as it is now; none where the meeting decides nothing.
    pub count: Option<Count>,
    /// What was voted on openly and counts otherwise now.
    pub recounted: Vec<Motion>,
    /// Secret ballots that do not stand any more, or stand again.
    pub turned: Vec<Told>,
}

/// Puts right how somebody's attendance at a meeting that was held stands: a new entry keeps what was called, quorum and open votes are reckoned anew.
///
/// # Errors
/// Refuses what changes nothing; [`Error::NotFound`] for who is not on the list.
pub fn correct_attendance(
    tx: &Write<'_>,
    actor: &Actor,
    id: &ActivityId,
    entry: &RollEntryId,
    (mark, reason): (Mark, &str),
    why: &str,
) -> Result<Reckoned> {
    let activity = visible(tx, actor, id)?;
    require(tx, actor, Right::RunActivity, &Place::unit(&activity.unit).named(&activity.named()))?;
    activity.must_be_held()?;
    let minutes = arrange(tx, activity)?;
    let person = minutes.roll.iter().find(|person| person.id == *entry).ok_or(Error::NotFound)?;
    let (before, after) = (Attendance::of(person), Attendance::new(mark, reason));
    if before == after {
        return Err(Faults::at("after", Sentence::of(|language| Text(language).nothing_changed())).into());
    }
    let called = called(&minutes, person);
    must_have_left_then(tx, &minutes, (person, &called), &after)?;
    let ballots = ballot::told(tx, id)?;
    roll::actions::correct(tx, entry, (mark, &after.reason))?;
    let now = person.with(&after);
    let count = activity::questions::arithmetic(tx, &minutes.activity, &roll::questions::tally(tx, id)?);
    let by = actor.author();
    let said = [before.write(), after.write()];
    let correction = minutes.correction((Subject::Roll, entry.as_str()), said, why, (&by, tx.now()));
    store::correct(tx, &by, id, &correction)?;
    record(tx, actor, &minutes, (person, &now), &correction, count)?;
    notice::corrected(tx, &by, &minutes, &correction)?;
    ballot::roll_put_right(tx, id, (&called, &now))?;
    let recounted = motion::actions::recount_for(tx, actor, &minutes.activity, (&called, &now))?;
    activity::actions::settle_again(tx, &by, &minutes.activity, count.is_some_and(|count| !count.valid))?;
    let turned = ballot::turn(tx, actor, &minutes.activity, &ballots)?;
    term::tell_turned(tx, actor, &minutes.activity.branch, &turned)?;
    admission::tell_turned(tx, actor, &turned)?;
    Ok(Reckoned { count, recounted, turned })
}

/// Refuses that somebody left who was not there, at a time outside the meeting, or at one that contradicts a vote or a ballot.
fn must_have_left_then(
    tx: &Write<'_>,
    minutes: &Minutes,
    (person, called): (&RollEntry, &RollEntry),
    after: &Attendance,
) -> Result<()> {
    if after.mark != Some(Mark::Left) {
        return Ok(());
    }
    let refused =
        |held: Held| Faults::at("after", Sentence::of(|language| held.said(language, &person.called(language))));
    if let Some(held) = leaving::cannot(person) {
        return Err(refused(held).into());
    }
    if after.reason.is_empty() {
        return Ok(());
    }
    let ended = minutes.passage.closed.as_ref().map_or(tx.now(), |step| step.happened_at);
    let at =
        leaving::within(tx, &minutes.activity, &after.reason, ended).map_err(|said| Faults::at("left_at", said))?;
    // What he was called as before can always be put back.
    if Attendance::of(called) == *after {
        return Ok(());
    }
    match leaving::contradicted(tx, &minutes.activity, called, at)? {
        Some(held) => Err(refused(held).into()),
        None => Ok(()),
    }
}

/// A person as the recorder called him, before anything was put right.
fn called(minutes: &Minutes, person: &RollEntry) -> RollEntry {
    let mut corrections = minutes.corrections_of(Subject::Roll, person.id.as_str());
    let first = corrections.find_map(|correction| Attendance::read(&correction.before));
    first.map_or_else(|| person.clone(), |attendance| person.with(&attendance))
}

fn record(
    tx: &Write<'_>,
    actor: &Actor,
    minutes: &Minutes,
    (was, is): (&RollEntry, &RollEntry),
    correction: &Correction,
    count: Option<Count>,
) -> Result<()> {
    let activity: &Activity = &minutes.activity;
    let stands = |person: &RollEntry| {
        let (attendance, mut said) = (Attendance::of(person), json!({ "mark": person.mark.map(Mark::code) }));
        attendance.left_at().into_iter().for_each(|at| said["left_at"] = at.into());
        attendance.why().into_iter().for_each(|why| said["reason"] = why.into());
        said
    };
    let mut facts = json!({
        "subject": Subject::Roll.code(),
        "entry": correction.entry,
        "whose": is.name,
        "before": stands(was),
        "after": stands(is),
        "why": correction.why,
        "after_signing": correction.after_signing,
    });
    if let Some(count) = count {
        facts["with_vote"] = count.entitled.into();
        facts["present"] = count.present.into();
        facts["quorum"] = count.needed.into();
        facts["valid"] = count.valid.into();
    }
    note_correction(tx, &actor.author(), activity, is.member.as_ref(), facts)
}
