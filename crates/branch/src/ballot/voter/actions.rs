//! What a voter does: takes a ballot and casts it; and what tellers do for those who vote on paper. Neither leaves a record or a time of its own.

use zhixing_kit::{Error, Result, Sentence, Write};
use zhixing_people::{Actor, Place, Right, require};

use super::model::{VoterWay, Voting};
use super::store;
use crate::activity::model::{Activity, ActivityId};
use crate::ballot::count::model::Paper;
use crate::ballot::model::{Ballot, BallotId, Stage, Way};
use crate::ballot::questions::{electable, rule, visible_ballot};
use crate::ballot::seal::seal;
use crate::ballot::text::Text;
use crate::ballot::{store as ballots, teller};
use crate::motion::model::may_vote;
use crate::roll;
use crate::roll::model::{Mark, RollEntry, RollEntryId};

/// Takes a ballot on one's own phone. Taken twice, it is the same ballot.
pub fn take(tx: &Write<'_>, actor: &Actor, activity: &ActivityId, id: &BallotId) -> Result<()> {
    let (_, ballot, entry) = voter(tx, actor, activity, id)?;
    let voting = store::one(tx, id, &entry)?;
    voting.may_take()?;
    if !ballot.way.has_phones() {
        return Err(refusal(Text::paper_only));
    }
    if voting.way.is_none() {
        store::set_way(tx, id, &entry, Some(VoterWay::Phone))?;
        tx.announce(ballot.topic());
    }
    Ok(())
}

/// Notes, for the secret ballots of a meeting that had begun when somebody had left, what his attendance means that is put right after the end: called as
/// `was`, he stands as `is` now.
pub(crate) fn put_right(tx: &Write<'_>, activity: &ActivityId, (was, is): (&RollEntry, &RollEntry)) -> Result<()> {
    store::put_right(tx, activity, &is.id, Mark::was_there(false, was.mark, is.mark))
}

/// Casts one's ballot: the roll says that it went in, the box holds it sealed, and nothing says which. Never twice.
pub fn cast(tx: &Write<'_>, actor: &Actor, activity: &ActivityId, id: &BallotId, paper: &Paper) -> Result<()> {
    let (_, ballot, entry) = voter(tx, actor, activity, id)?;
    store::one(tx, id, &entry)?.may_cast()?;
    let candidates = ballots::candidates(tx, id)?;
    // The roll is only asked for by the few who name others.
    let roll = if paper.others.is_empty() { Vec::new() } else { electable(tx, actor, &ballot)? };
    paper.must_fit(&ballot, &candidates, &roll)?;
    let lock = ballot.opening.as_ref().and_then(|opening| opening.lock.as_ref());
    let lock = lock.ok_or_else(|| refusal(Text::paper_only))?;
    if !store::goes_in(tx, id, &entry)? {
        return Err(refusal(Text::went_in_already));
    }
    let sealed = seal(lock, &paper.to_bytes(&ballot), id.as_str(), tx.random())?;
    store::put_in(tx, &actor.author(), id, &sealed)?;
    tx.announce(ballot.topic());
    Ok(())
}

/// Notes that somebody was handed a ballot on paper, or gave back the one that he took, on paper or on his phone, unused. Tellers do so while the vote is open.
pub fn hand_out(
    tx: &Write<'_>,
    actor: &Actor,
    activity: &ActivityId,
    id: &BallotId,
    entry: &RollEntryId,
    given: bool,
) -> Result<()> {
    let (activity, ballot) = visible_ballot(tx, actor, activity, id)?;
    teller::questions::must_count(tx, actor, &activity)?;
    ballot.must_be_open()?;
    if ballot.way == Way::Phones {
        return Err(refusal(Text::phones_only));
    }
    let entry = roll::questions::one(tx, &activity.id, entry)?;
    // Who left gives back the one that he took.
    let entry = if given { may_vote(Some(&entry))? } else { &entry };
    change(tx, &ballot, &entry.id, VoterWay::Paper, given)
}

/// Notes, before the vote begins, that somebody who is not there handed in his opinion in writing; where the scheme counts these (细).
pub fn note_written(
    tx: &Write<'_>,
    actor: &Actor,
    activity: &ActivityId,
    id: &BallotId,
    entry: &RollEntryId,
    given: bool,
) -> Result<()> {
    let (activity, ballot) = visible_ballot(tx, actor, activity, id)?;
    require(tx, actor, Right::RunActivity, &Place::unit(&activity.unit).named(&activity.named()))?;
    ballot.must_be_proposed()?;
    if !rule(tx, &activity, &ballot)?.written_opinions {
        return Err(refusal(Text::no_written_here));
    }
    let entry = roll::questions::one(tx, &activity.id, entry)?;
    if !entry.entitled {
        return Err(Sentence::of(|language| Text(language).no_vote(entry.called(language))).into());
    }
    if given && entry.mark == Some(Mark::Present) {
        return Err(Sentence::of(|language| Text(language).is_here(entry.called(language))).into());
    }
    // Who came to the unit since it was made is one of its voters too.
    store::settle(tx, &actor.author(), &ballot.id, &activity.id)?;
    change(tx, &ballot, &entry.id, VoterWay::Written, given)
}

fn change(tx: &Write<'_>, ballot: &Ballot, entry: &RollEntryId, way: VoterWay, given: bool) -> Result<()> {
    let voting = store::one(tx, &ballot.id, entry)?;
    match (voting, given) {
        (Voting { way: None, .. }, true) => store::set_way(tx, &ballot.id, entry, Some(way))?,
        (Voting { way: Some(has), .. }, false) if has == way => store::set_way(tx, &ballot.id, entry, None)?,
        // His phone failed: he is handed a paper instead. What went in is not given back.
        (Voting { way: Some(VoterWay::Phone), returned: false }, false) if way == VoterWay::Paper => {
            store::set_way(tx, &ballot.id, entry, None)?;
        }
        (Voting { way: Some(VoterWay::Phone), returned: true }, false) => return Err(refusal(Text::is_in_already)),
        (Voting { way: Some(VoterWay::Phone), .. }, true) => return Err(refusal(Text::votes_by_phone)),
        (Voting { way: Some(VoterWay::Written), .. }, true) if way == VoterWay::Paper => {
            return Err(refusal(Text::has_written));
        }
        _ => return Ok(()),
    }
    tx.announce(ballot.topic());
    Ok(())
}

/// The actor as a voter of an open ballot: on the list, with a vote, there.
fn voter(
    tx: &Write<'_>,
    actor: &Actor,
    activity: &ActivityId,
    id: &BallotId,
) -> Result<(Activity, Ballot, RollEntryId)> {
    let (activity, ballot) = visible_ballot(tx, actor, activity, id)?;
    let entry = roll::questions::entry_of(tx, &activity.id, &actor.member)?;
    let entry = may_vote(entry.as_ref())?.id.clone();
    require(tx, actor, Right::TakePart, &Place::unit(&activity.unit).named(std::slice::from_ref(&actor.member)))?;
    if ballot.stage() != Stage::Open {
        // Who comes too late hears whether his own ballot is among those that are counted.
        store::one(tx, id, &entry)?.may_take()?;
        ballot.must_be_open()?;
    }
    Ok((activity, ballot, entry))
}

fn refusal(say: fn(Text) -> &'static str) -> Error {
    Sentence::of(|language| say(Text(language))).into()
}
