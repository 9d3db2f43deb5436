//! holidays.toml: years, days off, weekend days worked.

use std::sync::Arc;

use jiff::civil::Weekday;

use super::entry::Entry;
use super::source_text::SourceText;
use crate::{Fault, Holidays, Words};

/// The longest holiday that is believed, in days.
const HOLIDAY_DAYS_MAX: u32 = 31;

/// Reads the file; with faults the holidays are worth nothing.
pub(super) fn read(text: &str) -> (Holidays, Vec<Fault>) {
    let source = SourceText::new("holidays.toml", text);
    let mut holidays = Holidays::default();
    if let Some(table) = source.table() {
        let root = Entry::root(&source, &table);
        for year in root.tables("year") {
            read_year(year, &mut holidays);
        }
        root.close();
    }
    (holidays, source.into_faults())
}

fn read_year(entry: Entry<'_>, holidays: &mut Holidays) {
    let year = entry.whole("year", 1949..=9998) as i16;
    let announced = entry.flag("announced");
    entry.text("source");
    if holidays.announced.insert(year, announced).is_some() {
        entry.fault(
            "year",
            Words::new(format!("{year}年写了两次。"), format!("{year} stands here twice.")),
            Words::new("请合并为一节。", "Join the two."),
        );
    }
    for holiday in entry.tables("holiday") {
        read_holiday(holiday, year, holidays);
    }
    entry.close();
}

fn read_holiday(entry: Entry<'_>, year: i16, holidays: &mut Holidays) {
    let name = Arc::new(entry.words());
    let period = entry.period("first", "last");
    // New Year's holiday may begin in the old year, and its days worked may lie there too.
    let near = |year_of: i16| (year_of - year).abs() <= 1;
    if entry.has("first") && (!near(period.first.year()) || period.days() > HOLIDAY_DAYS_MAX) {
        entry.fault(
            "last",
            Words::new("假期不在本年，或过长。", "The holiday is not of this year, or too long."),
            Words::new("请核对年份；一个假期最多31天。", "Check the year; a holiday has at most 31 days."),
        );
    } else {
        let days = std::iter::successors(Some(period.first), |day| day.tomorrow().ok());
        for day in days.take_while(|day| *day <= period.last) {
            holidays.off.insert(day, Arc::clone(&name));
        }
    }
    for day in entry.dates("work") {
        let weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
        if !weekend || !near(day.year()) || period.contains(day) {
            entry.fault(
                "work",
                Words::new(format!("{day}不是可调休上班的周末。"), format!("{day} is no weekend day to be worked.")),
                Words::new("请核对放假安排。", "Check the published arrangement."),
            );
        }
        holidays.worked.insert(day);
    }
    entry.close();
}
