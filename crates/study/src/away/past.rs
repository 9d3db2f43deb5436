//! Evenings on which somebody tested himself, brought at once: what was due was answered, then some that were new, by the rules that hold for everybody.
//! For the demonstration, whose months of answers would take longer than all the rest of it if each were a transaction of its own. Leaves no record.

use zhixing_kit::{Moment, Result, Write};
use zhixing_people::Actor;
use zhixing_question::Question;

use super::store::{self, Answer, Offered};
use crate::selftest::actions::{days_between, recall_at};
use crate::selftest::memory::Scheduler;
use crate::selftest::model::{Given, NEW_A_DAY, Outcome, REPEATED_A_DAY, judge};
use crate::selftest::store::{Kept, Remembered, keep_all};
use crate::training::questions::scheduler;

/// How long one takes for a question, in milliseconds: so that answers of an evening stand in an order.
const STEP_MS: i64 = 40_000;

/// When somebody began on an evening, and how many questions he answered at most; never more than a day has.
#[derive(Clone, Copy, Debug)]
pub struct Evening {
    /// The moment.
    pub at: Moment,
    /// Questions that came back.
    pub repeated: u32,
    /// New ones.
    pub new: u32,
}

/// What somebody says to a question.
pub struct Said {
    /// His answer.
    pub given: Given,
    /// Whether he is not sure of it.
    pub unsure: bool,
    /// How he judges it, where nobody else can.
    pub own: Outcome,
}

/// Brings the evenings of somebody who has not tested himself before, in the order of time. `says` is told how likely he still knows a question that came
/// back. Gives how many answers there are.
pub fn bring_past(
    tx: &Write<'_>,
    actor: &Actor,
    evenings: &[Evening],
    says: impl FnMut(&Question, Option<f64>) -> Said,
) -> Result<usize> {
    let scheduler = scheduler(tx, &actor.member)?;
    let mut past = Past { tx, scheduler, seen: Vec::new(), answers: Vec::new(), says };
    let mut unseen = store::all_unseen(tx, actor, u32::MAX)?.into_iter();
    for evening in evenings {
        let mut at = evening.at;
        for place in past.due(evening) {
            past.answer(place, at)?;
            at = at.plus_ms(STEP_MS);
        }
        for offered in unseen.by_ref().take(evening.new.min(NEW_A_DAY) as usize) {
            past.seen.push(Seen { offered, kept: None });
            past.answer(past.seen.len() - 1, at)?;
            at = at.plus_ms(STEP_MS);
        }
    }
    let Past { seen, answers, .. } = past;
    let kept = seen.into_iter().filter_map(|one| Some((one.offered.chosen.0, one.kept?))).collect::<Vec<_>>();
    let who = (&actor.organisation, &actor.member);
    store::take_up_all(tx, who, &answers)?;
    keep_all(tx, who, &kept)?;
    Ok(answers.len())
}

struct Seen {
    offered: Offered,
    kept: Option<Kept>,
}

struct Past<'a, Says> {
    tx: &'a Write<'a>,
    scheduler: Scheduler,
    seen: Vec<Seen>,
    answers: Vec<Answer>,
    says: Says,
}

impl<Says: FnMut(&Question, Option<f64>) -> Said> Past<'_, Says> {
    /// What is due on an evening, what has waited longest first, by its place.
    fn due(&self, evening: &Evening) -> Vec<usize> {
        let due_at = |place: &usize| self.seen[*place].kept.as_ref().map(|kept| kept.due_at);
        let mut due: Vec<usize> =
            (0..self.seen.len()).filter(|place| due_at(place).is_some_and(|due| due <= evening.at)).collect();
        due.sort_by_key(due_at);
        due.truncate(evening.repeated.min(REPEATED_A_DAY) as usize);
        due
    }

    fn answer(&mut self, place: usize, at: Moment) -> Result<()> {
        let Seen { offered, kept } = &mut self.seen[place];
        let known = kept.as_ref().map(|kept| kept.remembered);
        let recall = known.as_ref().map(|known| recall_at(self.tx, &self.scheduler, known, at));
        let Said { given, unsure, own } = (self.says)(&offered.question, recall);
        let outcome = judge(offered.question.asked(), &given).unwrap_or(own);
        let days = known.as_ref().map_or(0, |known| days_between(self.tx, known.reviewed_at, at));
        let (memory, later_ms) = self.scheduler.after(known.map(|known| known.memory), days, outcome, unsure)?;
        *kept = Some(Kept { remembered: Remembered { memory, reviewed_at: at }, due_at: at.plus_ms(later_ms) });
        let id = self.tx.new_id();
        self.answers.push(Answer { id, chosen: offered.chosen.clone(), recall, given, unsure, outcome, at });
        Ok(())
    }
}
