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
    pub doings: Vec<Doing>,
    /// What is open on its last day, with the name of the group that owes it.
    pub dues: Vec<(Duty, Option<String>)>,
    /// Whether the reader may plan something.
    pub may_plan: bool,
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
    fn a_month_is_written_as_addresses_name_it() {
        assert_eq!(write_month(date(2026, 3, 31)), "2026-03");
    }
}
