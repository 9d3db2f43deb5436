//! What the form of an own check sends, and how it is checked.

use serde::{Deserialize, Serialize};
use zhixing_kit::form::{Check, Faults};

use super::model::{CHARACTERS_MAX, OwnCheck};

zhixing_kit::fields! {
    OWN_WORDS = "own_words" "对照检查" / "Own check", why "会上要宣读；平时可以随时来改。" / "It is read out at the meeting; until then it can be changed at any time.", seen "宣读以前：只有您自己；宣读以后：本支部成员" / "Before it is read out: you alone; afterwards: members of the branch";
}

/// What the form sends.
#[derive(Serialize, Deserialize, Default, Clone)]
#[serde(default)]
pub struct OwnCheckInput {
    pub own_words: String,
}

impl OwnCheckInput {
    /// An own check as its form shows it.
    pub fn of(check: &OwnCheck) -> Self {
        Self { own_words: check.words.clone() }
    }

    /// The words.
    pub fn check(&self) -> Result<String, Faults> {
        let mut check = Check::default();
        let words = check.lines("own_words", &self.own_words, CHARACTERS_MAX);
        check.finish(words)
    }
}
