//! Markdown (CommonMark with tables): its structure becomes paragraphs; what is written in HTML inside it is read as a web page would be.

use std::collections::HashMap;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use zhixing_kit::Sentence;

use super::gather::{Block, Gather};
use super::hypertext;
use super::text::Text;

/// Reads it.
pub fn read(text: &str, gather: &mut Gather) {
    let text = without_head(text, gather);
    let mut html = String::new();
    let (mut lists, mut notes) = (Vec::new(), Notes::default());
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES;
    for event in Parser::new_ext(text, options) {
        if !matches!(event, Event::Html(_)) && !html.is_empty() {
            hypertext::read(&std::mem::take(&mut html), gather);
        }
        match event {
            Event::Start(Tag::List(first)) => lists.push(first),
            Event::End(TagEnd::List(_)) => drop(lists.pop()),
            Event::Start(Tag::Item) => item(&mut lists, gather),
            Event::End(TagEnd::Item) => {
                gather.close(item_of(&lists));
                gather.lead("");
            }
            Event::Start(Tag::FootnoteDefinition(name)) => gather.lead(&format!("[{}] ", notes.number(&name))),
            Event::FootnoteReference(name) => gather.say(&format!("[{}]", notes.number(&name))),
            Event::Start(Tag::Image { .. }) => gather.leave_pictures(1),
            Event::Start(tag) => {
                if let Some(block) = begun(&tag) {
                    gather.open(block);
                }
            }
            Event::End(tag) => {
                if let Some(block) = ended(tag) {
                    gather.close(block);
                }
            }
            Event::Text(words) | Event::Code(words) => gather.say(&words),
            Event::SoftBreak => gather.say(" "),
            Event::HardBreak => gather.break_line(),
            Event::Html(words) => html.push_str(&words),
            _ => {}
        }
    }
    if !html.is_empty() {
        hypertext::read(&html, gather);
    }
}

/// An item begins: in a list that counts it bears its number, by which it may be cited.
fn item(lists: &mut [Option<u64>], gather: &mut Gather) {
    gather.open(item_of(lists));
    if let Some(Some(number)) = lists.last_mut() {
        gather.lead(&format!("{number}. "));
        *number += 1;
    }
}

fn item_of(lists: &[Option<u64>]) -> Block {
    if lists.last().is_some_and(Option::is_some) { Block::Plain } else { Block::Item }
}

/// The numbers of footnotes, in the order in which they are met.
#[derive(Default)]
struct Notes(HashMap<String, usize>);

impl Notes {
    fn number(&mut self, name: &str) -> usize {
        let next = self.0.len() + 1;
        *self.0.entry(name.to_owned()).or_insert(next)
    }
}

/// The text without what a file says of itself between two lines `---` at its beginning; its title is taken from there.
fn without_head<'a>(text: &'a str, gather: &mut Gather) -> &'a str {
    let whole = text.trim_start_matches('\u{feff}');
    let mut lines = whole.split_inclusive('\n');
    if lines.next().is_none_or(|line| line.trim_end() != "---") {
        return text;
    }
    let mut length = whole.find('\n').map_or(whole.len(), |end| end + 1);
    let (mut title, mut others) = ("", false);
    for line in lines {
        length += line.len();
        let said = line.trim_end();
        if matches!(said, "---" | "...") {
            gather.call(title.trim().trim_matches(['"', '\'']));
            if others {
                gather.tell(Sentence::of(|language| Text(language).head_left()));
            }
            return &whole[length..];
        }
        let is_key =
            |key: &str| !key.is_empty() && key.chars().all(|sign| sign.is_alphanumeric() || "_-".contains(sign));
        let is_more = said.starts_with([' ', '\t', '-', '#']);
        match said.split_once(':') {
            Some(("title", value)) => title = value,
            Some((key, _)) if is_key(key) => others = true,
            _ if is_more => {}
            // A line that is none of a head: these are two rules with words between them.
            _ => return text,
        }
    }
    text
}

fn begun(tag: &Tag) -> Option<Block> {
    Some(match tag {
        Tag::Heading { level, .. } => Block::Heading(number(*level)),
        Tag::Paragraph => Block::Plain,
        Tag::BlockQuote(_) => Block::Quote,
        Tag::CodeBlock(CodeBlockKind::Fenced(_) | CodeBlockKind::Indented) => Block::Verbatim,
        Tag::TableRow | Tag::TableHead => Block::Row,
        Tag::TableCell => Block::Cell,
        _ => return None,
    })
}

fn ended(tag: TagEnd) -> Option<Block> {
    Some(match tag {
        TagEnd::Heading(level) => Block::Heading(number(level)),
        TagEnd::Paragraph => Block::Plain,
        TagEnd::BlockQuote(_) => Block::Quote,
        TagEnd::CodeBlock => Block::Verbatim,
        TagEnd::TableRow | TagEnd::TableHead => Block::Row,
        TagEnd::TableCell => Block::Cell,
        _ => return None,
    })
}

fn number(level: HeadingLevel) -> u8 {
    level as u8
}
