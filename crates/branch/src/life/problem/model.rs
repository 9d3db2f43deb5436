//! A problem as plain values: what it is and where it was found. Pure.

use zhixing_kit::{Language, ids};

use super::text::Text;
use crate::resolution::Resolution;

ids! {
    /// A problem.
    ProblemId;
}

/// The most problems of a round.
pub const PROBLEMS_MAX: usize = 60;

/// Where a problem was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FoundIn {
    /// In the opinions that were gathered.
    Opinions,
    /// In own checks.
    OwnChecks,
    /// In what members said of each other's work.
    Discussion,
    /// Told by those above.
    Above,
}

impl FoundIn {
    /// All of them, in order.
    pub const ALL: [Self; 4] = [Self::Opinions, Self::OwnChecks, Self::Discussion, Self::Above];

    /// The word in rows.
    pub fn code(self) -> &'static str {
        match self {
            Self::Opinions => "opinions",
            Self::OwnChecks => "own_checks",
            Self::Discussion => "discussion",
            Self::Above => "above",
        }
    }

    /// The value of a word.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|found| found.code() == code)
    }

    /// Its name.
    pub fn name(self, language: Language) -> &'static str {
        let text = Text(language);
        match self {
            Self::Opinions => text.in_opinions(),
            Self::OwnChecks => text.in_own_checks(),
            Self::Discussion => text.in_discussion(),
            Self::Above => text.from_above(),
        }
    }
}

/// A problem and what is done about it.
#[derive(Clone, Debug)]
pub struct Problem {
    /// What it is.
    pub words: String,
    /// Where it was found.
    pub found_in: FoundIn,
    /// What is done about it: a resolution of the meeting.
    pub measure: Resolution,
}
