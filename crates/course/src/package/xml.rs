//! An XML file as a tree of elements by their local names. No entity is followed, and none stands deeper than it may.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

const DEPTH_MAX: usize = 60;
const ELEMENTS_MAX: usize = 100_000;

/// An element: names and attributes without their prefixes.
#[derive(Clone, Debug, Default)]
pub struct Element {
    pub name: String,
    pub words: String,
    pub children: Vec<Element>,
    attributes: Vec<(String, String)>,
}

impl Element {
    /// An attribute, trimmed; `None` when it is empty too.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.trim());
        found.filter(|value| !value.is_empty())
    }

    pub fn child(&self, name: &str) -> Option<&Element> {
        self.children.iter().find(|child| child.name == name)
    }

    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Element> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// The words of the first child of this name, trimmed; empty when there is none.
    pub fn words_of(&self, name: &str) -> &str {
        self.child(name).map_or("", |child| child.words.trim())
    }

    /// Whether an element of one of these names stands in it, at any depth.
    pub fn holds(&self, names: &[&str]) -> bool {
        self.children.iter().any(|child| names.contains(&child.name.as_str()) || child.holds(names))
    }
}

/// The outermost element; `None` when the bytes are no well-formed XML, declare entities, or stand too deep.
pub fn read(bytes: &[u8]) -> Option<Element> {
    let text = text(bytes)?;
    let mut reader = Reader::from_str(&text);
    reader.config_mut().check_end_names = true;
    let (mut open, mut top, mut count): (Vec<Element>, Option<Element>, usize) = (Vec::new(), None, 0);
    loop {
        let closed = match reader.read_event().ok()? {
            Event::Eof => break,
            Event::DocType(_) => return None,
            Event::Start(start) => {
                count += 1;
                if open.len() >= DEPTH_MAX || count > ELEMENTS_MAX {
                    return None;
                }
                open.push(element(&start)?);
                continue;
            }
            Event::Empty(start) => {
                count += 1;
                element(&start).filter(|_| count <= ELEMENTS_MAX)?
            }
            Event::End(_) => open.pop()?,
            Event::Text(words) => {
                add(&mut open, &words.xml10_content());
                continue;
            }
            Event::CData(words) => {
                add(&mut open, &words.into_inner());
                continue;
            }
            Event::GeneralRef(name) => {
                let character = name.resolve_char_ref().ok()?.map(String::from);
                let known = || quick_xml::escape::resolve_predefined_entity(&name).map(str::to_owned);
                add(&mut open, &character.or_else(known)?);
                continue;
            }
            Event::Decl(_) | Event::PI(_) | Event::Comment(_) => continue,
        };
        match open.last_mut() {
            Some(parent) => parent.children.push(closed),
            None if top.is_some() => return None,
            None => top = Some(closed),
        }
    }
    if open.is_empty() { top } else { None }
}

fn add(open: &mut [Element], words: &str) {
    if let Some(parent) = open.last_mut() {
        parent.words.push_str(words);
    }
}

/// UTF-8 with or without its mark, or UTF-16 with one: what tools on Windows write.
fn text(bytes: &[u8]) -> Option<String> {
    let wide = |read: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes[2..].chunks_exact(2).map(|pair| read([pair[0], pair[1]])).collect();
        String::from_utf16(&units).ok()
    };
    match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8(rest.to_vec()).ok(),
        [0xff, 0xfe, ..] => wide(u16::from_le_bytes),
        [0xfe, 0xff, ..] => wide(u16::from_be_bytes),
        _ => String::from_utf8(bytes.to_vec()).ok(),
    }
}

fn element(start: &BytesStart<'_>) -> Option<Element> {
    let local = |name: &str| name.rsplit(':').next().unwrap_or_default().to_owned();
    let name = local(start.name().as_ref());
    let attributes = start
        .attributes()
        .map(|attribute| {
            let attribute = attribute.ok()?;
            let value = quick_xml::escape::unescape(&attribute.value).ok()?.into_owned();
            Some((local(attribute.key.as_ref()), value))
        })
        .collect::<Option<Vec<_>>>()?;
    Some(Element { name, attributes, ..Element::default() })
}
