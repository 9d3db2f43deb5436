//! An XML file as a tree in which each element knows where it stands, so that a line can be told and what is inside can be taken as it was written.
//! It follows no entity and no address, and stands no deeper than it may.

use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

const DEPTH_MAX: usize = 100;
/// The most elements: a few packed bytes are many of them, and each takes some 200 bytes as a tree. A bank of 20,000 questions has about half as many.
const ELEMENTS_MAX: usize = 1_000_000;

/// An element. QTI 3 writes `qti-simple-choice` and `response-identifier` for what QTI 2 calls `simpleChoice` and `responseIdentifier`:
/// names of both are kept in the older way.
#[derive(Clone, Debug)]
pub struct Element {
    /// Its name without a prefix.
    pub name: String,
    /// Its own words, without those of the elements in it.
    pub words: String,
    /// What is in it.
    pub children: Vec<Element>,
    /// Where it stands, with its tags, in bytes.
    pub outer: Range<usize>,
    /// Where what is inside stands.
    pub inner: Range<usize>,
    attributes: Vec<(String, String)>,
}

impl Element {
    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The first child of this name.
    pub fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.name == name)
    }

    /// The words of the first child of this name; empty when there is none.
    pub fn words_of(&self, name: &str) -> &str {
        self.child(name).map_or("", |child| child.words.trim())
    }

    /// All elements in it, at any depth, in order.
    pub fn all(&self) -> Vec<&Self> {
        self.children.iter().flat_map(|child| std::iter::once(child).chain(child.all())).collect()
    }

    /// What is inside, as it was written.
    pub fn inside<'a>(&self, source: &'a str) -> &'a str {
        source.get(self.inner.clone()).unwrap_or_default()
    }
}

/// The line of a place in a text, from 1; asked in ascending order.
pub struct Lines<'a> {
    source: &'a str,
    at: usize,
    line: u32,
}

impl<'a> Lines<'a> {
    pub fn of(source: &'a str) -> Self {
        Self { source, at: 0, line: 1 }
    }

    pub fn line(&mut self, place: usize) -> u32 {
        let place = place.min(self.source.len());
        if place > self.at {
            self.line += self.source.get(self.at..place).map_or(0, |text| text.matches('\n').count()) as u32;
            self.at = place;
        }
        self.line
    }
}

/// The top element; nothing when the text is no well-formed XML, declares entities, stands too deep, or has too many elements.
pub fn read(source: &str) -> Option<Element> {
    let mut reader = Reader::from_str(source);
    reader.config_mut().check_end_names = true;
    let mut open: Vec<Element> = Vec::new();
    let (mut top, mut count) = (None, 0);
    loop {
        let from = usize::try_from(reader.buffer_position()).ok()?;
        let event = reader.read_event().ok()?;
        let to = usize::try_from(reader.buffer_position()).ok()?;
        let mut words = None;
        let closed = match event {
            Event::Eof => break,
            Event::DocType(_) => return None,
            Event::Start(start) => {
                if open.len() >= DEPTH_MAX {
                    return None;
                }
                open.push(element(&start, from, to)?);
                None
            }
            Event::Empty(start) => Some(element(&start, from, to)?),
            Event::End(_) => {
                let mut element = open.pop()?;
                element.inner.end = from;
                element.outer.end = to;
                Some(element)
            }
            Event::Text(text) => {
                words = Some(text.xml10_content().into_owned());
                None
            }
            Event::CData(data) => {
                words = Some(data.into_inner().into_owned());
                None
            }
            Event::GeneralRef(name) => {
                let character = name.resolve_char_ref().ok()?.map(String::from);
                let known = || quick_xml::escape::resolve_predefined_entity(&name).map(str::to_owned);
                words = Some(character.or_else(known).unwrap_or_else(|| format!("&{};", &*name)));
                None
            }
            Event::Decl(_) | Event::PI(_) | Event::Comment(_) => None,
        };
        if let (Some(words), Some(parent)) = (words, open.last_mut()) {
            parent.words.push_str(&words);
        }
        if let Some(element) = closed {
            count += 1;
            if count > ELEMENTS_MAX {
                return None;
            }
            match open.last_mut() {
                Some(parent) => parent.children.push(element),
                None if top.is_some() => return None,
                None => top = Some(element),
            }
        }
    }
    if open.is_empty() { top } else { None }
}

fn element(start: &BytesStart<'_>, from: usize, to: usize) -> Option<Element> {
    let name = local(start.name().as_ref());
    let attributes = start
        .attributes()
        .map(|attribute| {
            let attribute = attribute.ok()?;
            let value = quick_xml::escape::unescape(&attribute.value).ok()?.into_owned();
            Some((local(attribute.key.as_ref()), value))
        })
        .collect::<Option<Vec<_>>>()?;
    Some(Element { name, words: String::new(), children: Vec::new(), outer: from..to, inner: to..to, attributes })
}

fn local(name: &str) -> String {
    let name = name.rsplit(':').next().unwrap_or_default();
    let name = name.strip_prefix("qti-").unwrap_or(name);
    let mut parts = name.split('-');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |mut joined, part| {
        let mut signs = part.chars();
        joined.extend(signs.next().map(|sign| sign.to_ascii_uppercase()));
        joined.push_str(signs.as_str());
        joined
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_both_versions_are_the_same_and_places_are_known() {
        let source = "<?xml version=\"1.0\"?>\n<a:top>\n <qti-simple-choice fixed='1' response-identifier=\"R&amp;1\">甲 <b>乙</b>&lt;</qti-simple-choice><c/></a:top>";
        let top = read(source).expect("well-formed");
        let choice = top.child("simpleChoice").expect("a choice");
        assert_eq!(choice.attribute("responseIdentifier"), Some("R&1"));
        assert_eq!(choice.inside(source), "甲 <b>乙</b>&lt;");
        assert_eq!(choice.words, "甲 <");
        assert_eq!(Lines::of(source).line(choice.outer.start), 3);
        assert!(top.child("c").is_some());
    }

    #[test]
    fn what_is_not_well_formed_or_hostile_is_refused() {
        for source in ["<a><b></a>", "<a>", "", "<a/><b/>", "<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>"] {
            assert!(read(source).is_none(), "{source}");
        }
        assert!(read(&"<a>".repeat(200_000)).is_none());
        assert!(read(&format!("<a>{}</a>", "<b/>".repeat(1_000))).is_some());
        assert!(read(&format!("<a>{}</a>", "<b/>".repeat(ELEMENTS_MAX))).is_none());
    }
}
