//! What the form of a topic sends, and how it is checked.

use serde::{Deserialize, Serialize};
use zhixing_branch::charter;
use zhixing_kit::form::{Check, Faults};

use super::model::{NewTopic, PROBLEM_CHARS_MAX, TITLE_CHARS_MAX, Topic};

zhixing_kit::fields! {
    STUDY_AREA = "study_area" "学习领域" / "Area of study", why "一年里五个领域都要学到。" / "In a year all five areas are to be studied.", seen "本支部成员" / "Members of the branch";
    TOPIC_TITLE = "topic_title" "主题" / "Topic", why "写进学习日的安排和通知。" / "It stands in the plan of the study day and in notices.", seen "本支部成员" / "Members of the branch";
    PROBLEM = "problem" "要帮着解决的问题" / "The problem that it should help with", why "学了要用：讨论就围绕这个问题。" / "Study is for use: the discussion is about this problem.", seen "本支部成员" / "Members of the branch";
}

/// What the form of a topic sends.
#[derive(Serialize, Deserialize, Default, Clone)]
#[serde(default)]
pub struct TopicInput {
    pub study_area: String,
    pub topic_title: String,
    pub problem: String,
}

impl TopicInput {
    /// A topic as its form shows it.
    pub fn of(topic: &Topic) -> Self {
        Self {
            study_area: topic.says.area.clone(),
            topic_title: topic.says.title.clone(),
            problem: topic.says.problem.clone(),
        }
    }

    /// The topic.
    pub fn check(&self) -> Result<NewTopic, Faults> {
        let mut check = Check::default();
        let known = |code: &str| charter().study().area(code).map(|area| area.code.clone());
        let area = check.choice(STUDY_AREA.name, &self.study_area, String::new(), known);
        let title = check.text(TOPIC_TITLE.name, &self.topic_title, TITLE_CHARS_MAX);
        let problem = check.lines(PROBLEM.name, &self.problem, PROBLEM_CHARS_MAX);
        check.finish(NewTopic { title, area, problem })
    }
}
