//! Word documents, by the events of their XML: words with the numbers that Word counts itself, headings, items, tables, text boxes and notes; what was
//! deleted under tracking, and fields, are left out, pictures and comments are counted. A document with macros is refused: its original would be handed
//! out. Parts are read one at a time within a limit, whatever the archive states of itself; no entity is followed.

mod body;
mod number;
mod style;

use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zhixing_kit::Sentence;
use zip::ZipArchive;

use super::gather::Gather;
use super::text::Text;
use body::Body;
pub use body::resolved;
use number::Numbers;
use style::styles;

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
    if archive.file_names().flatten().any(|name| name.to_lowercase().ends_with("vbaproject.bin")) {
        return Err(Sentence::of(|language| Text(language).macros()));
    }
    let document =
        part(&mut archive, "word/document.xml")?.ok_or_else(|| Sentence::of(|language| Text(language).no_word()))?;
    let mut beside = |name: &str| part(&mut archive, name).map(Option::unwrap_or_default);
    let (styled, numbering) = (beside("word/styles.xml")?, beside("word/numbering.xml")?);
    let (footnotes, endnotes) = (beside("word/footnotes.xml")?, beside("word/endnotes.xml")?);
    if let Some(title) = part(&mut archive, "docProps/core.xml")?.and_then(|xml| title(&xml)) {
        gather.call(&title);
    }
    let mut body = Body::new(styles(&styled), Numbers::of(&numbering), gather);
    body.read(&document, &footnotes, &endnotes).ok_or_else(broken)
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

/// A whole number that an attribute gives.
pub fn number<N: std::str::FromStr>(start: &BytesStart<'_>, name: &str) -> Option<N> {
    value(start, name)?.parse().ok()
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
