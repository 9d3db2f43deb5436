//! Between HTML and the words of a question. From HTML only words, line breaks and pictures are taken; what else carried meaning is named.
//! It understands what editors write, however badly; nothing in it is run, opened or followed.

use std::cell::RefCell;
use std::collections::BTreeSet;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use html5ever::TokenizerResult;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use sha2::{Digest as _, Sha256};

use crate::words::{Piece, picture, pieces};

/// Words out of HTML.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// The words, with pictures.
    pub text: String,
    /// The tags whose meaning was lost.
    pub lost: BTreeSet<String>,
    /// Pictures that lie in the text itself, by the names that the words have for them.
    pub inline: Vec<(String, Vec<u8>)>,
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
    "qti-content-body",
];
/// Tags that say nothing by themselves.
const SILENT: &[&str] =
    &["span", "font", "b", "strong", "i", "em", "small", "body", "html", "head", "center", "prompt"];
/// Tags by which a text is known as HTML that does not say so: editors write these in pairs.
const PAIRED: &[&str] =
    &["p", "b", "i", "u", "strong", "em", "sup", "sub", "span", "div", "ul", "ol", "li", "td", "code", "pre", "a"];
const RAISED: (&str, &str) = ("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ");
const LOWERED: (&str, &str) = ("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎");

/// Whether a text is HTML, though nothing says so.
pub fn looks_like_it(text: &str) -> bool {
    let opens = |tag: &str| text.contains(&format!("<{tag}>")) || text.contains(&format!("<{tag} "));
    let is_paired = |tag: &&str| text.contains(&format!("</{tag}>")) && opens(tag);
    text.contains("<img ") || text.contains("<br") || text.contains("<p>") || PAIRED.iter().any(is_paired)
}

/// The words of HTML.
pub fn read(html: &str) -> Words {
    read_in(html, "")
}

/// The words of HTML that lies in a folder of a package: pictures are named from the package's top.
pub fn read_in(html: &str, folder: &str) -> Words {
    let reading = Reading { folder: folder.to_owned(), ..Reading::default() };
    let tokenizer = Tokenizer::new(Sink(RefCell::new(reading)), TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(html));
    // A script tells the tokenizer to wait for it to run; ours never run.
    while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
    tokenizer.end();
    let reading = tokenizer.sink.0.into_inner();
    Words { text: reading.text.trim().to_owned(), lost: reading.lost, inline: reading.inline }
}

/// Takes the tokens of the HTML standard. No tree is built that hostile depth could topple.
struct Sink(RefCell<Reading>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut reading = self.0.borrow_mut();
        match token {
            Token::TagToken(tag) => reading.tag(&tag),
            Token::CharacterTokens(words) => {
                reading.words(&words);
                TokenSinkResult::Continue
            }
            _ => TokenSinkResult::Continue,
        }
    }
}

#[derive(Default)]
struct Reading {
    folder: String,
    text: String,
    lost: BTreeSet<String>,
    inline: Vec<(String, Vec<u8>)>,
    /// A space that stands only if words follow.
    space: bool,
    shift: Option<(&'static str, &'static str)>,
    /// Inside of a script or a style: nothing there was written for a reader.
    hidden: bool,
    /// Inside of what is set as it was typed.
    typed: bool,
    /// The lists that are open, each with the number of its next item if it counts.
    lists: Vec<Option<i32>>,
    /// The number that stands before the words that follow.
    number: String,
}

impl Reading {
    fn words(&mut self, words: &str) {
        if self.hidden {
            return;
        }
        for sign in words.chars() {
            match sign {
                '\u{a0}' | '\u{2002}' | '\u{2003}' => self.sign(' '),
                '\n' if self.typed => self.break_line(),
                sign if sign.is_ascii_whitespace() => self.space = true,
                sign => self.sign(sign),
            }
        }
    }

    fn sign(&mut self, sign: char) {
        if std::mem::take(&mut self.space) && !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push(' ');
        }
        self.text.push_str(&std::mem::take(&mut self.number));
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

    fn tag(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let begins = tag.kind == TagKind::StartTag;
        match &*tag.name {
            "br" => {
                self.space = false;
                self.text.push('\n');
            }
            "img" => self.picture(tag),
            "sup" => self.shift = begins.then_some(RAISED),
            "sub" => self.shift = begins.then_some(LOWERED),
            name @ ("script" | "style") => {
                self.hidden = begins;
                let kind = if name == "script" { RawKind::ScriptData } else { RawKind::Rawtext };
                return if begins { TokenSinkResult::RawData(kind) } else { TokenSinkResult::Continue };
            }
            name if BLOCKS.contains(&name) => {
                if name == "table" && begins {
                    self.lost.insert("table".to_owned());
                }
                self.break_line();
                self.list(name, tag, begins);
            }
            "td" | "th" => self.space = true,
            name if SILENT.contains(&name) => {}
            name => {
                if name == "pre" {
                    self.typed = begins;
                    self.break_line();
                }
                self.lost.insert(name.chars().take(20).collect());
            }
        }
        TokenSinkResult::Continue
    }

    /// Counts the items of a list whose items are counted: by their numbers others speak of them.
    fn list(&mut self, name: &str, tag: &Tag, begins: bool) {
        match name {
            "ol" if begins => self.lists.push(Some(attribute(tag, "start").trim().parse().unwrap_or(1))),
            "ul" if begins => self.lists.push(None),
            "ol" | "ul" => drop(self.lists.pop()),
            "li" => {
                self.number.clear();
                if let Some(Some(next)) = self.lists.last_mut().filter(|_| begins) {
                    self.number = format!("{next}. ");
                    *next = next.saturating_add(1);
                }
            }
            _ => {}
        }
    }

    /// Takes a picture along that lies in the text itself; gives its name, or an empty one where it cannot be read.
    fn inline(&mut self, address: &str) -> String {
        let Some(bytes) = bytes_in(address) else { return String::new() };
        let name = format!("data-{}", hex::encode(&Sha256::digest(&bytes)[..8]));
        self.inline.push((name.clone(), bytes));
        name
    }

    fn picture(&mut self, tag: &Tag) {
        let source = attribute(tag, "src").trim();
        let name = if source.starts_with("data:") { self.inline(source) } else { from_top(&self.folder, source) };
        if name.is_empty() {
            self.lost.insert("img".to_owned());
            return;
        }
        let written = picture(attribute(tag, "alt"), &name);
        if std::mem::take(&mut self.space) && !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push(' ');
        }
        self.text.push_str(&std::mem::take(&mut self.number));
        self.text.push_str(&written);
    }
}

/// The bytes of an address that holds them itself.
fn bytes_in(address: &str) -> Option<Vec<u8>> {
    let folded: String = address.split_once(";base64,")?.1.split_whitespace().collect();
    STANDARD.decode(folded).ok()
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

/// What a tag says under this name; nothing said is empty.
fn attribute<'t>(tag: &'t Tag, wanted: &str) -> &'t str {
    tag.attrs.iter().find(|one| &*one.name.local == wanted).map_or("", |one| &*one.value)
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

/// Spaces that HTML would take together are written as ones that it keeps; a tab becomes such a space.
fn spaced(words: &str) -> String {
    let mut html = String::new();
    let mut before = '\n';
    let mut signs = words.chars().peekable();
    while let Some(sign) = signs.next() {
        let at_edge =
            matches!(before, ' ' | '\n' | '\t') || signs.peek().is_none_or(|next| matches!(next, '\n' | ' ' | '\t'));
        match sign {
            '\n' => html.push_str("<br/>"),
            ' ' if at_edge => html.push_str("&#160;"),
            '\t' => html.push_str("&#160;"),
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
        assert_eq!(read.text, "制动时 车轮最容易\n抱死的路面\n5 < 6，面积 3m²，H₂O\n![冰\"雪](@@PLUGINFILE@@/a.png)");
        assert!(read.lost.is_empty(), "{:?}", read.lost);
    }

    #[test]
    fn what_carried_meaning_and_is_lost_is_named() {
        let lost = read("<table><tr><td>甲</td><td>乙</td></tr></table><a href=x>丙</a><sup>注</sup>").lost;
        assert_eq!(lost.into_iter().collect::<Vec<_>>(), ["a", "sup/sub", "table"]);
    }

    #[test]
    fn items_keep_their_numbers_and_what_is_set_as_typed_its_lines() {
        let html = "<ol><li>敬礼</li><li><p>说明</p><ul><li>理由</li></ul></li><li></li><li>放行</li></ol><ol start=7><li>甲</ol>";
        assert_eq!(read(html).text, "1. 敬礼\n2. 说明\n理由\n4. 放行\n7. 甲");
        let code = read("先看<pre>\nif x:\n    y\n</pre>再答");
        assert_eq!(code.text, "先看\nif x:\ny\n再答");
        assert!(code.lost.contains("pre"), "its spaces are not kept");
    }

    #[test]
    fn words_come_out_again_as_they_went_in() {
        for text in ["a  b", "a \n b\n\nc", "x < y & z > \"w\"", "看![图](a.png) 吧", "&amp; &nbsp;", "<p>不是标签</p>"]
        {
            assert_eq!(read(&write(text, "")).text, text, "{}", write(text, ""));
        }
    }
}
