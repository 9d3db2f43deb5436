//! What can happen to a secret ballot: it is proposed, a candidate stands no longer, the vote begins and ends, a further round follows.

use serde_json::json;
use zhixing_charter::sort_by_strokes;
use zhixing_kit::form::Faults;
use zhixing_kit::{Error, Language, Result, Sentence, Write};
use zhixing_people::{Actor, Place, Right, UnitKind, require, unit};

use super::count::model::NextRound;
use super::input::{After, NewBallot, Order};
use super::model::{BALLOTS_MAX, Ballot, BallotId, BallotKind, CANDIDATES_MAX, Candidate};
use super::questions::{candidates_needed, is_followed, is_settled, may_stand_again, needed_again, visible_ballot};
use super::record::tell;
use super::seal::Key;
use super::text::Text;
use super::{count, departure, questions, store, teller, voter};
use crate::activity::model::{Activity, ActivityId};
use crate::activity::questions::visible;
use crate::roll;
use crate::roll::model::{Drift, RollEntry, RollEntryId};
use crate::verbs;

/// The charter's code of the yearly appraisal.
const APPRAISAL: &str = "appraisal";

/// Takes down a question for the secret ballot. Refuses what is not voted at this kind of meeting, and people who are not on its list.
pub fn propose(tx: &Write<'_>, actor: &Actor, activity: &ActivityId, new: &NewBallot) -> Result<BallotId> {
    let activity = running(tx, actor, activity)?;
    activity.must_be_open()?;
    activity.must_keep_minutes()?;
    if !may_be_asked(&activity, new.kind) {
        return Err(refusal(Text::not_voted_here));
    }
    if unit(tx, &activity.branch)?.kind == UnitKind::TemporaryBranch && is_of_home(new.kind) {
        return Err(refusal(Text::voted_at_home));
    }
    let roll = roll::questions::list(tx, &activity.id)?;
    let new = NewBallot { candidates: named(&roll, new)?, ..new.clone() };
    if new.kind == BallotKind::Election {
        must_suffice(tx, &activity, &new)?;
    }
    add(tx, actor, &activity, &roll, &new)
}

/// Refuses an election that could not begin, since too few stand for its seats.
fn must_suffice(tx: &Write<'_>, activity: &Activity, new: &NewBallot) -> Result<()> {
    let needed = candidates_needed(tx, activity, new.kind, new.seats)?;
    let standing = new.candidates.len() as u32;
    if standing >= needed {
        return Ok(());
    }
    let why = |language| Text(language).too_few_candidates(new.seats, needed, standing);
    Err(Faults::at("stands", Sentence::of(why)).into())
}

/// Refuses a further round that could not begin, since too few are ticked for its seats, with whom to tick or, where nobody is left, what comes instead.
fn must_suffice_again(needed: u32, next: NextRound, (ticked, able): (u32, u32)) -> Result<()> {
    if ticked >= needed {
        return Ok(());
    }
    let why = |language| {
        let text = Text(language);
        match () {
            () if able < needed => text.nobody_left(next.seats, needed, able),
            () if next.runoff => text.all_who_are_tied(needed, ticked),
            () => text.too_few_again(next.seats, needed, ticked),
        }
    };
    Err(Faults::at("stands", Sentence::of(why)).into())
}

/// Whether the charter lets this be voted at this meeting; the appraisal where it is held (支 18).
pub fn may_be_asked(activity: &Activity, kind: BallotKind) -> bool {
    match kind {
        BallotKind::Appraisal => activity.counts_as(APPRAISAL),
        _ => activity.rule().is_some_and(|rule| rule.votes.contains(&kind.scheme())),
    }
}

/// What members of a temporary branch vote on in the branch that they belong to: it admits nobody, elects nobody and appraises nobody (支 ch. 2).
pub fn is_of_home(kind: BallotKind) -> bool {
    kind != BallotKind::Motion
}

fn add(tx: &Write<'_>, actor: &Actor, activity: &Activity, roll: &[RollEntry], new: &NewBallot) -> Result<BallotId> {
    let place = store::list(tx, &activity.id)?.len();
    if place >= BALLOTS_MAX {
        return Err(Sentence::of(|language| Text(language).too_many(BALLOTS_MAX)).into());
    }
    let by = actor.author();
    let id = store::add(tx, &by, &activity.id, place, new)?;
    voter::store::prepare(tx, &by, &id, roll.iter().filter(|entry| entry.entitled).map(|entry| &entry.id))?;
    let ballot = store::one(tx, &actor.organisation, &id)?;
    let names: Vec<&str> = new.candidates.iter().map(|(_, name)| name.as_str()).collect();
    let facts = json!({
        "secret": true, "kind": new.kind.code(), "text": new.title, "seats": new.seats, "way": new.way.code(),
        "round": ballot.round, "runoff": ballot.runoff, "candidates": names,
    });
    tell(tx, actor, activity, &ballot, &verbs::PROPOSED, Vec::new(), facts)?;
    Ok(id)
}

/// Those who were ticked, with their names from the roll, each once, and told apart as on it: what stands on the papers stays, whatever becomes of the
/// roll. Candidates of an election, who are formal members (选 5), in their order (选 24),
/// others in the order of the roll. A ballot keeps the order in which it was proposed, since its papers know candidates by their places.
fn named(roll: &[RollEntry], new: &NewBallot) -> Result<Vec<(Option<RollEntryId>, String)>> {
    if new.kind == BallotKind::Admission {
        return new.candidates.iter().map(|one| to_admit(roll, one)).collect();
    }
    if new.candidates.len() > CANDIDATES_MAX {
        return Err(Sentence::of(|language| Text(language).too_many_candidates(CANDIDATES_MAX)).into());
    }
    let ticked = |entry: &&RollEntry| new.candidates.iter().any(|(id, _)| id.as_ref() == Some(&entry.id));
    let mut found: Vec<&RollEntry> = roll.iter().filter(ticked).collect();
    let unknown = new.candidates.iter().any(|(id, _)| !found.iter().any(|entry| Some(&entry.id) == id.as_ref()));
    if unknown {
        return Err(refusal(Text::not_on_the_list));
    }
    if new.kind == BallotKind::Election && found.iter().any(|entry| !entry.entitled) {
        return Err(refusal(Text::cannot_be_elected));
    }
    if new.kind == BallotKind::Election {
        match new.order {
            Order::Usual => sort_by_strokes(&mut found, |entry| &entry.name),
            Order::Approved => found.sort_by_key(|entry| place_of(&new.candidates, &entry.id)),
        }
    }
    Ok(found.into_iter().map(|entry| (Some(entry.id.clone()), entry.called(Language::Chinese))).collect())
}

fn place_of(candidates: &[(Option<RollEntryId>, String)], entry: &RollEntryId) -> Option<usize> {
    candidates.iter().position(|(id, _)| id.as_ref() == Some(entry))
}

/// Who is to be admitted: by his entry where he was chosen; a name alone only while one person on the roll bears it.
fn to_admit(roll: &[RollEntry], one: &(Option<RollEntryId>, String)) -> Result<(Option<RollEntryId>, String)> {
    if let Some(id) = &one.0 {
        let known = roll.iter().find(|entry| entry.id == *id).ok_or_else(|| refusal(Text::not_on_the_list))?;
        return Ok((Some(id.clone()), known.name.clone()));
    }
    let mut same = roll.iter().filter(|entry| entry.name == one.1);
    match (same.next(), same.next()) {
        (Some(_), Some(_)) => Err(Sentence::of(|language| Text(language).namesakes(&one.1)).into()),
        (known, _) => Ok((known.map(|entry| entry.id.clone()), one.1.clone())),
    }
}

/// Notes, before the vote begins, that a candidate stands no longer.
pub fn withdraw(tx: &Write<'_>, actor: &Actor, activity: &ActivityId, id: &BallotId, place: u32) -> Result<()> {
    let (activity, ballot) = run_ballot(tx, actor, activity, id)?;
    ballot.must_be_proposed()?;
    if ballot.runoff {
        return Err(departure::pages::in_the_tie().into());
    }
    let candidates = store::candidates(tx, id)?;
    let one = candidates.into_iter().find(|one| one.place == place).ok_or(Error::NotFound)?;
    if store::withdraw(tx, &actor.author(), id, place)? {
        tell(tx, actor, &activity, &ballot, &verbs::STOOD_DOWN, Vec::new(), json!({ "name": one.name }))?;
    }
    Ok(())
}

/// Begins the vote, of those who belong to the unit on this day: says who went and who came since the list was fixed. Makes the box's key, hands its
/// halves to the tellers' locks and forgets it.
pub fn open(tx: &Write<'_>, actor: &Actor, activity: &ActivityId, id: &BallotId) -> Result<Drift> {
    let (activity, ballot) = run_ballot(tx, actor, activity, id)?;
    activity.must_be_open()?;
    let drift = roll::actions::renew(tx, &activity, actor, activity.acts_at(tx.now()).day(tx.zone()))?;
    voter::store::settle(tx, &actor.author(), id, &activity.id)?;
    voter::store::begins(tx, id, &activity.id)?;
    let count = questions::standing_count(tx, &activity, &ballot)?;
    let (candidates, tellers) = questions::must_begin(tx, &activity, &ballot, &count)?;
    let by = actor.author();
    let lock = if ballot.way.has_phones() {
        let secret: [u8; 32] = tx.random();
        teller::actions::share(tx, &by, &ballot, &tellers, &secret)?;
        Some(Key::of(&secret).lock())
    } else {
        None
    };
    store::open(tx, &by, &ballot, &count, lock.as_ref())?;
    let names: Vec<&str> = tellers.iter().map(|teller| teller.name.as_str()).collect();
    let mut facts = json!({
        "secret": true, "with_vote": count.entitled, "present": count.present, "quorum": count.needed, "tellers": names,
        "candidates": candidates.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(),
    });
    roll::record::note_drift(&mut facts, &drift);
    tell(tx, actor, &activity, &ballot, &verbs::PUT_TO_VOTE, drift.members().collect(), facts)?;
    Ok(drift)
}

/// Ends the vote: nothing can be cast any more. Who runs the meeting or is a teller may.
pub fn end(tx: &Write<'_>, actor: &Actor, activity: &ActivityId, id: &BallotId) -> Result<()> {
    let (activity, ballot) = visible_ballot(tx, actor, activity, id)?;
    teller::questions::must_run_or_count(tx, actor, &activity)?;
    ballot.must_be_open()?;
    store::end(tx, &actor.author(), &ballot)?;
    let numbers = voter::store::numbers(tx, id)?;
    let facts = json!({ "issued": numbers.issued(), "returned_by_phone": numbers.phones_returned });
    tell(tx, actor, &activity, &ballot, &verbs::ENDED_VOTE, Vec::new(), facts)
}

/// A further round: after a tie among those who were tied, after a vote that was void with the same question, otherwise for the seats that are
/// left. Who stands again is named; who left meanwhile is left out.
pub fn next_round(
    tx: &Write<'_>,
    actor: &Actor,
    activity: &ActivityId,
    id: &BallotId,
    stands: &[RollEntryId],
) -> Result<BallotId> {
    let (activity, ballot) = run_ballot(tx, actor, activity, id)?;
    activity.must_be_open()?;
    let outcome = count::questions::outcome(tx, id)?.ok_or_else(|| refusal(Text::not_counted_yet))?;
    if is_followed(tx, actor, &ballot, Some(&outcome))? {
        return Err(refusal(Text::followed_already));
    }
    if is_settled(tx, actor, &ballot)? {
        return Err(refusal(Text::nothing_left));
    }
    let next = outcome.next_round(&ballot).ok_or_else(|| refusal(Text::nothing_left))?;
    let roll = roll::questions::list(tx, &activity.id)?;
    let before = store::candidates(tx, id)?;
    let order = questions::order(tx, actor, &ballot, &before)?.unwrap_or(Order::Approved);
    let again: Vec<(Option<RollEntryId>, String)> = if ballot.kind == BallotKind::Election {
        let allowed = may_stand_again(tx, actor, &ballot, &outcome)?;
        // Who is not on the list of this meeting, or cannot be elected, is told so below.
        let refused = |entry: &RollEntry| stands.contains(&entry.id) && !allowed.iter().any(|one| one.id == entry.id);
        if roll.iter().filter(|entry| entry.entitled).any(refused) {
            return Err(refusal(Text::not_in_this_round));
        }
        let able = allowed.len() as u32;
        must_suffice_again(needed_again(tx, &activity, &ballot, next)?, next, (stands.len() as u32, able))?;
        // Who stood before keeps his place among the others.
        let stood = before.into_iter().filter_map(|one| one.entry).filter(|entry| stands.contains(entry));
        stood.chain(stands.iter().cloned()).map(|entry| (Some(entry), String::new())).collect()
    } else {
        let same = |one: Candidate| (one.entry, one.name);
        before.into_iter().map(same).collect()
    };
    let after = After { before: id.clone(), round: ballot.round + 1, runoff: next.runoff };
    let new = NewBallot {
        kind: ballot.kind,
        title: ballot.title.clone(),
        seats: next.seats,
        way: ballot.way,
        candidates: again,
        order,
        after: Some(after),
    };
    let new = NewBallot { candidates: named(&roll, &new)?, ..new };
    add(tx, actor, &activity, &roll, &new)
}

fn running(tx: &Write<'_>, actor: &Actor, id: &ActivityId) -> Result<Activity> {
    let activity = visible(tx, actor, id)?;
    require(tx, actor, Right::RunActivity, &Place::unit(&activity.unit).named(&activity.named()))?;
    Ok(activity)
}

/// A ballot of a meeting that the actor runs.
pub(super) fn run_ballot(
    tx: &Write<'_>,
    actor: &Actor,
    activity: &ActivityId,
    id: &BallotId,
) -> Result<(Activity, Ballot)> {
    let (activity, ballot) = visible_ballot(tx, actor, activity, id)?;
    require(tx, actor, Right::RunActivity, &Place::unit(&activity.unit).named(&activity.named()))?;
    Ok((activity, ballot))
}

fn refusal(say: fn(Text) -> &'static str) -> Error {
    Sentence::of(|language| say(Text(language))).into()
}
