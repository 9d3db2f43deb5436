//! When a question comes back: FSRS-6 with its default parameters (crate `fsrs`), on whole days of the organisation's wall. Pure: days come in.
//! A clock that jumps back does no harm: no time has passed then.

use std::sync::LazyLock;

use fsrs::{FSRS, FSRS6_DEFAULT_DECAY, MemoryState, current_retrievability};
use zhixing_kit::clock::DAY_MS;
use zhixing_kit::{Error, Result};

use super::model::Outcome;

static SCHEDULER: LazyLock<FSRS> = LazyLock::new(FSRS::default);

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

    /// The chance of still knowing it after so many days.
    pub fn recall(self, days: i64) -> f64 {
        f64::from(current_retrievability(self.state(), days.max(0) as f32, FSRS6_DEFAULT_DECAY))
    }
}

/// What is remembered after an answer, and in how many milliseconds the question comes back.
pub fn after(memory: Option<Memory>, days: i64, outcome: Outcome, unsure: bool) -> Result<(Memory, i64)> {
    let days = u32::try_from(days.max(0)).unwrap_or(u32::MAX);
    let states = SCHEDULER.next_states(memory.map(Memory::state), WANTED_RECALL, days).map_err(Error::broken)?;
    let next = match (outcome, unsure) {
        (Outcome::Wrong, _) => states.again,
        (Outcome::Right, true) => states.hard,
        (Outcome::Right, false) => states.good,
    };
    let memory = Memory { stability: f64::from(next.memory.stability), difficulty: f64::from(next.memory.difficulty) };
    let later = match outcome {
        Outcome::Wrong => SOON_MS,
        Outcome::Right => next.interval.round().clamp(1.0, DAYS_MAX) as i64 * DAY_MS,
    };
    Ok((memory, later))
}

#[cfg(test)]
mod tests;
