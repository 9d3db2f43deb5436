//! How forms write days, times, numbers and lists of names.

use jiff::civil::{Date, DateTime};
use zhixing_kit::html::words::{day_text, moment_text};
use zhixing_kit::{Language, Moment, Read};

use super::text::Text;
use crate::activity::model::Activity;
use crate::activity::questions::falls_short;
use crate::activity::words::kind_name;
use crate::roll::model::Tally;

/// 2026年3月15日 14:30.
pub fn moment(tx: &Read<'_>, language: Language, at: Moment) -> String {
    moment_text(language, at.local(tx.zone()))
}

/// 2026年3月15日.
pub fn day(tx: &Read<'_>, language: Language, at: Moment) -> String {
    day_text(language, at.day(tx.zone()))
}

/// Names one after the other, or the word for none.
pub fn names<'a>(language: Language, names: impl IntoIterator<Item = &'a str>) -> String {
    let text = Text(language);
    let names: Vec<&str> = names.into_iter().collect();
    if names.is_empty() { text.nobody().to_owned() } else { names.join(text.comma()) }
}

/// The day of a file's name: 2026-03-15.
pub fn file_day(tx: &Read<'_>, at: Moment) -> String {
    at.day(tx.zone()).to_string()
}

/// A moment as clocks at the place show it, for a cell of its own.
pub fn local(tx: &Read<'_>, at: Moment) -> DateTime {
    at.local(tx.zone())
}

/// The day of a moment, for a cell of its own.
pub fn on(tx: &Read<'_>, at: Moment) -> Date {
    at.day(tx.zone())
}

/// The running number of a row.
pub fn number(place: usize) -> u32 {
    place as u32 + 1
}

/// Whether a meeting was valid, of one that was not: with how many had to be there. A form goes to who has not seen its page.
pub fn validity(tx: &Read<'_>, text: Text, activity: &Activity, tally: &Tally) -> Option<String> {
    activity.short.then(|| match falls_short(tx, activity, tally) {
        Some(count) => text.not_valid_by(count.needed, count.present),
        None => text.not_valid().to_owned(),
    })
}

/// A kind with what else the same gathering counts for.
pub fn carried(language: Language, kind: impl std::fmt::Display, also: &[String]) -> String {
    let text = Text(language);
    let also: Vec<&str> = also.iter().map(|kind| kind_name(language, kind)).collect();
    if also.is_empty() { kind.to_string() } else { text.carried(kind, also.join(text.comma())) }
}
