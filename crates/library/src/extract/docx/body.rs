//! The text of a document: its body, what stands in text boxes behind the paragraph to which they are tied, and the notes at the end.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zhixing_kit::Sentence;

use super::number::{Mark, Numbers};
use super::style::Style;
use super::{number, value};
use crate::extract::gather::{Block, Gather};
use crate::extract::shift::Shift;
use crate::extract::text::Text;

/// What stands in a paragraph that is not its text. `rt` is how a character above it is pronounced.
const LEFT_OUT: &[&str] =
    &["del", "instrText", "delText", "Fallback", "moveFrom", "rt", "pPrChange", "rPrChange", "sectPr"];
/// What is drawn; a text box is within such a thing.
const DRAWN: &[&str] = &["drawing", "pict", "object"];
/// How deep text boxes are looked into.
const BOXES_MAX: u32 = 3;

/// How a count is told.
type Says = fn(Text, usize) -> String;

/// A document that is read.
pub struct Body<'a> {
    styles: BTreeMap<String, Style>,
    numbers: Numbers,
    gather: &'a mut Gather,
    /// The notes that the text refers to, in order: whether it is at the end of the document, and its name there.
    notes: Vec<(bool, String)>,
    pictures: usize,
    comments: usize,
    signs: usize,
    struck: usize,
    run: Run,
}

/// How the run that is open is set.
#[derive(Clone, Copy, Default)]
struct Run {
    shift: Option<Shift>,
    is_struck: bool,
}

/// A paragraph that is open.
#[derive(Default)]
struct Open {
    block: Option<Block>,
    style: String,
    list: Option<String>,
    level: Option<usize>,
}

impl<'a> Body<'a> {
    /// Nothing is read yet.
    pub fn new(styles: BTreeMap<String, Style>, numbers: Numbers, gather: &'a mut Gather) -> Self {
        Self {
            styles,
            numbers,
            gather,
            notes: Vec::new(),
            pictures: 0,
            comments: 0,
            signs: 0,
            struck: 0,
            run: Run::default(),
        }
    }

    /// Reads all of it; `None` where its XML breaks off. Tells what is in the original alone.
    pub fn read(&mut self, document: &str, footnotes: &str, endnotes: &str) -> Option<()> {
        self.walk(document, "", 0)?;
        let parts = [notes(footnotes)?, notes(endnotes)?];
        // A note may refer to further ones.
        let mut at = 0;
        while let Some((is_last, name)) = self.notes.get(at).cloned() {
            at += 1;
            if let Some(xml) = parts[usize::from(is_last)].get(&name) {
                self.walk(xml, &format!("[{at}] "), 0)?;
            }
        }
        self.gather.leave_pictures(self.pictures);
        let told: [(usize, Says); 3] = [
            (self.comments, |text, count| text.comments_left(count)),
            (self.signs, |text, count| text.signs_left(count)),
            (self.struck, |text, count| text.struck(count)),
        ];
        for (count, say) in told.into_iter().filter(|(count, _)| *count > 0) {
            self.gather.tell(Sentence::of(|language| say(Text(language), count)));
        }
        Some(())
    }

    /// The paragraphs of a piece of XML; the first one begins with this.
    fn walk(&mut self, xml: &str, beginning: &str, depth: u32) -> Option<()> {
        let mut reader = Reader::from_str(xml);
        let (mut said, mut hidden, mut drawn) = (false, 0_u32, 0_u32);
        let (mut open, mut boxes, mut beginning) = (Open::default(), Vec::new(), beginning);
        let mut boxes_before = 0;
        loop {
            match reader.read_event().ok()? {
                Event::Eof => break,
                Event::DocType(_) => return None,
                Event::Start(start) if hidden > 0 || LEFT_OUT.contains(&start.local_name().as_ref()) => hidden += 1,
                Event::End(_) if hidden > 0 => hidden -= 1,
                Event::Start(start) if drawn > 0 && start.local_name().as_ref() == "txbxContent" => {
                    let inside = reader.read_to_end(start.name()).ok()?;
                    boxes.push(xml.get(usize::try_from(inside.start).ok()?..usize::try_from(inside.end).ok()?)?);
                }
                Event::Start(start) if drawn > 0 || DRAWN.contains(&start.local_name().as_ref()) => drawn += 1,
                Event::End(_) if drawn > 0 => {
                    drawn -= 1;
                    if drawn == 0 && boxes.len() == std::mem::replace(&mut boxes_before, boxes.len()) {
                        self.pictures += 1;
                    }
                }
                _ if hidden > 0 || drawn > 0 => {}
                Event::Start(start) if start.local_name().as_ref() == "t" => {
                    said = true;
                    self.struck += usize::from(self.run.is_struck);
                }
                Event::Start(start) => self.begin(&start, &mut open, &mut beginning),
                Event::Empty(start) => self.say_empty(&start, &mut open),
                Event::End(end) => match end.local_name().as_ref() {
                    "pPr" => self.mark(&open),
                    "p" => {
                        self.gather.close(open.block.unwrap_or(Block::Plain));
                        boxes_before = 0;
                        for inside in std::mem::take(&mut boxes) {
                            self.boxed(inside, depth)?;
                        }
                    }
                    "tr" => self.gather.close(Block::Row),
                    "t" => said = false,
                    _ => {}
                },
                Event::Text(text) if said => {
                    let words = text.xml10_content();
                    let shifted = self.run.shift.map(|shift| shift.of(&words));
                    self.gather.say(shifted.as_deref().unwrap_or(&words));
                }
                Event::CData(data) if said => self.gather.say(&data.into_inner()),
                Event::GeneralRef(entity) if said => self.gather.say(&resolved(&entity)?),
                _ => {}
            }
        }
        boxes.into_iter().try_for_each(|inside| self.boxed(inside, depth))
    }

    fn boxed(&mut self, inside: &str, depth: u32) -> Option<()> {
        if depth >= BOXES_MAX { Some(()) } else { self.walk(inside, "", depth + 1) }
    }

    fn begin(&mut self, start: &BytesStart<'_>, open: &mut Open, beginning: &mut &str) {
        match start.local_name().as_ref() {
            "p" => {
                *open = Open::default();
                self.gather.open(Block::Plain);
                self.gather.lead(std::mem::take(beginning));
            }
            "r" => self.run = Run::default(),
            "tr" => self.gather.open(Block::Row),
            "tc" => self.gather.open(Block::Cell),
            _ => self.say_empty(start, open),
        }
    }

    /// What says something by being there.
    fn say_empty(&mut self, start: &BytesStart<'_>, open: &mut Open) {
        match start.local_name().as_ref() {
            "vertAlign" => {
                self.run.shift = match value(start, "val").as_deref() {
                    Some("superscript") => Some(Shift::Raised),
                    Some("subscript") => Some(Shift::Lowered),
                    _ => None,
                }
            }
            "strike" | "dstrike" => {
                self.run.is_struck |= !matches!(value(start, "val").as_deref(), Some("0" | "false" | "off"));
            }
            "tab" => self.gather.say(" "),
            "br" | "cr" => self.gather.break_line(),
            "noBreakHyphen" => self.gather.say("-"),
            "sym" => self.sign(start),
            "commentReference" => self.comments += 1,
            name @ ("footnoteReference" | "endnoteReference") => {
                if let Some(id) = value(start, "id") {
                    self.notes.push((name == "endnoteReference", id));
                    self.gather.say(&format!("[{}]", self.notes.len()));
                }
            }
            "pStyle" => {
                open.style = value(start, "val").unwrap_or_default();
                let heading = self.styles.get(&open.style).and_then(|style| style.heading);
                self.set(open, heading);
            }
            "outlineLvl" => {
                let heading = number(start, "val").filter(|level: &u8| *level < 9).map(|level| level + 1);
                self.set(open, heading);
            }
            "ilvl" => open.level = number(start, "val"),
            "numId" => open.list = value(start, "val"),
            _ => {}
        }
    }

    /// The paragraph is a heading.
    fn set(&mut self, open: &mut Open, heading: Option<u8>) {
        if let Some(level) = heading.filter(|_| open.block.is_none()) {
            open.block = Some(Block::Heading(level));
            self.gather.open(Block::Heading(level));
        }
    }

    /// What a paragraph of a list begins with, once all is known of it.
    fn mark(&mut self, open: &Open) {
        let of_style = self.styles.get(&open.style).and_then(|style| style.list.clone());
        let (list, level) = match (&open.list, of_style) {
            (Some(list), _) => (list.clone(), open.level),
            (None, Some((list, level))) => (list, open.level.or(level)),
            (None, None) if open.level.is_some() => return self.gather.as_item(),
            (None, None) => return,
        };
        // A paragraph takes itself out of its style's list by naming none.
        if list == "0" {
            return;
        }
        match self.numbers.next(&list, level, &open.style) {
            Some(Mark::Number(number)) => self.gather.lead(&format!("{number} ")),
            Some(Mark::Sign) | None => self.gather.as_item(),
        }
    }

    /// A sign of a font of its own: what is not known by its place there is counted.
    fn sign(&mut self, start: &BytesStart<'_>) {
        let code = value(start, "char").and_then(|code| u32::from_str_radix(&code, 16).ok()).unwrap_or_default();
        let known = match code & 0xff {
            _ if !(0xf000..=0xf0ff).contains(&code) => char::from_u32(code),
            0x6f | 0x71 | 0xa8 => Some('□'),
            0x52 | 0xfe => Some('☑'),
            0x54 | 0xfd => Some('☒'),
            0xfc => Some('✓'),
            0xfb => Some('✗'),
            0x6c | 0x9f | 0xb7 => Some('•'),
            0x6e => Some('■'),
            _ => None,
        };
        match known {
            Some(sign) => self.gather.say(sign.encode_utf8(&mut [0; 4])),
            None => self.signs += 1,
        }
    }
}

/// The notes of a part by their names; what separates them from the text is none.
fn notes(xml: &str) -> Option<BTreeMap<String, &str>> {
    let mut reader = Reader::from_str(xml);
    let mut all = BTreeMap::new();
    loop {
        match reader.read_event().ok()? {
            Event::Eof => return Some(all),
            Event::DocType(_) => return None,
            Event::Start(start) if matches!(start.local_name().as_ref(), "footnote" | "endnote") => {
                let inside = reader.read_to_end(start.name()).ok()?;
                let inside = xml.get(usize::try_from(inside.start).ok()?..usize::try_from(inside.end).ok()?)?;
                let is_note = value(&start, "type").is_none_or(|kind| kind == "normal");
                if let Some(id) = value(&start, "id").filter(|_| is_note) {
                    all.insert(id, inside);
                }
            }
            _ => {}
        }
    }
}

/// One of the five entities of XML itself, or a character by its number.
pub fn resolved(entity: &quick_xml::events::BytesRef<'_>) -> Option<String> {
    if let Some(character) = entity.resolve_char_ref().ok()? {
        return Some(character.to_string());
    }
    quick_xml::escape::resolve_predefined_entity(entity).map(str::to_owned)
}
