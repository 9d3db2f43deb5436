//! What can happen in a test of oneself: the next question is put, it is answered, own words are judged. Each for the actor himself, and none with a
//! record (decision 0017). An answer counts once, however often and from however many devices it is sent.

use std::collections::BTreeMap;

use zhixing_kit::form::Faults;
use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Error, Moment, Read, Result, Write};
use zhixing_people::{Actor, MemberId, Waited};

use super::input::{self, Sent};
use super::memory::Scheduler;
use super::model::{Ask, AskId, Given, NEW_A_DAY, Next, Outcome, REPEATED_A_DAY, happened, judge};
use super::store::{self, Chosen, Remembered};
use crate::bank::model::QuestionId;
use crate::training;
use crate::training::questions::scheduler;

/// Puts the next question: the one that waits already, else what is due, else a new one. `more`: he wants to go on although it is enough for today.
pub fn next(tx: &Write<'_>, actor: &Actor, more: bool) -> Result<Next> {
    let (open, offer) = tx.together((|| store::open(tx, &actor.member), || Offer::of(tx, actor)))?;
    if let Some(open) = open {
        return Ok(Next::Ask(open));
    }
    if let Some(put) = offer.chosen(tx, more) {
        return store::add(tx, &actor.organisation, &actor.member, &put.0, put.1).map(Next::Ask);
    }
    if offer.due.is_some() || offer.unseen.is_some() {
        return Ok(Next::Enough);
    }
    Ok(Next::Nothing(store::next_due(tx, &actor.member, &actor.path)?))
}

/// What could be put to somebody, and how much he answered today: new questions and repeated ones.
pub struct Offer {
    scheduler: Scheduler,
    answered: (u32, u32),
    due: Option<(Chosen, Remembered)>,
    unseen: Option<Chosen>,
}

impl Offer {
    /// What could be put to the actor after what is put to him now.
    fn of(tx: &Read<'_>, actor: &Actor) -> Result<Self> {
        let today = Moment::start_of(tx.today(), tx.zone());
        let (scheduler, answered, due, unseen) = tx.together((
            || scheduler(tx, &actor.member),
            || store::answered_since(tx, &actor.member, today),
            || store::due(tx, &actor.member, &actor.path),
            || store::unseen(tx, actor),
        ))?;
        Ok(Self { scheduler, answered, due, unseen })
    }

    /// Which one is put, and how likely he knows it: what is due first; neither where it is enough for today.
    fn chosen(&self, tx: &Read<'_>, more: bool) -> Option<(Chosen, Option<f64>)> {
        let (new, repeated) = self.answered;
        let due = self.due.as_ref().filter(|_| more || repeated < REPEATED_A_DAY);
        let recall = |known: &Remembered| recall_at(tx, &self.scheduler, known, tx.now());
        let unseen = self.unseen.as_ref().filter(|_| more || new < NEW_A_DAY);
        due.map(|(chosen, known)| (chosen.clone(), Some(recall(known))))
            .or_else(|| unseen.map(|new| (new.clone(), None)))
    }
}

/// What became of an answer that was sent.
pub enum Taken {
    /// It is taken, now or before: the first answer counts.
    Counts,
    /// It is no answer to what was asked.
    Faulty(Box<Ask>, Faults),
}

/// Takes an answer that waited so long on a device, and puts the next question, all at once. The same question answered once more changes nothing.
pub fn answer(tx: &Write<'_>, actor: &Actor, asked: Asked, sent: &Sent, waited: Waited) -> Result<Taken> {
    let ((ask, known), offer) = asked;
    if ask.given.is_some() {
        return Ok(Taken::Counts);
    }
    let given = match input::check(ask.question.asked(), ask.question.stem(), sent) {
        Ok(given) => given,
        Err(faults) => return Ok(Taken::Faulty(Box::new(ask), faults)),
    };
    let at = happened(tx.now(), waited, ask.asked_at);
    let is_new = known.is_none();
    let answer = (&given, input::unsure(sent), judge(ask.question.asked(), &given));
    if take(tx, actor, &ask, (&offer.scheduler, known), answer, at)? {
        go_on(tx, actor, offer, is_new)?;
    }
    Ok(Taken::Counts)
}

/// A question that was put to somebody, how well he remembers it, and what could come after it.
pub type Asked = ((Ask, Option<Remembered>), Offer);

/// A question that was put to the actor.
pub fn asked(tx: &Read<'_>, actor: &Actor, id: &AskId) -> Result<Asked> {
    let (asked, offer) = tx.together((|| store::taking(tx, &actor.member, id), || Offer::of(tx, actor)))?;
    Ok((asked.ok_or(Error::NotFound)?, offer))
}

/// After an answer the next question is put already, while there is more for today or he went beyond that before.
fn go_on(tx: &Write<'_>, actor: &Actor, mut offer: Offer, is_new: bool) -> Result<()> {
    let (new, repeated) = &mut offer.answered;
    *(if is_new { &mut *new } else { &mut *repeated }) += 1;
    let more = *new > NEW_A_DAY || *repeated > REPEATED_A_DAY;
    match offer.chosen(tx, more) {
        Some((chosen, recall)) => store::add(tx, &actor.organisation, &actor.member, &chosen, recall).map(drop),
        None => Ok(()),
    }
}

/// Who reckons for somebody, and how well he remembers a question so far.
pub(crate) type Known<'a> = (&'a Scheduler, Option<Remembered>);

/// Takes the answer to a question that was put to the actor and not answered yet, given at that moment. Says whether it is judged already.
pub(crate) fn take(
    tx: &Write<'_>,
    actor: &Actor,
    ask: &Ask,
    known: Known<'_>,
    (given, unsure, outcome): (&Given, bool, Option<Outcome>),
    at: Moment,
) -> Result<bool> {
    store::give(tx, &actor.member, &ask.id, (given, unsure), (at, outcome))?;
    count(tx, actor, &ask.question_id, known, (unsure, outcome), at)
}

/// What an answer that stands already does to what he remembers. Says whether it is judged.
pub(crate) fn count(
    tx: &Write<'_>,
    actor: &Actor,
    question: &QuestionId,
    known: Known<'_>,
    (unsure, outcome): (bool, Option<Outcome>),
    at: Moment,
) -> Result<bool> {
    outcome.map_or(Ok(false), |outcome| remember(tx, actor, question, known, (unsure, outcome), at).map(|()| true))
}

/// Own words are held against the reference answer by whoever wrote them.
pub fn judge_own(tx: &Write<'_>, actor: &Actor, id: &AskId, outcome: Outcome) -> Result<()> {
    let ((ask, known), offer) = asked(tx, actor, id)?;
    let Some(at) = ask.answered_at.filter(|_| ask.outcome.is_none()) else { return Ok(()) };
    store::close(tx, &actor.member, &ask.id, outcome)?;
    let is_new = known.is_none();
    remember(tx, actor, &ask.question_id, (&offer.scheduler, known), (ask.unsure, outcome), at)?;
    go_on(tx, actor, offer, is_new)
}

fn remember(
    tx: &Write<'_>,
    actor: &Actor,
    question: &QuestionId,
    (scheduler, known): Known<'_>,
    (unsure, outcome): (bool, Outcome),
    at: Moment,
) -> Result<()> {
    if known.as_ref().is_some_and(|known| known.reviewed_at > at) {
        return replay(tx, actor, question, scheduler);
    }
    let days = known.as_ref().map_or(0, |known| days_between(tx, known.reviewed_at, at));
    let (memory, later_ms) = scheduler.after(known.map(|known| known.memory), days, outcome, unsure)?;
    keep(tx, actor, question, Remembered { memory, reviewed_at: at }, later_ms)
}

fn keep(tx: &Write<'_>, actor: &Actor, question: &QuestionId, kept: Remembered, later_ms: i64) -> Result<()> {
    let due_at = kept.reviewed_at.plus_ms(later_ms);
    store::keep(tx, &actor.organisation, &actor.member, question, &kept, due_at)
}

/// An answer came that was given before others which are counted already (another device was without a network for longer, or a clock was set back):
/// what is remembered is reckoned anew from all answers, in the order in which they were given. So no time between two of them is ever negative.
fn replay(tx: &Write<'_>, actor: &Actor, question: &QuestionId, scheduler: &Scheduler) -> Result<()> {
    let mut replay = Replay::new(scheduler);
    for review in store::reviews(tx, &actor.member, question)? {
        let recall = replay.known.as_ref().map(|known| recall_at(tx, scheduler, known, review.at));
        if recall != review.recall {
            store::foretell(tx, &actor.member, &review.ask, recall)?;
        }
        replay.step(tx, review.at, review.outcome, review.unsure)?;
    }
    replay.known.map_or(Ok(()), |known| keep(tx, actor, question, known, replay.later_ms))
}

/// What is remembered, reckoned from answers in the order in which they were given.
struct Replay<'a> {
    scheduler: &'a Scheduler,
    known: Option<Remembered>,
    later_ms: i64,
}

impl<'a> Replay<'a> {
    fn new(scheduler: &'a Scheduler) -> Self {
        Self { scheduler, known: None, later_ms: 0 }
    }

    fn step(&mut self, tx: &Read<'_>, at: Moment, outcome: Outcome, unsure: bool) -> Result<()> {
        let days = self.known.as_ref().map_or(0, |known| days_between(tx, known.reviewed_at, at));
        let (memory, later_ms) = self.scheduler.after(self.known.map(|known| known.memory), days, outcome, unsure)?;
        (self.known, self.later_ms) = (Some(Remembered { memory, reviewed_at: at }), later_ms);
        Ok(())
    }
}

/// Who reckons for a member has changed: everything that he remembers is reckoned anew.
pub(crate) fn replay_all(
    tx: &Write<'_>,
    organisation: &OrganisationId,
    member: &MemberId,
    scheduler: &Scheduler,
) -> Result<()> {
    let mut all: BTreeMap<QuestionId, Replay<'_>> = BTreeMap::new();
    for row in training::store::answers(tx, member)? {
        let replay = all.entry(row.question).or_insert_with(|| Replay::new(scheduler));
        replay.step(tx, row.at, row.outcome, row.unsure)?;
    }
    for (question, replay) in all {
        if let Some(known) = replay.known {
            let due_at = known.reviewed_at.plus_ms(replay.later_ms);
            store::keep(tx, organisation, member, &question, &known, due_at)?;
        }
    }
    Ok(())
}

/// How likely he knows something at that moment.
pub(crate) fn recall_at(tx: &Read<'_>, scheduler: &Scheduler, known: &Remembered, at: Moment) -> f64 {
    scheduler.recall(known.memory, days_between(tx, known.reviewed_at, at))
}

/// Whole days on the wall from one moment to another; none when that one is before it.
pub(crate) fn days_between(tx: &Read<'_>, since: Moment, at: Moment) -> i64 {
    let days = at.day(tx.zone()).since(since.day(tx.zone())).map_or(0, |span| i64::from(span.get_days()));
    days.max(0)
}
