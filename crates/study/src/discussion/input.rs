//! The form of an answer.

use serde::Deserialize;
use zhixing_kit::form::{Check, Faults};

use super::model::{AnswerId, WORDS_CHARS_MAX};

zhixing_kit::fields! {
    ANSWER_WORDS = "answer_words" "回复" / "Answer", why "和写的人、看的人交流" / "To talk with who wrote and who reads", seen "现在看得到这篇心得的人" / "Who sees this reflection now";
    FOLLOW = "follow" "有新回复时告诉我" / "Tell me of further answers", why "发通知用" / "For the notice", seen "只有您自己" / "You alone";
}

/// What the form sends.
#[derive(Deserialize, Default, Clone, Debug)]
#[serde(default)]
pub struct AnswerInput {
    /// The answer that is answered; empty: the reflection itself.
    pub parent: String,
    /// The words.
    pub answer_words: String,
    /// Whether he wishes to be told.
    pub follow: String,
}

impl AnswerInput {
    /// What is answered, and the words.
    pub fn check(&self) -> Result<(Option<AnswerId>, String), Faults> {
        let mut check = Check::default();
        let parent = check.id(ANSWER_WORDS.name, &self.parent, false, AnswerId::parse);
        let words = check.lines(ANSWER_WORDS.name, &self.answer_words, WORDS_CHARS_MAX);
        check.finish((parent, words))
    }
}
