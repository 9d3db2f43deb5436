//! What the forms of a study day send, and how they are checked.

use serde::{Deserialize, Serialize};
use zhixing_kit::form::{Check, Faults, Field};

use super::model::PartOfDay;
use crate::topic::model::TopicId;

zhixing_kit::fields! {
    DAY_TOPIC = "day_topic" "这天学什么" / "Topic of the day", why "大家好提前看材料；主题党日排上主题，就算一次学习。" / "So that people can read before; a theme day with a topic counts as study.", seen "本支部成员" / "Members of the branch";
    ORGANISED_MINUTES = "organised_minutes" "集中学习（分钟）" / "Organised part (minutes)", why "让大家知道怎样安排时间。" / "So that everybody knows how the time is used.", seen "本支部成员" / "Members of the branch";
    ORGANISED_WORDS = "organised_words" "集中学习学什么" / "What is read together", why "写明读哪几段、讲哪几点。" / "Which passages and which points.", seen "本支部成员" / "Members of the branch";
    TALKS_MINUTES = "talks_minutes" "个人发言（分钟）" / "Individual talks (minutes)", why "让大家知道怎样安排时间。" / "So that everybody knows how the time is used.", seen "本支部成员" / "Members of the branch";
    TALKS_WORDS = "talks_words" "谁发言，谈什么" / "Who speaks, on what", why "提前说好，发言的人好准备。" / "Known beforehand, so that they can prepare.", seen "本支部成员" / "Members of the branch";
    DISCUSSION_MINUTES = "discussion_minutes" "分组讨论（分钟）" / "Group discussion (minutes)", why "让大家知道怎样安排时间。" / "So that everybody knows how the time is used.", seen "本支部成员" / "Members of the branch";
    DISCUSSION_WORDS = "discussion_words" "讨论题" / "What is discussed", why "围绕要解决的问题，一两个就够。" / "About the problem; one or two questions are enough.", seen "本支部成员" / "Members of the branch";
    SHARING_MINUTES = "sharing_minutes" "交流分享（分钟）" / "Sharing (minutes)", why "让大家知道怎样安排时间。" / "So that everybody knows how the time is used.", seen "本支部成员" / "Members of the branch";
    SHARING_WORDS = "sharing_words" "怎样交流" / "How it is shared", why "谁先说、说什么、怎样小结。" / "Who begins, what is told, how it is summed up.", seen "本支部成员" / "Members of the branch";
}

/// The most characters of what happens in a part.
const WORDS_MAX: usize = 300;
/// The longest part, in minutes.
const MINUTES_MAX: i64 = 24 * 60;

/// The parts of a day as the form asks for them: the charter's word, minutes, words. A test holds them against the charter.
pub const PARTS: [(&str, &Field, &Field); 4] = [
    ("organised", &ORGANISED_MINUTES, &ORGANISED_WORDS),
    ("talks", &TALKS_MINUTES, &TALKS_WORDS),
    ("discussion", &DISCUSSION_MINUTES, &DISCUSSION_WORDS),
    ("sharing", &SHARING_MINUTES, &SHARING_WORDS),
];

/// What the form of a day's parts sends.
#[derive(Serialize, Deserialize, Default, Clone)]
#[serde(default)]
pub struct PartsInput {
    pub organised_minutes: String,
    pub organised_words: String,
    pub talks_minutes: String,
    pub talks_words: String,
    pub discussion_minutes: String,
    pub discussion_words: String,
    pub sharing_minutes: String,
    pub sharing_words: String,
}

impl PartsInput {
    /// The parts as their form shows them.
    pub fn of(parts: &[PartOfDay]) -> Self {
        let mut input = Self::default();
        for (at, (code, ..)) in PARTS.iter().enumerate() {
            if let Some(part) = parts.iter().find(|part| part.code == *code) {
                let [minutes, words] = input.typed(at);
                (*minutes, *words) = (part.minutes.to_string(), part.words.clone());
            }
        }
        input
    }

    /// What is typed for the part at this place: minutes, words.
    fn typed(&mut self, at: usize) -> [&mut String; 2] {
        match at {
            0 => [&mut self.organised_minutes, &mut self.organised_words],
            1 => [&mut self.talks_minutes, &mut self.talks_words],
            2 => [&mut self.discussion_minutes, &mut self.discussion_words],
            _ => [&mut self.sharing_minutes, &mut self.sharing_words],
        }
    }

    /// The same, to be shown.
    pub fn shown(&self, at: usize) -> [&str; 2] {
        match at {
            0 => [&self.organised_minutes, &self.organised_words],
            1 => [&self.talks_minutes, &self.talks_words],
            2 => [&self.discussion_minutes, &self.discussion_words],
            _ => [&self.sharing_minutes, &self.sharing_words],
        }
    }

    /// The parts.
    pub fn check(&self) -> Result<Vec<PartOfDay>, Faults> {
        let mut check = Check::default();
        let mut parts = Vec::with_capacity(PARTS.len());
        for (at, (code, minutes, words)) in PARTS.iter().enumerate() {
            let [typed_minutes, typed_words] = self.shown(at);
            let minutes = check.number(minutes.name, typed_minutes, 0..=MINUTES_MAX);
            let words = check.optional_lines(words.name, typed_words, WORDS_MAX);
            parts.push(PartOfDay { code: (*code).to_owned(), minutes: u32::try_from(minutes).unwrap_or(0), words });
        }
        check.finish(parts)
    }
}

/// What the form of something to see to sends.
#[derive(Deserialize, Default, Clone)]
#[serde(default)]
pub struct TickInput {
    pub code: String,
    pub done: String,
}

/// What the form of a day's topic sends.
#[derive(Deserialize, Default, Clone)]
#[serde(default)]
pub struct TopicOfDayInput {
    /// A topic's id; empty: none.
    pub day_topic: String,
}

impl TopicOfDayInput {
    /// The topic, or none.
    pub fn check(&self) -> Result<Option<TopicId>, Faults> {
        let mut check = Check::default();
        let topic = match self.day_topic.as_str() {
            "" => None,
            raw => check.choice(DAY_TOPIC.name, raw, None, |raw| TopicId::parse(raw).map(Some)),
        };
        check.finish(topic)
    }
}

#[cfg(test)]
mod tests {
    use super::PARTS;

    #[test]
    fn the_form_asks_for_the_parts_of_the_charter() {
        let study = zhixing_branch::charter().study();
        let codes: Vec<&str> = study.parts.iter().map(|part| part.item.code.as_str()).collect();
        assert_eq!(codes, PARTS.map(|(code, ..)| code));
    }
}
