//! Paragraphs as they are gathered from any format: what is open decides how they are set; each is cleaned, cut where it is too long, and counted.

use serde::{Deserialize, Serialize};
use zhixing_kit::Sentence;
use zhixing_kit::form::clean;

use super::text::Text;
use crate::words::words;

/// The most paragraphs of a material.
pub const PARAGRAPHS_MAX: usize = 5_000;
/// The most characters of a material.
pub const CHARS_MAX: usize = 600_000;
/// Where a paragraph is cut: what is found is a paragraph, so it should be one that can be read at a glance.
const PARAGRAPH_CHARS_MAX: usize = 1_000;

words! {
    /// How a paragraph is set.
    pub enum Look {
        /// The title of the whole, which stands above the text.
        Title = "title" "标题" / "Title";
        /// A heading within the text.
        Heading = "heading" "章节标题" / "Heading";
        /// A heading below another one.
        Subheading = "subheading" "小标题" / "Subheading";
        /// Running text.
        Body = "body" "正文" / "Text";
        /// An item of a list.
        Item = "item" "条目" / "Item";
        /// What somebody else said.
        Quote = "quote" "引文" / "Quotation";
        /// A row of a table, its cells one after the other.
        Row = "row" "表格行" / "Row of a table";
        /// As it was written, line by line.
        Verbatim = "verbatim" "原样文字" / "Verbatim";
    }
}

impl Serialize for Look {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.word().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Look {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let word = String::deserialize(deserializer)?;
        Self::read(&word).ok_or_else(|| serde::de::Error::custom("no such look"))
    }
}

/// A paragraph.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paragraph {
    /// How it is set.
    pub look: Look,
    /// Its words, without any markup.
    pub text: String,
}

/// What is open while a file is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Block {
    Heading(u8),
    Plain,
    Item,
    Quote,
    Row,
    Cell,
    Verbatim,
}

/// Paragraphs in the making.
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "each says of one thing alone whether it is open")]
pub struct Gather {
    done: Vec<Paragraph>,
    line: String,
    title: String,
    heading: u8,
    items: usize,
    quotes: usize,
    verbatim: bool,
    row: bool,
    /// What the next paragraph begins with.
    lead: String,
    /// Whether what is open is an item by itself.
    is_item: bool,
    pictures: usize,
    told: Vec<Sentence>,
    chars: usize,
    over: bool,
}

impl Gather {
    /// Something begins: what was said before it is a paragraph.
    pub fn open(&mut self, block: Block) {
        if self.row && block != Block::Row {
            // Within a row nothing stands by itself.
            let between = if block == Block::Cell { " ｜ " } else { " " };
            if !self.line.trim().is_empty() && !self.line.ends_with("｜ ") {
                self.line.push_str(between);
            }
            return;
        }
        self.flush();
        match block {
            Block::Heading(level) => self.heading = level,
            Block::Item => self.items += 1,
            Block::Quote => self.quotes += 1,
            Block::Verbatim => self.verbatim = true,
            Block::Row => self.row = true,
            Block::Plain | Block::Cell => {}
        }
    }

    /// It ends.
    pub fn close(&mut self, block: Block) {
        if self.row && block != Block::Row {
            return;
        }
        self.flush();
        match block {
            Block::Heading(_) => self.heading = 0,
            Block::Item => self.items = self.items.saturating_sub(1),
            Block::Quote => self.quotes = self.quotes.saturating_sub(1),
            Block::Verbatim => self.verbatim = false,
            Block::Row => self.row = false,
            Block::Plain | Block::Cell => {}
        }
    }

    /// Words of what is open.
    pub fn say(&mut self, words: &str) {
        if !self.over {
            self.line.push_str(words);
            self.over = self.chars + self.line.len() / 4 > CHARS_MAX;
        }
    }

    /// The paragraph that is open begins with this: the number by which it is cited. Within a row it stands there as any word.
    pub fn lead(&mut self, lead: &str) {
        if self.row {
            self.say(lead);
        } else {
            lead.clone_into(&mut self.lead);
        }
    }

    /// The paragraph that is open is an item.
    pub fn as_item(&mut self) {
        self.is_item = true;
    }

    /// So many pictures are in the original alone.
    pub fn leave_pictures(&mut self, count: usize) {
        self.pictures += count;
    }

    /// Something else of the file that is.
    pub fn tell(&mut self, told: Sentence) {
        self.told.push(told);
    }

    /// A line ends within a paragraph.
    pub fn break_line(&mut self) {
        self.line.push(if self.row { ' ' } else { '\n' });
    }

    /// What the file calls itself; the first one holds.
    pub fn call(&mut self, title: &str) {
        if self.title.is_empty() {
            self.title = one_line(&clean(title));
        }
    }

    /// A whole paragraph at once.
    pub fn add(&mut self, look: Look, raw: &str) {
        let text = clean(raw);
        let text =
            if look == Look::Verbatim { text } else { text.lines().map(one_line).collect::<Vec<_>>().join("\n") };
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        for piece in pieces(text) {
            self.chars += piece.chars().count();
            self.over |= self.chars > CHARS_MAX || self.done.len() >= PARAGRAPHS_MAX;
            if self.over {
                return;
            }
            self.done.push(Paragraph { look, text: piece.to_owned() });
        }
    }

    /// What came together: the title, the paragraphs and what is in the original alone; or why it is none.
    pub fn finish(mut self) -> Result<(String, Vec<Paragraph>, Vec<Sentence>), Sentence> {
        self.flush();
        if self.over {
            return Err(Sentence::of(|language| Text(language).too_long(CHARS_MAX, PARAGRAPHS_MAX)));
        }
        if self.done.is_empty() {
            return Err(Sentence::of(|language| Text(language).empty()));
        }
        let is_title = |one: &Paragraph| one.text == self.title;
        // The title stands above the text already.
        if !self.title.is_empty() && self.done.len() > 1 && is_title(&self.done[0]) {
            self.done.remove(0);
        }
        if self.pictures > 0 {
            self.told.insert(0, Sentence::of(|language| Text(language).pictures_left(self.pictures)));
        }
        Ok((self.title, self.done, self.told))
    }

    /// Whether nothing was found so far.
    pub fn is_empty(&self) -> bool {
        self.done.is_empty() && self.line.trim().is_empty()
    }

    fn flush(&mut self) {
        let mut line = std::mem::take(&mut self.line);
        let is_item = std::mem::take(&mut self.is_item);
        if line.trim().is_empty() {
            return;
        }
        if !self.row {
            line = format!("{}{}", std::mem::take(&mut self.lead), line.trim_start());
        }
        let look = match () {
            () if self.heading == 1 => {
                self.call(&line);
                Look::Heading
            }
            () if self.heading == 2 => Look::Heading,
            () if self.heading > 2 => Look::Subheading,
            () if self.row => Look::Row,
            () if self.verbatim => Look::Verbatim,
            () if self.items > 0 || is_item => Look::Item,
            () if self.quotes > 0 => Look::Quote,
            () => Look::Body,
        };
        self.add(look, &line);
    }
}

/// White space as one space each, none at the ends.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text in pieces that are not too long: cut behind a sentence where there is one, else behind a word, else anywhere.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((end, _)) = rest.char_indices().nth(PARAGRAPH_CHARS_MAX) {
        let head = &rest[..end];
        let behind = |is_end: fn(char) -> bool| {
            head.char_indices().rfind(|(at, c)| *at > end / 3 && is_end(*c)).map(|(at, c)| at + c.len_utf8())
        };
        let sentence = behind(|c| matches!(c, '。' | '！' | '？' | '；' | '\n' | '.' | '!' | '?' | ';'));
        let cut = sentence.or_else(|| behind(char::is_whitespace)).unwrap_or(end);
        pieces.push(rest[..cut].trim());
        rest = &rest[cut..];
    }
    pieces.push(rest.trim());
    pieces.retain(|piece| !piece.is_empty());
    pieces
}
