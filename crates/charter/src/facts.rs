//! What a branch says about itself. The charter never looks these up.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::Period;

/// The form of a branch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BranchForm {
    /// A branch of one unit.
    #[default]
    Ordinary,
    /// A branch of neighbouring units that are each too small.
    Joint {
        /// How many units it joins.
        units: u32,
    },
    /// A branch for a temporary body.
    Temporary,
}

/// How many formal members a branch has, from day to day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Headcount {
    before: u32,
    changes: Vec<(Date, u32)>,
}

impl Headcount {
    /// `before` members until the first change; from each day on the number beside it.
    pub fn new(before: u32, mut changes: Vec<(Date, u32)>) -> Self {
        changes.sort_by_key(|(day, _)| *day);
        Self { before, changes }
    }

    /// The number on a day.
    pub fn on(&self, day: Date) -> u32 {
        self.changes.iter().rev().find(|(from, _)| *from <= day).map_or(self.before, |(_, number)| *number)
    }

    /// The stretches in which there were at least `least`.
    pub(crate) fn at_least(&self, least: u32) -> Vec<Period> {
        let starts = std::iter::once((Date::MIN, self.before)).chain(self.changes.iter().copied());
        let ends = self.changes.iter().map(|(day, _)| day.yesterday().unwrap_or(Date::MIN)).chain([Date::MAX]);
        let runs = starts.zip(ends).filter(|((_, number), _)| *number >= least);
        runs.filter_map(|((first, _), last)| Period::new(first, last)).collect()
    }
}

impl From<u32> for Headcount {
    /// A number that never changes.
    fn from(number: u32) -> Self {
        Self::new(number, Vec::new())
    }
}

/// A group of a branch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupFacts {
    /// Its unit.
    pub unit: String,
    /// Its name.
    pub name: String,
    /// While it existed.
    pub existed: Period,
}

/// What the charter needs to know of a branch.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BranchFacts {
    /// Its unit.
    pub unit: String,
    /// Its name.
    pub name: String,
    /// Its form.
    pub form: BranchForm,
    /// In a village or community, where terms are longer.
    pub village: bool,
    /// Members with full rights; probationary ones are not counted.
    pub formal_members: Headcount,
    /// When it had a committee; terms that follow each other may touch.
    pub committee: Vec<Period>,
    /// How many sit on the committee now, where known.
    pub committee_members: Option<u32>,
    /// Its groups, present and past.
    pub groups: Vec<GroupFacts>,
    /// When it was founded; none means before anything that is asked.
    pub founded: Option<Date>,
    /// Its last day, where it was closed.
    pub closed: Option<Date>,
    /// The term of the committee, or of the secretary where there is none.
    pub term: Option<Period>,
    /// Whether it has a secretary now.
    pub has_secretary: bool,
    /// Codes of the charter's options that this branch turned on.
    pub local_options: BTreeSet<String>,
}

impl BranchFacts {
    /// While the branch existed.
    pub fn existed(&self) -> Period {
        Period::between(self.founded, self.closed)
    }
}
