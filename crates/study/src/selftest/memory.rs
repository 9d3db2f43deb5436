//! When a question comes back: FSRS-6 (crate `fsrs`), on whole days of the organisation's wall, with the parameters that fit most people until one's own
//! were trained (`training`). Pure: days come in.
//! A clock that jumps back does no harm: no time has passed then.

use fsrs::{FSRS, FSRS6_DEFAULT_DECAY, FSRSItem, FSRSReview, MemoryState, current_retrievability};
use zhixing_kit::clock::DAY_MS;
use zhixing_kit::{Error, Result};

use super::model::Outcome;

/// The chance of knowing it at which a question comes back.
const WANTED_RECALL: f32 = 0.9;
/// The longest time until a question comes back, in days.
const DAYS_MAX: f32 = 365.0;
/// How soon a question that was not known comes back, in milliseconds.
const SOON_MS: i64 = 10 * 60 * 1_000;

/// How well something is remembered.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Memory {
    /// After how many days the chance of knowing it has fallen to nine in ten.
    pub stability: f64,
    /// How hard it is, from 1 to 10.
    pub difficulty: f64,
}

impl Memory {
    fn state(self) -> MemoryState {
        MemoryState { stability: self.stability as f32, difficulty: self.difficulty as f32 }
    }
}

/// How many parameters the scheduler has.
const PARAMETERS: usize = 21;
/// The place of that one which says how fast is forgotten.
const DECAY: usize = 20;

/// What was learnt from one person's own answers. Made by the trainer alone.
#[derive(Clone, Debug, PartialEq)]
pub struct Parameters(Vec<f32>);

impl Parameters {
    /// Those that the trainer found; nothing when they are none.
    pub fn of(found: Vec<f32>) -> Option<Self> {
        (found.len() == PARAMETERS && found.iter().all(|one| one.is_finite())).then_some(Self(found))
    }

    /// As they stand in a row; nothing when another version of the scheduler wrote them.
    pub fn read(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok().and_then(Self::of)
    }

    /// As text for a row.
    pub fn text(&self) -> Result<String> {
        Ok(serde_json::to_string(&self.0)?)
    }
}

/// Who reckons when a question comes back: with parameters of one's own, or with those that fit most people.
#[derive(Clone, Debug)]
pub struct Scheduler {
    fsrs: FSRS,
    decay: f32,
}

impl Default for Scheduler {
    fn default() -> Self {
        Self { fsrs: FSRS::default(), decay: FSRS6_DEFAULT_DECAY }
    }
}

impl Scheduler {
    /// The one for these parameters.
    pub fn of(parameters: Option<&Parameters>) -> Self {
        let own = parameters.and_then(|Parameters(own)| Some(Self { fsrs: FSRS::new(own).ok()?, decay: own[DECAY] }));
        own.unwrap_or_default()
    }

    /// The chance of still knowing something after so many days.
    pub fn recall(&self, memory: Memory, days: i64) -> f64 {
        f64::from(current_retrievability(memory.state(), days.max(0) as f32, self.decay))
    }

    /// What is remembered after such reviews; nothing for none.
    pub fn remembered(&self, reviews: &[FSRSReview]) -> Option<Memory> {
        let state = self.fsrs.memory_state(FSRSItem { reviews: reviews.to_vec() }, None).ok()?;
        Some(Memory { stability: f64::from(state.stability), difficulty: f64::from(state.difficulty) })
    }

    /// What is remembered after an answer, and in how many milliseconds the question comes back.
    pub fn after(&self, memory: Option<Memory>, days: i64, outcome: Outcome, unsure: bool) -> Result<(Memory, i64)> {
        let days = u32::try_from(days.max(0)).unwrap_or(u32::MAX);
        let states = self.fsrs.next_states(memory.map(Memory::state), WANTED_RECALL, days).map_err(Error::broken)?;
        let next = match (outcome, unsure) {
            (Outcome::Wrong, _) => states.again,
            (Outcome::Right, true) => states.hard,
            (Outcome::Right, false) => states.good,
        };
        let memory =
            Memory { stability: f64::from(next.memory.stability), difficulty: f64::from(next.memory.difficulty) };
        let later = match outcome {
            Outcome::Wrong => SOON_MS,
            Outcome::Right => next.interval.round().clamp(1.0, DAYS_MAX) as i64 * DAY_MS,
        };
        Ok((memory, later))
    }
}

#[cfg(test)]
mod tests;
