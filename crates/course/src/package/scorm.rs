//! `imsmanifest.xml` of SCORM 1.2 and of SCORM 2004, editions 2 to 4: organisations, items, resources, what must be reached. Which order sequencing
//! prescribes is not obeyed, and said so.

use std::collections::BTreeSet;

use percent_encoding::percent_decode_str;
use zhixing_kit::Sentence;

use super::cmi5::{DEPTH_MAX, PARTS_MAX};
use super::model::{Block, MoveOn, Outline, Part, Standard, Words};
use super::text::Text;
use super::unpack::path;
use super::xml::{self, Element};

const NAME: &str = "imsmanifest.xml";
/// Elements that prescribe an order or forbid a step; objectives alone do not.
const ORDERING: &[&str] =
    &["sequencingRules", "limitConditions", "rollupRules", "controlMode", "constrainedChoiceConsiderations"];

/// Objectives with which a part begins: what the specification asks of everybody to keep (RTE, 4.2.17).
const OBJECTIVES_MAX: usize = 100;

/// What is opened: a file of the package, and what stands behind it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Target {
    pub file: String,
    pub query: String,
    pub place: String,
}

/// Why an address cannot be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// It leads to another site.
    Elsewhere,
    /// Its path leaves the package.
    Path(String),
    /// There is no such file.
    Missing(String),
}

impl Wrong {
    pub fn told(&self, place: &str, address: &str) -> Sentence {
        match self {
            Wrong::Elsewhere => Sentence::of(|language| Text(language).elsewhere(place, address)),
            Wrong::Path(path) => Sentence::of(|language| Text(language).bad_path(path)),
            Wrong::Missing(path) => Sentence::of(|language| Text(language).no_file(place, path)),
        }
    }
}

/// An address of a manifest, as a file that is there.
pub fn target(address: &str, base: &str, files: &[(String, Vec<u8>)]) -> Result<Target, Wrong> {
    let (rest, place) = address.split_once('#').unwrap_or((address, ""));
    let (raw, query) = rest.split_once('?').unwrap_or((rest, ""));
    let scheme = raw.split(['/', '?']).next().is_some_and(|first| first.contains(':'));
    if scheme || raw.starts_with("//") || base.contains(':') || base.starts_with("//") {
        return Err(Wrong::Elsewhere);
    }
    let joined = format!("{base}{raw}");
    let decoded = percent_decode_str(&joined).decode_utf8_lossy().into_owned();
    let file = path(&decoded).ok_or_else(|| Wrong::Path(decoded.chars().take(80).collect()))?;
    // A name that has a percent sign itself is there as it is written.
    let as_written = path(&joined).filter(|name| files.iter().any(|(known, _)| known == name));
    let file = as_written.unwrap_or(file);
    if !files.iter().any(|(known, _)| *known == file) {
        return Err(Wrong::Missing(file));
    }
    Ok(Target { file, query: query.to_owned(), place: place.to_owned() })
}

struct Reading<'a> {
    files: &'a [(String, Vec<u8>)],
    standard: Standard,
    resources: Vec<(&'a Element, String)>,
    /// Rules to which items point (`sequencing` with `IDRef`).
    collection: Option<&'a Element>,
    ids: BTreeSet<String>,
    blocks: Vec<Block>,
    parts: Vec<Part>,
    faults: Vec<Sentence>,
}

/// Reads the manifest.
pub fn read(xml: &[u8], files: &[(String, Vec<u8>)]) -> Result<Outline, Vec<Sentence>> {
    let one = |sentence| vec![sentence];
    let top = xml::read(xml).ok_or_else(|| one(Sentence::of(|language| Text(language).bad_xml(NAME))))?;
    if top.name != "manifest" {
        return Err(one(Sentence::of(|language| Text(language).wrong_top(NAME, &top.name, "manifest"))));
    }
    let standard = standard(&top).map_err(one)?;
    let mut reading = Reading {
        files,
        standard,
        resources: resources(&top),
        collection: top.child("sequencingCollection"),
        ids: BTreeSet::new(),
        blocks: Vec::new(),
        parts: Vec::new(),
        faults: Vec::new(),
    };
    let mut notes = Vec::new();
    let mut title = String::new();
    match organisation(&top) {
        Some((organisation, count)) => {
            if count > 1 {
                notes.push(Sentence::of(|language| Text(language).several_organisations(count)));
            }
            words(organisation.words_of("title")).clone_into(&mut title);
            reading.level(organisation, None, 0);
            if organisation.holds(ORDERING) || top.child("sequencingCollection").is_some_and(|all| all.holds(ORDERING))
            {
                notes.push(Sentence::of(|language| Text(language).sequencing()));
            }
        }
        None => reading.fault(|text| text.missing("<manifest>", "<organizations><organization>")),
    }
    if reading.parts.is_empty() && reading.faults.is_empty() {
        reading.fault(|text| text.no_part(NAME));
    }
    if reading.parts.len() > PARTS_MAX {
        reading.fault(|text| text.too_many_parts(PARTS_MAX));
    }
    if !reading.faults.is_empty() {
        return Err(reading.faults);
    }
    let id = top.attribute("identifier").unwrap_or_default().to_owned();
    if title.is_empty() {
        title = reading.parts.first().map_or(String::new(), |part| part.title.0[0].1.clone());
    }
    let summary = top.child("metadata").and_then(|metadata| metadata.child("lom")).and_then(|lom| lom.child("general"));
    let summary = summary.and_then(|general| general.child("description")).map(deepest).unwrap_or_default();
    let (blocks, parts) = (reading.blocks, reading.parts);
    Ok(Outline { standard, id, title: Words::plain(&title), summary: Words::plain(&summary), blocks, parts, notes })
}

/// The first words at any depth: descriptions lie in `langstring` or `string`.
fn deepest(element: &Element) -> String {
    let own = words(&element.words);
    if own.is_empty() { element.children.first().map(deepest).unwrap_or_default() } else { own }
}

fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Which SCORM it is: `schemaversion` of the metadata. Manifests of 1.2 often leave it out; namespaces of 2004 are looked at then.
fn standard(top: &Element) -> Result<Standard, Sentence> {
    let version = top.child("metadata").map(|metadata| metadata.words_of("schemaversion")).unwrap_or_default();
    match version {
        "1.2" => Ok(Standard::Scorm12),
        "CAM 1.3" => Ok(Standard::Scorm2004),
        other
            if other.starts_with("2004 ")
                && (other.contains("3rd") || other.contains("4th") || other.contains("2nd")) =>
        {
            Ok(Standard::Scorm2004)
        }
        "" => Ok(if top.holds(&["sequencing", "completionThreshold", "timeLimitAction"]) {
            Standard::Scorm2004
        } else {
            Standard::Scorm12
        }),
        other => Err(Sentence::of(|language| Text(language).unknown_version(other))),
    }
}

/// The organisation that is meant, and how many there are.
fn organisation(top: &Element) -> Option<(&Element, usize)> {
    let all = top.child("organizations")?;
    let organisations: Vec<&Element> = all.all("organization").collect();
    let named = all.attribute("default");
    let chosen = organisations.iter().find(|one| named.is_some() && one.attribute("identifier") == named);
    chosen.or_else(|| organisations.first()).map(|one| (*one, organisations.len()))
}

/// Every resource with the path on which its addresses stand (`xml:base` of manifest, resources and its own).
fn resources(top: &Element) -> Vec<(&Element, String)> {
    let base = |element: &Element| element.attribute("base").unwrap_or_default().to_owned();
    let above = base(top);
    let all = top.children.iter().filter(|child| child.name == "resources");
    all.flat_map(|list| {
        let above = format!("{above}{}", base(list));
        list.children
            .iter()
            .filter(|child| child.name == "resource")
            .map(move |one| (one, format!("{above}{}", base(one))))
    })
    .collect()
}

impl<'a> Reading<'a> {
    fn fault(&mut self, say: impl Fn(Text) -> String) {
        self.faults.push(Sentence::of(|language| say(Text(language))));
    }

    fn level(&mut self, element: &Element, within: Option<usize>, depth: usize) {
        if depth > DEPTH_MAX {
            self.fault(|text| text.too_deep(DEPTH_MAX));
            return;
        }
        for item in element.children.iter().filter(|child| child.name == "item") {
            if item.attribute("isvisible") == Some("false") && item.attribute("identifierref").is_none() {
                continue;
            }
            let id = item.attribute("identifier").unwrap_or_default().to_owned();
            let place = format!("<item identifier=\"{id}\">");
            if id.is_empty() {
                self.fault(|text| text.missing("<item>", "identifier"));
            } else if !self.ids.insert(id.clone()) {
                self.fault(|text| text.same_id(&place, &id));
            }
            let title = words(item.words_of("title"));
            let title = Words::plain(if title.is_empty() { &id } else { &title });
            if let Some(reference) = item.attribute("identifierref") {
                self.part((item, &place), reference, (id, title), within);
            } else {
                self.blocks.push(Block { id, title, within });
                self.level(item, Some(self.blocks.len() - 1), depth + 1);
            }
        }
    }

    fn part(
        &mut self,
        (item, place): (&Element, &str),
        reference: &str,
        (id, title): (String, Words),
        within: Option<usize>,
    ) {
        let found = self.resources.iter().find(|(one, _)| one.attribute("identifier") == Some(reference)).cloned();
        let Some((resource, base)) = found else {
            self.fault(|text| text.no_resource(place, reference));
            return;
        };
        let Some(href) = resource.attribute("href") else {
            self.fault(|text| text.missing(format!("<resource identifier=\"{reference}\">"), "href"));
            return;
        };
        let mut target = match target(href, &base, self.files) {
            Ok(target) => target,
            Err(wrong) => return self.faults.push(wrong.told(place, href)),
        };
        // What the item adds (CAM 3.4.1.9): `?` and `&` begin a query, `#` a place.
        match item.attribute("parameters").unwrap_or_default() {
            "" => {}
            more if more.starts_with('#') => more[1..].clone_into(&mut target.place),
            more => {
                let joint = if target.query.is_empty() { "" } else { "&" };
                target.query = format!("{}{joint}{}", target.query, more.trim_start_matches(['?', '&']));
            }
        }
        // `scormtype` in 1.2, `scormType` in 2004.
        let kind = resource.attribute("scormtype").or_else(|| resource.attribute("scormType"));
        let speaks = !kind.is_some_and(|kind| kind.eq_ignore_ascii_case("asset"));
        let handed =
            ["datafromlms", "dataFromLMS"].map(|name| item.words_of(name)).into_iter().find(|one| !one.is_empty());
        let mastery = self.mastery(item, place);
        let threshold = self.threshold(item, place);
        let objectives = self.objectives(item);
        self.parts.push(Part {
            id,
            title,
            file: target.file,
            query: target.query,
            place: target.place,
            // Where something must be reached, to go through it is not enough.
            move_on: if mastery.is_some() { MoveOn::Passed } else { MoveOn::CompletedOrPassed },
            mastery,
            threshold,
            objectives,
            own_window: false,
            handed: handed.unwrap_or_default().to_owned(),
            entitlement: String::new(),
            speaks,
            within,
        });
    }

    /// What an item says of its objectives: itself, or where it points to.
    fn objectives_of<'e>(&self, item: &'e Element) -> Option<&'e Element>
    where
        'a: 'e,
    {
        let own = item.child("sequencing")?;
        let named = own.attribute("IDRef");
        let pointed = self.collection.into_iter().flat_map(|all| &all.children);
        let mut pointed = pointed.filter(|one| named.is_some() && one.attribute("ID") == named);
        own.child("objectives").or_else(|| pointed.next()?.child("objectives"))
    }

    /// What the objectives are called that a part of SCORM 2004 begins with, the primary one first (RTE, 4.2.17).
    fn objectives(&self, item: &Element) -> Vec<String> {
        let Some(all) = self.objectives_of(item).filter(|_| self.standard == Standard::Scorm2004) else {
            return Vec::new();
        };
        let ids =
            all.all("primaryObjective").chain(all.all("objective")).filter_map(|one| one.attribute("objectiveID"));
        let mut named: Vec<String> = ids.map(str::to_owned).take(OBJECTIVES_MAX).collect();
        let mut seen = BTreeSet::new();
        named.retain(|id| seen.insert(id.clone()));
        named
    }

    /// How much must be gone through (SCORM 2004): the words of the element until its third edition, an attribute since (CAM, 3.4.1.13).
    fn threshold(&mut self, item: &Element, place: &str) -> Option<f64> {
        let said = item.child("completionThreshold")?;
        let by_measure = said.attribute("completedByMeasure");
        let text = match (by_measure, said.words.trim()) {
            (Some("true"), _) => said.attribute("minProgressMeasure").unwrap_or("1.0"),
            (Some(_), _) | (None, "") => return None,
            (None, words) => words,
        };
        self.number((place, "completionThreshold"), text, 1.0)
    }

    /// `adlcp:masteryscore` of 0 to 100 (1.2), or the measure of the primary objective (2004).
    fn mastery(&mut self, item: &Element, place: &str) -> Option<f64> {
        let (name, text, most) = if self.standard == Standard::Scorm12 {
            ("masteryscore", item.words_of("masteryscore"), 100.0)
        } else {
            let primary = self.objectives_of(item).and_then(|all| all.child("primaryObjective"));
            let by_measure = primary.filter(|one| one.attribute("satisfiedByMeasure") == Some("true"));
            ("minNormalizedMeasure", by_measure.map_or("", |one| one.words_of("minNormalizedMeasure")), 1.0)
        };
        if text.is_empty() { None } else { self.number((place, name), text, most) }
    }

    /// A part of the whole, or a fault.
    fn number(&mut self, (place, name): (&str, &str), text: &str, most: f64) -> Option<f64> {
        let number = text.parse::<f64>().ok().filter(|number| (0.0..=most).contains(number));
        if number.is_none() {
            self.fault(|told| told.bad_number(format!("{place} <{name}>"), text, format!("0 – {most}")));
        }
        number.map(|number| number / most)
    }
}
