//! Days as people and spreadsheets write them into cells.

use jiff::ToSpan;
use jiff::civil::{Date, Time};
use zhixing_kit::form::{narrow, read_day};

/// What a cell says of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Told {
    /// The day.
    Day(Date),
    /// A day that was, before those that are kept.
    TooLongAgo,
    /// A day with a time of it. In another zone the day may be another one: files of other systems say so by such times.
    WithTime,
    /// No day, or none that can be read.
    Unknown,
}

/// As forms read it, eight digits, with a time of midnight behind it, or a spreadsheet's number of days.
pub(super) fn read(raw: &str) -> Told {
    let raw: String = raw.trim().chars().map(narrow).collect();
    let raw = raw.as_str();
    if raw.bytes().all(|byte| byte.is_ascii_digit()) {
        return match raw.len() {
            8 => read_written(&format!("{}-{}-{}", &raw[..4], &raw[4..6], &raw[6..])),
            5 => raw.parse::<i64>().ok().and_then(of_number).map_or(Told::Unknown, Told::Day),
            _ => Told::Unknown,
        };
    }
    match raw.split_once([' ', 'T']) {
        None => match raw.split_once('.').filter(|(days, _)| days.len() == 5) {
            Some((days, rest)) if [days, rest].iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit())) => {
                Told::WithTime
            }
            _ => read_written(raw),
        },
        Some((day, time)) => match read_written(day) {
            Told::Day(_) if time.chars().all(|c| matches!(c, '0' | ':' | '.')) => read_written(day),
            Told::Day(_) if time.get(..5).is_some_and(|time| time.parse::<Time>().is_ok()) => Told::WithTime,
            Told::TooLongAgo => Told::TooLongAgo,
            _ => Told::Unknown,
        },
    }
}

/// The day of a spreadsheet's number.
fn of_number(days: i64) -> Option<Date> {
    jiff::civil::date(1899, 12, 30).checked_add(days.days()).ok()
}

fn read_written(raw: &str) -> Told {
    if let Some(day) = read_day(raw) {
        return Told::Day(day);
    }
    // The same day of a year that is kept: it is the year that is not.
    let year = raw.get(..4).and_then(|year| year.parse::<i16>().ok());
    let rest = raw.get(4..).filter(|_| year.is_some_and(|year| year < 1900));
    let leap = if year.is_some_and(|year| jiff::civil::date(year, 1, 1).in_leap_year()) { "2000" } else { "2001" };
    match rest.and_then(|rest| read_day(&format!("{leap}{rest}"))) {
        Some(_) => Told::TooLongAgo,
        None => Told::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days_are_read_as_files_write_them() {
        for raw in [
            "2023-01-05",
            "2023/1/5",
            "2023年1月5日",
            "20230105",
            "44931",
            "2023-01-05 00:00:00",
            "２０２３－０１－０５",
            "２０２３／１／５",
        ] {
            assert_eq!(read(raw), Told::Day(date(2023, 1, 5)), "{raw}");
        }
        for raw in [
            "2023-02-30",
            "2023-01",
            "99999999",
            "12",
            "明天",
            "½",
            "1899-02-29",
            "0000-00-00",
            "2023-01-05 25:00",
            "2023-01-05 x",
        ] {
            assert_eq!(read(raw), Told::Unknown, "{raw}");
        }
        for raw in ["2023-01-05 13:00:00", "2023-01-05T16:00:00.000Z", "2023-01-05 08:30", "44931.5625"] {
            assert_eq!(read(raw), Told::WithTime, "{raw}");
        }
        for raw in ["1880-01-01", "0001-01-01", "18961231", "1896年2月29日", "0001-01-01T00:00:00"] {
            assert_eq!(read(raw), Told::TooLongAgo, "{raw}");
        }
    }
}
