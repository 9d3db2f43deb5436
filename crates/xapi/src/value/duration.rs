//! Lengths of time: ISO 8601:2004, 4.4.3.2 alone (`P3Y1M29DT4H35M59.14S`, `P6W`), never the alternative form of 4.4.3.3.

use crate::fault::{At, Fault, Rule};
use crate::fields::text;
use crate::json::Node;

/// A length of time, as it was written.
///
/// Two are equal when they are written alike, but for what is finer than a hundredth of a second: a month has no length of its own, so that nothing
/// is reckoned from one to another.
#[derive(Clone, Debug)]
pub struct Duration(Box<str>);

impl PartialEq for Duration {
    fn eq(&self, other: &Self) -> bool {
        coarse(&self.0) == coarse(&other.0)
    }
}

impl Eq for Duration {}

impl Duration {
    /// A duration, if the text is one.
    pub fn new(text: &str) -> Option<Duration> {
        is_duration(text).then(|| Duration(text.into()))
    }

    /// As it was written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub(crate) fn read(node: &Node<'_>, at: &At<'_>) -> Result<Duration, Fault> {
        Duration::new(text(node, at)?).map_or_else(|| at.fault(Rule::Duration), Ok)
    }
}

/// The text without what is finer than a hundredth of a second.
fn coarse(text: &str) -> (&str, &str) {
    let Some(mark) = text.find(['.', ',']) else { return (text.trim_end_matches('S'), "") };
    let end = text[mark + 1..].find(|c: char| !c.is_ascii_digit()).map_or(text.len(), |end| mark + 1 + end);
    // Only a fraction of seconds can be too fine.
    if !text[end..].starts_with('S') {
        return (text, "");
    }
    let fraction = &text[mark + 1..end.min(mark + 3)];
    (&text[..mark], fraction.trim_end_matches('0'))
}

fn is_duration(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('P') else { return false };
    let (date, time) = rest.split_once('T').map_or((rest, None), |(date, time)| (date, Some(time)));
    let weeks = date.strip_suffix('W').is_some_and(|number| is_number(number, true)) && time.is_none();
    let last_is_date = time.is_none();
    weeks
        || (parts_are_in_order(date, "YMD", last_is_date)
            && time.is_none_or(|time| !time.is_empty() && parts_are_in_order(time, "HMS", true))
            && !(date.is_empty() && time.is_none()))
}

/// Numbers, each with its letter, in the order of the letters, none twice. Only the very last may have a fraction.
fn parts_are_in_order(mut text: &str, mut letters: &str, may_have_fraction: bool) -> bool {
    while !text.is_empty() {
        let Some(end) = text.find(|c: char| c.is_ascii_alphabetic()) else { return false };
        let (number, rest) = text.split_at(end);
        let (letter, rest) = rest.split_at(1);
        let Some(place) = letters.find(letter) else { return false };
        letters = &letters[place + 1..];
        if !is_number(number, may_have_fraction && rest.is_empty()) {
            return false;
        }
        text = rest;
    }
    true
}

fn is_number(text: &str, may_have_fraction: bool) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    match text.split_once(['.', ',']) {
        Some((whole, fraction)) => may_have_fraction && digits(whole) && digits(fraction),
        None => digits(text),
    }
}
