//! Moments: RFC 3339 in version 2.0, the date and time formats of ISO 8601 in 1.0.3.

use crate::fault::{At, Fault, Rule};
use crate::fields::text;
use crate::json::Node;
use crate::value::version::Version;

/// A moment, with the text that said so. Two are equal when they are the same moment.
#[derive(Clone, Debug)]
pub struct Timestamp {
    text: Box<str>,
    seconds: i64,
    nanoseconds: u32,
}

impl PartialEq for Timestamp {
    fn eq(&self, other: &Self) -> bool {
        (self.seconds, self.nanoseconds) == (other.seconds, other.nanoseconds)
    }
}

impl Eq for Timestamp {}

impl Timestamp {
    /// Reads a moment as a version writes it. `-00:00`, which says that nobody knows the place, is refused in both (XAPI-00123).
    pub fn new(text: &str, version: Version) -> Result<Timestamp, Rule> {
        let (seconds, nanoseconds) = Reading { rest: text, strict: version == Version::V2_0 }.moment()?;
        Ok(Timestamp { text: text.into(), seconds, nanoseconds })
    }

    /// As it was written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Milliseconds since 1970, rounded down.
    pub fn unix_ms(&self) -> i64 {
        self.seconds * 1_000 + i64::from(self.nanoseconds / 1_000_000)
    }

    pub(crate) fn read(node: &Node<'_>, at: &At<'_>) -> Result<Timestamp, Fault> {
        Timestamp::new(text(node, at)?, at.version).or_else(|rule| at.fault(rule))
    }
}

struct Reading<'a> {
    rest: &'a str,
    /// RFC 3339 alone.
    strict: bool,
}

impl Reading<'_> {
    fn moment(&mut self) -> Result<(i64, u32), Rule> {
        let (year, extended) = (self.digits(4)?, self.takes("-"));
        must(extended || !self.strict)?;
        let month = self.digits(2)?;
        must(!extended || self.takes("-"))?;
        let day = self.digits(2)?;
        must(self.takes("T") || self.takes("t"))?;
        let days = days_of(year, month, day).ok_or(Rule::Timestamp)?;
        let (second_of_day, nanoseconds) = self.time(extended)?;
        let offset = self.offset()?;
        must(self.rest.is_empty())?;
        Ok((days * 86_400 + second_of_day - offset, nanoseconds))
    }

    /// Seconds since midnight; a leap second counts as the one behind it.
    fn time(&mut self, extended: bool) -> Result<(i64, u32), Rule> {
        let hour = self.digits(2)?;
        must(!extended || self.takes(":"))?;
        let minute = self.digits(2)?;
        let has_seconds = if extended { self.takes(":") } else { self.rest.starts_with(|c: char| c.is_ascii_digit()) };
        must(has_seconds || !self.strict)?;
        let second = if has_seconds { self.digits(2)? } else { 0 };
        must(hour < 24 && minute < 60 && second <= 60)?;
        let nanoseconds = if has_seconds { self.fraction()? } else { 0 };
        Ok((hour * 3_600 + minute * 60 + second, nanoseconds))
    }

    fn fraction(&mut self) -> Result<u32, Rule> {
        if !(self.takes(".") || (!self.strict && self.takes(","))) {
            return Ok(0);
        }
        let end = self.rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(self.rest.len());
        let (digits, rest) = self.rest.split_at(end);
        must(!digits.is_empty())?;
        self.rest = rest;
        let nine = digits.bytes().chain(std::iter::repeat(b'0')).take(9);
        Ok(nine.fold(0, |number, digit| number * 10 + u32::from(digit - b'0')))
    }

    /// Seconds east of Greenwich. 1.0.3 lets it be left out: then it is UTC.
    fn offset(&mut self) -> Result<i64, Rule> {
        if self.takes("Z") || self.takes("z") || (!self.strict && self.rest.is_empty()) {
            return Ok(0);
        }
        let west = self.takes("-");
        must(west || self.takes("+"))?;
        let hours = self.digits(2)?;
        let colon = self.takes(":");
        // `-00` and `-0000` say the same as `-00:00`, and are told the same.
        let minutes = if colon || !self.rest.is_empty() { self.digits(2)? } else { 0 };
        if west && hours == 0 && minutes == 0 {
            return Err(Rule::UnknownOffset);
        }
        must((colon || !self.strict) && hours < 24 && minutes < 60)?;
        let seconds = hours * 3_600 + minutes * 60;
        Ok(if west { -seconds } else { seconds })
    }

    fn takes(&mut self, mark: &str) -> bool {
        let rest = self.rest.strip_prefix(mark);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn digits(&mut self, count: usize) -> Result<i64, Rule> {
        let digits = self.rest.as_bytes().get(..count).filter(|digits| digits.iter().all(u8::is_ascii_digit));
        let number = digits.ok_or(Rule::Timestamp)?.iter().fold(0, |sum, digit| sum * 10 + i64::from(digit - b'0'));
        self.rest = &self.rest[count..];
        Ok(number)
    }
}

fn must(holds: bool) -> Result<(), Rule> {
    if holds { Ok(()) } else { Err(Rule::Timestamp) }
}

/// Days since 1970-01-01 in the Gregorian calendar, counted from March so that the leap day is a year's last.
fn days_of(year: i64, month: i64, day: i64) -> Option<i64> {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let length = match month {
        2 => 28 + i64::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    if !(1..=length).contains(&day) {
        return None;
    }
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let leaps = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    Some(year * 365 + leaps + (153 * month + 2) / 5 + day - 1 - 719_468)
}
