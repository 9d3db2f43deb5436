//! Days that already have something. It holds days and units, never what happens or who comes.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;

/// The days on which units already have something planned, or on which many of their members do.
#[derive(Clone, Debug, Default)]
pub struct Taken {
    days: HashMap<String, HashSet<Date>>,
}

impl Taken {
    /// Nothing taken.
    pub fn new() -> Self {
        Self::default()
    }

    /// Marks a day of a unit. For what engages a branch's members from outside (a campaign, a training), mark the branch.
    pub fn take(&mut self, unit: &str, day: Date) {
        if let Some(days) = self.days.get_mut(unit) {
            days.insert(day);
        } else {
            self.days.insert(unit.to_owned(), HashSet::from([day]));
        }
    }

    /// Whether the unit has something on the day.
    pub fn is_taken(&self, unit: &str, day: Date) -> bool {
        self.days.get(unit).is_some_and(|days| days.contains(&day))
    }

    /// The days of a unit, in no order.
    pub(crate) fn of(&self, unit: &str) -> impl Iterator<Item = Date> {
        self.days.get(unit).into_iter().flatten().copied()
    }
}
