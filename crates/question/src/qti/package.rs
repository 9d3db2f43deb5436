//! A package of items: the manifest says which files are items and to which area each belongs.

use std::collections::BTreeMap;

use super::item;
use crate::beside::is_picture;
use crate::encoding;
use crate::fault::Reading;
use crate::package::{Package, is_by_system};
use crate::text::Text;
use crate::xml;

const MANIFEST: &str = "imsmanifest.xml";

/// Whether a package has a manifest, as those of items do.
pub fn is_package(package: &Package) -> bool {
    package.part(MANIFEST).is_some()
}

/// Reads a package.
pub fn read(package: Package) -> Reading {
    let mut reading = Reading::default();
    let manifest = package.part(MANIFEST).map(Vec::from);
    let listed = manifest.map(|bytes| listed(&bytes, &mut reading));
    let areas: BTreeMap<String, String> = listed.into_iter().flatten().collect();
    for name in areas.keys().filter(|name| package.part(name).is_none()) {
        reading.refuse(0, name, Text::part_missing, Text::part_missing_remedy);
    }
    let mut number = 0;
    for (name, bytes) in package.0 {
        let ending = name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
        if name == MANIFEST || is_by_system(&name) {
            continue;
        }
        if is_picture(&name) {
            reading.bring(&name, bytes);
        } else if ending == "xml" {
            number += 1;
            part(number, &name, &bytes, areas.get(&name).map_or("", String::as_str), &mut reading);
        } else {
            reading.note(0, &name, Text::part_left_out, Text::part_left_out_remedy);
        }
    }
    reading
}

fn part(number: u32, name: &str, bytes: &[u8], area: &str, reading: &mut Reading) {
    let text = encoding::decode(bytes).ok();
    let read = text.as_ref().and_then(|text| Some((text, xml::read(text.trim_end())?)));
    let Some((text, top)) = read else {
        return reading.refuse(number, name, Text::part_unreadable, Text::part_unreadable_remedy);
    };
    if top.name == "questestinterop" {
        return reading.refuse(number, name, Text::old_qti, Text::old_qti_remedy);
    }
    if top.name != "assessmentItem" {
        return reading.note(number, name, Text::part_left_out, Text::part_left_out_remedy);
    }
    let folder = name.rsplit_once('/').map_or("", |(folder, _)| folder);
    item::read(&top, text, &item::Place { line: number, folder, area }, reading);
}

/// The items that a manifest names, each with its area.
fn listed(bytes: &[u8], reading: &mut Reading) -> Vec<(String, String)> {
    let text = encoding::decode(bytes).ok();
    let Some(top) = text.as_ref().and_then(|text| xml::read(text.trim_end())) else {
        reading.note(0, MANIFEST, Text::part_unreadable, Text::part_unreadable_remedy);
        return Vec::new();
    };
    let resources = top.all().into_iter().filter(|element| {
        element.name == "resource" && element.attribute("type").is_some_and(|kind| kind.starts_with("imsqti_item"))
    });
    resources
        .filter_map(|resource| {
            let keyword = resource.all().into_iter().find(|element| element.name == "keyword");
            let words = keyword.map(|keyword| {
                keyword.all().into_iter().map(|element| element.words.trim()).chain([keyword.words.trim()]).collect()
            });
            Some((resource.attribute("href")?.to_owned(), words.unwrap_or_default()))
        })
        .collect()
}
