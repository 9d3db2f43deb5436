//! Rows of XLSX workbooks: every sheet whose headings are known. What the packed file unfolds to was measured before.

use std::collections::HashSet;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{DataRef, Reader as _, SheetVisible, Xlsx};
use rust_xlsxwriter::{Format, Workbook, XlsxError};
use zhixing_kit::{Error, Result, Sentence};

use super::columns::{Columns, headings};
use super::drawn::Drawings;
use super::rich::Rich;
use super::shown::text_of;
use super::{CELL_CHARS_MAX, row};
use crate::fault::Reading;
use crate::format::QUESTIONS_MAX;
use crate::model::Question;
use crate::package::{Package, damaged};
use crate::text::Text;
use crate::wrong::OPTIONS_MAX;

const SHEETS_MAX: usize = 50;
const ROWS_ABOVE: usize = 10;
/// Cells further to the right are one more, which is no column of ours.
const COLUMNS_MAX: usize = OPTIONS_MAX + 40;
/// Formulas that fail in one sheet: more than any sheet of questions has cells to look at.
const CELLS_MAX: usize = QUESTIONS_MAX * 10;

/// Reads a workbook.
pub fn read(bytes: &[u8], package: &Package) -> Result<Reading, Sentence> {
    // The reader of this format is not ours: should it ever panic, the file is unreadable and nothing else.
    catch_unwind(AssertUnwindSafe(|| read_sheets(bytes, package))).unwrap_or_else(|_| Err(damaged()))
}

fn read_sheets(bytes: &[u8], package: &Package) -> Result<Reading, Sentence> {
    let drawings = Drawings::of(package);
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| damaged())?;
    let mut reading = Reading::default();
    let mut found = false;
    let mut left_out = Vec::new();
    let hidden = hidden_sheets(&book);
    for name in book.sheet_names().into_iter().take(SHEETS_MAX) {
        let mut said = Cells::default();
        let rows = rows(&mut book, &name, |place| drawings.rich(&name, place), &mut said)?;
        let heading = rows.iter().take(ROWS_ABOVE).position(|row| Columns::are_known(row.1.iter().map(String::as_str)));
        let Some(heading) = heading else {
            if !rows.is_empty() {
                left_out.push(name);
            }
            continue;
        };
        found = true;
        if hidden.contains(&name) {
            reading.note(0, &name, Text::sheet_hidden, Text::sheet_hidden_remedy);
        }
        let cells = rows[heading].1.iter().map(String::as_str);
        let Some(columns) = Columns::of(cells, rows[heading].0, &mut reading) else { continue };
        columns.look_at_unnamed(rows[heading + 1..].iter().map(|row| row.1.as_slice()), rows[heading].0, &mut reading);
        let mut drawn = drawings.of_sheet(&name);
        for (line, cells) in &rows[heading + 1..] {
            let mut cells = cells.clone();
            drawings.put_in(*line, &columns, &mut drawn, &mut cells);
            row::read(&columns, *line, &cells, &mut reading);
        }
        for stray in drawn {
            reading.note(stray.line, &name, Text::picture_stray, Text::picture_stray_remedy);
        }
        let title_of = |line: u32| {
            let at = rows.binary_search_by_key(&line, |row| row.0);
            // Of a row without a stem the line alone says which it is.
            at.map(|at| columns.title(&rows[at].1)).unwrap_or_default()
        };
        let is_row = |line: u32| rows.binary_search_by_key(&line, |row| row.0).is_ok();
        for line in unreckoned(&mut book, &name, |place| said.valued.contains(&place) || !is_row(place.0)) {
            reading.note(line, &title_of(line), Text::formula_bare, Text::formula_bare_remedy);
        }
        for (line, column) in said.failed {
            let title = &title_of(line);
            match drawings.rich(&name, (line, column)) {
                Some(_) => reading.note(line, title, Text::rich_value, Text::rich_value_remedy),
                None => reading.note(line, title, Text::formula_error, Text::formula_error_remedy),
            }
        }
    }
    drawings.bring(package, &mut reading);
    if !found {
        return Err(Sentence::of(|language| Text(language).no_headings()));
    }
    left_out.iter().for_each(|name| reading.note(0, name, Text::sheet_left_out, Text::sheet_left_out_remedy));
    Ok(reading)
}

fn hidden_sheets(book: &Xlsx<Cursor<&[u8]>>) -> Vec<String> {
    let hidden = book.sheets_metadata().iter().filter(|sheet| sheet.visible != SheetVisible::Visible);
    hidden.map(|sheet| sheet.name.clone()).collect()
}

/// The lines of rows with a formula whose result is not in the file: a program wrote it that does not reckon.
fn unreckoned(book: &mut Xlsx<Cursor<&[u8]>>, name: &str, known: impl Fn((u32, usize)) -> bool) -> Vec<u32> {
    let Ok(mut sheet) = book.worksheet_cells_reader(name) else { return Vec::new() };
    let mut lines = Vec::new();
    while let Ok(Some(cell)) = sheet.next_formula() {
        let (row, column) = cell.get_position();
        let line = row.saturating_add(1);
        if !cell.get_value().trim().is_empty() && !known((line, column as usize)) && lines.last() != Some(&line) {
            lines.push(line);
        }
    }
    lines
}

/// Where cells stand that say something of themselves: line and column.
#[derive(Default)]
struct Cells {
    /// Those whose formula fails.
    failed: Vec<(u32, usize)>,
    /// Those that have a value, if only an empty text or a fault.
    valued: HashSet<(u32, usize)>,
}

/// The rows of a sheet that hold anything, with their numbers; and what cells say. A cell that holds a picture
/// holds nothing else, whatever stands there for who cannot show it.
fn rows<'d>(
    book: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    rich: impl Fn((u32, usize)) -> Option<&'d Rich>,
    cells: &mut Cells,
) -> Result<Vec<(u32, Vec<String>)>, Sentence> {
    // A sheet that is a chart has no cells.
    let Ok(mut sheet) = book.worksheet_cells_reader(name) else { return Ok(Vec::new()) };
    let mut rows: Vec<(u32, Vec<String>)> = Vec::new();
    while let Some((cell, style)) = sheet.next_cell_with_style_id().map_err(|_| damaged())? {
        let (row, column) = cell.get_position();
        let place = (row.saturating_add(1), column as usize);
        let (held, is_error) = (rich(place), matches!(cell.get_value(), DataRef::Error(_)));
        let is_pictured = matches!(held, Some(Rich::Picture(..)));
        if held.is_some() || !matches!(cell.get_value(), DataRef::Empty) {
            cells.valued.insert(place);
        }
        if is_error && !is_pictured {
            if cells.failed.len() == CELLS_MAX {
                return Err(Sentence::of(|language| Text(language).too_many(QUESTIONS_MAX)));
            }
            cells.failed.push(place);
        }
        let text = if is_pictured { String::new() } else { text_of(cell.get_value(), sheet.styles().get(style)) };
        let text: String = text.trim().chars().take(CELL_CHARS_MAX).collect();
        if text.is_empty() && !is_pictured {
            continue;
        }
        let (line, column) = (place.0, place.1.min(COLUMNS_MAX - 1));
        // Rows come from top to bottom; a file in which they do not was not written by a spreadsheet.
        match rows.last() {
            Some((last, _)) if *last > line => return Err(damaged()),
            Some((last, _)) if *last == line => {}
            _ if rows.len() > QUESTIONS_MAX + ROWS_ABOVE => {
                return Err(Sentence::of(|language| Text(language).too_many(QUESTIONS_MAX)));
            }
            _ => rows.push((line, Vec::new())),
        }
        let Some((_, row)) = rows.last_mut() else { continue };
        if row.len() <= column {
            row.resize(column + 1, String::new());
        }
        row[column] = text;
    }
    Ok(rows)
}

/// Writes a workbook: all cells as text, so that none becomes a formula or a date.
pub fn write(questions: &[&Question]) -> Result<Vec<u8>> {
    book(questions).map_err(Error::broken)
}

fn book(questions: &[&Question]) -> Result<Vec<u8>, XlsxError> {
    let options = questions.iter().map(|question| question.asked().options().len()).max().unwrap_or(0).max(4);
    let (head, text) =
        (Format::new().set_bold().set_num_format("@"), Format::new().set_num_format("@").set_text_wrap());
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("题库")?;
    for (column, heading) in (0_u16..).zip(headings(options)) {
        sheet.set_column_width(column, if heading == "题干" { 60 } else { 18 })?;
        sheet.write_string_with_format(0, column, heading, &head)?;
    }
    for (line, question) in (1_u32..).zip(questions) {
        for (column, cell) in (0_u16..).zip(row::write(question, options)) {
            if !cell.is_empty() {
                sheet.write_string_with_format(line, column, cell, &text)?;
            }
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    book.save_to_buffer()
}
