//! What can happen to a motion: it is moved, withdrawn or put to the vote, voted on, and its result announced.

use serde_json::{Value, json};
use zhixing_charter::Scheme;
use zhixing_kit::{Error, Read, Result, Sentence, Write};
use zhixing_people::{Actor, MemberId, Place, Right, require};
use zhixing_records::Verb;

use super::input::NewMotion;
use super::model::{
    Choice, MOTIONS_MAX, Motion, MotionId, OpenVote, Outcome, count_again, count_votes, may_vote, recount,
};
use super::store;
use super::text::Text;
use crate::activity::model::{Activity, ActivityId};
use crate::activity::questions::visible;
use crate::activity::record::{Act, note};
use crate::roll;
use crate::roll::model::Drift;
use crate::roll::model::{RollEntry, RollEntryId};
use crate::rules::charter;
use crate::verbs;

/// Takes down a motion. Refuses schemes that are not voted at this kind of meeting.
pub fn move_motion(tx: &Write<'_>, actor: &Actor, activity: &ActivityId, new: &NewMotion) -> Result<MotionId> {
    let activity = running(tx, actor, activity)?;
    activity.must_be_open()?;
    activity.must_keep_minutes()?;
    let schemes = activity.rule().map(|rule| rule.votes.clone()).unwrap_or_default();
    if !schemes.contains(&new.scheme) {
        return Err(Sentence::of(|language| Text(language).nothing_decided()).into());
    }
    let place = store::list(tx, &activity.id)?.len();
    if place >= MOTIONS_MAX {
        return Err(Sentence::of(|language| Text(language).too_many(MOTIONS_MAX)).into());
    }
    let by = actor.author();
    // Who takes it down has not moved it: nobody is named where nobody was stated (P9).
    let id = store::add(tx, &by, &activity.id, place, &new.text, new.scheme, &new.moved_name)?;
    let facts = json!({ "text": new.text, "scheme": new.scheme.code(), "moved_by": new.moved_name });
    tell(tx, actor, &activity, (&id, &new.text), &verbs::PROPOSED, Vec::new(), facts)?;
    Ok(id)
}

/// Takes a motion back before it is put to the vote; the minutes keep it as withdrawn.
pub fn withdraw(tx: &Write<'_>, actor: &Actor, activity: &ActivityId, id: &MotionId, reason: &str) -> Result<()> {
    let activity = running(tx, actor, activity)?;
    activity.must_be_open()?;
    let motion = store::one(tx, &activity.id, id)?;
    motion.may_be_withdrawn()?;
    store::withdraw(tx, &actor.author(), &activity.id, id, reason)?;
    let facts = json!({ "text": motion.text, "moved_by": motion.moved_name, "reason": reason });
    tell(tx, actor, &activity, (id, &motion.text), &verbs::WITHDREW, Vec::new(), facts)
}

/// Puts a motion to the open vote, of those who belong to the unit on this day: says who went and who came since the list was fixed. Refuses
/// without a quorum, and where the rules ask for a secret ballot.
pub fn put(tx: &Write<'_>, actor: &Actor, activity: &ActivityId, id: &MotionId) -> Result<Drift> {
    let activity = running(tx, actor, activity)?;
    activity.must_be_open()?;
    let motion = store::one(tx, &activity.id, id)?;
    let drift = roll::actions::renew(tx, &activity, actor, activity.acts_at(tx.now()).day(tx.zone()))?;
    let tally = roll::questions::tally(tx, &activity.id)?;
    let rule = rule(tx, &activity, motion.scheme);
    let count = rule.count(tally.entitled, tally.entitled_present);
    motion.may_be_put(rule, &count)?;
    store::open(tx, &actor.author(), &activity.id, id, count.entitled, count.present)?;
    let mut facts = json!({ "with_vote": count.entitled, "present": count.present, "quorum": count.needed, "yes_needed": count.yes_needed });
    roll::record::note_drift(&mut facts, &drift);
    tell(tx, actor, &activity, (id, &motion.text), &verbs::PUT_TO_VOTE, drift.members().collect(), facts)?;
    Ok(drift)
}

/// Votes for oneself.
pub fn vote(tx: &Write<'_>, actor: &Actor, activity: &ActivityId, id: &MotionId, choice: Choice) -> Result<()> {
    let activity = visible(tx, actor, activity)?;
    let entry = roll::questions::entry_of(tx, &activity.id, &actor.member)?;
    let entry = may_vote(entry.as_ref())?;
    require(tx, actor, Right::TakePart, &Place::unit(&activity.unit).named(std::slice::from_ref(&actor.member)))?;
    cast(tx, actor, &activity, id, entry, choice, false)
}

/// Enters the vote of somebody who has no phone at hand; it is marked as entered. Who voted himself is not voted for.
pub fn enter_vote(
    tx: &Write<'_>,
    actor: &Actor,
    activity: &ActivityId,
    id: &MotionId,
    entry: &RollEntryId,
    choice: Choice,
) -> Result<()> {
    let activity = running(tx, actor, activity)?;
    let entry = roll::questions::one(tx, &activity.id, entry)?;
    let entry = may_vote(Some(&entry))?;
    let own = entry.member.as_ref() == Some(&actor.member);
    if let Some(member) = &entry.member
        && !own
        && store::vote_of(tx, id, member)?.is_some_and(|vote| vote.entered_name.is_none())
    {
        return Err(Sentence::of(|language| Text(language).voted_himself(entry.called(language))).into());
    }
    cast(tx, actor, &activity, id, entry, choice, !own)
}

fn cast(
    tx: &Write<'_>,
    actor: &Actor,
    activity: &Activity,
    id: &MotionId,
    entry: &RollEntry,
    choice: Choice,
    entered: bool,
) -> Result<()> {
    activity.must_be_open()?;
    let motion = store::one(tx, &activity.id, id)?;
    motion.must_be_open()?;
    let member = entry.member.as_ref().ok_or(Error::NotFound)?;
    let before = store::vote_of(tx, id, member)?;
    if before.as_ref().is_some_and(|vote| vote.choice == choice && vote.entered_name.is_some() == entered) {
        return Ok(());
    }
    let by = actor.author();
    let entered_name = entered.then(|| by.name.clone());
    let vote = OpenVote {
        motion: id.clone(),
        member: member.clone(),
        name: entry.name.clone(),
        choice,
        entered_name,
        counts: true,
        has_left: false,
    };
    store::cast(tx, &by, &activity.id, &vote)?;
    let facts = json!({
        "choice": choice.code(),
        "of": entry.name,
        "entered_by_recorder": entered,
        "before": before.map_or(Value::Null, |vote| vote.choice.code().into()),
    });
    tell(tx, actor, activity, (id, &motion.text), &verbs::VOTED, vec![member.clone()], facts)
}

/// Ends the vote and announces the result: counted are the votes of those who are there with a vote at that moment, and of who left after he had voted.
pub fn close(tx: &Write<'_>, actor: &Actor, activity: &ActivityId, id: &MotionId) -> Result<Outcome> {
    let activity = running(tx, actor, activity)?;
    activity.must_be_open()?;
    let motion = store::one(tx, &activity.id, id)?;
    motion.must_be_open()?;
    let tally = roll::questions::tally(tx, &activity.id)?;
    let votes = store::count(tx, id)?;
    store::keep_voters(tx, &actor.author(), &activity.id, id)?;
    let present = store::present(tx, id)?;
    let outcome = count_votes(rule(tx, &activity, motion.scheme), tally.entitled, present, votes, tx.now());
    store::close(tx, &actor.author(), &activity.id, id, &outcome)?;
    let facts = json!({
        "text": motion.text,
        "with_vote": outcome.entitled,
        "present": outcome.present,
        "quorum": outcome.quorum,
        "yes_needed": outcome.yes_needed,
        "yes": votes.yes,
        "no": votes.no,
        "abstain": votes.abstain,
        "passed": outcome.passed,
    });
    tell(tx, actor, &activity, (id, &motion.text), &verbs::DECIDED, Vec::new(), facts)?;
    Ok(outcome)
}

/// Counts every vote of a meeting anew whose result was announced, when somebody's attendance is put right: `was` as the roll was called, `is` as it
/// stands now. Says which count otherwise now.
pub(crate) fn recount_for(
    tx: &Write<'_>,
    actor: &Actor,
    activity: &Activity,
    (was, is): (&RollEntry, &RollEntry),
) -> Result<Vec<Motion>> {
    let Some(member) = &is.member else { return Ok(Vec::new()) };
    let mut recounted = Vec::new();
    let (motions, votes, voters) = tx.together((
        || store::list(tx, &activity.id),
        || store::votes(tx, &activity.id),
        || store::voters(tx, &activity.id),
    ))?;
    for motion in motions {
        let Some(counted) = &motion.outcome else { continue };
        let of = |(id, of): (&MotionId, &MemberId)| *id == motion.id && of == member;
        let Some(voter) = voters.iter().find(|voter| of((&voter.motion, &voter.member))) else { continue };
        let here = voter.is_here(was.mark, is.mark);
        if here == voter.here {
            continue;
        }
        store::set_here(tx, voter, here)?;
        let vote = votes.iter().find(|vote| of((&vote.motion, &vote.member)));
        let choice = vote.map(|vote| vote.choice);
        let outcome = recount(rule(tx, activity, motion.scheme), counted, here, choice);
        recounted.push(enter_recount(tx, actor, activity, (motion, outcome), is)?);
    }
    Ok(recounted)
}

/// Puts right how somebody voted on a motion that was decided, and counts it anew: what was entered before, and the motion as it counts
/// now. `None`: it was entered so already. Refuses who had no vote when it ended, and who was not there.
pub(crate) fn put_right(
    tx: &Write<'_>,
    actor: &Actor,
    activity: &Activity,
    motion: &Motion,
    person: &RollEntry,
    choice: Choice,
) -> Result<Option<(Option<Choice>, Motion)>> {
    let counted = motion.outcome.as_ref().ok_or(Error::NotFound)?;
    let member = person.member.as_ref().ok_or(Error::NotFound)?;
    must_have_voted(tx, motion, (person, member))?;
    let before = store::vote_of(tx, &motion.id, member)?;
    if before.as_ref().is_some_and(|vote| vote.entered_name.is_none()) {
        return Err(Sentence::of(|language| Text(language).voted_himself_for_good(person.called(language))).into());
    }
    let before = before.map(|vote| vote.choice);
    if before == Some(choice) {
        return Ok(None);
    }
    let by = actor.author();
    let vote = OpenVote {
        motion: motion.id.clone(),
        member: member.clone(),
        name: person.name.clone(),
        choice,
        entered_name: Some(by.name.clone()),
        counts: true,
        has_left: false,
    };
    store::put_right(tx, &by, &activity.id, &vote, counted.closed_at)?;
    let outcome = count_again(rule(tx, activity, motion.scheme), counted, (before, choice));
    let recounted = enter_recount(tx, actor, activity, (motion.clone(), outcome), person)?;
    Ok(Some((before, recounted)))
}

/// Lets pass who was there with a vote when it ended, as the roll was put right since.
fn must_have_voted(tx: &Write<'_>, motion: &Motion, (person, member): (&RollEntry, &MemberId)) -> Result<()> {
    match store::voter(tx, &motion.id, member)? {
        Some(voter) if voter.here => Ok(()),
        Some(_) => Err(Sentence::of(|language| Text(language).was_not_there(person.called(language))).into()),
        None => Err(Sentence::of(|language| Text(language).was_no_voter(person.called(language))).into()),
    }
}

/// The text of a motion as the minutes put it right.
pub(crate) fn say_again(tx: &Write<'_>, activity: &ActivityId, id: &str, text: &str) -> Result<()> {
    store::say_again(tx, activity, id, text)
}

/// Enters how a vote counts now, as somebody's attendance or vote was put right.
fn enter_recount(
    tx: &Write<'_>,
    actor: &Actor,
    activity: &Activity,
    (motion, outcome): (Motion, Outcome),
    whose: &RollEntry,
) -> Result<Motion> {
    let by = actor.author();
    store::recount(tx, &by, &activity.id, &motion.id, &outcome)?;
    let facts = json!({
        "text": motion.text,
        "with_vote": outcome.entitled,
        "present": outcome.present,
        "quorum": outcome.quorum,
        "yes_needed": outcome.yes_needed,
        "yes": outcome.votes.yes,
        "no": outcome.votes.no,
        "abstain": outcome.votes.abstain,
        "passed": outcome.passed,
        "whose": whose.name,
        "before": motion.outcome.as_ref().map(|counted| passed_before(counted.passed)),
        "after": passed_before(outcome.passed),
    });
    let act = Act {
        verb: &verbs::RECOUNTED,
        kind: &verbs::MOTION,
        part: format!("motion/{}", motion.id),
        name: &motion.text,
        concerns: whose.member.iter().cloned().collect(),
        happened_at: tx.now(),
        facts,
    };
    note(tx, &by, activity, act)?;
    Ok(Motion { announced: motion.announced.or(motion.outcome), outcome: Some(outcome), ..motion })
}

fn passed_before(passed: bool) -> &'static str {
    if passed { "passed" } else { "not_passed" }
}

/// The rule of a scheme on the meeting's day.
pub(crate) fn rule(tx: &Read<'_>, activity: &Activity, scheme: Scheme) -> &'static zhixing_charter::VoteRule {
    charter().votes(scheme, activity.starts_at.day(tx.zone()))
}

fn running(tx: &Write<'_>, actor: &Actor, id: &ActivityId) -> Result<Activity> {
    let activity = visible(tx, actor, id)?;
    require(tx, actor, Right::RunActivity, &Place::unit(&activity.unit).named(&activity.named()))?;
    Ok(activity)
}

fn tell(
    tx: &Write<'_>,
    actor: &Actor,
    activity: &Activity,
    (id, text): (&MotionId, &str),
    verb: &'static Verb,
    concerns: Vec<MemberId>,
    facts: Value,
) -> Result<()> {
    let happened_at = activity.acts_at(tx.now());
    let act =
        Act { verb, kind: &verbs::MOTION, part: format!("motion/{id}"), name: text, concerns, happened_at, facts };
    note(tx, &actor.author(), activity, act)
}
