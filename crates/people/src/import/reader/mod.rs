//! From the bytes of a file to its rows: CSV in the encodings that offices use, and XLSX. It opens nothing, asks nobody and never panics;
//! a file that cannot be read gives one sentence that says what to do.

mod csv;
mod encoding;
mod workbook;

use zhixing_kit::Sentence;

use super::headings::Headings;
use super::table::{FILE_BYTES_MAX, Table};
use super::text::Text;

/// Reads a file by what it holds, whatever its name says.
pub fn read(bytes: &[u8]) -> Result<(Headings, Table), Sentence> {
    if bytes.len() > FILE_BYTES_MAX {
        return Err(Sentence::of(|language| Text(language).too_large()));
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Sentence::of(|language| Text(language).empty_file()));
    }
    match bytes {
        [b'P', b'K', ..] => workbook::read(bytes),
        [0xd0, 0xcf, 0x11, 0xe0, ..] => Err(Sentence::of(|language| Text(language).old_workbook())),
        _ => {
            let text = encoding::decode(bytes)?;
            let table = csv::read(&text)?;
            Headings::find(&table).map(|headings| (headings, table))
        }
    }
}
