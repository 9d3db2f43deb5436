//! Which month or year is shown, and what lies in it. Plain values.

use jiff::civil::Date;
use zhixing_people::UnitId;

use crate::year::model::{Doing, Duty};

/// What a span of the calendar shows.
#[derive(Clone, Debug)]
pub struct Span {
    /// Its first day.
    pub first: Date,
    /// The day on which it was asked.
    pub today: Date,
    /// The reader's branch.
    pub branch_id: UnitId,
    /// Its name, as its page is headed.
    pub branch: String,
    /// What is planned and held, as far as it concerns the reader.
    pub doings: Vec<(Doing, Option<String>)>,
    /// What is open on its last day, with the name of the group that owes it.
    pub dues: Vec<(Duty, Option<String>)>,
    /// Whether the reader may plan something.
    pub may_plan: bool,
}

/// The first day of a month written `2026-03`; only months of the years 1900 to 2199.
pub fn read_month(text: &str) -> Option<Date> {
    let (year, month) = text.split_once('-')?;
    let wanted = year.len() == 4 && month.len() == 2;
    let first = wanted.then(|| Date::new(year.parse().ok()?, month.parse().ok()?, 1).ok()).flatten()?;
    (1900..2200).contains(&first.year()).then_some(first)
}

/// The month of a day as addresses write it: `2026-03`.
pub fn write_month(day: Date) -> String {
    format!("{:04}-{:02}", day.year(), day.month())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_month_is_read_as_it_is_written() {
        assert_eq!(read_month("2026-03"), Some(date(2026, 3, 1)));
        assert_eq!(write_month(date(2026, 3, 31)), "2026-03");
        for wrong in ["", "2026", "2026-13", "2026-3", "1899-12", "2200-01", "+026-03", "2026-03-01", "二〇二六-03"]
        {
            assert_eq!(read_month(wrong), None, "{wrong}");
        }
    }
}
