//! A hot question as a plain value. Pure.

use zhixing_branch::ActivityId;
use zhixing_kit::{Moment, ids};
use zhixing_people::MemberId;

use crate::topic::model::TopicId;

ids! {
    /// A hot question.
    HotId;
}

/// The most questions of a topic, those that were put away not counted.
pub const QUESTIONS_MAX: usize = 200;
/// The most characters of a question: it stands on an agenda.
pub const WORDS_CHARS_MAX: usize = 150;
/// The most characters of an answer.
pub const ANSWER_CHARS_MAX: usize = 5_000;

/// What was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    /// The answer.
    pub words: String,
    /// Who wrote it down.
    pub name: String,
    /// When.
    pub at: Moment,
    /// From 1, grows by one with each change.
    pub version: i64,
}

/// A question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hot {
    /// Its id.
    pub id: HotId,
    /// Its topic.
    pub topic: TopicId,
    /// Who asked.
    pub member: MemberId,
    /// His name.
    pub name: String,
    /// The question.
    pub words: String,
    /// When it was asked.
    pub asked_at: Moment,
    /// On whose agenda it stands.
    pub activity: Option<ActivityId>,
    /// What was answered.
    pub answered: Option<Answered>,
    /// It was taken back, or put away.
    pub is_ended: bool,
}

impl Hot {
    /// Whether it waits to be put on an agenda.
    pub fn is_waiting(&self) -> bool {
        self.activity.is_none() && self.answered.is_none() && !self.is_ended
    }

    /// Where it is answered.
    pub fn path(&self) -> String {
        format!("/hot/{}", self.id)
    }

    /// Where it stands on its topic's page.
    pub fn place(&self) -> String {
        format!("/topics/{}/hot#hot-{}", self.topic, self.id)
    }
}
