//! Pictures that Excel places *in* a cell. To programs that do not know them such a cell is a formula that failed; its number `vm` leads over the value's
//! metadata and a rich value to the picture's part: the chain of [MS-XLSX], "Rich Data", with `_localImage` (2.3.6) as the structure of a picture.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::drawn::{part, related};
use crate::encoding;
use crate::package::Package;
use crate::words::picture;
use crate::xml::Element;

const METADATA: &str = "xl/metadata.xml";

/// What a cell holds that is neither text nor number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rich {
    /// A picture, as it stands in a text, and the part in which it lies.
    Picture(String, String),
    /// Something else: a picture on another site, or a data type such as a share or a place.
    Other,
}

/// Rich values by the number of their metadata, less one.
#[derive(Default)]
pub struct RichValues(Vec<Rich>);

/// The names of a structure's keys, where it is that of a picture.
type Keys<'a> = Vec<&'a str>;

fn named<'a>(top: &'a Element, name: &'a str) -> impl Iterator<Item = &'a Element> {
    top.children.iter().filter(move |child| child.name == name)
}

fn number(element: &Element, attribute: &str) -> Option<usize> {
    element.attribute(attribute)?.parse().ok()
}

/// Which rich value each number of metadata means.
fn meant(metadata: &Element) -> Vec<Option<usize>> {
    const RICH: &str = "XLRICHVALUE";
    let types = metadata.child("metadataTypes").map_or(&[][..], |types| &types.children);
    let is_rich = |kind: usize| {
        let named = kind.checked_sub(1).and_then(|at| types.get(at));
        named.is_some_and(|named| named.attribute("name") == Some(RICH))
    };
    let future = named(metadata, "futureMetadata").find(|one| one.attribute("name") == Some(RICH));
    let blocks = future.map_or(&[][..], |future| &future.children);
    let value = |block: &Element| {
        let record = named(block, "rc").find(|record| number(record, "t").is_some_and(is_rich))?;
        let block = blocks.get(number(record, "v")?)?;
        block.all().into_iter().find(|one| one.name == "rvb").and_then(|one| number(one, "i"))
    };
    metadata.child("valueMetadata").map_or_else(Vec::new, |all| all.children.iter().map(value).collect())
}

/// The keys of each structure; nothing where it is no picture's.
fn structures(top: &Element) -> Vec<Option<Keys<'_>>> {
    named(top, "s").map(|one| (one.attribute("t") == Some("_localImage")).then(|| keys(one))).collect()
}

fn keys(structure: &Element) -> Keys<'_> {
    named(structure, "k").map(|key| key.attribute("n").unwrap_or_default()).collect()
}

/// What a rich value holds under a key.
fn held<'a>(value: &'a Element, keys: &Keys<'_>, key: &str) -> Option<&'a str> {
    let at = keys.iter().position(|known| *known == key)?;
    named(value, "v").nth(at).map(|one| one.words.trim())
}

impl RichValues {
    /// Those of a workbook.
    pub fn of(package: &Package) -> Self {
        Self::read(package).unwrap_or_default()
    }

    fn read(package: &Package) -> Option<Self> {
        let meant = meant(&part(package, METADATA)?);
        let values = part(package, "xl/richData/rdrichvalue.xml");
        let structure = part(package, "xl/richData/rdrichvaluestructure.xml");
        let structures = structure.as_ref().map(structures).unwrap_or_default();
        let (name, mut parts) = ("xl/richData/richValueRel.xml", Vec::new());
        let related = related(package, name);
        for one in part(package, name).iter().flat_map(|top| &top.children) {
            parts.push(one.attribute("id").and_then(|id| related.get(id)));
        }
        let values: Vec<&Element> = values.iter().flat_map(|top| named(top, "rv")).collect();
        let pictured = |at: usize| {
            let value = values.get(at)?;
            let keys = structures.get(number(value, "s")?)?.as_ref()?;
            let place: usize = held(value, keys, "_rvRel:LocalImageIdentifier")?.parse().ok()?;
            let part = (*parts.get(place)?)?;
            Some(Rich::Picture(picture(held(value, keys, "Text").unwrap_or_default(), part), part.clone()))
        };
        Some(Self(meant.into_iter().map(|at| at.and_then(pictured).unwrap_or(Rich::Other)).collect()))
    }

    /// What the cells of a sheet hold, by their line, from 1, and column, from 0.
    pub fn cells(&self, package: &Package, sheet: &str) -> BTreeMap<(u32, usize), Rich> {
        let mut cells = BTreeMap::new();
        if package.part(METADATA).is_none() {
            return cells;
        }
        let source = package.part(sheet).and_then(|bytes| encoding::decode(bytes).ok());
        let Some(source) = source else { return cells };
        let mut reader = Reader::from_str(&source);
        loop {
            match reader.read_event() {
                Ok(Event::Start(start) | Event::Empty(start)) => {
                    if let Some((place, metadata)) = cell(&start) {
                        let rich = metadata.checked_sub(1).and_then(|at| self.0.get(at)).unwrap_or(&Rich::Other);
                        cells.insert(place, rich.clone());
                    }
                }
                // What is broken here is told by who reads the cells.
                Ok(Event::Eof) | Err(_) => return cells,
                Ok(_) => {}
            }
        }
    }
}

/// Where a cell stands, and the number of its value's metadata.
fn cell(start: &BytesStart<'_>) -> Option<((u32, usize), usize)> {
    if start.local_name().as_ref() != "c" {
        return None;
    }
    let value = |name: &str| {
        let found = start.attributes().filter_map(Result::ok).find(|one| one.key.as_ref() == name);
        found.map(|one| one.value.into_owned())
    };
    Some((place(&value("r")?)?, value("vm")?.parse().ok()?))
}

/// The place that a reference such as `AB12` means.
fn place(reference: &str) -> Option<(u32, usize)> {
    let (letters, digits) = reference.split_at(reference.find(|sign: char| sign.is_ascii_digit())?);
    // Three letters name every column that a spreadsheet has.
    let is_column = (1..=3).contains(&letters.len()) && letters.bytes().all(|sign| sign.is_ascii_uppercase());
    if !is_column {
        return None;
    }
    let column = letters.bytes().fold(0, |column, letter| column * 26 + usize::from(letter - b'A') + 1);
    Some((digits.parse().ok()?, column - 1))
}

#[cfg(test)]
mod tests {
    use super::place;

    #[test]
    fn references_are_places() {
        for (reference, at) in
            [("A1", Some((1, 0))), ("Z9", Some((9, 25))), ("AB12", Some((12, 27))), ("XFD1", Some((1, 16_383)))]
        {
            assert_eq!(place(reference), at, "{reference}");
        }
        for reference in ["", "A", "1", "a1", "AAAA1", "A99999999999", "甲1", "A-1"] {
            assert_eq!(place(reference), None, "{reference}");
        }
    }
}
