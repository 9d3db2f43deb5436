//! Word documents, by the events of their XML: words, headings, items and tables; what was deleted under tracking, macros, pictures and fields are
//! left out. Parts are read one at a time within a limit, whatever the archive states of itself; no entity is followed.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zhixing_kit::Sentence;
use zip::ZipArchive;

use super::gather::{Block, Gather};
use super::text::Text;

/// The most bytes that one part may unfold to: a text of the most characters with much markup around it.
const PART_BYTES_MAX: u64 = 48 * 1024 * 1024;
/// The most parts of an archive that is a document and no trap.
const PARTS_MAX: usize = 5_000;

/// Reads it.
pub fn read(bytes: &[u8], gather: &mut Gather) -> Result<(), Sentence> {
    let broken = || Sentence::of(|language| Text(language).broken_word());
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| broken())?;
    if archive.len() > PARTS_MAX {
        return Err(Sentence::of(|language| Text(language).unfolds()));
    }
    let document =
        part(&mut archive, "word/document.xml")?.ok_or_else(|| Sentence::of(|language| Text(language).no_word()))?;
    let styles = part(&mut archive, "word/styles.xml")?.map(|xml| headings(&xml)).unwrap_or_default();
    if let Some(title) = part(&mut archive, "docProps/core.xml")?.and_then(|xml| title(&xml)) {
        gather.call(&title);
    }
    walk(&document, &styles, gather).ok_or_else(broken)
}

/// A part, if there is one. What it unfolds to is counted, not believed.
fn part(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Result<Option<String>, Sentence> {
    let Ok(file) = archive.by_name(name) else { return Ok(None) };
    let mut content = Vec::new();
    let read = file.take(PART_BYTES_MAX + 1).read_to_end(&mut content);
    if content.len() as u64 > PART_BYTES_MAX {
        return Err(Sentence::of(|language| Text(language).unfolds()));
    }
    let text = read.ok().and_then(|_| String::from_utf8(content).ok());
    text.map(Some).ok_or_else(|| Sentence::of(|language| Text(language).broken_word()))
}

/// The value of an attribute, whatever its prefix.
fn value(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let attributes = start.attributes().flatten();
    let mut fitting = attributes.filter(|one| one.key.local_name().as_ref() == name);
    fitting.next().map(|one| one.value.to_string())
}

/// The level of each style that is a heading: by its outline level, or by its name.
fn headings(xml: &str) -> BTreeMap<String, u8> {
    let (mut levels, mut open) = (BTreeMap::new(), String::new());
    let mut reader = Reader::from_str(xml);
    loop {
        match reader.read_event() {
            Ok(Event::Start(start) | Event::Empty(start)) => match start.local_name().as_ref() {
                "style" => open = value(&start, "styleId").unwrap_or_default(),
                "outlineLvl" => {
                    let level = value(&start, "val").and_then(|level| level.parse::<u8>().ok());
                    if let Some(level) = level.filter(|level| *level < 9) {
                        levels.insert(open.clone(), level + 1);
                    }
                }
                "name" => {
                    let name = value(&start, "val").unwrap_or_default().to_lowercase();
                    let level = name.strip_prefix("heading ").and_then(|level| level.parse().ok());
                    let level = if name == "title" { Some(1) } else { level };
                    if let Some(level) = level {
                        levels.insert(open.clone(), level);
                    }
                }
                _ => {}
            },
            Ok(Event::Eof) | Err(_) => return levels,
            Ok(_) => {}
        }
    }
}

/// The title among the document's properties.
fn title(xml: &str) -> Option<String> {
    let mut reader = Reader::from_str(xml);
    let (mut inside, mut title) = (false, String::new());
    loop {
        match reader.read_event().ok()? {
            Event::Start(start) => inside = start.local_name().as_ref() == "title",
            Event::Text(text) if inside => title.push_str(&text.xml10_content()),
            Event::End(end) if end.local_name().as_ref() == "title" => return Some(title),
            Event::Eof => return None,
            _ => {}
        }
    }
}

/// What stands in a paragraph that is not its text.
const LEFT_OUT: &[&str] = &["del", "instrText", "delText", "Fallback", "moveFrom", "drawing", "pict", "object"];

/// The words of the document; `None` where its XML breaks off.
fn walk(xml: &str, styles: &BTreeMap<String, u8>, gather: &mut Gather) -> Option<()> {
    let mut reader = Reader::from_str(xml);
    let (mut said, mut hidden) = (false, 0_u32);
    let mut block = Block::Plain;
    loop {
        match reader.read_event().ok()? {
            Event::Eof => return Some(()),
            Event::DocType(_) => return None,
            Event::Start(start) if hidden > 0 || LEFT_OUT.contains(&start.local_name().as_ref()) => hidden += 1,
            Event::End(_) if hidden > 0 => hidden -= 1,
            _ if hidden > 0 => {}
            Event::Start(start) => match start.local_name().as_ref() {
                "p" => {
                    block = Block::Plain;
                    gather.open(block);
                }
                "tr" => gather.open(Block::Row),
                "tc" => gather.open(Block::Cell),
                "t" => said = true,
                name => block = block_of(name, &start, styles).map_or(block, |new| begin(gather, new)),
            },
            Event::Empty(start) => match start.local_name().as_ref() {
                "tab" => gather.say(" "),
                "br" | "cr" => gather.break_line(),
                "p" => {}
                name => block = block_of(name, &start, styles).map_or(block, |new| begin(gather, new)),
            },
            Event::End(end) => match end.local_name().as_ref() {
                "p" => gather.close(block),
                "tr" => gather.close(Block::Row),
                "t" => said = false,
                _ => {}
            },
            Event::Text(text) if said => gather.say(&text.xml10_content()),
            Event::CData(data) if said => gather.say(&data.into_inner()),
            Event::GeneralRef(entity) if said => gather.say(&resolved(&entity)?),
            _ => {}
        }
    }
}

fn begin(gather: &mut Gather, block: Block) -> Block {
    gather.open(block);
    block
}

/// What a property makes of its paragraph.
fn block_of(name: &str, start: &BytesStart<'_>, styles: &BTreeMap<String, u8>) -> Option<Block> {
    match name {
        "pStyle" => styles.get(&value(start, "val")?).map(|level| Block::Heading(*level)),
        "outlineLvl" => {
            let level: u8 = value(start, "val")?.parse().ok()?;
            (level < 9).then(|| Block::Heading(level + 1))
        }
        "numPr" => Some(Block::Item),
        _ => None,
    }
}

/// One of the five entities of XML itself, or a character by its number.
fn resolved(entity: &quick_xml::events::BytesRef<'_>) -> Option<String> {
    if let Some(character) = entity.resolve_char_ref().ok()? {
        return Some(character.to_string());
    }
    quick_xml::escape::resolve_predefined_entity(entity).map(str::to_owned)
}
