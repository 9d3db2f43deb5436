//! The pages of a PDF as `pdftotext -bbox-layout` describes them: every word with its place, in the order in which poppler would read them.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// The smallest size of a word, in points.
const SIZE_MIN: f64 = 0.01;

/// A word. Lengths are points, from the upper left corner of its page.
#[derive(Clone, Debug, PartialEq)]
pub struct Word {
    pub left: f64,
    pub right: f64,
    pub top: f64,
    pub bottom: f64,
    pub text: String,
}

impl Word {
    pub fn height(&self) -> f64 {
        self.bottom - self.top
    }
}

/// So much of its height lies between a word and the next, if it is another one and no raised sign or half of the same.
const SPACE_MIN: f64 = 0.1;

/// What words that follow each other on a line say.
pub fn said<'a>(words: impl IntoIterator<Item = &'a Word>) -> String {
    let mut text = String::new();
    let mut last: Option<&Word> = None;
    for word in words {
        if last.is_some_and(|last| word.left - last.right > last.height().min(word.height()) * SPACE_MIN) {
            text.push(' ');
        }
        text.push_str(&word.text);
        last = Some(word);
    }
    text
}

/// A line as poppler sees one: it may reach over two cells that stand close together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    pub words: Vec<Word>,
    /// Whether the text goes on elsewhere after it.
    pub ends_flow: bool,
}

/// A page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    pub width: f64,
    pub lines: Vec<Line>,
}

/// The pages that a description has; what is broken in it ends it.
pub fn pages(described: &str) -> Vec<Page> {
    let mut reader = Reader::from_str(described);
    let mut pages: Vec<Page> = Vec::new();
    let mut word: Option<Word> = None;
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Eof => break,
            Event::Start(start) | Event::Empty(start) => match start.local_name().as_ref() {
                "page" => pages.push(Page { width: length(&start, "width"), lines: Vec::new() }),
                "line" => pages.last_mut().into_iter().for_each(|page| page.lines.push(Line::default())),
                "word" => word = Some(placed(&start)),
                _ => {}
            },
            Event::Text(text) => word.iter_mut().for_each(|word| word.text.push_str(&text.xml10_content())),
            Event::GeneralRef(entity) => {
                let sign = super::super::docx::resolved(&entity).unwrap_or_default();
                word.iter_mut().for_each(|word| word.text.push_str(&sign));
            }
            Event::End(end) => match end.local_name().as_ref() {
                "word" => {
                    let line = pages.last_mut().and_then(|page| page.lines.last_mut());
                    if let Some((line, word)) = line.zip(word.take()) {
                        line.words.push(word);
                    }
                }
                "flow" => {
                    let line = pages.last_mut().and_then(|page| page.lines.last_mut());
                    line.into_iter().for_each(|line| line.ends_flow = true);
                }
                _ => {}
            },
            _ => {}
        }
    }
    pages
}

fn placed(start: &BytesStart<'_>) -> Word {
    let (left, top) = (length(start, "xMin"), length(start, "yMin"));
    // Everything has a size, however small: whoever sorts ends and beginnings counts on it.
    let beyond = |least: f64, name: &str| length(start, name).max(least + SIZE_MIN);
    Word { left, right: beyond(left, "xMax"), top, bottom: beyond(top, "yMax"), text: String::new() }
}

/// A length, as far as it is one: what a file states may be anything.
fn length(start: &BytesStart<'_>, name: &str) -> f64 {
    let length: Option<f64> = super::super::docx::number(start, name);
    length.filter(|length| length.is_finite()).unwrap_or_default().clamp(-1e6, 1e6)
}
