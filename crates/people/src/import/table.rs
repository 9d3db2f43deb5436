//! A file as rows of cells, before anybody knows what they mean. It never holds more than the limits below.

use serde::{Deserialize, Serialize};
use zhixing_kit::{Language, Sentence};

use super::text::Text;

/// The largest file, in bytes.
pub const FILE_BYTES_MAX: usize = zhixing_kit::limit::UPLOAD_BYTES_MAX;
/// The most rows of a file, the headings included.
pub const ROWS_MAX: usize = 20_000;
/// The most columns of a row.
pub const COLUMNS_MAX: usize = 60;
/// The most characters of a cell.
pub const CELL_CHARS_MAX: usize = 500;
/// The most text of all cells together, in bytes: a small packed file can unfold into a lot of it.
pub const TEXT_BYTES_MAX: usize = 32 * 1024 * 1024;

/// A row that is not empty, and the line of the file (or row of the sheet) where it begins, counted from 1.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// The line, from 1.
    pub line: u32,
    /// The cells, from left to right, trimmed.
    pub cells: Vec<String>,
    /// Which of them are formulas of whose result the file holds nothing, or an error: what stands there is the formula, and says nothing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub formulas: Vec<usize>,
    /// Which of them may say something else than what one typed or sees.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub doubts: Vec<(usize, Doubt)>,
}

/// Why a cell of a workbook may say something else than what one typed or sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Doubt {
    /// A number of more than fifteen digits: spreadsheets put noughts in place of the others.
    Inexact,
    /// A number that is not whole.
    Fraction,
    /// A number to which its format adds words or signs.
    Dressed,
    /// It is one with the cell to the left of it.
    MergedAcross,
}

impl Row {
    /// The text of a cell; empty when the row is shorter.
    pub fn cell(&self, index: usize) -> &str {
        self.cells.get(index).map_or("", String::as_str)
    }

    /// Whether a cell is a formula without a result, and what is doubtful of it.
    pub fn marks_at(&self, column: usize) -> (bool, Vec<Doubt>) {
        let doubts = self.doubts.iter().filter(|(at, _)| *at == column).map(|(_, doubt)| *doubt);
        (self.formulas.contains(&column), doubts.collect())
    }

    /// Marks a cell as another one.
    pub fn mark_at(&mut self, column: usize, (is_formula, doubts): (bool, Vec<Doubt>)) {
        self.formulas.retain(|at| *at != column);
        self.doubts.retain(|(at, _)| *at != column);
        self.formulas.extend(is_formula.then_some(column));
        self.doubts.extend(doubts.into_iter().map(|doubt| (column, doubt)));
    }

    /// Its cells under other columns.
    fn moved(&mut self, columns: &[usize]) {
        let to = |column: usize| columns.get(column).copied().unwrap_or(column);
        let wide = (0..self.cells.len()).map(|column| to(column) + 1).max().unwrap_or(0);
        let mut cells = vec![String::new(); wide];
        for (column, text) in std::mem::take(&mut self.cells).into_iter().enumerate() {
            cells[to(column)] = text;
        }
        self.cells = cells;
        self.formulas.iter_mut().for_each(|column| *column = to(*column));
        self.doubts.iter_mut().for_each(|(column, _)| *column = to(*column));
    }
}

/// A sheet of several: the lines of the table from behind `before` on are its rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct SheetLines {
    name: String,
    before: u32,
}

/// Where the lines of a table stand: in one list, or in several sheets of a workbook.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheets(Vec<SheetLines>);

impl Sheets {
    /// A line as one finds it: its number, with its sheet in front where there are several.
    pub fn told(&self, line: u32) -> String {
        self.of(line).map_or_else(|| line.to_string(), |(sheet, row)| format!("{sheet}!{row}"))
    }

    /// The same in a sentence.
    pub fn in_words(&self, line: u32, language: Language) -> String {
        let text = Text(language);
        self.of(line).map_or_else(|| text.in_line(line), |(sheet, row)| text.in_line_of_sheet(row, sheet))
    }

    fn of(&self, line: u32) -> Option<(&str, u32)> {
        let sheet = self.0.iter().rev().find(|sheet| sheet.before < line)?;
        Some((&sheet.name, line - sheet.before))
    }
}

/// The rows of a file, or of one sheet of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// The rows that hold anything.
    pub rows: Vec<Row>,
    /// Whether the file ends within its last line, as a file does that was not written to its end.
    pub ends_open: bool,
    /// Where the lines stand.
    #[serde(default)]
    pub sheets: Sheets,
    /// What is to be known of the file, though nothing is wrong with it.
    #[serde(default)]
    pub remarks: Vec<Sentence>,
    text_bytes: usize,
}

impl Table {
    /// Adds a row, or says which limit it breaks. Empty rows are left out; their lines are still counted.
    pub fn push(&mut self, line: u32, cells: Vec<String>) -> Result<(), Sentence> {
        if cells.iter().all(String::is_empty) {
            return Ok(());
        }
        if self.rows.len() == ROWS_MAX {
            return Err(Sentence::of(|language| Text(language).too_many_rows(ROWS_MAX)));
        }
        if cells.len() > COLUMNS_MAX {
            return Err(Sentence::of(|language| Text(language).too_many_columns(line, COLUMNS_MAX)));
        }
        if cells.iter().any(|cell| cell.chars().count() > CELL_CHARS_MAX) {
            return Err(Sentence::of(|language| Text(language).cell_too_long(line, CELL_CHARS_MAX)));
        }
        self.weigh(cells.iter().map(String::len).sum())?;
        self.rows.push(Row { line, cells, ..Row::default() });
        Ok(())
    }

    fn weigh(&mut self, bytes: usize) -> Result<(), Sentence> {
        self.text_bytes += bytes;
        if self.text_bytes > TEXT_BYTES_MAX {
            return Err(Sentence::of(|language| Text(language).too_much_text()));
        }
        Ok(())
    }

    /// Where the row of a line stands.
    pub fn row_of(&self, line: u32) -> Option<usize> {
        self.rows.binary_search_by_key(&line, |row| row.line).ok()
    }

    /// Where the rows of these lines stand, the first and the last of them included.
    pub fn rows_within(&self, first: u32, last: u32) -> std::ops::Range<usize> {
        self.rows.partition_point(|row| row.line < first)..self.rows.partition_point(|row| row.line <= last)
    }

    /// Puts a text into a cell of a row.
    pub fn set(&mut self, row: usize, column: usize, text: String) -> Result<(), Sentence> {
        self.weigh(text.len())?;
        let cells = &mut self.rows[row].cells;
        if cells.len() <= column {
            cells.resize(column + 1, String::new());
        }
        cells[column] = text;
        Ok(())
    }

    /// Says of which sheet the rows are.
    pub fn begin_sheet(&mut self, name: &str) {
        self.sheets.0.push(SheetLines { name: name.to_owned(), before: 0 });
    }

    /// Takes in the rows below the headings of another sheet, its cells under these columns.
    pub fn join(&mut self, name: &str, other: Self, headings: usize, columns: &[usize]) -> Result<(), Sentence> {
        let before = self.rows.last().map_or(0, |row| row.line);
        self.sheets.0.push(SheetLines { name: name.to_owned(), before });
        for mut row in other.rows.into_iter().skip(headings + 1) {
            if self.rows.len() == ROWS_MAX {
                return Err(Sentence::of(|language| Text(language).too_many_rows(ROWS_MAX)));
            }
            row.moved(columns);
            row.line = row.line.saturating_add(before);
            self.weigh(row.cells.iter().map(String::len).sum())?;
            self.rows.push(row);
        }
        Ok(())
    }

    /// Says of the row that was added last which of its cells are formulas without a result, and which are doubtful.
    pub fn mark_last(&mut self, formulas: Vec<usize>, doubts: Vec<(usize, Doubt)>) {
        // Without either, an empty row may have been left out.
        if let Some(last) = self.rows.last_mut().filter(|_| !formulas.is_empty() || !doubts.is_empty()) {
            (last.formulas, last.doubts) = (formulas, doubts);
        }
    }
}
