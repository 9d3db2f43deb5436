//! Which days are worked. Weekends are free, but for the days that an arrangement turns round.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::{Date, Weekday};

use crate::{Period, Words};

/// The name of a holiday in both languages.
pub type Name = Words;

/// Days off and weekend days worked, as far as the data goes.
#[derive(Clone, Debug, Default)]
pub struct Holidays {
    pub(crate) announced: BTreeMap<i16, bool>,
    pub(crate) off: BTreeMap<Date, Arc<Name>>,
    pub(crate) worked: BTreeSet<Date>,
}

impl Holidays {
    /// Whether the day is worked: a weekday that is no holiday, or a weekend day worked instead of one (调休上班).
    pub fn is_working_day(&self, day: Date) -> bool {
        if self.worked.contains(&day) {
            return true;
        }
        !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) && !self.off.contains_key(&day)
    }

    /// The holiday on this day, if it is one.
    pub fn name(&self, day: Date) -> Option<&Name> {
        self.off.get(&day).map(AsRef::as_ref)
    }

    /// Whether this weekend day is worked instead of a holiday.
    pub fn is_make_up_day(&self, day: Date) -> bool {
        self.worked.contains(&day)
    }

    /// Whether the year's arrangement was published; false also for years without data.
    pub fn announced(&self, year: i16) -> bool {
        self.announced.get(&year).copied().unwrap_or(false)
    }

    /// These holidays, with the years that another file names in place of ours.
    pub(crate) fn replaced_by(mut self, own: Self) -> Self {
        let named = |day: &Date| own.announced.contains_key(&day.year());
        self.off.retain(|day, _| !named(day));
        self.worked.retain(|day| !named(day));
        self.off.extend(own.off);
        self.worked.extend(own.worked);
        self.announced.extend(own.announced);
        self
    }

    /// The working days of a period of at most 20 years, in order; longer periods are cut.
    pub fn working_days(&self, period: Period) -> Vec<Date> {
        const DAYS_MAX: usize = 20 * 366;
        let days = std::iter::successors(Some(period.first), |day| day.tomorrow().ok());
        days.take_while(|day| *day <= period.last).take(DAYS_MAX).filter(|day| self.is_working_day(*day)).collect()
    }
}
