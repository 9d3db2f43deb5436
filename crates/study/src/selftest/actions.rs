//! What can happen in a test of oneself: the next question is put, it is answered, own words are judged. Each for the actor himself, and none with a
//! record (decision 0017). An answer counts once, however often and from however many devices it is sent.

use zhixing_kit::{Moment, Read, Result, Write};
use zhixing_people::{Actor, Waited};

use super::memory::after;
use super::model::{Ask, AskId, Given, NEW_A_DAY, Next, Outcome, REPEATED_A_DAY, happened, judge};
use super::store::{self, Chosen, Remembered};
use crate::bank::model::QuestionId;

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
    let recall = foretold(tx, actor, &chosen.0, tx.now())?;
    store::add(tx, &actor.organisation, &actor.member, chosen, recall).map(Next::Ask)
}

/// Takes an answer that waited so long on a device. The same question answered once more changes nothing: the first answer counts.
pub fn answer(
    tx: &Write<'_>,
    actor: &Actor,
    id: &AskId,
    (given, unsure): (&Given, bool),
    waited: Waited,
) -> Result<()> {
    let ask = store::one(tx, &actor.member, id)?;
    let at = happened(tx.now(), waited, ask.asked_at);
    take(tx, actor, &ask, (given, unsure), at).map(drop)
}

/// Takes the answer to a question that was put to the actor, given at that moment. Says whether it is the first, which counts.
pub(crate) fn take(
    tx: &Write<'_>,
    actor: &Actor,
    ask: &Ask,
    (given, unsure): (&Given, bool),
    at: Moment,
) -> Result<bool> {
    if !store::give(tx, &actor.member, &ask.id, (given, unsure), at)? {
        return Ok(false);
    }
    if let Some(outcome) = judge(ask.question.asked(), given) {
        close(tx, actor, ask, (unsure, outcome), at)?;
    }
    Ok(true)
}

/// Own words are held against the reference answer by whoever wrote them.
pub fn judge_own(tx: &Write<'_>, actor: &Actor, id: &AskId, outcome: Outcome) -> Result<()> {
    let ask = store::one(tx, &actor.member, id)?;
    match ask.answered_at {
        Some(at) if ask.outcome.is_none() => close(tx, actor, &ask, (ask.unsure, outcome), at),
        _ => Ok(()),
    }
}

fn close(tx: &Write<'_>, actor: &Actor, ask: &Ask, (unsure, outcome): (bool, Outcome), at: Moment) -> Result<()> {
    if !store::close(tx, &actor.member, &ask.id, outcome)? {
        return Ok(());
    }
    let known = store::remembered(tx, &actor.member, &ask.question_id)?;
    if known.as_ref().is_some_and(|known| known.reviewed_at > at) {
        return replay(tx, actor, &ask.question_id);
    }
    let days = known.as_ref().map_or(0, |known| days_between(tx, known.reviewed_at, at));
    let (memory, later_ms) = after(known.map(|known| known.memory), days, outcome, unsure)?;
    keep(tx, actor, &ask.question_id, Remembered { memory, reviewed_at: at }, later_ms)
}

fn keep(tx: &Write<'_>, actor: &Actor, question: &QuestionId, kept: Remembered, later_ms: i64) -> Result<()> {
    let due_at = kept.reviewed_at.plus_ms(later_ms);
    store::keep(tx, &actor.organisation, &actor.member, question, &kept, due_at)
}

/// An answer came that was given before others which are counted already (another device was without a network for longer, or a clock was set back):
/// what is remembered is reckoned anew from all answers, in the order in which they were given. So no time between two of them is ever negative.
fn replay(tx: &Write<'_>, actor: &Actor, question: &QuestionId) -> Result<()> {
    let mut known: Option<Remembered> = None;
    let mut later_ms = 0;
    for review in store::reviews(tx, &actor.member, question)? {
        let days = known.as_ref().map_or(0, |known| days_between(tx, known.reviewed_at, review.at));
        let recall = known.as_ref().map(|known| known.memory.recall(days));
        if recall != review.recall {
            store::foretell(tx, &actor.member, &review.ask, recall)?;
        }
        let (memory, later) = after(known.map(|known| known.memory), days, review.outcome, review.unsure)?;
        (known, later_ms) = (Some(Remembered { memory, reviewed_at: review.at }), later);
    }
    known.map_or(Ok(()), |known| keep(tx, actor, question, known, later_ms))
}

/// How likely he is to know a question at that moment; nothing when he has not answered it before then.
pub(crate) fn foretold(tx: &Write<'_>, actor: &Actor, question: &QuestionId, at: Moment) -> Result<Option<f64>> {
    let known = store::remembered(tx, &actor.member, question)?.filter(|known| known.reviewed_at <= at);
    Ok(known.map(|known| known.memory.recall(days_between(tx, known.reviewed_at, at))))
}

/// Whole days on the wall since a moment; none when the clock stands before it.
pub fn days_since(tx: &Read<'_>, since: Moment) -> i64 {
    days_between(tx, since, tx.now())
}

fn days_between(tx: &Read<'_>, since: Moment, at: Moment) -> i64 {
    let days = at.day(tx.zone()).since(since.day(tx.zone())).map_or(0, |span| i64::from(span.get_days()));
    days.max(0)
}
