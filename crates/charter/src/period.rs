//! Stretches of whole days. Periods never hold a time of day.

use jiff::civil::Date;

/// From a first day to a last day, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    /// First day.
    pub first: Date,
    /// Last day; [`Date::MAX`] when no end is known.
    pub last: Date,
}

impl Period {
    /// The period between two days; none when the last lies before the first.
    pub fn new(first: Date, last: Date) -> Option<Self> {
        (first <= last).then_some(Self { first, last })
    }

    /// From a day on, with no known end.
    pub fn since(first: Date) -> Self {
        Self { first, last: Date::MAX }
    }

    /// From an optional first to an optional last day. Days in the wrong order give the single first day.
    pub fn between(first: Option<Date>, last: Option<Date>) -> Self {
        let first = first.unwrap_or(Date::MIN);
        Self { first, last: last.unwrap_or(Date::MAX).max(first) }
    }

    /// A calendar year; none outside the calendar.
    pub fn year(year: i16) -> Option<Self> {
        Some(Self { first: Date::new(year, 1, 1).ok()?, last: Date::new(year, 12, 31).ok()? })
    }

    /// Whether the day lies within.
    pub fn contains(&self, day: Date) -> bool {
        self.first <= day && day <= self.last
    }

    /// The days that both have.
    pub fn common(&self, other: &Self) -> Option<Self> {
        Self::new(self.first.max(other.first), self.last.min(other.last))
    }

    /// Number of days, at least 1. Zero for a period whose days were put in the wrong order by hand.
    pub fn days(&self) -> u32 {
        if self.last < self.first {
            return 0;
        }
        let days = self.first.duration_until(self.last).as_hours() / 24 + 1;
        u32::try_from(days).unwrap_or(u32::MAX)
    }
}

/// Sorts periods and joins those that overlap or touch, so that no day is counted twice.
pub(crate) fn joined(mut periods: Vec<Period>) -> Vec<Period> {
    periods.retain(|period| period.first <= period.last);
    periods.sort_unstable();
    let mut runs: Vec<Period> = Vec::with_capacity(periods.len());
    for period in periods {
        match runs.last_mut() {
            Some(run) if period.first <= run.last.tomorrow().unwrap_or(Date::MAX) => {
                run.last = run.last.max(period.last);
            }
            _ => runs.push(period),
        }
    }
    runs
}

/// The days that two lists of periods have in common.
pub(crate) fn shared(left: &[Period], right: &[Period]) -> Vec<Period> {
    let pairs = left.iter().flat_map(|one| right.iter().filter_map(|two| one.common(two)));
    joined(pairs.collect())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn days_are_counted_with_both_ends() {
        assert_eq!(Period::new(date(2026, 2, 1), date(2026, 2, 28)).unwrap().days(), 28);
        assert_eq!(Period::year(2028).unwrap().days(), 366);
        assert_eq!(Period::new(date(2026, 2, 2), date(2026, 2, 1)), None);
    }

    #[test]
    fn joined_periods_count_no_day_twice() {
        let (may, june) = (date(2026, 5, 1), date(2026, 6, 30));
        let runs = joined(vec![
            Period { first: date(2026, 6, 1), last: june },
            Period { first: may, last: date(2026, 5, 31) },
            Period { first: date(2026, 5, 20), last: date(2026, 6, 2) },
        ]);
        assert_eq!(runs, vec![Period { first: may, last: june }]);
    }
}
