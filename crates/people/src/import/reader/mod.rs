//! From the bytes of a file to its rows: CSV in the encodings that offices use, and XLSX. It opens nothing, asks nobody and never panics;
//! a file that cannot be read gives one sentence that says what to do.

mod csv;
mod encoding;
mod foreign;
mod format;
mod joined;
mod marks;
mod parts;
mod sheet;
mod workbook;

use zhixing_kit::Sentence;

use super::headings::{Headings, required};
use super::table::{FILE_BYTES_MAX, Table};
use super::text::Text;

/// Reads a file by what it holds, whatever its name says; where that is no list, the name tells what was expected of it.
pub fn read(name: &str, bytes: &[u8]) -> Result<(Headings, Table), Sentence> {
    if bytes.len() > FILE_BYTES_MAX {
        return Err(Sentence::of(|language| Text(language).too_large()));
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Sentence::of(|language| Text(language).empty_file()));
    }
    if let Some(told) = foreign::told(bytes) {
        return Err(told);
    }
    match bytes {
        [b'P', b'K', ..] => workbook::read(bytes),
        [0xd0, 0xcf, 0x11, 0xe0, ..] => Err(Sentence::of(|language| Text(language).old_workbook())),
        _ => {
            let text = encoding::decode(bytes)?;
            if let Some(told) = foreign::told_of_text(&text) {
                return Err(told);
            }
            let table = csv::read(&text)?;
            if foreign::is_named_workbook(name) && !Headings::are_in(&table) {
                return Err(Sentence::of(|language| Text(language).text_named_workbook(required(language))));
            }
            with_rows(table)
        }
    }
}

/// A table with its headings and rows below them.
fn with_rows(table: Table) -> Result<(Headings, Table), Sentence> {
    let headings = Headings::find(&table)?;
    let line = table.rows.get(headings.row).map_or(1, |row| row.line);
    if table.rows.len() == headings.row + 1 {
        return Err(Sentence::of(|language| Text(language).no_rows(line)));
    }
    Ok((headings, table))
}
