//! What a file is that is no list: known by its first bytes, or by the parts of a packed one, never by its name.

use std::io::{Cursor, Read as _};

use zhixing_kit::Sentence;

use crate::import::text::Text;

/// What a kind of file is called.
type Called = fn(Text) -> &'static str;

/// The first bytes of files that people take for a list.
const SIGNS: &[(&[u8], Called)] = &[
    (b"%PDF", Text::kind_pdf),
    (b"\x89PNG", Text::kind_picture),
    (b"\xff\xd8\xff", Text::kind_picture),
    (b"GIF8", Text::kind_picture),
    (b"{\\rtf", Text::kind_document),
    (b"Rar!", Text::kind_packed),
    (b"7z\xbc\xaf\x27\x1c", Text::kind_packed),
    (b"\x1f\x8b", Text::kind_packed),
];

/// The part that a packed file has, by what it is.
const PARTS: &[(&str, Called)] =
    &[("word/document.xml", Text::kind_document), ("ppt/presentation.xml", Text::kind_slides)];

/// How a packed file of the OpenDocument family begins its own account of what it is, and what it is.
const OPEN_DOCUMENTS: &[(&str, Called)] = &[
    ("application/vnd.oasis.opendocument.text", Text::kind_document),
    ("application/vnd.oasis.opendocument.presentation", Text::kind_slides),
];
/// The same of a spreadsheet: a list may well stand in it, but not as we read lists.
const OPEN_SPREADSHEET: &str = "application/vnd.oasis.opendocument.spreadsheet";
/// How much of such an account is read.
const ACCOUNT_BYTES_MAX: u64 = 100;

/// What is told of bytes that are certainly no list; nothing of what may be one.
pub(super) fn told(bytes: &[u8]) -> Option<Sentence> {
    if bytes.starts_with(b"PK") {
        return packed(bytes);
    }
    SIGNS.iter().find(|(sign, _)| bytes.starts_with(sign)).map(|(_, kind)| foreign(*kind))
}

fn foreign(kind: Called) -> Sentence {
    Sentence::of(|language| Text(language).foreign_file(kind(Text(language))))
}

/// What is told of a whole packed file that is no workbook: by what it says of itself, else by its parts. Half a file is told of by who reads workbooks.
fn packed(bytes: &[u8]) -> Option<Sentence> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut account = String::new();
    if let Ok(part) = archive.by_name("mimetype") {
        // What is no text says nothing.
        let _ = part.take(ACCOUNT_BYTES_MAX).read_to_string(&mut account);
    }
    if account.starts_with(OPEN_SPREADSHEET) {
        return Some(Sentence::of(|language| Text(language).open_spreadsheet()));
    }
    if let Some((_, kind)) = OPEN_DOCUMENTS.iter().find(|(begins, _)| account.starts_with(begins)) {
        return Some(foreign(*kind));
    }
    if archive.file_names().flatten().any(|name| name.starts_with("xl/")) {
        return None;
    }
    let has = |name: &str| archive.index_for_name(name).is_some();
    let known = PARTS.iter().find(|(part, _)| has(part)).map(|(_, kind)| *kind);
    // Workbooks of other makers have their book elsewhere; only what has no such part at all is a mere archive.
    known.or_else(|| (!has("[Content_Types].xml")).then_some(Text::kind_packed as Called)).map(foreign)
}

/// What is told of a text that is a web page.
pub(super) fn told_of_text(text: &str) -> Option<Sentence> {
    let start: String = text.trim_start().chars().take(200).flat_map(char::to_lowercase).collect();
    let is_page = start.starts_with("<!doctype html") || ["<html", "<table"].iter().any(|tag| start.contains(tag));
    is_page.then(|| Sentence::of(|language| Text(language).web_page()))
}

/// Whether a name says that the file is a workbook.
pub(super) fn is_named_workbook(name: &str) -> bool {
    let name = name.to_lowercase();
    [".xlsx", ".xls", ".xlsm", ".et"].iter().any(|ending| name.ends_with(ending))
}
