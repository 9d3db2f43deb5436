//! Markdown (CommonMark with tables): its structure becomes paragraphs; what is written in HTML inside it is read as a web page would be.

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::gather::{Block, Gather};
use super::hypertext;

/// Reads it.
pub fn read(text: &str, gather: &mut Gather) {
    let mut html = String::new();
    for event in Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        if !matches!(event, Event::Html(_)) && !html.is_empty() {
            hypertext::read(&std::mem::take(&mut html), gather);
        }
        match event {
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

fn begun(tag: &Tag) -> Option<Block> {
    Some(match tag {
        Tag::Heading { level, .. } => Block::Heading(number(*level)),
        Tag::Paragraph => Block::Plain,
        Tag::Item => Block::Item,
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
        TagEnd::Item => Block::Item,
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
