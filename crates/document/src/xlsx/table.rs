//! A table on a sheet of its own: its head stays in sight, filters, and stands on each page; numbers and days are such, everything else is a text, and
//! each row is as high as what it says.

use rust_xlsxwriter::{Format as Look, FormatAlign, FormatBorder, Worksheet, XlsxError};
use zhixing_kit::Language;

use super::row::{height, width};
use super::value::value;
use super::{CHARACTERS, looks};
use crate::cell::Cell;
use crate::form::Form;
use crate::kind::{Column, Holds, Name, Table};
use crate::widths::widths;

/// A column is never drawn to less than this, in characters: the button of the filter needs room beside a heading.
const CHARACTERS_MIN: f64 = 8.0;
/// What the button of the filter takes beside a heading, in characters.
const BUTTON: f64 = 3.0;

/// A column of the sheet.
struct Drawn<'k> {
    name: &'k Name,
    /// How wide it is, in characters.
    characters: f64,
}

/// Writes head and rows.
pub(super) fn write(sheet: &mut Worksheet, form: &Form, table: &Table) -> Result<(), XlsxError> {
    let language = form.language();
    let columns = drawn(table.columns, language, CHARACTERS[usize::from(form.kind().wide)]);
    let look = looks().set_border(FormatBorder::Thin);
    let head = look.clone().set_bold().set_align(FormatAlign::Center);
    for (place, column) in (0..).zip(&columns) {
        sheet.set_column_width(place, column.characters)?;
        sheet.write_string_with_format(0, place, column.name.text(language), &head)?;
    }
    let heads: Vec<(&str, f64)> =
        columns.iter().map(|column| (column.name.text(language), column.characters - BUTTON)).collect();
    sheet.set_row_height(0, height(&heads))?;
    let rows = form.cells(table);
    for (at, cells) in (1..).zip(rows) {
        write_row(sheet, at, (table.columns, &columns), cells, (language, &look))?;
    }
    let (last_row, last_column) = (rows.len() as u32, columns.len().saturating_sub(1) as u16);
    sheet.set_freeze_panes(1, 0)?.autofilter(0, 0, last_row, last_column)?.set_repeat_rows(0, 0).map(drop)
}

/// The columns of the sheet: one for each of the form, and of figures one for each of them. None is narrower than what stands in it on one line: a
/// number or a day that has no room is drawn as ####.
fn drawn<'k>(columns: &'k [Column], language: Language, across: f64) -> Vec<Drawn<'k>> {
    let parts = widths(columns, language, across as f32 / 2.0);
    let one = |name: &'k Name, part: f64, needed: f64| {
        let heading = (width(name.text(language)) + BUTTON).min(CHARACTERS_MIN * 2.0);
        Drawn { name, characters: (across * part).max(needed).max(heading).max(CHARACTERS_MIN) }
    };
    let of = |(column, part): (&'k Column, f32)| match column.holds {
        Holds::Figures(names) => {
            names.iter().map(|name| one(name, f64::from(part) / names.len() as f64, 0.0)).collect::<Vec<_>>()
        }
        holds => vec![one(&column.name, f64::from(part), needed(holds, language))],
    };
    columns.iter().zip(parts).flat_map(of).collect()
}

/// How wide a day or a moment is at its widest, in characters.
fn needed(holds: Holds, language: Language) -> f64 {
    match (holds, language) {
        (Holds::Day, Language::Chinese) => 16.0,
        (Holds::Day, Language::English) => 19.0,
        (Holds::Moment, Language::Chinese) => 22.0,
        (Holds::Moment, Language::English) => 25.0,
        _ => 0.0,
    }
}

/// Writes a row, as high as the highest of its cells.
fn write_row(
    sheet: &mut Worksheet,
    row: u32,
    (columns, drawn): (&[Column], &[Drawn<'_>]),
    cells: &[Cell],
    (language, look): (Language, &Look),
) -> Result<(), XlsxError> {
    let all = columns.iter().zip(cells).flat_map(|(column, cell)| split(column, cell));
    let mut told: Vec<(String, f64)> = Vec::new();
    for ((place, column), cell) in (0..).zip(drawn).zip(all) {
        value(sheet, (row, place), &cell, language, &placed(look, &cell))?;
        if let Cell::Text(words) = cell {
            told.push((words, column.characters));
        }
    }
    let told: Vec<(&str, f64)> = told.iter().map(|(words, characters)| (words.as_str(), *characters)).collect();
    sheet.set_row_height(row, height(&told)).map(drop)
}

/// A cell of the form as those of the sheet: figures stand one beside the other. Words in their place, such as of a sample, stand in the first.
fn split(column: &Column, cell: &Cell) -> Vec<Cell> {
    let Holds::Figures(names) = column.holds else { return vec![cell.clone()] };
    let mut all: Vec<Cell> = match cell {
        Cell::Figures { figures, .. } => figures.iter().map(|(_, figure)| Cell::Number(*figure)).collect(),
        other => vec![other.clone()],
    };
    all.resize(names.len(), Cell::default());
    all
}

/// Where a value stands in its cell: numbers to the right, days in the middle, words to the left.
fn placed(look: &Look, cell: &Cell) -> Look {
    match cell {
        Cell::Number(_) => look.clone().unset_text_wrap().set_align(FormatAlign::Right).set_indent(1),
        Cell::Day { .. } | Cell::Moment { .. } => look.clone().unset_text_wrap().set_align(FormatAlign::Center),
        Cell::Text(_) | Cell::Figures { .. } => look.clone(),
    }
}
