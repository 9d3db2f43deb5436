//! The fixed day of a branch's month (主题党日). It knows the calendar, not the holidays.

use jiff::civil::{Date, Weekday};

/// The fixed day of each month on which a branch holds its theme day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ThemeDay {
    /// A day of the month from 1 to 31; the last day in shorter months.
    DayOfMonth(u8),
    /// The first to fourth weekday of its sort; 5 or more means the last of the month.
    NthWeekday(u8, Weekday),
}

impl ThemeDay {
    /// The day in the month of another day.
    pub fn in_month_of(self, day: Date) -> Date {
        let last = day.last_of_month();
        match self {
            Self::DayOfMonth(at) => {
                let at = i8::try_from(at).unwrap_or(i8::MAX).clamp(1, last.day());
                day.first_of_month().with().day(at).build().unwrap_or(last)
            }
            Self::NthWeekday(nth, weekday) => {
                let nth = i8::try_from(nth).unwrap_or(i8::MAX).max(1);
                let wanted = if nth > 4 {
                    day.nth_weekday_of_month(-1, weekday)
                } else {
                    day.nth_weekday_of_month(nth, weekday)
                };
                wanted.unwrap_or(last)
            }
        }
    }

    /// The rule as a word for stored rows: `day-15`, `2-friday`.
    pub fn code(self) -> String {
        match self {
            Self::DayOfMonth(at) => format!("day-{at}"),
            Self::NthWeekday(nth, weekday) => format!("{nth}-{}", format!("{weekday:?}").to_lowercase()),
        }
    }

    /// The rule of a code; none for days beyond 31 and weekdays beyond the fifth.
    pub fn of(code: &str) -> Option<Self> {
        let (head, tail) = code.split_once('-')?;
        if head == "day" {
            return tail.parse().ok().filter(|at| (1..=31).contains(at)).map(Self::DayOfMonth);
        }
        let nth = head.parse().ok().filter(|nth| (1..=5).contains(nth))?;
        let mut week = Weekday::Monday.cycle_forward().take(7);
        week.find(|weekday| format!("{weekday:?}").to_lowercase() == tail).map(|weekday| Self::NthWeekday(nth, weekday))
    }

    /// The rule in Chinese: 每月15日, 每月第2个星期五.
    pub fn zh(self) -> String {
        match self {
            Self::DayOfMonth(at) => format!("每月{at}日"),
            Self::NthWeekday(nth, weekday) if nth > 4 => format!("每月最后一个{}", weekday_zh(weekday)),
            Self::NthWeekday(nth, weekday) => format!("每月第{nth}个{}", weekday_zh(weekday)),
        }
    }

    /// The rule in English.
    pub fn en(self) -> String {
        match self {
            Self::DayOfMonth(at) => format!("day {at} of each month"),
            Self::NthWeekday(nth, weekday) if nth > 4 => format!("the last {weekday:?} of each month"),
            Self::NthWeekday(nth, weekday) => format!("{weekday:?} number {nth} of each month"),
        }
    }
}

fn weekday_zh(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Monday => "星期一",
        Weekday::Tuesday => "星期二",
        Weekday::Wednesday => "星期三",
        Weekday::Thursday => "星期四",
        Weekday::Friday => "星期五",
        Weekday::Saturday => "星期六",
        Weekday::Sunday => "星期日",
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_fixed_day_is_found_in_every_month() {
        let cases = [
            (ThemeDay::DayOfMonth(15), date(2026, 5, 15)),
            (ThemeDay::DayOfMonth(0), date(2026, 5, 1)),
            (ThemeDay::DayOfMonth(200), date(2026, 5, 31)),
            (ThemeDay::NthWeekday(2, Weekday::Friday), date(2026, 5, 8)),
            (ThemeDay::NthWeekday(5, Weekday::Friday), date(2026, 5, 29)),
            (ThemeDay::NthWeekday(0, Weekday::Friday), date(2026, 5, 1)),
        ];
        for (rule, day) in cases {
            assert_eq!(rule.in_month_of(date(2026, 5, 20)), day, "{rule:?}");
        }
        assert_eq!(ThemeDay::DayOfMonth(31).in_month_of(date(2026, 2, 3)), date(2026, 2, 28));
    }

    #[test]
    fn a_code_is_read_as_it_was_written() {
        for rule in [ThemeDay::DayOfMonth(15), ThemeDay::NthWeekday(2, Weekday::Friday)] {
            assert_eq!(ThemeDay::of(&rule.code()), Some(rule));
        }
        for code in ["", "day", "day-0", "day-32", "day--1", "6-friday", "0-friday", "2-Friday", "2-someday"] {
            assert_eq!(ThemeDay::of(code), None, "{code}");
        }
    }
}
