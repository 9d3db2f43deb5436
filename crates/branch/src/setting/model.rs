//! The settings as plain values, and how a theme day is written in a row. No SQL, no page.

use std::collections::BTreeSet;

use jiff::civil::{Date, Weekday};
use zhixing_charter::{Charter, Period, Preferences, ThemeDay};

/// When things start where a branch says nothing else: 15:00, in minutes from midnight.
pub const START_MINUTE: u16 = 15 * 60;

/// What a branch set for itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BranchSetting {
    /// Its fixed theme day, if it has one.
    pub theme_day: Option<ThemeDay>,
    /// When things usually start, in minutes from midnight.
    pub start_minute: u16,
    /// Where things usually take place; may be empty.
    pub place: String,
    /// In a village or community, where terms are longer (支 21).
    pub village: bool,
    /// How many units a joint branch joins; 0 when not told.
    pub joint_units: u32,
    /// First day of the present term.
    pub term_from: Option<Date>,
    /// Last day of the present term.
    pub term_to: Option<Date>,
    /// Codes of the charter's options that are turned on.
    pub options: BTreeSet<String>,
}

impl Default for BranchSetting {
    fn default() -> Self {
        Self {
            theme_day: None,
            start_minute: START_MINUTE,
            place: String::new(),
            village: false,
            joint_units: 0,
            term_from: None,
            term_to: None,
            options: BTreeSet::new(),
        }
    }
}

impl BranchSetting {
    /// The present term. Where only its first day was told, the charter says how long it is (支 21).
    pub fn term(&self, charter: &Charter) -> Option<Period> {
        let first = self.term_from?;
        let last = self.term_to.or_else(|| charter.term_end(self.village, first))?;
        Period::new(first, last)
    }

    /// How the branch likes its dates; nothing is proposed before a day.
    pub fn preferences(&self, not_before: Date) -> Preferences {
        Preferences {
            theme_day: self.theme_day,
            weekdays: Vec::new(),
            start_minute: self.start_minute,
            not_before: Some(not_before),
        }
    }
}

/// A theme day as a row keeps it: `day-15`, `weekday-2-5`.
pub fn write_theme_day(theme_day: ThemeDay) -> String {
    match theme_day {
        ThemeDay::DayOfMonth(at) => format!("day-{at}"),
        ThemeDay::NthWeekday(nth, weekday) => format!("weekday-{nth}-{}", weekday.to_monday_one_offset()),
    }
}

/// Reads what [`write_theme_day`] wrote: days 1 to 31, the first to fourth weekday of its sort, or 5 for the last.
pub fn read_theme_day(text: &str) -> Option<ThemeDay> {
    let mut parts = text.split('-');
    let (sort, first, second) = (parts.next()?, parts.next()?.parse().ok()?, parts.next());
    match (sort, second) {
        ("day", None) => (1..=31).contains(&first).then_some(ThemeDay::DayOfMonth(first)),
        ("weekday", Some(weekday)) if (1..=5).contains(&first) => {
            let weekday = Weekday::from_monday_one_offset(weekday.parse().ok()?).ok()?;
            Some(ThemeDay::NthWeekday(first, weekday))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_theme_day_is_read_as_it_was_written_and_nothing_else_is() {
        for kept in ["day-1", "day-31", "weekday-2-5", "weekday-5-1"] {
            assert_eq!(read_theme_day(kept).map(write_theme_day).as_deref(), Some(kept));
        }
        for wrong in
            ["", "day", "day-0", "day-32", "weekday-2", "weekday-6-1", "weekday-2-8", "day-15-1", "weekday-2-x"]
        {
            assert_eq!(read_theme_day(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_term_without_a_last_day_lasts_as_long_as_article_21_says() {
        let charter = Charter::shipped();
        let setting = BranchSetting { term_from: Some(date(2024, 6, 1)), ..BranchSetting::default() };
        let last = |setting: &BranchSetting| setting.term(&charter).map(|term| term.last);
        assert_eq!(last(&setting), Some(date(2027, 5, 31)), "支 21: three years");
        assert_eq!(
            last(&BranchSetting { village: true, ..setting.clone() }),
            Some(date(2029, 5, 31)),
            "支 21: five in villages"
        );
        assert_eq!(last(&BranchSetting { term_to: Some(date(2026, 9, 30)), ..setting }), Some(date(2026, 9, 30)));
        assert_eq!(last(&BranchSetting::default()), None);
    }
}
