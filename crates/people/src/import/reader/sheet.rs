//! The cells of one sheet as a table: dates become `YYYY-MM-DD`, whole numbers lose their `.0` and get the noughts that their format shows, texts
//! stay as they are, and what is merged over several rows stands in each. What may not be what one sees is marked, never put right in silence.

use std::io::{Read, Seek};

use calamine::{DataRef, ExcelDateTime, XlsxCellReader, XlsxFormulaMetadata};
use zhixing_kit::Sentence;

use super::format::Shown;
use super::marks::{Marks, Unread};
use crate::import::table::{CELL_CHARS_MAX, COLUMNS_MAX, Doubt, ROWS_MAX, Table};
use crate::import::text::Text;

/// From which number on spreadsheets keep fifteen digits alone, and noughts behind them.
const INEXACT_FROM: f64 = 1e15;
/// The most cells of all merged ranges together: as many as a sheet has. Spreadsheets never let two ranges overlap, so that only made-up files have more.
const MERGED_CELLS_MAX: usize = ROWS_MAX * COLUMNS_MAX;

/// A range of merged cells that was filled: its name, and the line and the column of each cell that got what is seen.
pub(super) type Filled = (String, Vec<(u32, usize)>);

/// What one sees of a sheet that its cells do not say.
#[derive(Default)]
pub(super) struct Seen {
    /// The rows of the table that are hidden, by their line.
    pub hidden: Vec<u32>,
    pub filled: Vec<Filled>,
    /// The columns that are hidden, from 0.
    pub hidden_columns: Vec<usize>,
    /// The file does not say where the marks of this sheet lie.
    pub is_unmarked: bool,
}

/// Reads the cells into the table; where it cannot be read to its end, the rows before stand in it.
pub(super) fn read(sheet: &mut XlsxCellReader<'_, impl Read + Seek>, table: &mut Table) -> Result<(), Unread> {
    let mut row = Gathered::default();
    while let Some(cell) = sheet.next_cell_with_formula_metadata().map_err(|_| Unread::Damaged)? {
        let (at, column) = (cell.pos.0, cell.pos.1 as usize);
        if at != row.at {
            // Rows come from top to bottom; a file in which they do not was not written by a spreadsheet.
            let is_next = at > row.at;
            std::mem::replace(&mut row, Gathered { at, ..Gathered::default() }).end(table)?;
            if !is_next {
                return Err(Unread::Damaged);
            }
        }
        row.take(column, &cell.value, cell.formula.as_ref())?;
    }
    row.end(table)?;
    Ok(())
}

/// A row in the making.
#[derive(Default)]
struct Gathered {
    at: u32,
    cells: Vec<String>,
    formulas: Vec<usize>,
    doubts: Vec<(usize, Doubt)>,
}

impl Gathered {
    fn take(
        &mut self,
        column: usize,
        value: &DataRef<'_>,
        formula: Option<&XlsxFormulaMetadata>,
    ) -> Result<(), Sentence> {
        let has_no_result = match value {
            // Programs that write a workbook without reckoning leave the result of a formula out. An empty text is a result.
            DataRef::Empty => formula.is_some(),
            DataRef::Error(_) => true,
            _ => false,
        };
        let text = match (value, formula) {
            (DataRef::Empty, Some(formula)) => formula_text(formula),
            (value, _) => text_of(value),
        };
        if text.is_empty() {
            return Ok(());
        }
        if column >= COLUMNS_MAX {
            let line = self.at.saturating_add(1);
            return Err(Sentence::of(|language| Text(language).too_many_columns(line, COLUMNS_MAX)));
        }
        if has_no_result {
            self.formulas.push(column);
        }
        self.doubts.extend(doubt(value).map(|doubt| (column, doubt)));
        if self.cells.len() <= column {
            self.cells.resize(column + 1, String::new());
        }
        self.cells[column] = text;
        Ok(())
    }

    fn end(self, table: &mut Table) -> Result<(), Sentence> {
        table.push(self.at.saturating_add(1), self.cells)?;
        table.mark_last(self.formulas, self.doubts);
        Ok(())
    }
}

/// Puts in what the marks of the sheet say: what one sees of it is what is read.
pub(super) fn mark(table: &mut Table, marks: &Marks, formats: &[Shown]) -> Result<Seen, Sentence> {
    for (&(row, column), &format) in &marks.formats {
        let Some(index) = table.row_of(row.saturating_add(1)) else { continue };
        let text = table.rows[index].cell(column);
        if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
            continue;
        }
        match formats.get(format) {
            Some(&Shown::Padded(digits)) if digits <= CELL_CHARS_MAX => {
                let padded = format!("{text:0>digits$}");
                table.set(index, column, padded)?;
            }
            Some(Shown::Plain) | None => {}
            Some(_) => table.rows[index].doubts.push((column, Doubt::Dressed)),
        }
    }
    let hidden = marks.hidden.iter().map(|row| row.saturating_add(1)).collect();
    let hidden_columns = marks.hidden_columns.iter().copied().collect();
    Ok(Seen { hidden, hidden_columns, filled: fill(table, marks)?, is_unmarked: false })
}

/// Fills what is merged over several rows: who reads the sheet sees it beside each of them. Of what is merged over several columns nobody can say for
/// which of them it stands.
fn fill(table: &mut Table, marks: &Marks) -> Result<Vec<Filled>, Sentence> {
    let mut filled = Vec::new();
    let mut cells_left = MERGED_CELLS_MAX;
    for merged in &marks.merged {
        let (top, left) = (*merged.rows.start(), *merged.columns.start());
        let rows = table.rows_within(top.saturating_add(1), merged.rows.end().saturating_add(1));
        let beside = left.saturating_add(1)..merged.columns.end().saturating_add(1).min(COLUMNS_MAX);
        cells_left = cells_left.checked_sub(rows.len() * (1 + beside.len())).ok_or_else(merged_too_far)?;
        let top = table.row_of(top.saturating_add(1));
        let source = top.map(|index| (table.rows[index].cell(left).to_owned(), table.rows[index].marks_at(left)));
        let (text, marks) = source.unwrap_or_default();
        let mut cells = Vec::new();
        for index in rows {
            if Some(index) != top && table.rows[index].cell(left) != text {
                table.set(index, left, text.clone())?;
                table.rows[index].mark_at(left, marks.clone());
                cells.push((table.rows[index].line, left));
            }
            if !text.is_empty() {
                let doubts = &mut table.rows[index].doubts;
                for doubt in beside.clone().map(|column| (column, Doubt::MergedAcross)) {
                    if !doubts.contains(&doubt) {
                        doubts.push(doubt);
                    }
                }
            }
        }
        if !cells.is_empty() {
            filled.push((merged.name(), cells));
        }
    }
    Ok(filled)
}

fn merged_too_far() -> Sentence {
    Sentence::of(|language| Text(language).merged_too_far(MERGED_CELLS_MAX))
}

/// The formula as one typed it. Of one that is shared among cells the file tells the text once, at another cell.
fn formula_text(formula: &XlsxFormulaMetadata) -> String {
    let text = match formula {
        XlsxFormulaMetadata::Normal { formula } | XlsxFormulaMetadata::Shared { formula, .. } => formula.trim(),
        _ => "…",
    };
    format!("={text}").chars().take(CELL_CHARS_MAX).collect()
}

/// Why a number may not be what was typed or what one sees.
fn doubt(value: &DataRef<'_>) -> Option<Doubt> {
    match value {
        DataRef::Float(number) if number.abs() >= INEXACT_FROM => Some(Doubt::Inexact),
        DataRef::Int(number) if number.unsigned_abs() >= INEXACT_FROM as u64 => Some(Doubt::Inexact),
        DataRef::Float(number) if number.fract() != 0.0 => Some(Doubt::Fraction),
        _ => None,
    }
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

#[cfg(test)]
mod tests {
    use super::super::marks::Merged;
    use super::*;

    fn filled(rows: u32, range: &Merged, times: usize) -> Result<Table, Sentence> {
        let mut table = Table::default();
        for line in 1..=rows {
            table.push(line, vec!["x".to_owned()])?;
        }
        fill(&mut table, &Marks { merged: vec![range.clone(); times], ..Marks::default() }).map(|_| table)
    }

    #[test]
    fn merged_ranges_together_never_cover_more_than_a_whole_sheet() {
        let rows = u32::try_from(ROWS_MAX).expect("a number of rows");
        let all = Merged { rows: 0..=rows - 1, columns: 0..=COLUMNS_MAX - 1 };
        assert!(filled(rows, &all, 1).is_ok());
        let refused = filled(rows, &all, 2).expect_err("twice the sheet");
        assert!(refused.zh.contains("合起来超过 1200000 格") && refused.en.contains("1200000 cells"), "{refused:?}");
    }

    #[test]
    fn a_cell_is_doubted_once_however_often_it_is_merged() {
        let table = filled(2, &Merged { rows: 0..=1, columns: 0..=1 }, 200).expect("a table");
        assert!(table.rows.iter().all(|row| row.doubts == [(1, Doubt::MergedAcross)]), "{:?}", table.rows);
    }
}
