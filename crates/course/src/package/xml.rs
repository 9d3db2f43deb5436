//! An XML file as a tree of elements by their local names. No entity is followed, and none stands deeper than it may.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

const DEPTH_MAX: usize = 60;
const ELEMENTS_MAX: usize = 100_000;
/// Bytes behind `<?xml` among which its encoding is looked for.
const DECLARATION_MAX: usize = 200;

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

/// The letters of a file: by its mark, else as it says itself (older tools write GB2312), else UTF-8.
fn text(bytes: &[u8]) -> Option<String> {
    let (encoding, mark) = Encoding::for_bom(bytes).unwrap_or_else(|| (declared(bytes).unwrap_or(UTF_8), 0));
    encoding.decode_without_bom_handling_and_without_replacement(&bytes[mark..]).map(Cow::into_owned)
}

/// What `<?xml … encoding="…"?>` says. Where it can be read so, it is not UTF-16, whatever it says.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let (declaration, _) = bytes.strip_prefix(b"<?xml")?.split_at_checked(DECLARATION_MAX.min(bytes.len() - 5))?;
    let declaration = declaration.split(|byte| *byte == b'>').next()?;
    let words = std::str::from_utf8(declaration).ok()?;
    let (_, value) = words.split_once("encoding")?;
    let label = value.trim_start().strip_prefix('=')?.trim_start().strip_prefix(['"', '\''])?;
    Encoding::for_label(label.split(['"', '\'']).next()?.as_bytes()).map(Encoding::output_encoding)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_in_the_letters_that_it_says() {
        let of = |declaration: &str| format!("<?xml version=\"1.0\"{declaration}?><a title=\"夜间设卡\"/>");
        let title = |bytes: &[u8]| read(bytes)?.attribute("title").map(str::to_owned);
        let gbk = encoding_rs::GBK;
        assert_eq!(title(&gbk.encode(&of(" encoding=\"GB2312\"")).0).as_deref(), Some("夜间设卡"));
        assert_eq!(title(&gbk.encode(&of(" encoding = 'gbk' standalone='yes'")).0).as_deref(), Some("夜间设卡"));
        for declaration in ["", " encoding=\"UTF-8\"", " encoding=\"utf-16\"", " encoding=\"unheard-of\""] {
            assert_eq!(title(of(declaration).as_bytes()).as_deref(), Some("夜间设卡"), "{declaration}");
        }
        let wide = |mark: [u8; 2], of_unit: fn(u16) -> [u8; 2]| {
            let units = of(" encoding=\"utf-16\"").encode_utf16().flat_map(of_unit).collect::<Vec<_>>();
            title(&[mark.as_slice(), &units].concat())
        };
        assert_eq!(wide([0xff, 0xfe], u16::to_le_bytes).as_deref(), Some("夜间设卡"));
        assert_eq!(wide([0xfe, 0xff], u16::to_be_bytes).as_deref(), Some("夜间设卡"));
        assert_eq!(title(&gbk.encode(&of(" encoding=\"utf-8\"")).0), None, "it is not what it says");
    }
}
