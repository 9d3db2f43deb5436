//! The numbers that Word counts itself: rules and steps are cited by them, and they stand in no paragraph.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::{number, value};

/// The levels of a list.
const LEVELS: usize = 9;

/// A level of a list.
#[derive(Clone, Debug, Default)]
struct Level {
    /// How it writes its number.
    format: String,
    /// What stands around it, with `%1` for the number of the first level.
    text: String,
    start: u32,
    /// The style whose paragraphs stand at this level.
    style: Option<String>,
}

/// What a paragraph of a list begins with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A dot, or another sign without a number.
    Sign,
    /// A number, such as `第三条` or `2.1`.
    Number(String),
}

/// The lists of a document, and how far each has counted.
#[derive(Debug, Default)]
pub struct Numbers {
    kinds: BTreeMap<String, Vec<Level>>,
    /// Of which kind each list is, and at which levels it begins anew.
    lists: BTreeMap<String, (String, BTreeMap<usize, u32>)>,
    counted: BTreeMap<String, [Option<u32>; LEVELS]>,
}

impl Numbers {
    /// Reads the part that describes the lists.
    pub fn of(xml: &str) -> Self {
        let mut numbers = Self::default();
        let (mut kind, mut list, mut at) = (String::new(), String::new(), 0);
        let mut reader = Reader::from_str(xml);
        loop {
            let start = match reader.read_event() {
                Ok(Event::Start(start) | Event::Empty(start)) => start,
                Ok(Event::Eof) | Err(_) => return numbers,
                Ok(_) => continue,
            };
            let name = start.local_name();
            let level = numbers.kinds.get_mut(&kind).and_then(|levels| levels.get_mut(at));
            match (name.as_ref(), level) {
                ("abstractNum", _) => {
                    kind = value(&start, "abstractNumId").unwrap_or_default();
                    numbers.kinds.insert(kind.clone(), vec![Level { start: 1, ..Level::default() }; LEVELS]);
                }
                ("num", _) => (kind, list) = (String::new(), value(&start, "numId").unwrap_or_default()),
                ("abstractNumId", _) => {
                    let of = value(&start, "val").unwrap_or_default();
                    numbers.lists.insert(list.clone(), (of, BTreeMap::new()));
                }
                ("lvl" | "lvlOverride", _) => at = number(&start, "ilvl").unwrap_or(LEVELS),
                ("startOverride", _) => {
                    if let (Some((_, anew)), Some(first)) = (numbers.lists.get_mut(&list), number(&start, "val")) {
                        anew.insert(at, first);
                    }
                }
                ("start", Some(level)) => level.start = number(&start, "val").unwrap_or(1),
                ("numFmt", Some(level)) => level.format = value(&start, "val").unwrap_or_default(),
                ("lvlText", Some(level)) => level.text = value(&start, "val").unwrap_or_default(),
                ("pStyle", Some(level)) => level.style = value(&start, "val"),
                _ => {}
            }
        }
    }

    /// The mark of the next paragraph of a list, at a level or at that of its style; none where there is no such list.
    pub fn next(&mut self, list: &str, level: Option<usize>, style: &str) -> Option<Mark> {
        let (kind, anew) = self.lists.get_mut(list)?;
        let levels = self.kinds.get(kind)?;
        let of_style = || levels.iter().position(|level| level.style.as_deref() == Some(style));
        let at = level.or_else(of_style).unwrap_or(0).min(LEVELS - 1);
        let counted = self.counted.entry(kind.clone()).or_default();
        counted[at] = Some(match (anew.remove(&at), counted[at]) {
            (Some(first), _) => first,
            (None, Some(last)) => last.saturating_add(1),
            (None, None) => levels[at].start,
        });
        counted[at + 1..].fill(None);
        if matches!(levels[at].format.as_str(), "bullet" | "none" | "") {
            return Some(Mark::Sign);
        }
        let mut text = levels[at].text.clone();
        for (place, level) in levels.iter().enumerate().take(at + 1) {
            let here = counted[place].unwrap_or(level.start);
            text = text.replace(&format!("%{}", place + 1), &written(here, &level.format));
        }
        Some(if text.trim().is_empty() { Mark::Sign } else { Mark::Number(text) })
    }
}

/// A number as a format of Word writes it.
fn written(number: u32, format: &str) -> String {
    match format {
        "upperLetter" => lettered(number, b'A'),
        "lowerLetter" => lettered(number, b'a'),
        "upperRoman" => roman(number),
        "lowerRoman" => roman(number).to_lowercase(),
        "decimalZero" => format!("{number:02}"),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" if (1..=20).contains(&number) => {
            char::from_u32(0x2460 + number - 1).map(String::from).unwrap_or_default()
        }
        "chineseCounting"
        | "chineseCountingThousand"
        | "ideographDigital"
        | "japaneseCounting"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand" => chinese(number),
        "ideographTraditional" => nth("甲乙丙丁戊己庚辛壬癸", number),
        "ideographZodiac" => nth("子丑寅卯辰巳午未申酉戌亥", number),
        _ => number.to_string(),
    }
}

fn nth(signs: &str, number: u32) -> String {
    let sign = (number as usize).checked_sub(1).and_then(|at| signs.chars().nth(at));
    sign.map_or_else(|| number.to_string(), String::from)
}

/// A to Z, then AA, BB.
fn lettered(number: u32, first: u8) -> String {
    let Some(at) = number.checked_sub(1).filter(|at| *at < 26 * 8) else { return number.to_string() };
    let letter = char::from(first + u8::try_from(at % 26).unwrap_or_default());
    std::iter::repeat_n(letter, at as usize / 26 + 1).collect()
}

fn roman(number: u32) -> String {
    if !(1..4_000).contains(&number) {
        return number.to_string();
    }
    let (mut left, mut written) = (number, String::new());
    let signs = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    for (worth, sign) in signs {
        while left >= worth {
            written.push_str(sign);
            left -= worth;
        }
    }
    written
}

/// 一 to 九千九百九十九.
fn chinese(number: u32) -> String {
    if !(1..10_000).contains(&number) {
        return number.to_string();
    }
    let digits: Vec<char> = "零一二三四五六七八九".chars().collect();
    let (mut written, mut skipped) = (String::new(), false);
    for (worth, unit) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let digit = (number / worth % 10) as usize;
        if digit == 0 {
            skipped = !written.is_empty();
            continue;
        }
        if std::mem::take(&mut skipped) {
            written.push('零');
        }
        // 十五, but 二百一十五.
        if !(worth == 10 && digit == 1 && written.is_empty()) {
            written.push(digits[digit]);
        }
        written.push_str(unit);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_word_writes_them() {
        for (number, format, wanted) in [
            (3, "chineseCountingThousand", "三"),
            (15, "chineseCounting", "十五"),
            (110, "chineseCounting", "一百一十"),
            (205, "chineseCounting", "二百零五"),
            (1_010, "chineseCounting", "一千零一十"),
            (4, "upperRoman", "IV"),
            (28, "lowerLetter", "bb"),
            (2, "decimalEnclosedCircle", "②"),
            (7, "decimal", "7"),
        ] {
            assert_eq!(written(number, format), wanted);
        }
    }
}
