//! A file as rows of cells, before anybody knows what they mean. It never holds more than the limits below.

use serde::{Deserialize, Serialize};
use zhixing_kit::Sentence;

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
}

impl Row {
    /// The text of a cell; empty when the row is shorter.
    pub fn cell(&self, index: usize) -> &str {
        self.cells.get(index).map_or("", String::as_str)
    }
}

/// The rows of a file, or of one sheet of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// The rows that hold anything.
    pub rows: Vec<Row>,
    /// Whether the file ends within its last line, as a file does that was not written to its end.
    pub ends_open: bool,
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
        self.text_bytes += cells.iter().map(String::len).sum::<usize>();
        if self.text_bytes > TEXT_BYTES_MAX {
            return Err(Sentence::of(|language| Text(language).too_much_text()));
        }
        self.rows.push(Row { line, cells, formulas: Vec::new() });
        Ok(())
    }

    /// The table in two, each with the rows up to and with the headings: without the lines that are meant, and with them alone.
    pub fn parted(&self, headings: usize, is_meant: impl Fn(u32) -> bool) -> (Self, Self) {
        let part = |meant: bool| {
            let rows = self.rows.iter().enumerate();
            let rows = rows.filter(|(index, row)| *index <= headings || is_meant(row.line) == meant);
            let rows: Vec<_> = rows.map(|(_, row)| row.clone()).collect();
            let ends_open = self.ends_open && rows.last().map(|row| row.line) == self.rows.last().map(|row| row.line);
            Self { rows, ends_open, text_bytes: self.text_bytes }
        };
        (part(false), part(true))
    }

    /// Says of the row that was added last which of its cells are formulas without a result.
    pub fn without_result(&mut self, formulas: Vec<usize>) {
        if let Some(last) = self.rows.last_mut().filter(|_| !formulas.is_empty()) {
            last.formulas = formulas;
        }
    }
}
