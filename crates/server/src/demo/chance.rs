//! Chance that repeats: every choice of the demonstration is drawn from one seed, so that the same seed writes the same organisation.

use zhixing_kit::id::Random;

/// A row of choices.
pub struct Chance(Random);

impl Chance {
    /// The row of a seed.
    pub fn of(seed: u64) -> Self {
        Self(Random::seeded(seed))
    }

    /// A number below a limit.
    pub fn below(&self, limit: usize) -> usize {
        self.0.below(limit as u64) as usize
    }

    /// A number from `least` to `most`.
    pub fn within(&self, least: i64, most: i64) -> i64 {
        least + self.0.below((most - least + 1).max(1) as u64) as i64
    }

    /// Whether something of so many in a hundred happens.
    pub fn happens(&self, in_hundred: u64) -> bool {
        self.0.below(100) < in_hundred
    }

    /// One of them. There must be at least one.
    pub fn one<'a, T>(&self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }
}
