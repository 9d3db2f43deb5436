//! The course structure of cmi5 (AICC cmi5, Quartz, section 13 and its schema).

use std::collections::BTreeSet;

use zhixing_kit::Sentence;
use zhixing_xapi::Iri;

use super::model::{Block, MoveOn, Outline, Part, Standard, Words};
use super::scorm::{Target, target};
use super::text::Text;
use super::xml::{self, Element};

/// The most parts of a course.
pub const PARTS_MAX: usize = 300;
/// How deep blocks may lie.
pub const DEPTH_MAX: usize = 8;
/// What is added to the address when it is launched (8.1): a unit's own address must not have it.
const LAUNCH: [&str; 5] = ["endpoint", "fetch", "actor", "registration", "activityId"];

struct Reading<'a> {
    files: &'a [(String, Vec<u8>)],
    outline: Outline,
    ids: BTreeSet<String>,
    faults: Vec<Sentence>,
}

/// Reads `cmi5.xml`.
pub fn read(xml: &[u8], files: &[(String, Vec<u8>)]) -> Result<Outline, Vec<Sentence>> {
    let one = |sentence| vec![sentence];
    let top = xml::read(xml).ok_or_else(|| one(Sentence::of(|language| Text(language).bad_xml("cmi5.xml"))))?;
    if top.name != "courseStructure" {
        let told = |language| Text(language).wrong_top("cmi5.xml", &top.name, "courseStructure");
        return Err(one(Sentence::of(told)));
    }
    let empty = Outline {
        standard: Standard::Cmi5,
        id: String::new(),
        title: Words::default(),
        summary: Words::default(),
        blocks: Vec::new(),
        parts: Vec::new(),
        notes: Vec::new(),
    };
    let mut reading = Reading { files, outline: empty, ids: BTreeSet::new(), faults: Vec::new() };
    match top.child("course") {
        Some(course) => {
            reading.outline.id = reading.id("<course>", course);
            reading.outline.title = reading.words("<course>", course, "title");
            reading.outline.summary = words(course.child("description"));
        }
        None => reading.fault(|text| text.missing("<courseStructure>", "<course>")),
    }
    reading.level(&top, None, 0);
    if reading.outline.parts.is_empty() && reading.faults.is_empty() {
        reading.fault(|text| text.no_part("cmi5.xml"));
    }
    if reading.outline.parts.len() > PARTS_MAX {
        reading.fault(|text| text.too_many_parts(PARTS_MAX));
    }
    if reading.faults.is_empty() { Ok(reading.outline) } else { Err(reading.faults) }
}

impl Reading<'_> {
    fn fault(&mut self, say: impl Fn(Text) -> String) {
        self.faults.push(Sentence::of(|language| say(Text(language))));
    }

    /// Blocks and units in their order, which is the order in which they are shown (13.1.2).
    fn level(&mut self, element: &Element, within: Option<usize>, depth: usize) {
        if depth > DEPTH_MAX {
            self.fault(|text| text.too_deep(DEPTH_MAX));
            return;
        }
        for child in &element.children {
            match child.name.as_str() {
                "block" => {
                    let id = self.id("<block>", child);
                    let title = self.words(&format!("<block id=\"{id}\">"), child, "title");
                    self.outline.blocks.push(Block { id, title, within });
                    self.level(child, Some(self.outline.blocks.len() - 1), depth + 1);
                }
                "au" => self.unit(child, within),
                _ => {}
            }
        }
    }

    fn unit(&mut self, au: &Element, within: Option<usize>) {
        let id = self.id("<au>", au);
        let place = format!("<au id=\"{id}\">");
        let title = self.words(&place, au, "title");
        let target = self.address(&place, au.words_of("url"));
        let part = Part {
            id,
            title,
            file: target.file,
            query: target.query,
            place: target.place,
            move_on: self.move_on(&place, au.attribute("moveOn")),
            mastery: self.mastery(&place, au.attribute("masteryScore")),
            threshold: None,
            objectives: Vec::new(),
            own_window: self.own_window(&place, au.attribute("launchMethod")),
            handed: au.words_of("launchParameters").to_owned(),
            entitlement: au.words_of("entitlementKey").to_owned(),
            speaks: true,
            within,
        };
        self.outline.parts.push(part);
    }

    fn id(&mut self, place: &str, element: &Element) -> String {
        let Some(id) = element.attribute("id") else {
            self.fault(|text| text.missing(place, "id"));
            return String::new();
        };
        if Iri::new(id).is_none() {
            self.fault(|text| text.no_iri(place, id));
        } else if !self.ids.insert(id.to_owned()) {
            self.fault(|text| text.same_id(place, id));
        }
        id.to_owned()
    }

    fn words(&mut self, place: &str, element: &Element, name: &str) -> Words {
        let found = words(element.child(name));
        if found.0.is_empty() {
            self.fault(|text| text.missing(place, format!("<{name}><langstring>")));
        }
        found
    }

    fn address(&mut self, place: &str, url: &str) -> Target {
        if url.is_empty() {
            self.fault(|text| text.missing(place, "<url>"));
            return Target::default();
        }
        let place = &format!("{place} <url>");
        let target = match target(url, "", self.files) {
            Ok(target) => target,
            Err(wrong) => {
                self.faults.push(wrong.told(place, url));
                return Target::default();
            }
        };
        let names = target.query.split('&').filter_map(|pair| pair.split('=').next());
        if let Some(name) = names.into_iter().find(|name| LAUNCH.contains(name)) {
            self.fault(|text| text.taken_parameter(place, name));
        }
        target
    }

    fn move_on(&mut self, place: &str, value: Option<&str>) -> MoveOn {
        let Some(value) = value else { return MoveOn::default() };
        let found = MoveOn::ALL.into_iter().find(|one| one.word() == value);
        found.unwrap_or_else(|| {
            let all = MoveOn::ALL.map(MoveOn::word).join(", ");
            self.fault(|text| text.bad_word(format!("{place} moveOn"), value, &all));
            MoveOn::default()
        })
    }

    /// A decimal from 0 to 1 (13.1.4).
    fn mastery(&mut self, place: &str, value: Option<&str>) -> Option<f64> {
        let value = value?;
        let number = value.parse::<f64>().ok().filter(|number| (0.0..=1.0).contains(number));
        if number.is_none() {
            self.fault(|text| text.bad_number(format!("{place} masteryScore"), value, "0 – 1"));
        }
        number
    }

    fn own_window(&mut self, place: &str, value: Option<&str>) -> bool {
        match value {
            None | Some("AnyWindow") => false,
            Some("OwnWindow") => true,
            Some(other) => {
                self.fault(|text| text.bad_word(format!("{place} launchMethod"), other, "OwnWindow, AnyWindow"));
                false
            }
        }
    }
}

/// The words of an element in each language that it has.
fn words(element: Option<&Element>) -> Words {
    let strings = element.into_iter().flat_map(|element| element.all("langstring"));
    let pair = |one: &Element| {
        let words = one.words.split_whitespace().collect::<Vec<_>>().join(" ");
        (!words.is_empty()).then(|| (one.attribute("lang").unwrap_or("und").to_owned(), words))
    };
    Words(strings.filter_map(pair).collect())
}
