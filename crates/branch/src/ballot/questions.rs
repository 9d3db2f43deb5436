//! What can be asked about secret ballots. Read only; nothing here tells what anybody chose.

use zhixing_charter::{Count, VoteRule};
use zhixing_kit::{Error, Moment, Read, Result, Sentence};
use zhixing_people::{Actor, Place, Right, may};

use super::count::model::{NextRound, Outcome};
use super::input::Order;
use super::model::{Ballot, BallotId, BallotKind, Candidate, Stage, are_by_strokes, may_begin};
use super::teller::model::{Teller, TellerRole};
use super::text::Text;
use super::voter::model::VoterWay;
use super::{count, departure, joint, store, teller, voter};
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

/// What who is there means for a ballot: before it begins by the roll as it stands now, from then on by who was there then, who came since, and who took a
/// ballot. Who left meanwhile was there for it.
pub fn standing_count(tx: &Read<'_>, activity: &Activity, ballot: &Ballot) -> Result<Count> {
    let numbers = voter::store::numbers(tx, &ballot.id)?;
    let (entitled, present) = match &ballot.opening {
        None => {
            let tally = roll::questions::tally(tx, &activity.id)?;
            (tally.entitled, tally.entitled_present)
        }
        Some(opening) => {
            let here = voter::store::here(tx, &ballot.id)?;
            (opening.entitled, opening.present.max(here).max(numbers.phones + numbers.papers))
        }
    };
    let count = rule(tx, activity, ballot)?.count_with_written(entitled, present, numbers.written);
    let needed = ballot.opening.as_ref().map_or(count.needed, |opening| opening.quorum);
    Ok(Count { needed, valid: count.present >= needed, ..count })
}

/// Why a ballot cannot begin as things stand; none where it can, or has begun.
pub fn hindrance(tx: &Read<'_>, activity: &Activity, ballot: &Ballot, count: &Count) -> Result<Option<Sentence>> {
    if ballot.stage() != Stage::Proposed {
        return Ok(None);
    }
    match must_begin(tx, activity, ballot, count) {
        Err(Error::Refused(why)) => Ok(Some(why)),
        other => other.map(|_| None),
    }
}

/// The candidates and tellers with which a ballot begins; refuses one that cannot, by the roll and by these as they stand now: what the page says before
/// is what the act asks.
pub fn must_begin(
    tx: &Read<'_>,
    activity: &Activity,
    ballot: &Ballot,
    count: &Count,
) -> Result<(Vec<Candidate>, Vec<Teller>)> {
    let candidates = store::candidates(tx, &ballot.id)?;
    let tellers = teller::store::list(tx, &activity.id)?;
    let is_ready = |teller: &&Teller| teller.lock.is_some() || !ballot.way.has_phones();
    let ready = tellers.iter().filter(is_ready).map(|teller| teller.entry.clone());
    let least = candidates_needed(tx, activity, ballot.kind, ballot.seats)?;
    may_begin(ballot, least, count, &candidates, &ready.collect::<Vec<_>>())?;
    must_be_of_unit(tx, ballot, &candidates)?;
    must_be_watched(&tellers)?;
    must_be_alone(tx, activity, ballot)?;
    must_vote_here(tx, ballot)?;
    Ok((candidates, tellers))
}

/// Refuses a vote that nobody watches over (选 22).
fn must_be_watched(tellers: &[Teller]) -> Result<()> {
    if tellers.iter().any(|teller| teller.role == TellerRole::Supervisor) {
        return Ok(());
    }
    Err(Sentence::of(|language| Text(language).nobody_watches().to_owned()).into())
}

/// Refuses an admission while another is voted on at this meeting: one candidate at a time (细).
fn must_be_alone(tx: &Read<'_>, activity: &Activity, ballot: &Ballot) -> Result<()> {
    if !rule(tx, activity, ballot)?.one_by_one {
        return Ok(());
    }
    let runs = |other: &Ballot| other.kind == ballot.kind && other.stage() == Stage::Open;
    match store::list(tx, &activity.id)?.into_iter().find(runs) {
        Some(other) => Err(Sentence::of(|language| Text(language).another_runs(&other.title)).into()),
        None => Ok(()),
    }
}

/// Refuses to begin while the written opinion of somebody counts who is here by now: he votes in the meeting, and would have no ballot.
fn must_vote_here(tx: &Read<'_>, ballot: &Ballot) -> Result<()> {
    let written = voter::store::list(tx, &ballot.id)?.into_iter();
    let written: Vec<_> = written.filter(|(_, voting)| voting.way == Some(VoterWay::Written)).collect();
    if written.is_empty() {
        return Ok(());
    }
    let roll = roll::questions::list(tx, &ballot.activity)?;
    let is_both = |entry: &&RollEntry| entry.votes() && written.iter().any(|(id, _)| *id == entry.id);
    match roll.iter().find(is_both) {
        Some(entry) => Err(Sentence::of(|language| Text(language).written_and_here(entry.called(language))).into()),
        None => Ok(()),
    }
}

/// Refuses an election in which somebody stands who belongs to the unit no longer.
fn must_be_of_unit(tx: &Read<'_>, ballot: &Ballot, candidates: &[Candidate]) -> Result<()> {
    if ballot.kind != BallotKind::Election {
        return Ok(());
    }
    let roll = roll::questions::list(tx, &ballot.activity)?;
    let is_gone = |one: &&Candidate| roll.iter().any(|entry| one.entry.as_ref() == Some(&entry.id) && !entry.entitled);
    match candidates.iter().find(is_gone) {
        Some(one) => Err(Sentence::of(|language| Text(language).candidate_is_gone(&one.name)).into()),
        None => Ok(()),
    }
}

fn rule_of(tx: &Read<'_>, activity: &Activity, kind: BallotKind) -> Result<&'static VoteRule> {
    let (scheme, on) = (kind.scheme(), activity.starts_at.day(tx.zone()));
    let options = setting(tx, &activity.branch)?.options;
    Ok(charter().votes_with(scheme, on, &options))
}
