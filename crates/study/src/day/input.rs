//! What the forms of a study day send, and how they are checked.

use serde::Deserialize;
use zhixing_kit::form::{Check, Faults};

use crate::topic::model::TopicId;

zhixing_kit::fields! {
    DAY_TOPIC = "day_topic" "这天学什么" / "Topic of the day", why "大家好提前看材料；主题党日排上主题，就算一次学习。" / "So that people can read before; a theme day with a topic counts as study.", seen "本支部成员" / "Members of the branch";
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
