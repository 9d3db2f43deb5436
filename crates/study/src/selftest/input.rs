//! What the form of an answer sends: one line for each place where something can be chosen or written.

use std::collections::BTreeMap;

use zhixing_kit::Sentence;
use zhixing_kit::form::{Faults, clean};
use zhixing_question::{Asked, BLANK};

use super::model::Given;
use super::text::Text;

zhixing_kit::fields! {
    OPTION = "option" "您的答案" / "Your answer", why "答完马上告诉您对不对、为什么。" / "You are told at once whether it is right, and why.", seen "只有您自己" / "You alone";
    BLANK_WORD = "blank" "填空" / "Blank", why "答完马上告诉您对不对、为什么。" / "You are told at once whether it is right, and why.", seen "只有您自己" / "You alone";
    OWN_ANSWER = "own_answer" "用您自己的话回答" / "In your own words", why "写下来再对照参考答案，记得更牢。" / "Written down and held against the reference answer it is remembered better.", seen "只有您自己" / "You alone";
    UNSURE = "unsure" "没把握" / "I am not sure", why "没把握的题会早些再出现。" / "What you are not sure of comes back earlier.", seen "只有您自己" / "You alone";
}

/// The most characters of an answer in one's own words, and of a word in a blank.
const OWN_CHARS_MAX: usize = 5_000;
const BLANK_CHARS_MAX: usize = 200;

/// What was sent, by name.
pub type Sent = BTreeMap<String, String>;

/// Whether he said that he is not sure.
pub fn unsure(sent: &Sent) -> bool {
    sent.get(UNSURE.name).is_some_and(|value| value == "yes")
}

/// The answer to this.
pub fn check(asked: &Asked, stem: &str, sent: &Sent) -> Result<Given, Faults> {
    let value = |name: &str| sent.get(name).map_or("", String::as_str);
    let missing = |field: &'static str| Faults::at(field, Sentence::of(|language| Text(language).answer_first()));
    match asked {
        Asked::Single { options, .. } => {
            let chosen = value(OPTION.name).parse().ok().filter(|index| *index < options.len());
            chosen.map(|index| Given::Options(vec![index])).ok_or_else(|| missing(OPTION.name))
        }
        Asked::Multiple { options, .. } => {
            let ticked = |index: &usize| value(&format!("{}.{index}", OPTION.name)) == "yes";
            let chosen: Vec<usize> = (0..options.len()).filter(ticked).collect();
            if chosen.is_empty() { Err(missing(OPTION.name)) } else { Ok(Given::Options(chosen)) }
        }
        Asked::Judgement { .. } => match value(OPTION.name) {
            "true" => Ok(Given::Truth(true)),
            "false" => Ok(Given::Truth(false)),
            _ => Err(missing(OPTION.name)),
        },
        Asked::FillIn { .. } => {
            let count = stem.matches(BLANK).count();
            let word = |index| short(value(&format!("{}.{index}", BLANK_WORD.name)), BLANK_CHARS_MAX);
            let words: Vec<String> = (0..count).map(word).collect();
            if words.iter().all(String::is_empty) { Err(missing(BLANK_WORD.name)) } else { Ok(Given::Words(words)) }
        }
        Asked::Short { .. } => {
            let own = short(value(OWN_ANSWER.name), OWN_CHARS_MAX);
            if own.is_empty() { Err(missing(OWN_ANSWER.name)) } else { Ok(Given::Own(own)) }
        }
    }
}

fn short(raw: &str, most: usize) -> String {
    clean(raw).chars().take(most).collect()
}
