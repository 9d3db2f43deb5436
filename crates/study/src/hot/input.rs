//! The forms of a question and of its answer.

use serde::{Deserialize, Serialize};
use zhixing_kit::form::{Check, Faults};

use super::model::{ANSWER_CHARS_MAX, Hot, WORDS_CHARS_MAX};

zhixing_kit::fields! {
    HOT_WORDS = "hot_words" "想讨论的问题" / "A question to talk about", why "列进学习日的议程，大家一起谈" / "It goes on the study day's agenda", seen "本支部成员" / "Members of the branch";
    HOT_ANSWER = "hot_answer" "谈下来的答复" / "What was answered", why "没到会的人也看得到" / "For those who were not there too", seen "本支部成员" / "Members of the branch";
}

/// A question.
#[derive(Deserialize, Default, Clone, Debug)]
#[serde(default)]
pub struct HotInput {
    /// The words.
    pub hot_words: String,
}

impl HotInput {
    /// The question, on one line.
    pub fn check(&self) -> Result<String, Faults> {
        let mut check = Check::default();
        let words = check.lines(HOT_WORDS.name, &self.hot_words, WORDS_CHARS_MAX);
        check.finish(words.split_whitespace().collect::<Vec<_>>().join(" "))
    }
}

/// An answer.
#[derive(Serialize, Deserialize, Default, Clone, Debug, PartialEq, Eq)]
#[serde(default)]
pub struct AnswerInput {
    /// The words.
    pub hot_answer: String,
}

impl AnswerInput {
    /// The form as it is opened.
    pub fn of(hot: &Hot) -> Self {
        Self { hot_answer: hot.answered.as_ref().map(|answered| answered.words.clone()).unwrap_or_default() }
    }

    /// The answer.
    pub fn check(&self) -> Result<String, Faults> {
        let mut check = Check::default();
        let words = check.lines(HOT_ANSWER.name, &self.hot_answer, ANSWER_CHARS_MAX);
        check.finish(words)
    }
}
