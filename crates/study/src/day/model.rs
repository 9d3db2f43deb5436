//! A study day as plain values. Pure.

use zhixing_branch::{Activity, charter};

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

/// The page of an activity's study.
pub fn path(activity: &Activity) -> String {
    format!("/study/days/{}", activity.id)
}
