//! Between HTML and the words of a question. From HTML only words, line breaks and pictures are taken; what else carried meaning is named.
//! It understands what editors write, however badly; nothing in it is run, opened or followed.

use std::collections::BTreeSet;

use crate::words::{Piece, picture, pieces};

/// Words out of HTML.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// The words, with pictures.
    pub text: String,
    /// The tags whose meaning was lost.
    pub lost: BTreeSet<String>,
}

const BLOCKS: &[&str] = &[
    "p",
    "div",
    "li",
    "tr",
    "ul",
    "ol",
    "table",
    "tbody",
    "thead",
    "blockquote",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "section",
    "article",
    "dl",
    "dt",
    "dd",
];
/// Tags that say nothing by themselves.
const SILENT: &[&str] =
    &["span", "font", "b", "strong", "i", "em", "small", "body", "html", "head", "center", "prompt"];
const RAISED: (&str, &str) = ("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ");
const LOWERED: (&str, &str) = ("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎");

/// The words of HTML.
pub fn read(html: &str) -> Words {
    read_in(html, "")
}

/// The words of HTML that lies in a folder of a package: pictures are named from the package's top.
pub fn read_in(html: &str, folder: &str) -> Words {
    let mut reading = Reading { folder, ..Reading::default() };
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        reading.words(&rest[..at]);
        rest = &rest[at..];
        rest = if let Some((tag, after)) = Tag::at(rest) {
            reading.tag(&tag, after)
        } else {
            reading.words("<");
            &rest[1..]
        };
    }
    reading.words(rest);
    Words { text: reading.text.trim().to_owned(), lost: reading.lost }
}

#[derive(Default)]
struct Reading<'f> {
    folder: &'f str,
    text: String,
    lost: BTreeSet<String>,
    /// A space that stands only if words follow.
    space: bool,
    shift: Option<(&'static str, &'static str)>,
}

impl Reading<'_> {
    fn words(&mut self, raw: &str) {
        let mut rest = raw;
        while let Some(sign) = rest.chars().next() {
            if sign == '&'
                && let Some((meant, length)) = entity(rest)
            {
                self.sign(meant);
                rest = &rest[length..];
                continue;
            }
            rest = &rest[sign.len_utf8()..];
            if sign.is_ascii_whitespace() {
                self.space = true;
            } else {
                self.sign(sign);
            }
        }
    }

    fn sign(&mut self, sign: char) {
        if std::mem::take(&mut self.space) && !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push(' ');
        }
        let shifted = self.shift.map(|(plain, moved)| {
            plain.chars().position(|known| known == sign).and_then(|index| moved.chars().nth(index))
        });
        if shifted == Some(None) {
            self.lost.insert("sup/sub".to_owned());
        }
        self.text.push(shifted.flatten().unwrap_or(sign));
    }

    fn break_line(&mut self) {
        self.space = false;
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }

    /// Takes a tag, and gives what follows it.
    fn tag<'a>(&mut self, tag: &Tag<'_>, after: &'a str) -> &'a str {
        match (tag.name.as_str(), tag.closes) {
            ("br", _) => {
                self.space = false;
                self.text.push('\n');
            }
            ("img", _) => self.picture(tag),
            ("sup", closes) => self.shift = (!closes).then_some(RAISED),
            ("sub", closes) => self.shift = (!closes).then_some(LOWERED),
            ("script" | "style", false) => {
                let end = format!("</{}", tag.name);
                let at = after.to_ascii_lowercase().find(&end).unwrap_or(after.len());
                return after[at..].find('>').map_or("", |close| &after[at + close + 1..]);
            }
            ("!--" | "script" | "style", _) => {}
            (name, closes) if BLOCKS.contains(&name) => {
                if name == "table" && !closes {
                    self.lost.insert("table".to_owned());
                }
                self.break_line();
            }
            ("td" | "th", _) => self.space = true,
            (name, _) if SILENT.contains(&name) => {}
            (name, _) => {
                self.lost.insert(name.chars().take(20).collect());
            }
        }
        after
    }

    fn picture(&mut self, tag: &Tag<'_>) {
        let name = tag.attribute("src").unwrap_or_default();
        if name.is_empty() || name.starts_with("data:") {
            self.lost.insert("img".to_owned());
            return;
        }
        let name = from_top(self.folder, name.strip_prefix("@@PLUGINFILE@@/").unwrap_or(&name));
        let written = picture(&tag.attribute("alt").unwrap_or_default(), &name);
        if std::mem::take(&mut self.space) && !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push(' ');
        }
        self.text.push_str(&written);
    }
}

/// A name from the top of a package, of what a file in this folder calls so.
fn from_top(folder: &str, name: &str) -> String {
    if folder.is_empty() || name.contains(':') || name.starts_with('/') {
        return name.to_owned();
    }
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in name.split('/') {
        match part {
            "." | "" => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

struct Tag<'a> {
    name: String,
    closes: bool,
    inside: &'a str,
}

impl<'a> Tag<'a> {
    /// The tag at the beginning of a text and what follows it; nothing where a `<` is only that sign.
    fn at(text: &'a str) -> Option<(Self, &'a str)> {
        if let Some(comment) = text.strip_prefix("<!--") {
            let after = comment.find("-->").map_or("", |end| &comment[end + 3..]);
            return Some((Self { name: "!--".to_owned(), closes: false, inside: "" }, after));
        }
        let inside = &text[1..];
        let closes = inside.starts_with('/');
        let named = inside.trim_start_matches('/');
        if !named.starts_with(|sign: char| sign.is_ascii_alphabetic()) {
            return None;
        }
        let end = end_of_tag(inside)?;
        let name: String =
            named.chars().take_while(|sign| sign.is_ascii_alphanumeric() || matches!(sign, '-' | ':')).collect();
        Some((Self { name: name.to_ascii_lowercase(), closes, inside: &inside[..end] }, &inside[end + 1..]))
    }

    fn attribute(&self, wanted: &str) -> Option<String> {
        let mut from = 0;
        // Of ASCII signs alone the case changes: places stay as they are.
        let lower = self.inside.to_ascii_lowercase();
        while let Some(at) = lower[from..].find(wanted).map(|at| from + at) {
            from = at + wanted.len();
            let begins =
                self.inside[..at].ends_with(|sign: char| sign.is_ascii_whitespace() || sign == '"' || sign == '\'');
            let Some(value) = self.inside[from..].trim_start().strip_prefix('=').map(str::trim_start) else { continue };
            if begins {
                let quote = value.chars().next().filter(|sign| matches!(sign, '"' | '\''));
                let raw = match quote {
                    Some(quote) => value[1..].split(quote).next(),
                    None => value.split(|sign: char| sign.is_ascii_whitespace() || sign == '/').next(),
                };
                return raw.map(resolve);
            }
        }
        None
    }
}

/// Where a tag ends: at the first `>` outside of quotation marks.
fn end_of_tag(inside: &str) -> Option<usize> {
    let mut quote = None;
    for (at, sign) in inside.char_indices() {
        match (quote, sign) {
            (None, '>') => return Some(at),
            (None, '"' | '\'') => quote = Some(sign),
            (Some(open), sign) if open == sign => quote = None,
            _ => {}
        }
    }
    None
}

/// The sign that an entity stands for, and how many bytes it takes. Unknown ones stay as they are written.
fn entity(text: &str) -> Option<(char, usize)> {
    let end = text.bytes().take(12).position(|byte| byte == b';')?;
    let name = text.get(1..end)?;
    let meant = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" | "ensp" | "emsp" => ' ',
        "ldquo" => '“',
        "rdquo" => '”',
        "lsquo" => '‘',
        "rsquo" => '’',
        "mdash" => '—',
        "ndash" => '–',
        "hellip" => '…',
        "middot" => '·',
        "times" => '×',
        "divide" => '÷',
        "deg" => '°',
        "le" => '≤',
        "ge" => '≥',
        "ne" => '≠',
        _ => {
            let number = name.strip_prefix('#')?;
            let hexadecimal = number.strip_prefix(['x', 'X']).map(|digits| u32::from_str_radix(digits, 16));
            char::from_u32(hexadecimal.unwrap_or_else(|| number.parse()).ok()?)?
        }
    };
    Some((meant, end + 1))
}

/// A text whose entities are resolved.
fn resolve(raw: &str) -> String {
    let mut text = String::new();
    let mut rest = raw;
    while let Some(sign) = rest.chars().next() {
        let (meant, length) = (sign == '&').then(|| entity(rest)).flatten().unwrap_or((sign, sign.len_utf8()));
        text.push(meant);
        rest = &rest[length..];
    }
    text
}

/// Signs as XML has them.
pub fn escaped(text: &str) -> String {
    let kept: String = text
        .chars()
        .filter(|sign| (!sign.is_control() || matches!(sign, '\n' | '\t')) && !matches!(sign, '\u{fffe}' | '\u{ffff}'))
        .collect();
    quick_xml::escape::escape(kept.as_str()).into_owned()
}

/// Words as XHTML: the same words come out of it again. `folder` stands before the names of pictures.
pub fn write(text: &str, folder: &str) -> String {
    let mut html = String::new();
    for piece in pieces(text) {
        match piece {
            Piece::Words(words) => html.push_str(&spaced(words)),
            Piece::Picture(picture) => {
                html.push_str(&format!(
                    "<img src=\"{folder}{}\" alt=\"{}\"/>",
                    escaped(picture.name),
                    escaped(picture.about)
                ));
            }
        }
    }
    html
}

/// Spaces that HTML would take together are written by their number.
fn spaced(words: &str) -> String {
    let mut html = String::new();
    let mut before = '\n';
    let mut signs = words.chars().peekable();
    while let Some(sign) = signs.next() {
        let at_edge =
            matches!(before, ' ' | '\n' | '\t') || signs.peek().is_none_or(|next| matches!(next, '\n' | ' ' | '\t'));
        match sign {
            '\n' => html.push_str("<br/>"),
            ' ' if at_edge => html.push_str("&#32;"),
            '\t' => html.push_str("&#9;"),
            sign => html.push_str(&escaped(sign.encode_utf8(&mut [0; 4]))),
        }
        before = sign;
    }
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_breaks_and_pictures_are_taken_out_of_what_editors_write() {
        let html = "<p dir=\"ltr\">制动时&nbsp;车轮<b>最容易</b><br>抱死的<span style='a>b'>路面</span></p>\n  <p>5 < 6，面积 3m<sup>2</sup>，H<sub>2</sub>O</p><!-- 注 --><script>alert(1)</script><IMG SRC=\"@@PLUGINFILE@@/a.png\" alt='冰&quot;雪'>";
        let read = read(html);
        assert_eq!(read.text, "制动时 车轮最容易\n抱死的路面\n5 < 6，面积 3m²，H₂O\n![冰\"雪](a.png)");
        assert!(read.lost.is_empty(), "{:?}", read.lost);
    }

    #[test]
    fn what_carried_meaning_and_is_lost_is_named() {
        let lost = read("<table><tr><td>甲</td><td>乙</td></tr></table><a href=x>丙</a><sup>注</sup>").lost;
        assert_eq!(lost.into_iter().collect::<Vec<_>>(), ["a", "sup/sub", "table"]);
    }

    #[test]
    fn words_come_out_again_as_they_went_in() {
        for text in
            ["a  b", "a \n b\n\nc", "x < y & z > \"w\"", "看![图](a.png) 吧", "a\tb", "&amp; &nbsp;", "<p>不是标签</p>"]
        {
            assert_eq!(read(&write(text, "@@PLUGINFILE@@/")).text, text, "{}", write(text, ""));
        }
    }
}
