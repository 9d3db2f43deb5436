//! What can be asked about secret ballots. Read only; nothing here tells what anybody chose.

use zhixing_charter::VoteRule;
use zhixing_kit::{Error, Moment, Read, Result, Sentence};
use zhixing_people::{Actor, Place, Right, may};

use super::count::model::{NextRound, Outcome};
use super::input::Order;
use super::model::{Ballot, BallotId, BallotKind, Candidate, are_by_strokes};
use super::text::Text;
use super::{count, departure, joint, store};
use crate::activity::model::{Activity, ActivityId};
use crate::activity::questions::visible;
use crate::roll::model::RollEntry;
use crate::rules::charter;
use crate::setting::questions::setting;
use crate::{roll, term};

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

/// Whether a further round follows it that counts.
pub fn is_followed(tx: &Read<'_>, actor: &Actor, ballot: &Ballot, outcome: Option<&Outcome>) -> Result<bool> {
    Ok(departure::questions::following(tx, &actor.organisation, &ballot.id, outcome)?.is_some())
}

/// Whether the tie that a runoff was to decide is decided without it, because some who were tied left.
pub fn is_settled(tx: &Read<'_>, actor: &Actor, ballot: &Ballot) -> Result<bool> {
    let tie = departure::questions::tie_of(tx, &actor.organisation, ballot)?;
    Ok(tie.is_some_and(|(_, outcome)| outcome.is_decided_by_departure()))
}

/// Who may be named on a ballot of this meeting without standing: the roll, without those whom an earlier round elected, and in a by-election without
/// those who are in office.
pub fn electable(tx: &Read<'_>, actor: &Actor, ballot: &Ballot) -> Result<Vec<RollEntry>> {
    let seated = match &ballot.before {
        Some(before) => seated(tx, actor, before)?,
        None => Vec::new(),
    };
    let roll = open_to_all(tx, actor, ballot)?;
    Ok(roll.into_iter().filter(|entry| !seated.iter().any(|one| one == entry.id.as_str())).collect())
}

/// The roll of a ballot's meeting, in a by-election without those who are in office.
fn open_to_all(tx: &Read<'_>, actor: &Actor, ballot: &Ballot) -> Result<Vec<RollEntry>> {
    let mut roll = roll::questions::list(tx, &ballot.activity)?;
    if ballot.kind == BallotKind::Election {
        let first = joint::first_round(tx, &actor.organisation, ballot)?;
        let barred = term::ballot::questions::barred(tx, &actor.organisation, &first)?;
        roll.retain(|entry| !entry.member.as_ref().is_some_and(|member| barred.contains(member)));
    }
    Ok(roll)
}

/// The entries of those whom this round and those before it elected.
fn seated(tx: &Read<'_>, actor: &Actor, round: &BallotId) -> Result<Vec<String>> {
    let (mut seated, mut round) = (Vec::new(), Some(round.clone()));
    while let Some(id) = round {
        if let Some(outcome) = count::questions::outcome(tx, &id)? {
            seated.extend(outcome.elected_entries().into_iter().map(str::to_owned));
        }
        round = store::one(tx, &actor.organisation, &id)?.before;
    }
    Ok(seated)
}

/// Who may stand in the round after this one: those who are tied, those of the same tie after a runoff that was void, otherwise whoever can be elected and
/// is not elected yet.
pub fn may_stand_again(tx: &Read<'_>, actor: &Actor, ballot: &Ballot, outcome: &Outcome) -> Result<Vec<RollEntry>> {
    let seated = seated(tx, actor, &ballot.id)?;
    let tied = outcome.tied_entries();
    let tie = departure::questions::tie_of(tx, &actor.organisation, ballot)?;
    let is_in = |entry: &RollEntry| {
        if !outcome.valid && ballot.runoff {
            tie.as_ref().is_some_and(|(_, tie)| tie.tied_entries().contains(&entry.id.as_str()))
        } else {
            tied.is_empty() || tied.contains(&entry.id.as_str())
        }
    };
    let open = |entry: &RollEntry| entry.entitled && !seated.iter().any(|one| one == entry.id.as_str());
    let roll = open_to_all(tx, actor, ballot)?;
    Ok(roll.into_iter().filter(|entry| open(entry) && is_in(entry)).collect())
}

/// Whether the actor sees what each line was given. What an appraisal's tally says of people is for who appraises in the branch alone (支 18 has it
/// told to nobody but those who decide); all else is announced.
pub fn sees_figures(tx: &Read<'_>, actor: &Actor, activity: &Activity, ballot: &Ballot) -> Result<bool> {
    if ballot.kind != BallotKind::Appraisal {
        return Ok(true);
    }
    may(tx, actor, Right::Appraise, &Place::unit(&activity.branch))
}

/// When the first and the last secret ballot of a meeting began in which people vote on their own phones; none where there is none. When each of them
/// voted nobody knows.
pub(crate) fn begun_on_phones(tx: &Read<'_>, id: &ActivityId) -> Result<Option<(Moment, Moment)>> {
    store::begun_on_phones(tx, id)
}

/// How many must stand for so many seats at this meeting: a fifth more (选), or as many, where the charter asks for no more.
pub fn candidates_needed(tx: &Read<'_>, activity: &Activity, kind: BallotKind, seats: u32) -> Result<u32> {
    let equal = activity.rule().is_some_and(|rule| rule.equal_candidates);
    Ok(if equal { seats } else { rule_of(tx, activity, kind)?.candidates_needed(seats) })
}

/// How many must stand in the round after this one: of a runoff one more than there are seats, or nobody could lose it.
pub fn needed_again(tx: &Read<'_>, activity: &Activity, ballot: &Ballot, next: NextRound) -> Result<u32> {
    if next.runoff { Ok(next.seats + 1) } else { candidates_needed(tx, activity, ballot.kind, next.seats) }
}

/// In which order a ballot names several who stand for election, so that pages may say so: that of a ballot from before orders were kept is not known.
pub fn order(tx: &Read<'_>, actor: &Actor, ballot: &Ballot, candidates: &[Candidate]) -> Result<Option<Order>> {
    if ballot.kind != BallotKind::Election || candidates.len() < 2 {
        return Ok(None);
    }
    let first = joint::first_round(tx, &actor.organisation, ballot)?;
    if term::ballot::questions::is_approved_order(tx, &actor.organisation, &first)? {
        return Ok(Some(Order::Approved));
    }
    Ok(are_by_strokes(ballot, candidates).then_some(Order::Usual))
}

/// The rule of a ballot on the meeting's day, as the branch reads it.
pub fn rule(tx: &Read<'_>, activity: &Activity, ballot: &Ballot) -> Result<&'static VoteRule> {
    rule_of(tx, activity, ballot.kind)
}

fn rule_of(tx: &Read<'_>, activity: &Activity, kind: BallotKind) -> Result<&'static VoteRule> {
    let (scheme, on) = (kind.scheme(), activity.starts_at.day(tx.zone()));
    let options = setting(tx, &activity.branch)?.options;
    Ok(charter().votes_with(scheme, on, &options))
}
