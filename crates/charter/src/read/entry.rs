//! One table of a rules file and its keys. A wrong key becomes a fault and a harmless value, so that reading goes on;
//! what was read is thrown away when there is any fault.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use jiff::civil::Date;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::source_text::SourceText;
use crate::{Bound, Fraction, Period, Share, Words};

/// Entries of one list, at most.
const LIST_MAX: usize = 500;
/// Characters of one text, at most.
const TEXT_CHARS_MAX: usize = 500;

/// A table with its place in the file. Remembers which keys were asked for.
pub(super) struct Entry<'r> {
    source: &'r SourceText<'r>,
    table: &'r DeTable<'r>,
    path: String,
    at: usize,
    asked: RefCell<BTreeSet<&'static str>>,
}

impl<'r> Entry<'r> {
    pub fn root(source: &'r SourceText<'r>, table: &'r DeTable<'r>) -> Self {
        Self::new(source, table, String::new(), 0)
    }

    fn new(source: &'r SourceText<'r>, table: &'r DeTable<'r>, path: String, at: usize) -> Self {
        Self { source, table, path, at, asked: RefCell::default() }
    }

    /// Notes a fault of a key, or of the entry where the key is missing.
    pub fn fault(&self, key: &str, wrong: Words, remedy: Words) {
        let at = self.table.get(key).map_or(self.at, |value| value.span().start);
        self.source.fault(at, &self.path_of(key), wrong, remedy);
    }

    /// Every key that nobody asked for is a fault: it would be a rule without effect.
    pub fn close(self) {
        for key in self.table.keys().filter(|key| !self.asked.borrow().contains(key.get_ref().as_ref())) {
            let path = self.path_of(key.get_ref());
            let remedy = Words::new("请删去，或改为正确的键名。", "Remove it, or correct the name of the key.");
            self.source.fault(key.span().start, &path, Words::new("未知的键。", "Unknown key."), remedy);
        }
    }

    /// Whether a key is there.
    pub fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// A text of at least one character.
    pub fn text(&self, key: &'static str) -> String {
        self.needed(key, Self::text_or_none)
    }

    pub fn text_or_none(&self, key: &'static str) -> Option<String> {
        self.value(key, "文字", "text", |value| {
            let text = value.as_str()?;
            let fits = !text.trim().is_empty() && text.chars().count() <= TEXT_CHARS_MAX;
            fits.then(|| text.to_owned())
        })
    }

    /// The key `code`, which goes into addresses and keys: small letters, digits and underscores.
    pub fn code(&self) -> String {
        let code = self.text("code");
        let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
        if !code.bytes().all(plain) {
            let wrong = Words::new("代码含有不能使用的字符。", "The code holds characters that it must not.");
            let remedy = Words::new("请只用小写字母、数字和下划线。", "Use small letters, digits and underscores.");
            self.fault("code", wrong, remedy);
        }
        code
    }

    /// The keys `zh` and `en`.
    pub fn words(&self) -> Words {
        Words { zh: self.text("zh"), en: self.text("en") }
    }

    /// A list of texts; empty when it is not there.
    pub fn texts(&self, key: &'static str) -> Vec<String> {
        let read = |value: &DeValue<'_>| {
            let list = value.as_array().filter(|list| list.len() <= LIST_MAX)?;
            list.iter().map(|item| item.get_ref().as_str().map(str::to_owned)).collect::<Option<Vec<_>>>()
        };
        self.value(key, "文字列表", "a list of texts", read).unwrap_or_default()
    }

    pub fn date(&self, key: &'static str) -> Date {
        self.needed(key, Self::date_or_none)
    }

    pub fn date_or_none(&self, key: &'static str) -> Option<Date> {
        self.value(key, "日期，如2026-05-01", "a day such as 2026-05-01", day)
    }

    /// A list of days; empty when it is not there.
    pub fn dates(&self, key: &'static str) -> Vec<Date> {
        let read = |value: &DeValue<'_>| {
            let list = value.as_array().filter(|list| list.len() <= LIST_MAX)?;
            list.iter().map(|item| day(item.get_ref())).collect::<Option<Vec<_>>>()
        };
        self.value(key, "日期列表，如[2026-05-09]", "a list of days such as [2026-05-09]", read).unwrap_or_default()
    }

    /// The keys `valid_from` and `valid_until`.
    pub fn validity(&self) -> Period {
        let (first, last) = (self.date("valid_from"), self.date_or_none("valid_until"));
        self.ordered(first, last.unwrap_or(Date::MAX), "valid_until")
    }

    /// A period between two keys.
    pub fn period(&self, first: &'static str, last: &'static str) -> Period {
        let (from, to) = (self.date(first), self.date(last));
        self.ordered(from, to, last)
    }

    fn ordered(&self, first: Date, last: Date, key: &str) -> Period {
        Period::new(first, last).unwrap_or_else(|| {
            let remedy = Words::new("请改正两个日期的先后。", "Correct the order of the two days.");
            self.fault(key, Words::new("结束日早于开始日。", "The last day lies before the first."), remedy);
            Period { first, last: first }
        })
    }

    pub fn whole(&self, key: &'static str, range: RangeInclusive<u32>) -> u32 {
        self.needed(key, |entry, key| entry.whole_or_none(key, range))
    }

    pub fn whole_or_none(&self, key: &'static str, range: RangeInclusive<u32>) -> Option<u32> {
        let (least, most) = (range.start(), range.end());
        let zh = format!("{least}到{most}之间的整数");
        let en = format!("a whole number from {least} to {most}");
        let read = |value: &DeValue<'_>| {
            let number = value.as_integer()?;
            u32::from_str_radix(number.as_str(), number.radix()).ok().filter(|number| range.contains(number))
        };
        self.value(key, &zh, &en, read)
    }

    /// True or false; false when it is not there.
    pub fn flag(&self, key: &'static str) -> bool {
        self.value(key, "true或false", "true or false", DeValue::as_bool).unwrap_or(false)
    }

    pub fn fraction(&self, key: &'static str) -> Fraction {
        self.fraction_or_none(key).unwrap_or_else(|| {
            self.missing(key);
            Fraction { over: 1, under: 1 }
        })
    }

    pub fn fraction_or_none(&self, key: &'static str) -> Option<Fraction> {
        let read = |value: &DeValue<'_>| value.as_str().and_then(Fraction::parse);
        self.value(key, "分数，如\"4/5\"，大于0，不大于1", "a share such as \"4/5\", above 0, at most 1", read)
    }

    /// Either `at_least` or `more_than`, as keys of this table.
    pub fn share(&self) -> Share {
        let (at_least, more_than) = (self.fraction_or_none("at_least"), self.fraction_or_none("more_than"));
        match (at_least, more_than) {
            (Some(fraction), None) => Share { bound: Bound::AtLeast, fraction },
            (None, Some(fraction)) if fraction.over < fraction.under => Share { bound: Bound::MoreThan, fraction },
            (_, more_than) => {
                let whole = more_than.is_some() && at_least.is_none();
                let (zh, en) = if whole {
                    ("没有比全部更多的。", "Nothing is more than the whole.")
                } else {
                    ("比例须恰好写一种。", "A share is said in exactly one way.")
                };
                let remedy = Words::new(
                    "请只写at_least（不少于）或more_than（超过）之一。",
                    "Write either at_least (>=) or more_than (>), below the whole.",
                );
                self.fault("more_than", Words::new(zh, en), remedy);
                Share { bound: Bound::AtLeast, fraction: Fraction { over: 1, under: 1 } }
            }
        }
    }

    /// One of some words.
    pub fn one_of<T: Copy>(&self, key: &'static str, choices: &[(&str, T)]) -> T {
        self.value(key, &listed(choices), &listed(choices), |value| chosen(value, choices)).unwrap_or_else(|| {
            self.missing(key);
            choices[0].1
        })
    }

    /// Some of some words; none when the key is not there.
    pub fn some_of<T: Copy>(&self, key: &'static str, choices: &[(&str, T)]) -> Vec<T> {
        let read = |value: &DeValue<'_>| {
            let list = value.as_array().filter(|list| list.len() <= choices.len())?;
            list.iter().map(|item| chosen(item.get_ref(), choices)).collect::<Option<Vec<_>>>()
        };
        let (zh, en) = (format!("列表，取自{}", listed(choices)), format!("a list of {}", listed(choices)));
        self.value(key, &zh, &en, read).unwrap_or_default()
    }

    /// The table of a key, which must be there; an empty one in its place when it is not.
    pub fn table(&self, key: &'static str) -> Option<Entry<'r>> {
        self.asked.borrow_mut().insert(key);
        let found = self.table.get(key).and_then(|value| Some((value.get_ref().as_table()?, value.span().start)));
        if found.is_none() {
            let wrong = Words::new("缺少这一节。", "This table is missing.");
            self.fault(key, wrong, Words::new(format!("请补上[{key}]。"), format!("Add [{key}].")));
        }
        found.map(|(table, at)| Self::new(self.source, table, self.path_of(key), at))
    }

    /// The tables of a list, of which there must be at least one.
    pub fn tables(&self, key: &'static str) -> Vec<Entry<'r>> {
        self.asked.borrow_mut().insert(key);
        let list = self.table.get(key).and_then(|value| value.get_ref().as_array());
        let tables: Option<Vec<_>> = list.and_then(|list| {
            let entry = |(at, item): (usize, &'r Spanned<DeValue<'r>>)| {
                let path = format!("{}[{at}]", self.path_of(key));
                Some(Self::new(self.source, item.get_ref().as_table()?, path, item.span().start))
            };
            list.iter().enumerate().map(entry).collect()
        });
        tables.filter(|tables| (1..=LIST_MAX).contains(&tables.len())).unwrap_or_else(|| {
            let wrong = Words::new("须有1到500节。", "There must be 1 to 500 of these tables.");
            self.fault(key, wrong, Words::new(format!("请写成[[{key}]]。"), format!("Write [[{key}]].")));
            Vec::new()
        })
    }

    /// A value that may be missing; a fault when it is there and cannot be read.
    fn value<T>(
        &self,
        key: &'static str,
        zh: &str,
        en: &str,
        read: impl Fn(&'r DeValue<'r>) -> Option<T>,
    ) -> Option<T> {
        self.asked.borrow_mut().insert(key);
        let value = self.table.get(key)?;
        let read = read(value.get_ref());
        if read.is_none() {
            let wrong = Words::new("无法读取这个值。", "This value cannot be read.");
            let remedy = Words::new(format!("请写：{zh}。"), format!("Write {en}."));
            self.fault(key, wrong, remedy);
        }
        read
    }

    fn needed<T: Default>(&self, key: &'static str, read: impl FnOnce(&Self, &'static str) -> Option<T>) -> T {
        read(self, key).unwrap_or_else(|| {
            self.missing(key);
            T::default()
        })
    }

    fn missing(&self, key: &'static str) {
        if !self.has(key) {
            let wrong = Words::new("缺少这个键。", "This key is missing.");
            self.fault(key, wrong, Words::new(format!("请补上{key}。"), format!("Add {key}.")));
        }
    }

    fn path_of(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }
}

fn day(value: &DeValue<'_>) -> Option<Date> {
    let written = value.as_datetime().filter(|written| written.time.is_none() && written.offset.is_none())?.date?;
    let (month, day) = (i8::try_from(written.month).ok()?, i8::try_from(written.day).ok()?);
    Date::new(i16::try_from(written.year).ok()?, month, day).ok()
}

fn chosen<T: Copy>(value: &DeValue<'_>, choices: &[(&str, T)]) -> Option<T> {
    let word = value.as_str()?;
    choices.iter().find(|(name, _)| *name == word).map(|(_, choice)| *choice)
}

fn listed<T>(choices: &[(&str, T)]) -> String {
    choices.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ")
}
