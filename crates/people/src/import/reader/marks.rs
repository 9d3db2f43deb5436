//! What a sheet says beside what its cells hold: which cells are merged, which rows are hidden, and which numbers wear a format. The reader of the
//! format tells some of this in passes of their own and the hidden rows not at all, so that it is read here, all in one.

use std::collections::{BTreeSet, HashMap};
use std::io::BufRead;
use std::ops::RangeInclusive;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zhixing_kit::Sentence;

use crate::import::headings::column_letters;
use crate::import::table::COLUMNS_MAX;
use crate::import::text::Text;

/// The most merged ranges of a sheet.
const MERGED_MAX: usize = 20_000;

/// A range of merged cells, from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Merged {
    pub rows: RangeInclusive<u32>,
    pub columns: RangeInclusive<usize>,
}

/// The marks of a sheet. Rows and columns count from 0.
#[derive(Debug, Default)]
pub(super) struct Marks {
    pub merged: Vec<Merged>,
    pub hidden: BTreeSet<u32>,
    pub hidden_columns: BTreeSet<usize>,
    /// The number of the format of each cell that holds a number.
    pub formats: HashMap<(u32, usize), usize>,
}

/// What cannot be read of them.
pub(super) enum Unread {
    /// The part is not as the format has it.
    Damaged,
    /// A limit is broken.
    Told(Sentence),
}

impl From<Sentence> for Unread {
    fn from(told: Sentence) -> Self {
        Self::Told(told)
    }
}

/// Reads the part of a sheet. Of rows and formats that are not asked for it keeps nothing.
pub(super) fn read(
    part: impl BufRead,
    has_row: impl Fn(u32) -> bool,
    has_format: impl Fn(usize) -> bool,
) -> Result<Marks, Unread> {
    let mut reader = Reader::from_reader(part);
    reader.config_mut().check_end_names = false;
    let (mut marks, mut bytes) = (Marks::default(), Vec::new());
    let (mut row, mut column) = (0, 0);
    loop {
        bytes.clear();
        match reader.read_event_into(&mut bytes).map_err(|_| Unread::Damaged)? {
            Event::Eof => return Ok(marks),
            Event::Start(start) => match start.local_name().as_ref() {
                "row" => {
                    (row, column) = (number(&start, "r").map_or(row, |line: u32| line.saturating_sub(1)), 0);
                    marks.take_row(&start, row, &has_row);
                }
                "c" => column = marks.take_cell(&start, (row, column), &has_row, &has_format),
                "mergeCell" => marks.take_merged(&start)?,
                "col" => marks.take_columns(&start),
                _ => {}
            },
            Event::Empty(start) => match start.local_name().as_ref() {
                "row" => {
                    row = number(&start, "r").map_or(row, |line: u32| line.saturating_sub(1));
                    marks.take_row(&start, row, &has_row);
                    row = row.saturating_add(1);
                }
                // A cell without anything in it.
                "c" => column = place(&start).map_or(column, |(_, column)| column) + 1,
                "mergeCell" => marks.take_merged(&start)?,
                "col" => marks.take_columns(&start),
                _ => {}
            },
            Event::End(end) if end.local_name().as_ref() == "row" => row = row.saturating_add(1),
            _ => {}
        }
    }
}

impl Marks {
    fn take_row(&mut self, start: &BytesStart<'_>, row: u32, has_row: &impl Fn(u32) -> bool) {
        if is_hidden(start) && has_row(row) {
            self.hidden.insert(row);
        }
    }

    /// A range of columns, from 1; one may reach to the end of the sheet.
    fn take_columns(&mut self, start: &BytesStart<'_>) {
        let range = number::<usize>(start, "min").zip(number::<usize>(start, "max"));
        if let Some((first, last)) = range.filter(|(first, _)| *first > 0 && is_hidden(start)) {
            self.hidden_columns.extend(first - 1..last.min(COLUMNS_MAX));
        }
    }

    /// The column of the next cell.
    fn take_cell(
        &mut self,
        start: &BytesStart<'_>,
        next: (u32, usize),
        has_row: &impl Fn(u32) -> bool,
        has_format: &impl Fn(usize) -> bool,
    ) -> usize {
        let place = place(start).unwrap_or(next);
        let is_number = attribute(start, "t").is_none_or(|kind| kind == "n");
        if let Some(format) = number(start, "s").filter(|&format| is_number && has_format(format) && has_row(place.0)) {
            self.formats.insert(place, format);
        }
        place.1 + 1
    }

    fn take_merged(&mut self, start: &BytesStart<'_>) -> Result<(), Unread> {
        let Some((first, last)) = attribute(start, "ref").and_then(|range| {
            let (first, last) = range.split_once(':')?;
            Some((cell(first)?, cell(last)?))
        }) else {
            return Ok(());
        };
        if self.merged.len() == MERGED_MAX {
            return Err(Sentence::of(|language| Text(language).too_many_merged(MERGED_MAX)).into());
        }
        self.merged.push(Merged { rows: first.0..=last.0, columns: first.1..=last.1 });
        Ok(())
    }
}

impl Merged {
    /// As spreadsheets write it.
    pub fn name(&self) -> String {
        let cell = |row: u32, column: usize| format!("{}{}", column_letters(column), row.saturating_add(1));
        format!("{}:{}", cell(*self.rows.start(), *self.columns.start()), cell(*self.rows.end(), *self.columns.end()))
    }
}

fn is_hidden(start: &BytesStart<'_>) -> bool {
    attribute(start, "hidden").is_some_and(|hidden| hidden == "1" || hidden == "true")
}

fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = start.attributes().flatten().find(|one| one.key.as_ref() == name)?;
    Some(found.value.as_ref().to_owned())
}

fn number<N: std::str::FromStr>(start: &BytesStart<'_>, name: &str) -> Option<N> {
    attribute(start, name)?.parse().ok()
}

fn place(start: &BytesStart<'_>) -> Option<(u32, usize)> {
    cell(&attribute(start, "r")?)
}

/// The row and the column of `D5`.
fn cell(name: &str) -> Option<(u32, usize)> {
    let name = name.replace('$', "");
    let digits = name.find(|sign: char| sign.is_ascii_digit())?;
    let (letters, row) = name.split_at(digits);
    let is_column = (1..=3).contains(&letters.len()) && letters.bytes().all(|letter| letter.is_ascii_alphabetic());
    let column = letters.bytes().fold(0, |sum, letter| sum * 26 + usize::from(letter.to_ascii_uppercase() - b'A' + 1));
    Some((row.parse::<u32>().ok()?.checked_sub(1)?, is_column.then(|| column - 1)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn merged_cells_hidden_rows_and_formats_are_read_in_one_pass() {
        let sheet = r#"<worksheet><cols><col min="1" max="2"/><col min="4" max="5" hidden="1"/><col min="59" max="16384" hidden="1"/></cols><sheetData>
            <row r="1"><c r="A1" t="s"><v>0</v></c></row>
            <row r="3" hidden="1"><c r="A3" s="5"><v>123</v></c><c s="5"><v>4</v></c><c r="D3" s="5" t="s"><v>1</v></c><c r="E3" s="5"/></row>
            <row><c s="5"><v>7</v></c></row><row r="9" hidden="true"/>
            </sheetData><mergeCells count="2"><mergeCell ref="D2:D5"/><mergeCell ref="A1:AA1"></mergeCell></mergeCells></worksheet>"#;
        let marks = read(sheet.as_bytes(), |row| row < 9, |format| format == 5).ok().expect("marks");
        let names: Vec<_> = marks.merged.iter().map(Merged::name).collect();
        assert_eq!(names, ["D2:D5", "A1:AA1"]);
        assert_eq!(marks.merged[1], Merged { rows: 0..=0, columns: 0..=26 });
        assert_eq!(marks.hidden.iter().copied().collect::<Vec<_>>(), [2, 8]);
        assert_eq!(marks.hidden_columns.iter().copied().collect::<Vec<_>>(), [3, 4, 58, 59]);
        let mut formats: Vec<_> = marks.formats.into_iter().collect();
        formats.sort_unstable();
        assert_eq!(formats, [((2, 0), 5), ((2, 1), 5), ((3, 0), 5)]);
        let none = read(sheet.as_bytes(), |_| false, |_| true).ok().expect("marks");
        assert!(none.hidden.is_empty() && none.formats.is_empty());
        assert!(["", "A", "A0", "5", "AAAA1", "A1B"].iter().all(|name| cell(name).is_none()));
    }
}
