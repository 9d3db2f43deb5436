//! What can happen to minutes: words are taken down, recorder and chair sign, something is corrected later.

use serde_json::{Value, json};
use zhixing_kit::form::Faults;
use zhixing_kit::{Error, Result, Sentence, Write};
use zhixing_people::{Actor, MemberId, Place, Right, Waited, require};
use zhixing_records::{Author, CORRECTED};

use super::input::NewRemark;
use super::model::{REMARKS_MAX, RemarkId, SignerRole, Subject, may_sign};
use super::notice;
use super::questions::{self, arrange};
use super::speaker::heard;
use super::store;
use super::text::Text;
use crate::activity::actions::Words;
use crate::activity::model::{Activity, ActivityId, State};
use crate::activity::questions::{agenda, visible};
use crate::activity::record::{Act, note};
use crate::roll::namesake::bare;
use crate::{activity, motion, resolution, roll, verbs};

/// Takes down what somebody said, while the meeting is open or its minutes wait for signatures. It may have waited on the recorder's device.
pub fn take_down(tx: &Write<'_>, actor: &Actor, id: &ActivityId, new: &NewRemark, waited: Waited) -> Result<RemarkId> {
    let activity = visible(tx, actor, id)?;
    require(tx, actor, Right::RunActivity, &Place::unit(&activity.unit).named(&activity.named()))?;
    activity.must_keep_minutes()?;
    let signed = !store::signatures(tx, id)?.is_empty();
    if activity.state != State::Closed || signed {
        activity.must_be_open()?;
    }
    if let Some(item) = &new.item
        && !agenda(tx, id)?.iter().any(|other| other.id == *item)
    {
        return Err(Error::NotFound);
    }
    let place = store::remarks(tx, id)?.len();
    if place >= REMARKS_MAX {
        return Err(Sentence::of(|language| Text(language).too_many(REMARKS_MAX)).into());
    }
    // Who is on the list is noted by his id too, so that the record concerns him.
    let list = roll::questions::list(tx, id)?;
    let (speaker, speaker_name) = heard(&list, &new.speaker_name, "speaker_name")?;
    let by = actor.author();
    let taken = activity.taken_down_at(tx.now(), waited.0);
    let arrived = (waited.0 >= roll::model::LATE_MS).then(|| tx.now());
    let remark = store::add_remark(tx, &by, id, place, (new, speaker.as_ref(), &speaker_name), (taken, arrived))?;
    let act = Act {
        verb: &verbs::TOOK_DOWN,
        kind: &verbs::REMARK,
        part: format!("remark/{remark}"),
        name: &new.text,
        concerns: speaker.into_iter().collect(),
        happened_at: activity.acts_at(taken),
        facts: json!({ "kind": new.kind.code(), "speaker": speaker_name, "text": new.text, "verbatim": new.verbatim }),
    };
    note(tx, &by, &activity, act)?;
    Ok(remark)
}

/// The digest of what the minutes of a meeting say now: what he who signs them has to have seen.
pub fn digest(tx: &Write<'_>, actor: &Actor, id: &ActivityId) -> Result<String> {
    questions::minutes(tx, actor, id).map(|minutes| minutes.digest())
}

/// Signs the minutes as they stand now: each his own, once, and what he has seen, by its digest.
///
/// # Errors
/// Refuses who is neither chair nor recorder, who has signed, and a signature under what was changed since it was shown.
pub fn sign(tx: &Write<'_>, actor: &Actor, id: &ActivityId, seen: &str) -> Result<SignerRole> {
    let activity = visible(tx, actor, id)?;
    activity.must_be_held()?;
    activity.must_keep_minutes()?;
    let minutes = arrange(tx, activity)?;
    let role = may_sign(&minutes, &actor.member)?;
    let activity = &minutes.activity;
    require(tx, actor, Right::Sign, &Place::unit(&activity.unit).named(&activity.named()))?;
    let digest = minutes.digest();
    if digest != seen {
        return Err(Sentence::of(|language| Text(language).changed_meanwhile()).into());
    }
    let by = actor.author();
    // As he is named in the meeting: what tells him apart goes along.
    let written = role.written(activity);
    let name = if bare(written) == by.name { written } else { by.name.as_str() };
    store::sign(tx, &by, id, role, (&actor.member, name), &digest)?;
    if minutes.signatures.len() + 1 == SignerRole::ALL.len() {
        activity::actions::note_signed(tx, id)?;
    }
    let act = Act {
        verb: &verbs::SIGNED,
        kind: &verbs::MINUTES,
        part: "minutes".to_owned(),
        name: &activity.topic,
        concerns: activity.named(),
        happened_at: tx.now(),
        facts: json!({ "as": role.code(), "digest": digest }),
    };
    note(tx, &by, activity, act)?;
    Ok(role)
}

/// What is to be corrected, and how.
pub struct NewCorrection {
    /// What kind of entry; attendance is no matter of words and has an act of its own.
    pub subject: Subject,
    /// Which one: its id, or the meeting's.
    pub entry: String,
    /// What it should say.
    pub after: String,
    /// Why.
    pub why: String,
}

/// Corrects one entry of the minutes of a past meeting: a new entry that keeps what stood there.
pub fn correct(tx: &Write<'_>, actor: &Actor, id: &ActivityId, new: &NewCorrection) -> Result<()> {
    let NewCorrection { subject, entry, after, why } = new;
    let activity = visible(tx, actor, id)?;
    require(tx, actor, Right::RunActivity, &Place::unit(&activity.unit).named(&activity.named()))?;
    activity.must_be_held()?;
    let minutes = arrange(tx, activity)?;
    let before = minutes.standing(*subject, entry).ok_or(Error::NotFound)?;
    if before == *after {
        return Err(Faults::at("after", Sentence::of(|language| Text(language).nothing_changed())).into());
    }
    let by = actor.author();
    let correction = minutes.correction((*subject, entry), [before, after.clone()], why, (&by, tx.now()));
    store::correct(tx, &by, id, &correction)?;
    say_again(tx, id, *subject, entry, after)?;
    let facts = json!({
        "subject": subject.code(),
        "entry": entry,
        "whose": minutes.whose(correction.subject, &correction.entry),
        "which": minutes.which(correction.subject, &correction.entry),
        "before": correction.before,
        "after": after,
        "why": why,
        "after_signing": correction.after_signing,
    });
    note_correction(tx, &by, &minutes.activity, None, facts)?;
    notice::corrected(tx, &by, &minutes, &correction)
}

/// Every page says from now on what the minutes say: what stood there is kept by the correction.
fn say_again(tx: &Write<'_>, id: &ActivityId, subject: Subject, entry: &str, after: &str) -> Result<()> {
    match subject {
        Subject::Topic => activity::actions::say_again(tx, id, Words::Topic(after)),
        Subject::Place => activity::actions::say_again(tx, id, Words::Place(after)),
        Subject::Agenda => activity::actions::say_again(tx, id, Words::Item(entry, after)),
        Subject::Outcome => activity::actions::say_again(tx, id, Words::Outcome(entry, after)),
        Subject::Remark => store::say_again(tx, id, entry, after),
        Subject::Motion => motion::actions::say_again(tx, id, entry, after),
        Subject::Resolution => resolution::actions::say_again(tx, id, entry, after),
        // Times, officers, speakers, attendance and votes have acts of their own.
        Subject::Opened
        | Subject::Closed
        | Subject::Chair
        | Subject::Recorder
        | Subject::Speaker
        | Subject::Roll
        | Subject::Vote => Ok(()),
    }
}

/// The record of a correction; of one that puts right what somebody did, it concerns him too.
pub(super) fn note_correction<'p>(
    tx: &Write<'_>,
    by: &Author,
    activity: &Activity,
    people: impl IntoIterator<Item = &'p MemberId>,
    facts: Value,
) -> Result<()> {
    let mut concerns = activity.named();
    for member in people {
        if !concerns.contains(member) {
            concerns.push(member.clone());
        }
    }
    let act = Act {
        verb: &CORRECTED,
        kind: &verbs::MINUTES,
        part: "minutes".to_owned(),
        name: &activity.topic,
        concerns,
        happened_at: tx.now(),
        facts,
    };
    note(tx, by, activity, act)
}
