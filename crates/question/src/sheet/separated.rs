//! Rows of separated text: comma, semicolon or tab; the separator is the one under which the headings are known.

use csv::{ReaderBuilder, WriterBuilder};
use zhixing_kit::{Error, Result};

use super::columns::{Columns, headings};
use super::{CELL_CHARS_MAX, row};
use crate::fault::Reading;
use crate::model::Question;
use crate::text::Text;

const SEPARATORS: [u8; 3] = [b',', b';', b'\t'];
/// How many lines may stand above the headings.
const LINES_ABOVE: usize = 10;

/// The separator under which the headings are known.
fn separator(text: &str) -> Option<u8> {
    SEPARATORS
        .into_iter()
        .find(|separator| rows(text, *separator).take(LINES_ABOVE).any(|row| Columns::are_known(row.iter())))
}

fn rows(text: &str, separator: u8) -> impl Iterator<Item = csv::StringRecord> {
    let mut builder = ReaderBuilder::new();
    builder.has_headers(false).flexible(true).delimiter(separator);
    builder.from_reader(std::io::Cursor::new(text.to_owned())).into_records().map_while(std::result::Result::ok)
}

/// Whether a row near the top names stem and answer.
pub fn looks_like_one(text: &str) -> bool {
    // The whole file is only read when it is one.
    let end =
        text.char_indices().filter(|(_, sign)| *sign == '\n').nth(LINES_ABOVE).map_or(text.len(), |(at, _)| at + 1);
    separator(&text[..end]).is_some()
}

/// Reads a file.
pub fn read(text: &str) -> Reading {
    let mut reading = Reading::default();
    let separator = separator(text).unwrap_or(b',');
    let mut columns: Option<Columns> = None;
    let (mut last, mut heading, mut seen) = (1, 1, Vec::new());
    for record in rows(text, separator) {
        let line = record.position().map_or(last, |position| position.line() as u32);
        last = line;
        let Some(columns) = &columns else {
            columns = Columns::of(record.iter(), line, &mut reading);
            heading = line;
            continue;
        };
        let cells: Vec<String> = record.iter().map(unguarded).collect();
        row::read(columns, line, &cells, &mut reading);
        seen.push(cells);
    }
    if let Some(columns) = columns {
        columns.look_at_unnamed(seen.iter().map(Vec::as_slice), heading, &mut reading);
    }
    // Well-formed text has its quotation marks in pairs.
    if text.bytes().filter(|byte| *byte == b'"').count() % 2 == 1 {
        reading.refuse(last, "", Text::open_quote, Text::open_quote_remedy);
    }
    reading
}

/// A cell as it was before it was guarded against spreadsheets that take `=…` for a formula; no longer than what could be refused with a word.
fn unguarded(cell: &str) -> String {
    let cell = if cell.starts_with('\'') && is_formula(cell.trim_start_matches('\'')) { &cell[1..] } else { cell };
    cell.chars().take(CELL_CHARS_MAX).collect()
}

fn is_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t'])
}

fn guarded(cell: &str) -> String {
    if is_formula(cell.trim_start_matches('\'')) { format!("'{cell}") } else { cell.to_owned() }
}

/// Writes a file: UTF-8 with its mark, so that spreadsheets know it.
pub fn write(questions: &[&Question]) -> Result<Vec<u8>> {
    let options = questions.iter().map(|question| question.asked().options().len()).max().unwrap_or(0).max(4);
    let mut writer = WriterBuilder::new().from_writer(b"\xef\xbb\xbf".to_vec());
    writer.write_record(headings(options)).map_err(Error::broken)?;
    for question in questions {
        writer.write_record(row::write(question, options).iter().map(|cell| guarded(cell))).map_err(Error::broken)?;
    }
    writer.into_inner().map_err(|failed| Error::broken(failed.into_error()))
}
