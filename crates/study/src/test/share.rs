//! What may be told of how many of a class did something, so that nobody learns what another did (P12, decision 0019). Pure.
//!
//! Below five nothing is told. Below ten, on which side of the half it lies. From ten on the exact number, where five at least did and five at least
//! did not; otherwise "nearly all" or "hardly any", which hold everything from four to none. Each is a range that depends on the number alone.

use serde::{Deserialize, Serialize};

/// The smallest group of people of which anything is told.
pub const GROUP_LEAST: u32 = 5;

/// What is told of how many of so many.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Share {
    /// Nothing: they are too few.
    Nothing {
        /// Of how many.
        of: u32,
    },
    /// Half of them or fewer.
    Few {
        /// Of how many.
        of: u32,
    },
    /// More than half of them.
    Most {
        /// Of how many.
        of: u32,
    },
    /// Four of them, or fewer.
    HardlyAny {
        /// Of how many.
        of: u32,
    },
    /// All of them but four, or more.
    NearlyAll {
        /// Of how many.
        of: u32,
    },
    /// The number.
    Exactly {
        /// How many.
        number: u32,
        /// Of how many.
        of: u32,
    },
}

impl Share {
    /// What is told of this number.
    pub fn of(number: u32, of: u32) -> Self {
        let others = of.saturating_sub(number);
        match of {
            ..GROUP_LEAST => Self::Nothing { of },
            _ if of < 2 * GROUP_LEAST && number > others => Self::Most { of },
            _ if of < 2 * GROUP_LEAST => Self::Few { of },
            _ if number < GROUP_LEAST => Self::HardlyAny { of },
            _ if others < GROUP_LEAST => Self::NearlyAll { of },
            _ => Self::Exactly { number, of },
        }
    }

    /// Of how many people.
    pub fn whole(self) -> u32 {
        match self {
            Self::Nothing { of }
            | Self::Few { of }
            | Self::Most { of }
            | Self::HardlyAny { of }
            | Self::NearlyAll { of }
            | Self::Exactly { of, .. } => of,
        }
    }

    /// The least and the most that it can be; nothing where nothing is told.
    pub fn range(self) -> Option<(u32, u32)> {
        Some(match self {
            Self::Nothing { .. } => return None,
            Self::Few { of } => (0, of / 2),
            Self::Most { of } => (of / 2 + 1, of),
            Self::HardlyAny { .. } => (0, GROUP_LEAST - 1),
            Self::NearlyAll { of } => (of + 1 - GROUP_LEAST, of),
            Self::Exactly { number, .. } => (number, number),
        })
    }
}

/// People who chose one of these options.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// The options, by their places.
    pub options: Vec<usize>,
    /// How many people.
    pub people: u32,
}

/// How a class spread over options of which each chose one, `right` among them. Told where the number of right answers is: those, and of the wrong ones each
/// option where five at least chose every one of them; else the most common one and all others together, where half at least chose it and five at least
/// another one; else all together. (Joining only the small ones would tell by the rule itself how small they are.)
pub fn groups(counts: &[u32], right: usize) -> Vec<Group> {
    let of = counts.iter().sum::<u32>();
    let right_ones = counts.get(right).copied().unwrap_or_default();
    if !matches!(Share::of(right_ones, of), Share::Exactly { .. }) {
        return Vec::new();
    }
    let together = |options: Vec<usize>| Group { people: options.iter().map(|at| counts[*at]).sum(), options };
    let wrong: Vec<usize> = (0..counts.len()).filter(|option| *option != right).collect();
    let mut told = vec![together(vec![right])];
    match common_wrong(counts, right) {
        _ if wrong.iter().all(|option| counts[*option] >= GROUP_LEAST) => {
            told.extend(wrong.into_iter().map(|option| together(vec![option])));
        }
        Some(most)
            if 2 * counts[most] >= of - right_ones
                && matches!(Share::of(counts[most], of - right_ones), Share::Exactly { .. }) =>
        {
            told.push(together(vec![most]));
            told.push(together(wrong.into_iter().filter(|option| *option != most).collect()));
        }
        _ => told.push(together(wrong)),
    }
    told
}

/// The wrong answer that most chose, the first of those that are alike. Told where it is told anyway that five at least were wrong.
pub fn common_wrong(counts: &[u32], right: usize) -> Option<usize> {
    let of: u32 = counts.iter().sum();
    match Share::of(counts.get(right).copied().unwrap_or_default(), of) {
        Share::Exactly { .. } | Share::HardlyAny { .. } => {
            (0..counts.len()).rev().filter(|option| *option != right).max_by_key(|option| counts[*option])
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests;
