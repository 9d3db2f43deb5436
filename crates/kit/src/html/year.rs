//! A year: twelve small months whose days carry marks, each month a link.

use jiff::civil::Date;
use maud::{Markup, html};

use super::calendar::{same_month, weeks};
use super::frame::Frame;
use super::status::Tone;
use super::words::{Words, month_text, near_day_text};

/// What a day of the year holds.
pub struct Mark {
    /// The day.
    pub day: Date,
    /// How it stands; of several, the most urgent.
    pub tone: Tone,
    /// How many entries it holds.
    pub entries: u32,
}

/// Twelve months; `month_href` says where each is shown (it is given the month's first day).
pub fn year_calendar(
    frame: &Frame,
    year: i16,
    today: Date,
    marks: &[Mark],
    month_href: impl Fn(Date) -> String,
) -> Markup {
    let months = (1..=12).filter_map(|month| Date::new(year, month, 1).ok());
    html! { ol.year { @for first in months { li { (small_month(frame, first, today, marks, &month_href(first))) } } } }
}

fn small_month(frame: &Frame, first: Date, today: Date, marks: &[Mark], href: &str) -> Markup {
    let words = Words(frame.language);
    let held: u32 = marks.iter().filter(|mark| same_month(mark.day, first)).map(|mark| mark.entries).sum();
    html! {
        a.small-month href=(href) {
            b { (month_text(frame.language, first)) }
            span.meta { @if held == 0 { (words.nothing_this_day()) } @else { (words.entries_that_day(held)) } }
            (drawn(frame, first, today, marks))
        }
    }
}

/// Days as dots; those that hold something are larger and carry their number.
fn drawn(frame: &Frame, first: Date, today: Date, marks: &[Mark]) -> Markup {
    let days: Vec<_> = places(first).collect();
    let unmarked = days.iter().filter(|(day, ..)| !marks.iter().any(|mark| mark.day == *day));
    let dots: Vec<_> = unmarked.map(|(_, x, y)| format!("M{x} {y}h0")).collect();
    let marked = days.iter().filter_map(|&(day, x, y)| Some((marks.iter().find(|mark| mark.day == day)?, x, y)));
    html! {
        svg viewBox="0 0 168 132" aria-hidden="true" {
            path d=(dots.concat()) {}
            @for (mark, x, y) in marked {
                circle class=(mark.tone.class()) cx=(x) cy=(y) r="11" {
                    title { (near_day_text(frame.language, mark.day)) " · " (Words(frame.language).entries_that_day(mark.entries)) }
                }
                text x=(x) y=(y + 4) { (mark.day.day()) }
            }
            @for (_, x, y) in days.iter().filter(|(day, ..)| *day == today) { circle.now cx=(x) cy=(y) r="11" {} }
        }
    }
}

/// The days of a month with their places: columns are days of the week, rows are weeks.
fn places(first: Date) -> impl Iterator<Item = (Date, usize, usize)> {
    let rows = weeks(first).into_iter().enumerate();
    let days = rows.flat_map(|(row, week)| {
        week.into_iter().enumerate().map(move |(column, day)| (day, column * 24 + 12, row * 22 + 11))
    });
    days.filter(move |(day, ..)| same_month(*day, first))
}
