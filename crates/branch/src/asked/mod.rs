//! Which year or month an address asks for: one rule for every page that shows one. An address that says something else is answered with a sentence
//! that names what cannot be read; nothing else is shown in its place.

mod text;

use jiff::civil::Date;
use serde::Deserialize;
use zhixing_kit::Sentence;
use zhixing_kit::form::clean;

use self::text::Text;

/// The most characters of an address that its refusal repeats.
const SHOWN_CHARS_MAX: usize = 20;

/// `?year=2026`; empty where the address names none.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct AskedYear(pub(crate) String);

impl AskedYear {
    /// The year, from 1900 to 2199, if one is named.
    ///
    /// # Errors
    /// What stands there is no such year.
    pub fn read(&self) -> Result<Option<i16>, Sentence> {
        read(&self.0, read_year, |text, raw| text.no_year(raw))
    }
}

/// `?month=2026-03`; empty where the address names none.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct AskedMonth(String);

impl AskedMonth {
    /// The first day of the month, if one is named.
    ///
    /// # Errors
    /// What stands there is no such month.
    pub fn read(&self) -> Result<Option<Date>, Sentence> {
        read(&self.0, read_month, |text, raw| text.no_month(raw))
    }
}

fn read<T>(raw: &str, read: impl Fn(&str) -> Option<T>, say: fn(Text, &str) -> String) -> Result<Option<T>, Sentence> {
    let raw = raw.trim();
    if raw.is_empty() {
        return Ok(None);
    }
    let shown: String = clean(raw).chars().take(SHOWN_CHARS_MAX).collect();
    read(raw).map(Some).ok_or_else(|| Sentence::of(|language| say(Text(language), &shown)))
}

fn read_year(raw: &str) -> Option<i16> {
    let is_written = raw.len() == 4 && raw.bytes().all(|sign| sign.is_ascii_digit());
    raw.parse().ok().filter(|year| is_written && (1900..2200).contains(year))
}

fn read_month(raw: &str) -> Option<Date> {
    let (year, month) = raw.split_once('-')?;
    let is_written = month.len() == 2 && month.bytes().all(|sign| sign.is_ascii_digit());
    Date::new(read_year(year)?, month.parse().ok().filter(|_| is_written)?, 1).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn years_and_months_are_read_as_pages_write_them_and_nothing_else_is() {
        let year = |raw: &str| AskedYear(raw.to_owned()).read();
        let month = |raw: &str| AskedMonth(raw.to_owned()).read();
        assert_eq!((year("2026"), year(""), year(" ")), (Ok(Some(2026)), Ok(None), Ok(None)));
        assert_eq!((month("2026-03"), month("")), (Ok(Some(date(2026, 3, 1))), Ok(None)));
        for wrong in ["abc", "1899", "2200", "-5", "+2026", "32000", "99999999", "２０２６", "2026-03"] {
            assert!(year(wrong).is_err_and(|told| told.zh.contains(wrong)), "{wrong}");
        }
        for wrong in
            ["2026", "2026-13", "2026-3", "2026-00", "1899-12", "2200-01", "+026-03", "2026-03-01", "二〇二六-03"]
        {
            assert!(month(wrong).is_err_and(|told| told.en.contains(wrong)), "{wrong}");
        }
        assert!(year(&"9".repeat(500)).is_err_and(|told| told.zh.chars().count() < 80), "an address repeats no book");
    }
}
