//! Where the sheets of a workbook lie in its packed file. The reader of the format knows it and does not tell.

use std::collections::HashMap;
use std::io::{Cursor, Read as _};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

pub(super) type Archive<'a> = zip::ZipArchive<Cursor<&'a [u8]>>;

/// The part of each sheet, by the sheet's name; nothing where the file does not say it as the format has it.
pub(super) fn of_sheets(archive: &mut Archive<'_>) -> Option<HashMap<String, String>> {
    let book = elements(archive, "_rels/.rels", "Relationship")?
        .into_iter()
        .find(|of| of.get("Type").is_some_and(|kind| kind.ends_with("/officeDocument")))?;
    let book = book.get("Target")?.trim_start_matches('/').to_owned();
    let (folder, file) = book.rsplit_once('/').unwrap_or(("", &book));
    let below = |path: &str| if folder.is_empty() { path.to_owned() } else { format!("{folder}/{path}") };
    let targets: HashMap<_, _> = elements(archive, &below(&format!("_rels/{file}.rels")), "Relationship")?
        .into_iter()
        .filter_map(|mut of| Some((of.remove("Id")?, of.remove("Target")?)))
        .collect();
    let path = |target: &String| target.strip_prefix('/').map_or_else(|| below(target), str::to_owned);
    let sheets = elements(archive, &book, "sheet")?;
    Some(
        sheets.into_iter().filter_map(|mut of| Some((of.remove("name")?, path(targets.get(of.get("id")?)?)))).collect(),
    )
}

/// The number of the part of that name, whatever its letters' case.
pub(super) fn number(archive: &Archive<'_>, name: &str) -> Option<usize> {
    let is_it = |other: &str| other.replace('\\', "/").eq_ignore_ascii_case(name);
    archive.index_for_name(name).or_else(|| archive.file_names().flatten().position(|other| is_it(&other)))
}

/// The attributes of each element of that name, without their prefixes.
fn elements(archive: &mut Archive<'_>, part: &str, name: &str) -> Option<Vec<HashMap<String, String>>> {
    let number = number(archive, part)?;
    let mut text = String::new();
    archive.by_index(number).ok()?.read_to_string(&mut text).ok()?;
    let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
    let mut found = Vec::new();
    loop {
        match reader.read_event().ok()? {
            Event::Eof => return Some(found),
            Event::Start(start) | Event::Empty(start) if start.local_name().as_ref() == name => {
                found.push(attributes(&start));
            }
            _ => {}
        }
    }
}

fn attributes(start: &BytesStart<'_>) -> HashMap<String, String> {
    let read = |one: quick_xml::events::attributes::Attribute<'_>| {
        Some((one.key.local_name().as_ref().to_owned(), quick_xml::escape::unescape(&one.value).ok()?.into_owned()))
    };
    start.attributes().flatten().filter_map(read).collect()
}
