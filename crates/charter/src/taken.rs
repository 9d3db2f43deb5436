//! Days and hours that already have something. It holds times and units, never what happens or who comes.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;

/// Minutes of a day.
const DAY_MINUTES: u16 = 24 * 60;

/// From a minute of a day to another, the second not included.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Span {
    from: u16,
    until: u16,
}

impl Span {
    /// So many minutes from a minute of the day on; what would last longer ends with the day.
    pub(crate) fn new(from: u16, minutes: u16) -> Self {
        Self { from, until: from.saturating_add(minutes).min(DAY_MINUTES) }
    }

    pub(crate) fn overlaps(self, other: Self) -> bool {
        self.from < other.until && other.from < self.until
    }
}

/// What a unit has on each day.
pub(crate) type Days = BTreeMap<Date, Vec<Span>>;

/// The times at which units already have something planned, or at which many of their members do.
#[derive(Clone, Debug, Default)]
pub struct Taken {
    days: HashMap<String, Days>,
    below: HashMap<String, Days>,
}

impl Taken {
    /// Nothing taken.
    pub fn new() -> Self {
        Self::default()
    }

    /// Marks a whole day of a unit. For what engages a branch's members from outside (a campaign, a training), mark the branch.
    pub fn take(&mut self, unit: &str, day: Date) {
        self.take_hours(unit, day, 0, DAY_MINUTES);
    }

    /// Marks what begins on a day at a minute from midnight and lasts so many minutes. Other things rather fall on other days; where
    /// there is none left, on other hours of this one.
    pub fn take_hours(&mut self, unit: &str, day: Date, start_minute: u16, minutes: u16) {
        mark(&mut self.days, unit, day, Span::new(start_minute, minutes));
    }

    /// Marks for a branch's own dates what one of its groups has: other groups may have theirs at the same time.
    pub fn take_hours_below(&mut self, branch: &str, day: Date, start_minute: u16, minutes: u16) {
        mark(&mut self.below, branch, day, Span::new(start_minute, minutes));
    }

    /// Whether the unit has something on the day.
    pub fn is_taken(&self, unit: &str, day: Date) -> bool {
        self.days.get(unit).is_some_and(|days| days.contains_key(&day))
    }

    /// What a unit has.
    pub(crate) fn of(&self, unit: &str) -> Days {
        self.days.get(unit).cloned().unwrap_or_default()
    }

    /// What groups of a branch have.
    pub(crate) fn below(&self, branch: &str) -> Days {
        self.below.get(branch).cloned().unwrap_or_default()
    }
}

fn mark(units: &mut HashMap<String, Days>, unit: &str, day: Date, span: Span) {
    match units.get_mut(unit) {
        Some(days) => days.entry(day).or_default().push(span),
        None => drop(units.insert(unit.to_owned(), Days::from([(day, vec![span])]))),
    }
}
