//! Rows of an XLSX workbook: the first sheet whose headings are known. Dates become `YYYY-MM-DD`, whole numbers lose their `.0`, texts stay
//! as they are. What the packed file unfolds to is measured before anything is read from it: it never costs more than the limit.

use std::io::{Cursor, Read as _};
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{DataRef, ExcelDateTime, Reader as _, Xlsx, XlsxFormulaMetadata};
use zhixing_kit::Sentence;

use super::with_rows;
use crate::import::headings::Headings;
use crate::import::table::{CELL_CHARS_MAX, COLUMNS_MAX, Table};
use crate::import::text::Text;

/// The most bytes that the parts of a workbook may unfold to.
const UNFOLDED_BYTES_MAX: u64 = 96 * 1024 * 1024;
/// The most parts.
const PARTS_MAX: usize = 1_000;
/// The most sheets that are looked at.
const SHEETS_MAX: usize = 20;

pub(super) fn read(bytes: &[u8]) -> Result<(Headings, Table), Sentence> {
    measure(bytes)?;
    // The reader of this format is not ours: should it ever panic, the file is unreadable and nothing else.
    catch_unwind(AssertUnwindSafe(|| read_sheets(bytes))).unwrap_or_else(|_| Err(damaged()))
}

fn damaged() -> Sentence {
    Sentence::of(|language| Text(language).damaged_workbook())
}

/// Unfolds every part into nothing, counting: sizes that a file states of itself are not believed.
fn measure(bytes: &[u8]) -> Result<(), Sentence> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
    let mut left = UNFOLDED_BYTES_MAX;
    if archive.len() > PARTS_MAX {
        return Err(Sentence::of(|language| Text(language).unfolds_too_far()));
    }
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|_| damaged())?;
        let unfolded = std::io::copy(&mut part.take(left + 1), &mut std::io::sink()).map_err(|_| damaged())?;
        left = left.checked_sub(unfolded).ok_or_else(|| Sentence::of(|language| Text(language).unfolds_too_far()))?;
    }
    Ok(())
}

fn read_sheets(bytes: &[u8]) -> Result<(Headings, Table), Sentence> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| damaged())?;
    let mut first_told = None;
    for name in book.sheet_names().into_iter().take(SHEETS_MAX) {
        let table = read_sheet(&mut book, &name)?;
        let is_list = Headings::are_in(&table);
        match with_rows(table) {
            Ok(found) => return Ok(found),
            // What is wrong with a sheet that has the headings says more than that another one has none.
            Err(told) if is_list => first_told = Some(told),
            Err(told) => first_told = first_told.or(Some(told)),
        }
    }
    Err(first_told.unwrap_or_else(damaged))
}

fn read_sheet(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Table, Sentence> {
    // A sheet that is a chart has no cells.
    let Ok(mut sheet) = book.worksheet_cells_reader(name) else { return Ok(Table::default()) };
    let mut table = Table::default();
    let (mut line, mut cells, mut formulas) = (0, Vec::new(), Vec::new());
    while let Some(cell) = sheet.next_cell_with_formula_metadata().map_err(|_| damaged())? {
        let (row, column) = cell.pos;
        if row != line {
            table.push(line + 1, std::mem::take(&mut cells))?;
            table.without_result(std::mem::take(&mut formulas));
            // Rows come from top to bottom; a file in which they do not was not written by a spreadsheet.
            if row < line {
                return Err(damaged());
            }
            line = row;
        }
        let column = column as usize;
        let has_no_result = match &cell.value {
            // Programs that write a workbook without reckoning leave the result of a formula out. An empty text is a result.
            DataRef::Empty => cell.formula.is_some(),
            DataRef::Error(_) => true,
            _ => false,
        };
        let text = match (&cell.value, &cell.formula) {
            (DataRef::Empty, Some(formula)) => formula_text(formula),
            (value, _) => text_of(value),
        };
        if text.is_empty() {
            continue;
        }
        if has_no_result {
            formulas.push(column);
        }
        if column >= COLUMNS_MAX {
            return Err(Sentence::of(|language| Text(language).too_many_columns(row.saturating_add(1), COLUMNS_MAX)));
        }
        if cells.len() <= column {
            cells.resize(column + 1, String::new());
        }
        cells[column] = text;
    }
    table.push(line.saturating_add(1), cells)?;
    table.without_result(formulas);
    Ok(table)
}

/// The formula as one typed it. Of one that is shared among cells the file tells the text once, at another cell.
fn formula_text(formula: &XlsxFormulaMetadata) -> String {
    let text = match formula {
        XlsxFormulaMetadata::Normal { formula } | XlsxFormulaMetadata::Shared { formula, .. } => formula.trim(),
        _ => "…",
    };
    format!("={text}").chars().take(CELL_CHARS_MAX).collect()
}

fn text_of(value: &DataRef<'_>) -> String {
    match value {
        DataRef::SharedString(text) => text.trim().to_owned(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.trim().to_owned(),
        DataRef::Int(number) => number.to_string(),
        // Spreadsheets store every number as a floating one; up to 2^53 whole numbers are exact.
        DataRef::Float(number) if number.fract() == 0.0 && number.abs() < 9e15 => format!("{number:.0}"),
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(yes) => if *yes { "TRUE" } else { "FALSE" }.to_owned(),
        DataRef::DateTime(day) => day_text(day),
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    }
}

/// `2023-01-05`, with the time behind it when there is one; a length of time as the number it is.
fn day_text(day: &ExcelDateTime) -> String {
    if day.is_duration() {
        return day.as_f64().to_string();
    }
    let (year, month, day, hour, minute, second, _) = day.to_ymd_hms_milli();
    let time =
        if (hour, minute, second) == (0, 0, 0) { String::new() } else { format!(" {hour:02}:{minute:02}:{second:02}") };
    format!("{year:04}-{month:02}-{day:02}{time}")
}
