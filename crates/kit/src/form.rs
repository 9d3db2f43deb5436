//! Forms: strings come in, a checked value or faults at the fields go out. Nothing that was typed is lost: the strings are shown again.

use std::ops::RangeInclusive;

use jiff::civil::{Date, Time};

use crate::error::Error;
use crate::id::is_id;
use crate::text::Sentence;
use crate::unseen::{Unseen, seen};

crate::text! {
    /// What can be wrong with a field.
    Text
    missing() "请填写这一项。" / "Please fill this in.";
    too_long(most) "太长了：最多 {most} 个字。" / "Too long: at most {most} characters.";
    no_such_day() "1900 年到 2199 年之间没有这一天。请按 2026-03-15 的样子填写。" / "There is no such day between 1900 and 2199. Write it like 2026-03-15.";
    no_such_time() "没有这个时间。请按 14:30 的样子填写。" / "There is no such time. Write it like 14:30.";
    not_a_number(least, most) "请填 {least} 到 {most} 之间的整数。" / "Please enter a whole number from {least} to {most}.";
    not_a_choice() "请从所列各项中选择。" / "Please choose one of those offered.";
}

/// A field of a form: the registry entry that says what it is, why it is asked and who sees it (P6).
#[derive(Debug)]
pub struct Field {
    /// Its name in the form.
    pub name: &'static str,
    /// Its label, Chinese and English.
    pub label: (&'static str, &'static str),
    /// Why it is asked.
    pub why: (&'static str, &'static str),
    /// Who sees it.
    pub seen_by: (&'static str, &'static str),
}

/// Declares the fields that a capability asks for, and collects them in `FIELDS`: the registry that a test holds every page against.
#[macro_export]
macro_rules! fields {
    ($($id:ident = $name:literal $zh:literal / $en:literal, why $why_zh:literal / $why_en:literal, seen $seen_zh:literal / $seen_en:literal;)+) => {
        $(
            #[doc = $why_en]
            pub const $id: $crate::form::Field = $crate::form::Field {
                name: $name, label: ($zh, $en), why: ($why_zh, $why_en), seen_by: ($seen_zh, $seen_en),
            };
        )+
        /// Every field of this capability.
        pub const FIELDS: &[&$crate::form::Field] = &[$(&$id),+];
    };
}

/// What is wrong with a form: the field's name and the sentence shown beside it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Faults(pub Vec<(&'static str, Sentence)>);

impl Faults {
    /// One fault at one field.
    pub fn at(field: &'static str, sentence: Sentence) -> Self {
        Self(vec![(field, sentence)])
    }

    /// Faults that an action found, for the form to be shown again: a refusal stands at this field. An error that a form cannot help is passed on.
    pub fn found(error: Error, field: &'static str) -> Result<Self, Error> {
        match error {
            Error::Invalid(faults) => Ok(Self(faults)),
            Error::Refused(sentence) => Ok(Self::at(field, sentence)),
            other => Err(other),
        }
    }

    /// The sentence for a field, if something is wrong with it.
    pub fn of(&self, field: &str) -> Option<&Sentence> {
        self.0.iter().find(|(name, _)| *name == field).map(|(_, sentence)| sentence)
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl From<Faults> for Error {
    fn from(faults: Faults) -> Self {
        Self::Invalid(faults.0)
    }
}

/// Checks one form, field by field, and collects all faults: `let name = check.text("name", &self.name, 40);` … `check.finish(value)`.
#[derive(Default)]
pub struct Check(Faults);

impl Check {
    /// A required text of one line and at most so many characters, as [`clean`] leaves it: a browser sends no line break for such a field, and
    /// whoever sends one all the same has written a space. A sign in it that nobody sees is a fault, which says which and where.
    pub fn text(&mut self, field: &'static str, raw: &str, most: usize) -> String {
        let text = self.optional_text(field, raw, most);
        self.given(field, &text);
        text
    }

    /// The same of several lines, which are kept.
    pub fn lines(&mut self, field: &'static str, raw: &str, most: usize) -> String {
        let text = self.optional_lines(field, raw, most);
        self.given(field, &text);
        text
    }

    /// What must not be empty, whatever it is (a password).
    pub fn given(&mut self, field: &'static str, raw: &str) {
        if raw.is_empty() && self.0.of(field).is_none() {
            self.fault(field, Sentence::of(|language| Text(language).missing()));
        }
    }

    /// A text of one line that may be left empty.
    pub fn optional_text(&mut self, field: &'static str, raw: &str, most: usize) -> String {
        one_line(&self.optional_lines(field, raw, most))
    }

    /// A text of several lines that may be left empty.
    pub fn optional_lines(&mut self, field: &'static str, raw: &str, most: usize) -> String {
        let text = clean(raw);
        if let Some(unseen) = Unseen::find(raw) {
            self.fault(field, unseen.fault());
        } else if text.chars().count() > most {
            self.fault(field, Sentence::of(|language| Text(language).too_long(most)));
        }
        text
    }

    /// A required day, `YYYY-MM-DD`.
    pub fn day(&mut self, field: &'static str, raw: &str) -> Date {
        let day = self.optional_day(field, raw);
        self.given(field, raw.trim());
        day.unwrap_or_default()
    }

    /// A day that may be left empty.
    pub fn optional_day(&mut self, field: &'static str, raw: &str) -> Option<Date> {
        let raw = raw.trim();
        let day = read_day(raw);
        if !raw.is_empty() && day.is_none() {
            self.fault(field, Sentence::of(|language| Text(language).no_such_day()));
        }
        day
    }

    /// A required time of day, `HH:MM`.
    pub fn time(&mut self, field: &'static str, raw: &str) -> Time {
        let read = raw.trim().split_once(':').and_then(|(hour, minute)| {
            let minute = minute.get(..2).filter(|_| minute.len() == 2 || minute.len() == 5)?;
            Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()
        });
        read.unwrap_or_else(|| {
            self.fault(field, Sentence::of(|language| Text(language).no_such_time()));
            Time::midnight()
        })
    }

    /// A whole number within these bounds.
    pub fn number(&mut self, field: &'static str, raw: &str, bounds: RangeInclusive<i64>) -> i64 {
        let number = raw.trim().chars().map(narrow).collect::<String>().parse().ok();
        let number = number.filter(|number| bounds.contains(number));
        number.unwrap_or_else(|| {
            self.fault(field, Sentence::of(|language| Text(language).not_a_number(bounds.start(), bounds.end())));
            *bounds.start()
        })
    }

    /// One of the offered choices, read by `read`; anything else is a fault and `otherwise` stands in until [`Check::finish`].
    pub fn choice<T>(&mut self, field: &'static str, raw: &str, otherwise: T, read: impl Fn(&str) -> Option<T>) -> T {
        read(raw.trim()).unwrap_or_else(|| {
            self.fault(field, Sentence::of(|language| Text(language).not_a_choice()));
            otherwise
        })
    }

    /// The id of something chosen from a list; `None` also stands for "nothing chosen", which is a fault only when `required`.
    pub fn id<T>(
        &mut self,
        field: &'static str,
        raw: &str,
        required: bool,
        read: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let raw = raw.trim();
        let id = read(raw).filter(|_| is_id(raw));
        if id.is_none() && (required || !raw.is_empty()) {
            self.fault(field, Sentence::of(|language| Text(language).not_a_choice()));
        }
        id
    }

    /// Notes a fault that only the caller can see.
    pub fn fault(&mut self, field: &'static str, sentence: Sentence) {
        self.0.0.push((field, sentence));
    }

    /// The checked value, if nothing was wrong.
    pub fn finish<T>(self, value: T) -> Result<T, Faults> {
        if self.0.is_empty() { Ok(value) } else { Err(self.0) }
    }
}

/// Reads `YYYY-MM-DD`, also `YYYY/M/D`, `YYYY.M.D` and `YYYY年M月D日`; only days that exist, in the years 1900 to 2199.
pub fn read_day(raw: &str) -> Option<Date> {
    let raw = raw.trim().trim_end_matches('日');
    let mut parts = raw.split(['-', '/', '.', '年', '月']);
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 {
        return None;
    }
    let date = Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()?;
    (1900..2200).contains(&date.year()).then_some(date)
}

/// A text as it may be stored: trimmed, one kind of line end, without signs that nobody sees. For what is not a field of a form: there they are told.
pub fn clean(raw: &str) -> String {
    seen(raw).trim().to_owned()
}

/// A sign that an input method wrote in its full width, as the narrow one that it means.
pub fn narrow(sign: char) -> char {
    match sign {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(sign) - 0xfee0).unwrap_or(sign),
        '\u{3000}' => ' ',
        _ => sign,
    }
}

/// A text in one line: what parts its lines is a space.
fn one_line(text: &str) -> String {
    let is_break = |sign: char| matches!(sign, '\n' | '\t' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}');
    let parts: Vec<&str> = text.split(is_break).map(str::trim).filter(|part| !part.is_empty()).collect();
    if parts.len() > 1 { parts.join(" ") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_as_people_write_it_and_only_if_it_exists() {
        let fifteenth = jiff::civil::date(2026, 3, 15);
        for written in ["2026-03-15", "2026/3/15", "2026.3.15", "2026年3月15日", " 2026-3-15 "] {
            assert_eq!(read_day(written), Some(fifteenth), "{written}");
        }
        for written in
            ["2026-02-30", "2026-13-01", "26-03-15", "2026-03", "0001-01-01", "2026-03-15-16", "yesterday", ""]
        {
            assert_eq!(read_day(written), None, "{written}");
        }
    }

    #[test]
    fn hostile_characters_do_not_pass_and_names_do() {
        assert_eq!(clean(" 张\u{202e}三\0\r\n李四\u{feff} "), "张三\n李四");
        assert_eq!(clean("=1+1"), "=1+1");
        assert_eq!(clean("O’Brien·阿依"), "O’Brien·阿依");
    }

    #[test]
    fn a_field_of_one_line_has_one_whatever_is_sent() {
        let mut check = Check::default();
        assert_eq!(check.text("topic", "研究方案\r\n另起一行\t再说\u{2028}完", 40), "研究方案 另起一行 再说 完");
        assert_eq!(check.optional_text("place", "\n三楼 会议室\n\n", 40), "三楼 会议室");
        assert_eq!(check.lines("words", " 第一行\r\n第二行 ", 40), "第一行\n第二行");
        assert_eq!(check.optional_lines("note", "", 40), "");
        check.lines("empty", " \n ", 40);
        let faults = check.finish(()).expect_err("a required one is empty");
        assert_eq!(faults.0.iter().map(|(field, _)| *field).collect::<Vec<_>>(), ["empty"]);
    }

    #[test]
    fn all_faults_of_a_form_are_told_at_once() {
        let mut check = Check::default();
        check.text("name", "  ", 10);
        check.text("topic", "too long", 3);
        check.day("day", "2026-02-30");
        check.time("time", "25:00");
        check.optional_text("note", "甲\u{202e}乙", 3);
        let faults = check.finish(()).expect_err("five fields are wrong");
        assert_eq!(
            faults.0.iter().map(|(field, _)| *field).collect::<Vec<_>>(),
            ["name", "topic", "day", "time", "note"]
        );
        assert!(faults.of("note").is_some_and(|fault| fault.zh.contains("U+202E")), "{faults:?}");
    }
}
