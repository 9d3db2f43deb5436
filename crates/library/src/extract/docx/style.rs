//! What the styles of a document make of their paragraphs: headings, and lists that count.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::{number, value};

/// How many styles are followed to the one on which they are based.
const BASED_MAX: usize = 12;

/// A style of paragraphs.
#[derive(Clone, Debug, Default)]
pub struct Style {
    /// Its level, where it is a heading: by its outline level, or by its name.
    pub heading: Option<u8>,
    /// The list in which it counts, and at which level.
    pub list: Option<(String, Option<usize>)>,
    based_on: Option<String>,
}

/// The styles of a document, each with what it has of those that it is based on.
pub fn styles(xml: &str) -> BTreeMap<String, Style> {
    let all = bare(xml);
    let mut whole = BTreeMap::new();
    for (id, style) in &all {
        let mut made = style.clone();
        let mut below = style.based_on.as_ref().and_then(|id| all.get(id));
        for _ in 0..BASED_MAX {
            let Some(base) = below else { break };
            made.heading = made.heading.or(base.heading);
            made.list = made.list.or_else(|| base.list.clone());
            below = base.based_on.as_ref().and_then(|id| all.get(id));
        }
        whole.insert(id.clone(), made);
    }
    whole
}

fn bare(xml: &str) -> BTreeMap<String, Style> {
    let (mut all, mut id, mut style) = (BTreeMap::new(), String::new(), Style::default());
    let mut level = None;
    let mut reader = Reader::from_str(xml);
    loop {
        match reader.read_event() {
            Ok(Event::Start(start) | Event::Empty(start)) => match start.local_name().as_ref() {
                "style" => {
                    (id, style, level) = (value(&start, "styleId").unwrap_or_default(), Style::default(), None);
                }
                "basedOn" => style.based_on = value(&start, "val"),
                "outlineLvl" => {
                    style.heading = number(&start, "val").filter(|level: &u8| *level < 9).map(|level| level + 1);
                }
                "name" => {
                    let name = value(&start, "val").unwrap_or_default().to_lowercase();
                    let by_name = name.strip_prefix("heading ").and_then(|level| level.parse().ok());
                    let by_name = if name == "title" { Some(1) } else { by_name };
                    style.heading = style.heading.or(by_name);
                }
                "ilvl" => level = number(&start, "val"),
                "numId" => style.list = value(&start, "val").map(|list| (list, level)),
                _ => {}
            },
            Ok(Event::End(end)) if end.local_name().as_ref() == "style" => {
                all.insert(std::mem::take(&mut id), std::mem::take(&mut style));
            }
            Ok(Event::Eof) | Err(_) => return all,
            Ok(_) => {}
        }
    }
}
