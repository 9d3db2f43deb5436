//! A study day as plain values. Pure.

use zhixing_branch::{Activity, State, charter};
use zhixing_kit::{Moment, Sentence};

use super::text::Text;
use crate::topic::model::TopicId;

/// The charter's code of a study day, also where another kind counts for it.
pub const STUDY_DAY: &str = "study_day";

/// Whether an activity is for study.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Carrying {
    /// It is a study day, or its plan says that it counts for one.
    Sure,
    /// Its kind could carry study: it does once a topic is put on it.
    Could,
}

/// How an activity stands to study; none when its kind carries none.
pub fn carrying(kind: &str, also: &[String]) -> Option<Carrying> {
    if kind == STUDY_DAY || also.iter().any(|code| code == STUDY_DAY) {
        return Some(Carrying::Sure);
    }
    let carries = charter().kind(kind).is_some_and(|kind| kind.carries.iter().any(|code| code == STUDY_DAY));
    carries.then_some(Carrying::Could)
}

/// The topic that stands on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlacedTopic {
    /// The topic.
    pub id: TopicId,
    /// Its title.
    pub title: String,
    /// Its area.
    pub area: String,
}

/// An activity that is for study, or could be.
#[derive(Clone, Debug)]
pub struct StudyDay {
    /// The activity.
    pub activity: Activity,
    /// How it stands to study.
    pub carrying: Carrying,
    /// Its topic.
    pub placed: Option<PlacedTopic>,
}

impl StudyDay {
    /// Whether it is for study: it has a host, and its hours count.
    pub fn is_for_study(&self) -> bool {
        self.carrying == Carrying::Sure || self.placed.is_some()
    }

    /// Its page.
    pub fn path(&self) -> String {
        path(&self.activity)
    }
}

/// A part of a study day, with its time and what happens in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartOfDay {
    /// Its word in the charter.
    pub code: String,
    /// How long, in minutes.
    pub minutes: u32,
    /// What happens, who speaks; may be empty.
    pub words: String,
}

/// The parts of a day as the charter proposes them.
pub fn usual_parts(minutes: u32) -> Vec<PartOfDay> {
    let study = charter().study();
    let parts = study.parts.iter().zip(study.usual_minutes(minutes));
    parts.map(|(part, minutes)| PartOfDay { code: part.item.code.clone(), minutes, words: String::new() }).collect()
}

/// Something that the host sees to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// Its word in the charter.
    pub code: String,
    /// Who saw to it, and when.
    pub done: Option<(String, Moment)>,
}

/// Refuses what is over or was called off: how it went stands in its minutes.
pub fn must_be_changeable(day: &StudyDay) -> Result<(), Sentence> {
    match day.activity.state {
        State::Planned | State::Convened | State::Opened => Ok(()),
        State::Closed | State::Signed | State::Cancelled => Err(Sentence::of(|language| Text(language).is_over())),
    }
}

/// The page of an activity's study.
pub fn path(activity: &Activity) -> String {
    format!("/study/days/{}", activity.id)
}
