//! What is studied and for how long. Hours are the scheduled hours of what the branch held, never time online (P2).

use jiff::civil::Date;

use crate::{Charter, Fraction, Period, Words};

/// The hours that members of one sort should reach in a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StudyHours {
    /// True for secretaries and committee members, false for all others.
    pub lead: bool,
    /// Class hours (学时) a year.
    pub hours: u32,
    /// Concentrated trainings a year.
    pub concentrated_trainings: u32,
    /// Short source, such as `教 20`.
    pub source: String,
    /// When the rule holds.
    pub valid: Period,
}

/// Something of study that has a name and a description: an area, a part of a study day, what its host sees to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StudyItem {
    /// Its word in rows, such as `theory`.
    pub code: String,
    /// Its name.
    pub name: Words,
    /// What it is about; empty where the name says it all.
    pub about: Words,
    /// Short source.
    pub source: String,
}

/// A part of a study day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StudyPart {
    /// What it is.
    pub item: StudyItem,
    /// The share of the day's time that is proposed for it.
    pub usually: Fraction,
}

/// The rules of study.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Study {
    /// The areas of study, in their order.
    pub areas: Vec<StudyItem>,
    /// The parts of a study day, in their order.
    pub parts: Vec<StudyPart>,
    /// What a host sees to, in order.
    pub checks: Vec<StudyItem>,
    /// Minutes of a class hour.
    pub hour_minutes: u32,
    /// Where that comes from.
    pub hour_source: String,
    /// The kind of activity that is a concentrated training.
    pub training_kind: String,
    /// How many people a discussion group has, about.
    pub group_persons: u32,
    /// The most discussion groups of a day.
    pub groups_most: u32,
}

impl Study {
    /// An area by its word.
    pub fn area(&self, code: &str) -> Option<&StudyItem> {
        self.areas.iter().find(|area| area.code == code)
    }

    /// How many minutes of a study day are proposed for each part, in their order: together all of them.
    pub fn usual_minutes(&self, whole: u32) -> Vec<u32> {
        let share = |of: Fraction| u64::from(whole) * u64::from(of.over) / u64::from(of.under.max(1));
        let mut minutes: Vec<u32> =
            self.parts.iter().map(|part| u32::try_from(share(part.usually)).unwrap_or(whole)).collect();
        let rest = whole.saturating_sub(minutes.iter().sum());
        if let Some(first) = minutes.first_mut() {
            *first += rest;
        }
        minutes
    }

    /// How many discussion groups so many people form, as a proposal.
    pub fn usual_groups(&self, people: usize) -> u32 {
        let people = u32::try_from(people).unwrap_or(u32::MAX);
        people.div_ceil(self.group_persons.max(1)).clamp(1, self.groups_most.max(1))
    }
}

impl Charter {
    /// The rules of study.
    pub fn study(&self) -> &Study {
        &self.study
    }

    /// The hours rule for secretaries and committee members, or for all others, on a day; none when none holds.
    pub fn study_hours(&self, is_committee_or_secretary: bool, on: Date) -> Option<&StudyHours> {
        self.study_hours.iter().find(|rule| rule.lead == is_committee_or_secretary && rule.valid.contains(on))
    }

    /// Class hours a year; 0 on days for which the charter has no rule (教 20).
    pub fn hours_target(&self, is_committee_or_secretary: bool, on: Date) -> u32 {
        self.study_hours(is_committee_or_secretary, on).map_or(0, |rule| rule.hours)
    }
}
