//! Beginning, end, chair and recorder put right after the end. Each is no matter of words: the day of the meeting counts for the year, chair and
//! recorder sign. A new entry keeps what stood there; what would contradict the meeting itself is refused with the reason.

use serde_json::{Value, json};
use zhixing_kit::form::Faults;
use zhixing_kit::html::words::day_text;
use zhixing_kit::{Moment, Result, Sentence, Write};
use zhixing_people::{Actor, MemberId, Place, Right, require};

use super::actions::note_correction;
use super::model::{Minutes, SignerRole, Subject, wall};
use super::notice;
use super::questions::arrange;
use super::store;
use super::text::Text;
use crate::activity::model::{ActivityId, State};
use crate::activity::officers::{self, Officers};
use crate::activity::questions::visible;
use crate::activity::reach::Unreached;
use crate::activity::{self, span};
use crate::roll;
use crate::roll::namesake::worded;

/// The minutes of a meeting that was held, for who keeps its record.
pub(super) fn kept(tx: &Write<'_>, actor: &Actor, id: &ActivityId) -> Result<Minutes> {
    let minutes = begun(tx, actor, id)?;
    minutes.activity.must_be_held()?;
    Ok(minutes)
}

/// The minutes of a meeting that has begun, for who keeps its record: who presides and who takes the record may change while it goes on.
fn begun(tx: &Write<'_>, actor: &Actor, id: &ActivityId) -> Result<Minutes> {
    let activity = visible(tx, actor, id)?;
    require(tx, actor, Right::RunActivity, &Place::unit(&activity.unit).named(&activity.named()))?;
    if activity.state != State::Opened {
        activity.must_be_held()?;
    }
    activity.must_keep_minutes()?;
    arrange(tx, activity)
}

/// Puts right when a meeting began or ended.
///
/// # Errors
/// Refuses what changes nothing, what is still to come, an end before the beginning, a beginning in another year (its number counts there), and what
/// votes in person or the due day of a resolution contradict.
pub fn correct_time(
    tx: &Write<'_>,
    actor: &Actor,
    id: &ActivityId,
    (subject, at): (Subject, Moment),
    why: &str,
) -> Result<()> {
    let minutes = kept(tx, actor, id)?;
    let [before, after] = [minutes.standing(subject, id.as_str()).unwrap_or_default(), wall(at.local(tx.zone()))];
    must_differ(&before, &after)?;
    must_be_possible(tx, &minutes, subject, at)?;
    match subject {
        Subject::Opened => activity::actions::begin_again(tx, id, at)?,
        _ => activity::actions::end_again(tx, id, at)?,
    }
    let step = match subject {
        Subject::Opened => minutes.passage.opened.as_ref().map(|(step, _)| step),
        _ => minutes.passage.closed.as_ref(),
    };
    let was = step.map(|step| step.happened_at.rfc3339());
    let said = [was, Some(at.rfc3339())].map(|at| json!({ subject.code(): at }));
    enter(tx, actor, &minutes, (subject, [before, after], why), said)
}

fn must_be_possible(tx: &Write<'_>, minutes: &Minutes, subject: Subject, at: Moment) -> Result<(), zhixing_kit::Error> {
    let fault = |say: &dyn Fn(zhixing_kit::Language) -> String| Err(Faults::at("time", Sentence::of(say)).into());
    let passage = &minutes.passage;
    let (Some((opened, _)), Some(closed)) = (&passage.opened, &passage.closed) else { return Ok(()) };
    let (began, ended) = if subject == Subject::Opened { (at, closed.happened_at) } else { (opened.happened_at, at) };
    if at > tx.now() {
        return fault(&|language| activity::text::Text(language).time_ahead().to_owned());
    }
    if ended < began {
        return fault(&|language| activity::text::Text(language).before_opening().to_owned());
    }
    let day = began.day(tx.zone());
    if day.year() != opened.happened_at.day(tx.zone()).year() {
        return fault(&|language| Text(language).other_year().to_owned());
    }
    if let Some((made, due)) =
        minutes.resolutions.iter().find_map(|made| Some((made, made.due.filter(|due| *due < day)?)))
    {
        return fault(&|language| Text(language).due_before(&made.text, day_text(language, due)));
    }
    if let Some(one) = roll::leaving::outside(&minutes.roll, (began, ended), tx.zone()) {
        return fault(&|language| activity::text::Text(language).left_outside(one.called(language), &one.reason));
    }
    let Some(voted) = span::voted(tx, &minutes.activity)? else { return Ok(()) };
    if subject == Subject::Opened && began > voted.first {
        let first = voted.first.local(tx.zone());
        return fault(&|language| Text(language).voted_before(span::on_the_clock(language, first)));
    }
    Ok(voted.must_end_after(ended, "time", tx)?)
}

/// Puts right, or says for the first time, who presided or took the record. Who has signed in this role stays. Says whether he who is named cannot sign in.
pub fn correct_officer(
    tx: &Write<'_>,
    actor: &Actor,
    id: &ActivityId,
    (subject, person): (Subject, &MemberId),
    why: &str,
) -> Result<Unreached> {
    let minutes = begun(tx, actor, id)?;
    let activity = &minutes.activity;
    let role = if subject == Subject::Chair { SignerRole::Chair } else { SignerRole::Recorder };
    let stands = if subject == Subject::Chair { &activity.chair } else { &activity.recorder };
    if stands.as_ref() == Some(person) {
        must_differ("", "")?;
    }
    if let Some(signature) = minutes.signature(role) {
        return Err(Sentence::of(|language| Text(language).has_signed(worded(language, &signature.name))).into());
    }
    let mut now = Officers { chair: activity.chair.clone(), recorder: activity.recorder.clone() };
    *(if subject == Subject::Chair { &mut now.chair } else { &mut now.recorder }) = Some(person.clone());
    officers::put(tx, activity, &now).map_err(at_the_field)?;
    let after = activity::questions::find(tx, id)?;
    let name = |activity: &activity::Activity| match subject {
        Subject::Chair => activity.chair_name.clone(),
        _ => activity.recorder_name.clone(),
    };
    let names = [name(activity), name(&after)];
    let said = names.clone().map(|name| json!({ subject.code(): name }));
    let unreached = Unreached::of_officers(tx, actor, Some(activity), &after)?;
    let minutes = Minutes { activity: after, ..minutes };
    enter(tx, actor, &minutes, (subject, names, why), said)?;
    Ok(unreached)
}

/// The form of a correction has one field for what it should say.
fn at_the_field(error: zhixing_kit::Error) -> zhixing_kit::Error {
    match Faults::found(error, "after") {
        Ok(faults) => match ["chair", "recorder"].iter().find_map(|field| faults.of(field)) {
            Some(said) => Faults::at("after", said.clone()).into(),
            None => faults.into(),
        },
        Err(error) => error,
    }
}

fn must_differ(before: &str, after: &str) -> Result<(), Faults> {
    if before != after {
        return Ok(());
    }
    Err(Faults::at("after", Sentence::of(|language| Text(language).nothing_changed())))
}

fn enter(
    tx: &Write<'_>,
    actor: &Actor,
    minutes: &Minutes,
    (subject, said_before_and_now, why): (Subject, [String; 2], &str),
    said: [Value; 2],
) -> Result<()> {
    let activity = &minutes.activity;
    let by = actor.author();
    let correction = minutes.correction((subject, activity.id.as_str()), said_before_and_now, why, (&by, tx.now()));
    store::correct(tx, &by, &activity.id, &correction)?;
    let [was, is] = said;
    let facts = json!({
        "subject": subject.code(),
        "entry": correction.entry,
        "before": was,
        "after": is,
        "why": why,
        "after_signing": correction.after_signing,
    });
    note_correction(tx, &by, activity, None, facts)?;
    notice::corrected(tx, &by, minutes, &correction)
}
