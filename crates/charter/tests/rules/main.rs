//! The shipped rules, each figure against its article. Tables of cases; no test needs a file or a clock.

mod admission;
mod backlog;
mod dates;
mod elections;
mod holidays;
mod reader;
mod settling;
mod speed;
mod strokes;
mod structure;
mod study;
mod votes;
mod year;

use jiff::civil::{Date, date};
use zhixing_charter::{BranchFacts, GroupFacts, Period};

/// A branch of 20 formal members with a committee and two groups, in being long before 2026.
fn branch() -> BranchFacts {
    let group = |at: u32| GroupFacts {
        unit: format!("g{at}"),
        name: format!("第{at}党小组"),
        existed: Period::since(date(2020, 1, 1)),
    };
    BranchFacts {
        unit: "u1".into(),
        name: "一中队党支部".into(),
        formal_members: 20.into(),
        committee: vec![Period::since(date(2024, 7, 1))],
        committee_members: Some(5),
        groups: vec![group(1), group(2)],
        has_secretary: true,
        ..BranchFacts::default()
    }
}

fn days(first: Date, last: Date) -> Period {
    Period::new(first, last).expect("days in order")
}
