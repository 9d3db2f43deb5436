//! A topic as plain values. Pure.

use zhixing_kit::ids;
use zhixing_library::MaterialId;
use zhixing_people::UnitId;

use crate::programme::model::ProgrammeId;

ids! {
    /// A topic of a programme.
    TopicId;
}

/// The most topics of a programme.
pub const TOPICS_MAX: usize = 60;
/// The most materials of a topic.
pub const MATERIALS_MAX: usize = 20;
/// The most banks of a topic.
pub const BANKS_MAX: usize = 20;
/// The most characters of a title.
pub const TITLE_CHARS_MAX: usize = 60;
/// The most characters of the problem that it should help with.
pub const PROBLEM_CHARS_MAX: usize = 300;

/// What a topic says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewTopic {
    /// What it is about.
    pub title: String,
    /// The area of study: a word of the charter.
    pub area: String,
    /// The problem that it should help with.
    pub problem: String,
}

/// A topic as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// Its id.
    pub id: TopicId,
    /// The programme that it belongs to.
    pub programme: ProgrammeId,
    /// That programme's name.
    pub programme_name: String,
    /// Whose it is.
    pub branch: UnitId,
    /// What it says.
    pub says: NewTopic,
    /// Grows by one with each change.
    pub version: i64,
    /// It was left out of the programme.
    pub is_dropped: bool,
}

impl Topic {
    /// Its page.
    pub fn path(&self) -> String {
        format!("/topics/{}", self.id)
    }

    /// The `about` of its records.
    pub fn about(&self) -> String {
        about(&self.id)
    }
}

/// `topic/ID`.
pub fn about(id: &TopicId) -> String {
    format!("topic/{id}")
}

/// A material that is read for a topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToRead {
    /// The material.
    pub id: MaterialId,
    /// Its title.
    pub title: String,
    /// It was taken back by who published it.
    pub is_taken: bool,
}
