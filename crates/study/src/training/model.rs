//! Learning a person's parameters from his answers, and how well they foretell. Pure.
//!
//! Learnt is when there are [`REVIEWS_LEAST`] answers to questions seen on an earlier day: first answers say nothing about forgetting. Anki asked for
//! 1,000 reviews at first and later for 400 (ankitects/anki, pull request 3019). On the answers of a real learner, dealt into several, parameters from
//! 400 foretell worse than those that fit most people (log loss 0.450 for 0.438), from 1,000 on as well or better (0.429 for 0.433): so it is 1,000.
//! What was found is kept only if it foretells the last fifth of the answers, from which it did not learn, better by more than chance.

use std::collections::BTreeMap;

use fsrs::{ComputeParametersInput, FSRSItem, FSRSReview, compute_parameters};
use zhixing_kit::clock::DAY_MS;

use crate::bank::model::QuestionId;
use crate::selftest::memory::{Memory, Parameters, Scheduler};
use crate::selftest::model::Outcome;

/// How many repeated answers it takes.
pub const REVIEWS_LEAST: usize = 1_000;
/// From how many of the latest answers is learnt at most.
pub const ANSWERS_MAX: usize = 10_000;
/// So much more answers than last time are worth learning from again: a tenth.
const GROWTH: usize = 10;

/// An answer that counted.
#[derive(Clone, Debug)]
pub struct Answered {
    /// The question.
    pub question: QuestionId,
    /// On which day on the wall, counted from any.
    pub day: i64,
    /// Whether it was right.
    pub outcome: Outcome,
    /// Whether he was not sure.
    pub unsure: bool,
}

impl Answered {
    /// In the words of the scheduler: 1 again, 2 hard, 3 good.
    fn rating(&self) -> u32 {
        match (self.outcome, self.unsure) {
            (Outcome::Wrong, _) => 1,
            (Outcome::Right, true) => 2,
            (Outcome::Right, false) => 3,
        }
    }
}

/// Whether there is enough to learn from: more than last time, too.
pub fn is_worth_it(repeated: usize, last_time: usize) -> bool {
    repeated >= REVIEWS_LEAST && repeated >= last_time + last_time / GROWTH
}

/// How many answers repeat a question on a later day.
pub fn repeated(answers: &[Answered]) -> usize {
    items(answers).len()
}

/// Parameters that foretell better than those for everybody; nothing where there are none. Answers stand in the order in which they were given.
pub fn train(answers: &[Answered]) -> Option<Parameters> {
    let items = items(answers);
    let (earlier, later) = items.split_at(items.len() * 4 / 5);
    let found = learn(earlier)?;
    let (usual, own) = (losses(&Scheduler::default(), later)?, losses(&Scheduler::of(Some(&found)), later)?);
    is_better(&usual, &own).then_some(found)
}

/// Whether the losses of one are smaller than those of another by more than chance: by more than two standard errors of the mean difference.
fn is_better(usual: &[f64], own: &[f64]) -> bool {
    let gains: Vec<f64> = usual.iter().zip(own).map(|(usual, own)| usual - own).collect();
    let count = gains.len().max(1) as f64;
    let mean = gains.iter().sum::<f64>() / count;
    let variance = gains.iter().map(|gain| (gain - mean).powi(2)).sum::<f64>() / count;
    mean > 2.0 * (variance / count).sqrt()
}

pub(crate) fn learn(items: &[FSRSItem]) -> Option<Parameters> {
    let input = ComputeParametersInput { train_set: items.to_vec(), ..ComputeParametersInput::default() };
    compute_parameters(input).ok().and_then(Parameters::of)
}

/// Each repeated answer with all that were given to the same question before it, in the order of time: what the trainer takes.
pub(crate) fn items(answers: &[Answered]) -> Vec<FSRSItem> {
    let mut histories: BTreeMap<&QuestionId, (Vec<FSRSReview>, i64)> = BTreeMap::new();
    let mut items = Vec::new();
    for answer in answers {
        let (history, last) = histories.entry(&answer.question).or_insert_with(|| (Vec::new(), answer.day));
        let delta_t = u32::try_from(answer.day - *last).unwrap_or(0);
        history.push(FSRSReview { rating: answer.rating(), delta_t });
        *last = answer.day;
        if delta_t > 0 {
            items.push(FSRSItem { reviews: history.clone() });
        }
    }
    items
}

/// How far what was foretold lay from what came: the plain mean over these, each weighing the same. Nothing for none.
#[cfg(test)]
pub(crate) fn log_loss(scheduler: &Scheduler, items: &[FSRSItem]) -> Option<f64> {
    let losses = losses(scheduler, items)?;
    (!losses.is_empty()).then(|| losses.iter().sum::<f64>() / losses.len() as f64)
}

/// How far what was foretold lay from what came, for each of these.
fn losses(scheduler: &Scheduler, items: &[FSRSItem]) -> Option<Vec<f64>> {
    let each = items.iter().map(|item| {
        let (last, before) = item.reviews.split_last()?;
        let recall = scheduler.recall(scheduler.remembered(before)?, i64::from(last.delta_t)).clamp(1e-6, 1.0 - 1e-6);
        Some(-(if last.rating > 1 { recall } else { 1.0 - recall }).ln())
    });
    each.collect()
}

/// Answers of somebody made up, who forgets four times as fast as most people and is asked when most people should be: so many in all, in the order
/// of time. For tests, and for the measurement of what learning costs.
pub fn forgetful(answers: usize) -> Vec<Answered> {
    const FASTER: f64 = 0.25;
    let usual = Scheduler::default();
    let mut chance = chances(7);
    let questions = answers / 8 + 1;
    let mut all = Vec::new();
    for number in 0..questions {
        let id = QuestionId::parse(&format!("00000000-0000-7000-8000-{number:012x}"));
        let Some(question) = id else { continue };
        let (mut day, mut known) = ((chance() * 300.0) as i64, None);
        for _ in 0..8 {
            let (last, memory) = known.unwrap_or((day, Memory { stability: 1.0, difficulty: 5.0 }));
            let real = Memory { stability: memory.stability * FASTER, ..memory };
            let knows = if known.is_none() { 0.7 } else { usual.recall(real, day - last) };
            let outcome = if chance() < knows { Outcome::Right } else { Outcome::Wrong };
            all.push(Answered { question: question.clone(), day, outcome, unsure: false });
            let next = usual.after(known.map(|(_, memory)| memory), day - last, outcome, false);
            let Ok((memory, later_ms)) = next else { continue };
            known = Some((day, memory));
            day += (later_ms / DAY_MS).max(1);
        }
    }
    all.sort_by_key(|answer| answer.day);
    all.truncate(answers);
    all
}

/// Numbers from 0 to 1, always the same.
fn chances(seed: u64) -> impl FnMut() -> f64 {
    let mut state = seed;
    move || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 11) as f64 / (1_u64 << 53) as f64
    }
}

#[cfg(test)]
mod tests;
