//! Language tags (RFC 5646), maps from tags to words, and which words a reader's languages choose.

use std::fmt;

use crate::fault::{At, Fault, Rule};
use crate::fields::string;
use crate::json::{Node, Value, write_string};

/// A language tag whose parts have the lengths and the order that RFC 5646 gives. Two are equal whatever their case.
#[derive(Clone, Debug)]
pub struct LanguageTag(Box<str>);

impl PartialEq for LanguageTag {
    fn eq(&self, other: &Self) -> bool {
        self.0.eq_ignore_ascii_case(&other.0)
    }
}

impl Eq for LanguageTag {}

impl LanguageTag {
    /// A tag, if the text is one.
    pub fn new(text: &str) -> Option<LanguageTag> {
        is_tag(text).then(|| LanguageTag(text.into()))
    }

    /// As it was written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub(crate) fn read(node: &Node<'_>, at: &At<'_>) -> Result<LanguageTag, Fault> {
        LanguageTag::new(&string(node, at)?).map_or_else(|| at.fault(Rule::LanguageTag), Ok)
    }
}

impl fmt::Display for LanguageTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The irregular tags that RFC 5646 keeps from older lists.
const IRREGULAR: &[&str] = &[
    "en-gb-oed",
    "i-ami",
    "i-bnn",
    "i-default",
    "i-enochian",
    "i-hak",
    "i-klingon",
    "i-lux",
    "i-mingo",
    "i-navajo",
    "i-pwn",
    "i-tao",
    "i-tay",
    "i-tsu",
    "sgn-be-fr",
    "sgn-be-nl",
    "sgn-ch-de",
];

/// RFC 5646, 2.1: language, up to three extensions of it, script, region, variants, extensions behind a single letter, private use behind `x`.
fn is_tag(text: &str) -> bool {
    if IRREGULAR.iter().any(|known| known.eq_ignore_ascii_case(text)) {
        return true;
    }
    let mut parts = text.split('-').peekable();
    if text.split('-').any(|part| !(1..=8).contains(&part.len()) || !part.bytes().all(|b| b.is_ascii_alphanumeric())) {
        return false;
    }
    let letters = |part: &str, lengths: std::ops::RangeInclusive<usize>| {
        lengths.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphabetic())
    };
    let private = |rest: usize| rest > 0;
    let Some(language) = parts.next() else { return false };
    if language.eq_ignore_ascii_case("x") {
        return private(parts.count());
    }
    if !letters(language, 2..=8) {
        return false;
    }
    let mut extended = 0;
    while language.len() <= 3 && extended < 3 && parts.next_if(|part| letters(part, 3..=3)).is_some() {
        extended += 1;
    }
    parts.next_if(|part| letters(part, 4..=4));
    parts.next_if(|part| letters(part, 2..=2) || (part.len() == 3 && part.bytes().all(|b| b.is_ascii_digit())));
    let is_variant = |part: &&str| part.len() >= 5 || (part.len() == 4 && part.as_bytes()[0].is_ascii_digit());
    while parts.next_if(is_variant).is_some() {}
    while let Some(single) = parts.next() {
        if single.eq_ignore_ascii_case("x") {
            return private(parts.count());
        }
        if single.len() != 1 || parts.next_if(|part| part.len() >= 2).is_none() {
            return false;
        }
        while parts.next_if(|part| part.len() >= 2).is_some() {}
    }
    true
}

/// Words in several languages, in the order in which they came.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct LanguageMap(pub Vec<(LanguageTag, String)>);

impl LanguageMap {
    pub(crate) fn read(node: &Node<'_>, at: &At<'_>) -> Result<LanguageMap, Fault> {
        let Value::Object(members) = &node.value else { return at.fault(Rule::Type("an object of language tags")) };
        let word = |(key, value): &(std::borrow::Cow<'_, str>, Node<'_>)| {
            let at = at.key(key);
            let Some(tag) = LanguageTag::new(key) else {
                return at.fault(Rule::LanguageTag).map_err(|fault: Fault| fault.by("XAPI-00121"));
            };
            Ok((tag, string(value, &at)?))
        };
        members.iter().map(word).collect::<Result<_, _>>().map(LanguageMap)
    }

    /// Reads a map from a text of its own.
    pub fn parse(text: &str) -> Result<LanguageMap, Fault> {
        LanguageMap::read(&crate::json::parse(text)?, &At::named(crate::Version::V2_0, "display"))
    }

    /// The map as JSON.
    pub fn to_json(&self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out
    }

    /// The words of a reader's first language that is here; the first words of all when none is.
    pub fn chosen(&self, languages: &Languages) -> Option<&(LanguageTag, String)> {
        self.understood(languages).or_else(|| self.0.first())
    }

    /// The words of a reader's first language that is here.
    pub fn understood(&self, languages: &Languages) -> Option<&(LanguageTag, String)> {
        languages.0.iter().find_map(|wish| self.wished(wish))
    }

    /// What meets a wish, or else ever shorter beginnings of it (RFC 4647, 3.4): who wishes `zh-CN` reads `zh`, or `zh-Hans`.
    fn wished(&self, mut wish: &str) -> Option<&(LanguageTag, String)> {
        loop {
            if let Some(found) = self.0.iter().find(|(tag, _)| suits(tag.as_str(), wish)) {
                return Some(found);
            }
            wish = &wish[..wish.rfind('-')?];
        }
    }

    pub(crate) fn write(&self, out: &mut String) {
        Self::write_words(self.0.iter(), out);
    }

    pub(crate) fn write_words<'a>(words: impl Iterator<Item = &'a (LanguageTag, String)>, out: &mut String) {
        out.push('{');
        for (at, (tag, words)) in words.enumerate() {
            out.push_str(if at == 0 { "" } else { "," });
            write_string(tag.as_str(), out);
            out.push(':');
            write_string(words, out);
        }
        out.push('}');
    }
}

/// A wish of `en` is met by `en-GB`, one of `en-GB` by `en-GB` alone (RFC 4647, basic filtering); `*` by anything.
fn suits(tag: &str, wish: &str) -> bool {
    let begins = tag.get(..wish.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(wish));
    wish == "*" || (begins && matches!(tag.as_bytes().get(wish.len()), None | Some(b'-')))
}

/// The languages that a reader understands, the dearest first, as `Accept-Language` tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Languages(Vec<String>);

impl Languages {
    /// Reads the header; what cannot be read is left out, as are languages with a weight of nought.
    pub fn of_header(header: &str) -> Languages {
        let mut wishes: Vec<(u32, &str)> = header.split(',').filter_map(wish).take(32).collect();
        wishes.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
        Languages(wishes.into_iter().map(|(_, tag)| tag.to_owned()).collect())
    }
}

/// A weight of a thousand at most, and the tag.
fn wish(part: &str) -> Option<(u32, &str)> {
    let (tag, parameters) = part.split_once(';').unwrap_or((part, ""));
    let tag = tag.trim();
    let weight = match parameters.trim().strip_prefix("q=") {
        Some(weight) => (weight.trim().parse::<f64>().ok()?.clamp(0.0, 1.0) * 1_000.0) as u32,
        None => 1_000,
    };
    (weight > 0 && (tag == "*" || is_tag(tag))).then_some((weight, tag))
}
