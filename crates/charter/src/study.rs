//! Study hours of a year. Hours are the scheduled hours of what the branch held, never time online (P2).

use jiff::civil::Date;

use crate::{Charter, Period};

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

impl Charter {
    /// The hours rule for secretaries and committee members, or for all others, on a day; none when none holds.
    pub fn study_hours(&self, is_committee_or_secretary: bool, on: Date) -> Option<&StudyHours> {
        self.study_hours.iter().find(|rule| rule.lead == is_committee_or_secretary && rule.valid.contains(on))
    }

    /// Class hours a year; 0 on days for which the charter has no rule (教 20).
    pub fn hours_target(&self, is_committee_or_secretary: bool, on: Date) -> u32 {
        self.study_hours(is_committee_or_secretary, on).map_or(0, |rule| rule.hours)
    }
}
