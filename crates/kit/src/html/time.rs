//! Days and times, readable for people and for programs.

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use maud::{Markup, html};

use super::frame::Frame;
use super::words::{day_of_year, day_text, moment_text, time_text};
use crate::clock::Moment;

/// A day: 2026年3月15日.
pub fn day(frame: &Frame, day: Date) -> Markup {
    html! { time datetime=(day) { (day_text(frame.language, day)) } }
}

/// A day that is near and its time: 3月15日 周日 14:30; one of another year with its year.
pub fn day_time(frame: &Frame, at: DateTime) -> Markup {
    let day = day_of_year(frame.language, at.date(), frame.year.unwrap_or(at.year()));
    html! { time datetime=(at) { (day) " " (time_text(at.time())) } }
}

/// A moment as the clock on the wall showed it, with the year: 2026年3月15日 14:30.
pub fn moment(frame: &Frame, moment: Moment, zone: &TimeZone) -> Markup {
    let local = moment.local(zone);
    html! { time datetime=(moment.rfc3339()) { (moment_text(frame.language, local)) } }
}
