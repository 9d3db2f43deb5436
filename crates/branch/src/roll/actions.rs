//! What can happen to a roll: the list is fixed, a person is marked, a visitor is added, the roll is complete.

use std::collections::HashMap;

use jiff::civil::Date;
use serde_json::json;
use zhixing_kit::form::Faults;
use zhixing_kit::html::words::time_text;
use zhixing_kit::{Language, Moment, Result, Sentence, Write};
use zhixing_people::{Actor, MemberId, Place, Right, Waited, may, require};
use zhixing_records::Author;

use super::input::NewVisitor;
use super::model::{Attendance, Drift, Invited, LATE_MS, Mark, NewMark, ROLL_MAX, RollEntry, RollEntryId, Unmarked};
use super::text::Text;
use super::{leaving, questions, store};
use crate::activity::model::{Activity, ActivityId};
use crate::activity::questions::visible;
use crate::activity::record::{Act, note};
use crate::{ballot, motion, verbs};

/// Computes who should attend on the meeting's day and fixes it as the list. The right was asked by the convening.
pub(crate) fn fix_list(tx: &Write<'_>, activity: &Activity, actor: &Actor) -> Result<Vec<Invited>> {
    let Some(rule) = activity.rule() else { return Ok(Vec::new()) };
    let pair = activity.named();
    if rule.attends == zhixing_charter::Attends::Pair && pair.len() < 2 {
        return Err(Sentence::of(crate::activity::pair_needs_two).into());
    }
    let committee = match rule.attends {
        zhixing_charter::Attends::Committee => questions::committee(tx, activity, activity.starts_at.day(tx.zone()))?,
        _ => Vec::new(),
    };
    let list = questions::called(tx, activity, &committee, activity.starts_at.day(tx.zone()))?;
    store::replace(tx, &actor.author(), &activity.id, &list)?;
    Ok(list)
}

/// Brings the list of a meeting up to the roster of its day: who belongs to the unit no longer has no vote and need not attend, who came since is
/// added. Who was marked as there, or stands in something that was noted, stays as somebody who sits in. Says what changed; the right was asked by
/// the act that begins, and its record names them. Refused while another vote runs.
pub(crate) fn renew(tx: &Write<'_>, activity: &Activity, actor: &Actor, on: Date) -> Result<Drift> {
    let list = store::list(tx, &activity.id)?;
    let drift = questions::drift(tx, activity, &list, on)?;
    if !drift.is_empty() {
        nothing_runs(tx, activity)?;
    }
    for gone in &drift.gone {
        ballot::voter::store::forget(tx, &gone.id)?;
        store::let_go(tx, &gone.id)?;
    }
    let places = list.len()..ROLL_MAX;
    store::put_on(tx, &actor.author(), &activity.id, places.zip(&drift.came))?;
    drift.other.iter().chain(&drift.excused).try_for_each(|one| store::stands_as(tx, &activity.id, one))?;
    Ok(drift)
}

/// Refuses while a vote or a secret ballot runs: N, presence and majority of it are read from the list on which it began.
fn nothing_runs(tx: &Write<'_>, activity: &Activity) -> Result<()> {
    if motion::questions::any_open(tx, &activity.id)? || ballot::questions::any_running(tx, &activity.id)? {
        return Err(Sentence::of(|language| Text(language).drift_while_voting()).into());
    }
    Ok(())
}

/// What a mark did.
pub struct Marked {
    /// Whether anything changed: the same mark once more is no further record.
    pub changed: bool,
    /// Whether he voted in a vote that is running, and his vote does not count while he is not there.
    pub vote_out: bool,
}

/// Marks one person. The last mark holds; each that changes something is a record with who and when.
pub fn mark(
    tx: &Write<'_>,
    actor: &Actor,
    activity: &ActivityId,
    entry: &RollEntryId,
    mark: Mark,
    reason: &str,
) -> Result<Marked> {
    let store::EntryOfActivity { mut entry, activity } = store::with_activity(tx, activity, entry)?;
    let place = Place::unit(&activity.unit).named(&activity.named());
    if !may(tx, actor, Right::RunActivity, &place)? {
        // Who may not even see the meeting learns nothing of it; everybody else is told who could.
        visible(tx, actor, &activity.id)?;
        require(tx, actor, Right::RunActivity, &place)?;
    }
    activity.must_be_open()?;
    match put(tx, &actor.author(), &activity, &mut entry, (mark, reason), Waited::default())? {
        Done::Refused(held) => {
            let entry = questions::one(tx, &activity.id, &entry.id)?;
            Err(Sentence::of(|language| held.said(language, &entry.called(language))).into())
        }
        Done::Changed { vote_out } => Ok(Marked { changed: true, vote_out }),
        Done::Same | Done::Overtaken => {
            let vote_out = !entry.had_vote() && votes_now(tx, &activity, &entry)?;
            Ok(Marked { changed: false, vote_out })
        }
    }
}

/// Marks many people at once, each as it was taken down on the recorder's device: what each came to, in the same order.
pub fn mark_all(tx: &Write<'_>, actor: &Actor, activity: &ActivityId, marks: &[NewMark]) -> Result<Vec<Outcome>> {
    let activity = visible(tx, actor, activity)?;
    require(tx, actor, Right::RunActivity, &Place::unit(&activity.unit).named(&activity.named()))?;
    activity.must_be_open()?;
    let by = actor.author();
    let mut list: HashMap<_, _> =
        store::list(tx, &activity.id)?.into_iter().map(|entry| (entry.id.clone(), entry)).collect();
    // Only where a name is said it is told apart from others.
    let named = |entry: &RollEntry| questions::one(tx, &activity.id, &entry.id).map(Box::new);
    let outcome = |new: &NewMark| {
        let Some(entry) = list.get_mut(&new.entry) else { return Ok(Outcome::Unknown) };
        let done = put(tx, &by, &activity, entry, (new.mark, ""), new.waited)?;
        Ok(match done {
            Done::Overtaken => Outcome::Overtaken(named(entry)?, new.mark),
            Done::Refused(held) => Outcome::Held(held, named(entry)?),
            Done::Changed { vote_out: true } => Outcome::VoteOut(named(entry)?),
            Done::Changed { vote_out: false } | Done::Same => Outcome::Holds,
        })
    };
    marks.iter().map(outcome).collect()
}

/// That a talk took place says that both were there: nobody calls a roll of two.
pub(crate) fn both_talked(tx: &Write<'_>, activity: &Activity, actor: &Actor) -> Result<()> {
    let by = actor.author();
    for mut entry in store::list(tx, &activity.id)? {
        if entry.expected && entry.mark.is_none() {
            put(tx, &by, activity, &mut entry, (Mark::Present, ""), Waited(0))?;
        }
    }
    Ok(())
}

/// What one of many marks came to.
#[derive(Debug)]
pub enum Outcome {
    /// It holds.
    Holds,
    /// Somebody took down something else after it: this is what holds, and what was sent.
    Overtaken(Box<RollEntry>, Mark),
    /// It holds; the vote of this person in a vote that is running does not count while he is not there.
    VoteOut(Box<RollEntry>),
    /// Not taken down: this person was there for a vote.
    Held(Held, Box<RollEntry>),
    /// Nobody of this id is on the list any more.
    Unknown,
}

/// For what somebody was there, so that he cannot be marked as not there while the meeting goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    /// His open vote counts in a result that was announced.
    Vote,
    /// A secret ballot: it began while he was there, or he took one. Its quorum and its majority are reckoned with him (支 11, 选 26, 27).
    Ballot,
    /// Nothing yet: who is not marked as there cannot leave.
    NotThere,
    /// Nothing: who has a vote and sits in without it is not there for the votes, and leaves nothing.
    SitsIn,
    /// A vote or a ballot after the time at which he is said to have left.
    Later,
    /// Nothing: a vote or a ballot at which he would have been there by the time that is told was without him.
    Earlier,
}

impl Held {
    /// What happened, why, and what to do.
    pub fn said(self, language: Language, name: &str) -> String {
        let text = Text(language);
        match self {
            Self::Vote => text.vote_counted(name),
            Self::Ballot => text.there_for_ballot(name),
            Self::NotThere => text.not_there_yet(name),
            Self::SitsIn => text.sits_in_already(name),
            Self::Later => text.there_later(name),
            Self::Earlier => text.gone_earlier(name),
        }
    }
}

/// What putting a mark did.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Done {
    Changed {
        /// Whether he voted in a vote that is running, and his vote does not count while he is not there.
        vote_out: bool,
    },
    Same,
    Overtaken,
    Refused(Held),
}

/// For what he was there. What was announced holds while the meeting goes on: who left after his vote was there for it. So does the presence of a secret
/// ballot from its beginning on: nobody can tell whose ballots would have to be taken out.
fn held(tx: &Write<'_>, activity: &Activity, entry: &RollEntry) -> Result<Option<Held>> {
    let Some(member) = &entry.member else { return Ok(None) };
    if motion::questions::was_counted(tx, &activity.id, member)? {
        return Ok(Some(Held::Vote));
    }
    Ok(ballot::voter::questions::was_there(tx, &activity.id, entry)?.then_some(Held::Ballot))
}

fn votes_now(tx: &Write<'_>, activity: &Activity, entry: &RollEntry) -> Result<bool> {
    entry.member.as_ref().map_or(Ok(false), |member| motion::questions::votes_now(tx, &activity.id, member))
}

/// Puts a mark, with its record: taken down so long ago, recorded now. Who left before the end left when that was taken down, unless another time is
/// told; of a meeting that is written down later nobody knows it by itself. Only who is marked as there leaves; since when he was there stays known, also
/// once he is back.
///
/// In a vote that is still running the vote of who is not there does not count, and counts again once he is marked as there: a slip of the finger
/// loses nothing. One that counted already is not taken away by it; that is refused, with what to do.
fn put(
    tx: &Write<'_>,
    by: &Author,
    activity: &Activity,
    entry: &mut RollEntry,
    (mark, reason): (Mark, &str),
    waited: Waited,
) -> Result<Done> {
    // Pressing "absent" or "left" once more does not take back what was told with it.
    let keeps = entry.mark == Some(mark) && reason.is_empty();
    let taken = activity.taken_down_at(tx.now(), waited.0);
    if mark == Mark::Left
        && let Some(held) = leaving::cannot(entry)
    {
        return Ok(Done::Refused(held));
    }
    let at = left_at(tx, activity, (mark, reason), taken)?;
    let told = Attendance::new(mark, at.as_ref().map_or(reason, |(words, _)| words));
    let reason = told.reason.as_str();
    if entry.mark == Some(mark) && (keeps || entry.reason == reason) {
        return Ok(Done::Same);
    }
    if let Some((_, left)) = &at
        && let Some(held) = leaving::contradicted(tx, activity, entry, *left)?
    {
        return Ok(Done::Refused(held));
    }
    let counts = entry.with(&told).had_vote();
    // Also who has no vote any more may have had one when a ballot began.
    let leaves = entry.mark.is_some_and(Mark::came_to_vote) && !mark.came_to_vote();
    if leaves && let Some(held) = held(tx, activity, entry)? {
        return Ok(Done::Refused(held));
    }
    let is_late = waited.0 >= LATE_MS;
    if is_late && entry.marked_at.is_some_and(|marked| marked > taken) {
        return Ok(Done::Overtaken);
    }
    let arrived = is_late.then(|| tx.now());
    store::set_mark(tx, by, &entry.id, (mark, reason), (taken, arrived))?;
    // Nobody is gone from a ballot before his first mark: of most of a roll nothing is asked.
    match mark {
        Mark::Present if entry.mark.is_some() => ballot::voter::store::returns(tx, &activity.id, &entry.id, taken)?,
        Mark::Left => ballot::voter::store::leaves(tx, &activity.id, &entry.id)?,
        _ => {}
    }
    let mut facts = json!({ "mark": mark.code() });
    if let Some(before) = entry.mark {
        facts["before"] = before.code().into();
    }
    // Nobody votes before his first mark: of most of a roll nothing is asked.
    let vote_out = entry.mark.is_some() && !counts && votes_now(tx, activity, entry)?;
    if leaves && vote_out {
        facts["vote_counts"] = false.into();
    }
    told.left_at().into_iter().for_each(|at| facts["left_at"] = at.into());
    told.why().into_iter().for_each(|why| facts["reason"] = why.into());
    let act = Act {
        verb: &verbs::MARKED,
        kind: &verbs::ROLL_ENTRY,
        part: format!("roll/{}", entry.id),
        name: &entry.name,
        concerns: entry.member.iter().cloned().collect(),
        happened_at: activity.acts_at(taken),
        facts,
    };
    note(tx, by, activity, act)?;
    (entry.mark, entry.reason) = (Some(mark), reason.to_owned());
    (entry.marked_name, entry.marked_at, entry.arrived_at) = (Some(by.name.clone()), Some(taken), arrived);
    Ok(Done::Changed { vote_out })
}

/// When somebody left, in words of the clock on the wall and as a moment: as it is told, within the meeting; else when it was taken down, which says
/// nothing of a meeting that is written down later. None for every other mark.
fn left_at(
    tx: &Write<'_>,
    activity: &Activity,
    (mark, told): (Mark, &str),
    taken: Moment,
) -> Result<Option<(String, Moment)>, Sentence> {
    if mark != Mark::Left {
        return Ok(None);
    }
    if !told.is_empty() {
        return leaving::within(tx, activity, told, tx.now()).map(|at| Some((told.to_owned(), at)));
    }
    let words = if activity.is_entered_later() { String::new() } else { time_text(taken.local(tx.zone()).time()) };
    Ok(Some((words, taken)))
}

/// Adds somebody who sits in, by name: he is there without a vote. A number that goes with this very name makes him the member that he is.
pub fn add_visitor(tx: &Write<'_>, actor: &Actor, activity: &ActivityId, new: &NewVisitor) -> Result<RollEntryId> {
    let activity = visible(tx, actor, activity)?;
    require(tx, actor, Right::RunActivity, &Place::unit(&activity.unit).named(&activity.named()))?;
    activity.must_be_open()?;
    let (member, name, home) = (meant(tx, actor, new)?, &new.name, &new.home);
    let list = store::list(tx, &activity.id)?;
    if list.len() >= ROLL_MAX {
        return Err(Sentence::of(|language| Text(language).too_many(ROLL_MAX)).into());
    }
    if member.is_some() && list.iter().any(|entry| entry.member == member) {
        return Err(Faults::at("number", Sentence::of(|language| Text(language).on_the_list())).into());
    }
    let by = actor.author();
    let entry = store::add_visitor(tx, &by, &activity.id, member.as_ref(), name, home, list.len())?;
    store::set_mark(tx, &by, &entry, (Mark::WithoutVote, ""), (tx.now(), None))?;
    let act = Act {
        verb: &verbs::WELCOMED,
        kind: &verbs::ROLL_ENTRY,
        part: format!("roll/{entry}"),
        name,
        concerns: member.iter().cloned().collect(),
        happened_at: activity.acts_at(tx.now()),
        facts: json!({ "from": home, "mark": Mark::WithoutVote.code() }),
    };
    note(tx, &by, &activity, act)?;
    Ok(entry)
}

/// The member whom number and name mean together. Where they do not agree nobody is told so, and the guest stands there as he was typed: whoever
/// counts numbers through learns neither a name nor that there is such a number.
fn meant(tx: &Write<'_>, actor: &Actor, new: &NewVisitor) -> Result<Option<MemberId>> {
    if new.number.is_empty() {
        return Ok(None);
    }
    let known = zhixing_people::member_numbered(tx, &actor.organisation, &new.number)?;
    Ok(known.filter(|member| member.name == new.name).map(|member| member.id))
}

/// Who waits for his mark, in words, and what to do.
pub(crate) fn still_unmarked(language: Language, unmarked: &Unmarked) -> String {
    let text = Text(language);
    let names: Vec<String> = unmarked.first.iter().map(|entry| entry.called(language)).collect();
    let (named, names) = (names.len(), names.join(text.comma()));
    if unmarked.more == 0 { text.still_unmarked(names) } else { text.still_unmarked_many(names, named + unmarked.more) }
}

/// Completes the roll at the closing: exempt members who were not marked are noted as not there, on their ground; anybody else who should
/// attend and is not marked is named in the refusal. `list` is the roll as it stands.
pub(crate) fn complete(tx: &Write<'_>, activity: &Activity, actor: &Actor, list: &[RollEntry]) -> Result<()> {
    if !Unmarked::of(list).is_empty() {
        // Only where names are said they are told apart from others.
        let unmarked = Unmarked::of(&questions::list(tx, &activity.id)?);
        return Err(Sentence::of(|language| still_unmarked(language, &unmarked)).into());
    }
    let by = actor.author();
    if store::excuse(tx, &by, &activity.id)? == 0 {
        return Ok(());
    }
    let excused = list.iter().filter(|entry| entry.expected && entry.exempt.is_some() && entry.mark.is_none());
    excused.into_iter().try_for_each(|entry| {
        let act = Act {
            verb: &verbs::MARKED,
            kind: &verbs::ROLL_ENTRY,
            part: format!("roll/{}", entry.id),
            name: &entry.name,
            concerns: entry.member.iter().cloned().collect(),
            happened_at: activity.acts_at(tx.now()),
            // That he need not come is said; why (age, health) is kept by those who keep the roster and stands in no record.
            facts: json!({ "mark": Mark::Absent.code(), "excused": true }),
        };
        note(tx, &by, activity, act)
    })
}

/// Puts right, after the end, how somebody's attendance stands. The right, the record and what follows from it are the minutes' affair.
pub(crate) fn correct(tx: &Write<'_>, entry: &RollEntryId, (mark, reason): (Mark, &str)) -> Result<()> {
    store::correct(tx, entry, mark, reason)
}
