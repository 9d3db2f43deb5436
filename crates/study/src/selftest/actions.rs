//! What can happen in a test of oneself: the next question is put, it is answered, own words are judged. Each for the actor himself, and none with a
//! record (decision 0017). An answer counts once, however often and from however many devices it is sent.

use zhixing_kit::{Moment, Result, Write};
use zhixing_people::Actor;

use super::memory::{Memory, after};
use super::model::{Ask, AskId, Given, NEW_A_DAY, Next, Outcome, REPEATED_A_DAY, judge};
use super::store::{self, Chosen, Remembered};

/// Puts the next question: the one that waits already, else what is due, else a new one. `more`: he wants to go on although it is enough for today.
pub fn next(tx: &Write<'_>, actor: &Actor, more: bool) -> Result<Next> {
    if let Some(open) = store::open(tx, &actor.member)? {
        return Ok(Next::Ask(open));
    }
    let today = Moment::start_of(tx.today(), tx.zone());
    let (new, repeated) = store::answered_since(tx, &actor.member, today)?;
    let due = store::due(tx, &actor.member, &actor.path)?;
    if let Some(chosen) = due.as_ref().filter(|_| more || repeated < REPEATED_A_DAY) {
        return put(tx, actor, chosen);
    }
    let unseen = store::unseen(tx, &actor.organisation, &actor.member, &actor.path)?;
    if let Some(chosen) = unseen.as_ref().filter(|_| more || new < NEW_A_DAY) {
        return put(tx, actor, chosen);
    }
    if due.is_some() || unseen.is_some() {
        return Ok(Next::Enough);
    }
    Ok(Next::Nothing(store::next_due(tx, &actor.member, &actor.path)?))
}

fn put(tx: &Write<'_>, actor: &Actor, chosen: &Chosen) -> Result<Next> {
    let known = store::remembered(tx, &actor.member, &chosen.0)?;
    let recall = known.map(|known| known.memory.recall(days_since(tx, known.reviewed_at)));
    store::add(tx, &actor.organisation, &actor.member, chosen, recall).map(Next::Ask)
}

/// Takes an answer. The same question answered once more changes nothing: the first answer counts.
pub fn answer(tx: &Write<'_>, actor: &Actor, id: &AskId, given: &Given, unsure: bool) -> Result<()> {
    let ask = store::one(tx, &actor.member, id)?;
    if !store::give(tx, &actor.member, id, given, unsure)? {
        return Ok(());
    }
    match judge(ask.question.asked(), given) {
        Some(outcome) => close(tx, actor, &ask, unsure, outcome),
        None => Ok(()),
    }
}

/// Own words are held against the reference answer by whoever wrote them.
pub fn judge_own(tx: &Write<'_>, actor: &Actor, id: &AskId, outcome: Outcome) -> Result<()> {
    let ask = store::one(tx, &actor.member, id)?;
    if ask.given.is_none() || ask.outcome.is_some() {
        return Ok(());
    }
    close(tx, actor, &ask, ask.unsure, outcome)
}

fn close(tx: &Write<'_>, actor: &Actor, ask: &Ask, unsure: bool, outcome: Outcome) -> Result<()> {
    if !store::close(tx, &actor.member, &ask.id, outcome)? {
        return Ok(());
    }
    let known = store::remembered(tx, &actor.member, &ask.question_id)?;
    let days = known.as_ref().map_or(0, |known| days_since(tx, known.reviewed_at));
    let before: Option<Memory> = known.as_ref().map(|known| known.memory);
    let (memory, later_ms) = after(before, days, outcome, unsure)?;
    // A clock that was set back leaves the moment of the last answer where it is, so that no time is counted twice.
    let reviewed_at = known.map_or(tx.now(), |known| known.reviewed_at.max(tx.now()));
    let kept = Remembered { memory, reviewed_at };
    store::keep(tx, &actor.organisation, &actor.member, &ask.question_id, &kept, tx.now().plus_ms(later_ms))
}

/// Whole days on the wall since a moment; none when the clock stands before it.
pub fn days_since(tx: &zhixing_kit::Read<'_>, since: Moment) -> i64 {
    let days = tx.today().since(since.day(tx.zone())).map_or(0, |span| i64::from(span.get_days()));
    days.max(0)
}
