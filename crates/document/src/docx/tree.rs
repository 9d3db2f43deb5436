//! The XML of a part as a tree that can be repeated and cut, and is written back as it was. It follows no entity and no address.

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

/// How deep elements may stand in one another.
const DEPTH_MAX: usize = 200;

/// An element, or anything between elements as it was written.
#[derive(Clone, Debug)]
pub enum Node {
    /// An element.
    Element(Element),
    /// The words of an element, without escapes.
    Words(String),
    /// Anything else, as it stood.
    Raw(Vec<u8>),
}

/// An element with what is in it.
#[derive(Clone, Debug)]
pub struct Element {
    /// Its name with its prefix, such as `w:p`.
    pub name: String,
    /// What stands between the angle brackets.
    start: String,
    /// What is in it.
    pub children: Vec<Node>,
}

impl Element {
    /// An element with attributes as they are written.
    pub fn new(name: &str, attributes: &str, children: Vec<Node>) -> Self {
        let start = if attributes.is_empty() { name.to_owned() } else { format!("{name} {attributes}") };
        Self { name: name.to_owned(), start, children }
    }

    /// The value of an attribute, as it is written.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let from = self.start.find(&format!(" {name}="))? + name.len() + 2;
        let rest = &self.start[from..];
        let quote = rest.chars().next().filter(|sign| matches!(sign, '"' | '\''))?;
        rest[1..].split(quote).next()
    }

    /// The value of an attribute as a reader of XML has it, whatever its prefix and however it is spelled.
    pub fn read_attribute(&self, name: &str) -> Option<String> {
        let start = BytesStart::from_content(self.start.as_str(), self.name.len());
        let found =
            start.attributes().with_checks(false).flatten().find(|one| one.key.local_name().into_inner() == name)?;
        Some(found.normalized_value(XmlVersion::Implicit1_0).unwrap_or(found.value).into_owned())
    }

    /// The elements in it.
    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        elements(&self.children)
    }

    /// The first element in it of this name.
    pub fn child(&self, name: &str) -> Option<&Element> {
        self.elements().find(|one| one.name == name)
    }

    /// The words of it and of all that is in it, in order.
    pub fn words(&self) -> String {
        let mut words = String::new();
        collect(&self.children, &mut words);
        words
    }
}

/// The elements among nodes.
pub fn elements(nodes: &[Node]) -> impl Iterator<Item = &Element> {
    nodes.iter().filter_map(|node| match node {
        Node::Element(element) => Some(element),
        _ => None,
    })
}

fn collect(nodes: &[Node], words: &mut String) {
    for node in nodes {
        match node {
            Node::Element(element) => collect(&element.children, words),
            Node::Words(text) => words.push_str(text),
            Node::Raw(_) => {}
        }
    }
}

/// Reads a part; `None` when it is no well-formed XML, declares entities, or stands too deep.
pub fn read(bytes: &[u8]) -> Option<Vec<Node>> {
    let mut reader = Reader::from_str(std::str::from_utf8(bytes).ok()?.trim_start_matches('\u{feff}'));
    reader.config_mut().check_end_names = true;
    let mut open: Vec<Element> = Vec::new();
    let mut top = Vec::new();
    loop {
        let event = reader.read_event().ok()?;
        let node = match event {
            Event::Eof => break,
            Event::DocType(_) => return None,
            Event::Start(start) => {
                if open.len() >= DEPTH_MAX {
                    return None;
                }
                open.push(element(&start));
                continue;
            }
            Event::Empty(start) => Node::Element(element(&start)),
            Event::End(_) => Node::Element(open.pop()?),
            Event::Text(text) => Node::Words(text.xml10_content().into_owned()),
            Event::GeneralRef(entity) => Node::Words(resolved(&entity)?),
            Event::CData(data) => Node::Words(data.into_inner().into_owned()),
            Event::Decl(declaration) => Node::Raw(format!("<?{}?>", &*declaration).into_bytes()),
            Event::PI(instruction) => Node::Raw(format!("<?{}?>", &*instruction).into_bytes()),
            Event::Comment(_) => continue,
        };
        open.last_mut().map_or(&mut top, |parent| &mut parent.children).push(node);
    }
    open.is_empty().then_some(top)
}

fn element(start: &BytesStart<'_>) -> Element {
    Element { name: start.name().as_ref().to_owned(), start: start.trim_end().to_owned(), children: Vec::new() }
}

/// One of the five entities of XML itself, or a character by its number.
fn resolved(entity: &quick_xml::events::BytesRef<'_>) -> Option<String> {
    if let Some(character) = entity.resolve_char_ref().ok()? {
        return Some(character.to_string());
    }
    quick_xml::escape::resolve_predefined_entity(entity).map(str::to_owned)
}

/// Writes a part.
pub fn write(nodes: &[Node]) -> Vec<u8> {
    let mut bytes = Vec::new();
    nodes.iter().for_each(|node| write_one(node, &mut bytes));
    bytes
}

fn write_one(node: &Node, bytes: &mut Vec<u8>) {
    match node {
        Node::Raw(raw) => bytes.extend_from_slice(raw),
        Node::Words(words) => bytes.extend_from_slice(escaped(words).as_bytes()),
        Node::Element(element) => {
            bytes.extend_from_slice(format!("<{}", element.start).as_bytes());
            if element.children.is_empty() {
                bytes.extend_from_slice(b"/>");
                return;
            }
            bytes.push(b'>');
            element.children.iter().for_each(|child| write_one(child, bytes));
            bytes.extend_from_slice(format!("</{}>", element.name).as_bytes());
        }
    }
}

/// Words as XML has them: escaped, and without characters that it cannot hold.
pub fn escaped(words: &str) -> String {
    let kept: String = words.chars().filter(|&sign| !sign.is_control() || matches!(sign, '\n' | '\t')).collect();
    quick_xml::escape::escape(kept.as_str()).into_owned()
}
