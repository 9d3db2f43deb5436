//! What a self-review holds, and how it is locked, as plain values. Pure.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use zhixing_kit::clock::HOUR_MS;
use zhixing_kit::ids;

use super::seal::Cost;

ids! {
    /// A day on which somebody wishes to be reminded.
    ReminderId;
    /// A next step.
    StepId;
}

/// How long it stays open in a browser after it was opened or saved.
pub const OPEN_MS_MAX: i64 = HOUR_MS;
/// The most characters of a note.
pub const NOTE_CHARS_MAX: usize = 10_000;
/// The most next steps.
pub const STEPS_MAX: usize = 100;
/// The most characters of a next step.
pub const STEP_CHARS_MAX: usize = 500;
/// The least number of characters of a phrase.
pub const PHRASE_CHARS_MIN: usize = 10;
/// The most.
pub const PHRASE_CHARS_MAX: usize = 200;
/// A phrase of fewer different characters is none.
const PHRASE_KINDS_MIN: usize = 5;

/// With what it is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// The password of the sign-in.
    Password,
    /// A phrase of his own.
    Phrase,
}

impl Way {
    /// In forms and the database.
    pub fn word(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::Phrase => "phrase",
        }
    }

    /// Reads the word; nothing else.
    pub fn read(word: &str) -> Option<Self> {
        [Self::Password, Self::Phrase].into_iter().find(|way| way.word() == word)
    }
}

/// How somebody's words are locked.
#[derive(Clone, PartialEq, Eq)]
pub struct Lock {
    /// With what it is opened.
    pub way: Way,
    /// What makes the same words another's key.
    pub salt: Vec<u8>,
    /// How dear a try is.
    pub cost: Cost,
    /// The wrapped key.
    pub wrapped: Vec<u8>,
}

/// A next step.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// Its id.
    pub id: StepId,
    /// Its words.
    pub words: String,
    /// By when, for himself.
    pub day: Option<Date>,
    /// Whether he wishes to be reminded on that day.
    pub reminds: bool,
    /// Whether he has done it.
    pub done: bool,
}

/// All that somebody wrote.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    /// A note for each point of the list, by its code.
    pub notes: BTreeMap<String, String>,
    /// The next steps.
    pub steps: Vec<Step>,
}

impl Words {
    /// The days on which he wishes to be reminded of something that is not done.
    pub fn days(&self) -> BTreeSet<Date> {
        self.steps.iter().filter(|step| step.reminds && !step.done).filter_map(|step| step.day).collect()
    }
}

/// Whether a phrase can be tried out easily: too short, or of a few characters over and over.
pub fn is_weak(phrase: &str) -> bool {
    let mut kinds: Vec<char> = phrase.chars().collect();
    let length = kinds.len();
    kinds.sort_unstable();
    kinds.dedup();
    length < PHRASE_CHARS_MIN || kinds.len() < PHRASE_KINDS_MIN
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use zhixing_kit::id::Id;

    use super::*;

    #[test]
    fn a_phrase_is_long_enough_and_not_the_same_over_and_over() {
        for weak in ["", "short", "123456789", "aaaaaaaaaaaaaaa", "abababababab", "十个字都没有"] {
            assert!(is_weak(weak), "{weak}");
        }
        for good in ["correct horse", "院子里的石榴树开花了", "12345678ab"] {
            assert!(!is_weak(good), "{good}");
        }
    }

    #[test]
    fn he_is_reminded_of_what_is_not_done_and_once_a_day() {
        let step = |day: Option<i8>, reminds, done| Step {
            id: StepId::from_checked("a".into()),
            words: "走访".into(),
            day: day.map(|day| date(2026, 3, day)),
            reminds,
            done,
        };
        let steps = vec![
            step(Some(5), true, false),
            step(Some(5), true, false),
            step(Some(6), false, false),
            step(Some(7), true, true),
            step(None, true, false),
        ];
        let words = Words { steps, ..Words::default() };
        assert_eq!(words.days().into_iter().collect::<Vec<_>>(), [date(2026, 3, 5)]);
    }
}
