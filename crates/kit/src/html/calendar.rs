//! A month: a table of weeks on large screens, a list of the days that hold something on phones. One markup for both.

use jiff::ToSpan;
use jiff::civil::Date;
use maud::{Markup, html};

use super::frame::Frame;
use super::icon::icon;
use super::status::Tone;
use super::words::{Words, month_text, near_day_text, weekdays};

/// Something on a day.
pub struct Entry<'a> {
    /// The day.
    pub day: Date,
    /// Where it is opened.
    pub href: &'a str,
    /// Its time, if it has one.
    pub time: Option<&'a str>,
    /// What it is.
    pub title: &'a str,
    /// How it stands.
    pub tone: Tone,
}

/// A month and what surrounds it.
pub struct Month<'a> {
    /// Any day of the month.
    pub day: Date,
    /// The day it is.
    pub today: Date,
    /// Entries of the month; others are left out.
    pub entries: &'a [Entry<'a>],
    /// Public holidays, and working days that fall on a weekend, with their names.
    pub named_days: &'a [(Date, &'a str)],
    /// Where the month before is shown.
    pub previous: &'a str,
    /// Where the month after is shown.
    pub next: &'a str,
}

/// The calendar of one month; weeks start on Monday.
pub fn month_calendar(frame: &Frame, month: &Month) -> Markup {
    let words = Words(frame.language);
    let title = month_text(frame.language, month.day);
    html! {
        div.month {
            div.month-head {
                h2 { (title) }
                a.tool href=(month.previous) aria-label=(words.previous_month()) title=(words.previous_month()) rel="prev" { (icon("chevron-left")) }
                a.tool href=(month.next) aria-label=(words.next_month()) title=(words.next_month()) rel="next" { (icon("chevron-right")) }
            }
            table role="table" aria-label=(title) {
                thead role="rowgroup" { tr role="row" { @for name in weekdays(frame.language) { th scope="col" role="columnheader" { (name) } } } }
                tbody role="rowgroup" { @for week in weeks(month.day) { tr.void[!is_told(month, week)] role="row" { @for day in week { (cell(frame, month, day)) } } } }
            }
            @if !month.entries.iter().any(|entry| same_month(entry.day, month.day)) { p.month-empty { (words.nothing_this_month()) } }
        }
    }
}

/// The weeks that hold the days of a month, from Monday to Sunday, with days of its neighbours.
pub(super) fn weeks(day: Date) -> Vec<[Date; 7]> {
    let first = day.first_of_month();
    let monday = first.saturating_sub(i64::from(first.weekday().to_monday_zero_offset()).days());
    let weeks = (0..6).map(|week| std::array::from_fn(|place| monday.saturating_add((week * 7 + place as i64).days())));
    weeks.filter(|week: &[Date; 7]| week.iter().any(|&other| same_month(other, day))).collect()
}

pub(super) fn same_month(one: Date, other: Date) -> bool {
    one.first_of_month() == other.first_of_month()
}

/// Whether a week holds anything that a phone's list shows.
fn is_told(month: &Month, week: [Date; 7]) -> bool {
    let told = |day: Date| day == month.today || month.entries.iter().any(|entry| entry.day == day);
    week.into_iter().any(|day| same_month(day, month.day) && told(day))
}

fn cell(frame: &Frame, month: &Month, day: Date) -> Markup {
    if !same_month(day, month.day) {
        return html! { td.none role="cell" {} };
    }
    let entries: Vec<_> = month.entries.iter().filter(|entry| entry.day == day).collect();
    let named = month.named_days.iter().find(|(named, _)| *named == day).map(|(_, name)| *name);
    let class = if entries.is_empty() { "void" } else { "some" };
    let is_today = day == month.today;
    html! {
        td class=(class) role="cell" aria-current=[is_today.then_some("date")] {
            time.day datetime=(day) { span.day-number { (day.day()) } span.day-long { (near_day_text(frame.language, day)) } }
            @if is_today { span.is-today { (Words(frame.language).today()) } }
            @if let Some(name) = named { span.named { (name) } }
            @for entry in entries {
                a class={ "entry " (entry.tone.class()) } href=(entry.href) {
                    (icon(entry.tone.icon())) span { @if let Some(time) = entry.time { b { (time) } " " } (entry.title) }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn weeks_start_on_monday_and_hold_the_whole_month() {
        let march = weeks(date(2026, 3, 15));
        assert_eq!((march[0][0], march.len()), (date(2026, 2, 23), 6));
        let february = weeks(date(2027, 2, 1));
        assert_eq!((february[0][0], february[3][6], february.len()), (date(2027, 2, 1), date(2027, 2, 28), 4));
    }
}
