//! The lists of several sheets as one: the columns in the order of the first, each line told with its sheet, and what one has to know of each.

use zhixing_kit::{Language, Sentence};

use super::sheet::Seen;
use crate::import::headings::{Headings, column_letters};
use crate::import::table::Table;
use crate::import::text::Text;

/// How many lines or ranges a remark names.
const NAMED_MAX: usize = 10;

/// The list of a sheet.
pub(super) struct List {
    pub name: String,
    pub headings: Headings,
    pub table: Table,
    pub seen: Seen,
}

/// One list of all of them, with these remarks and what is to be known of each.
pub(super) fn one(lists: Vec<List>, mut remarks: Vec<Sentence>) -> Result<(Headings, Table), Sentence> {
    let is_alone = lists.len() == 1;
    for list in &lists {
        let told = list.remarks();
        remarks.extend(told.into_iter().map(|told| {
            if is_alone {
                told
            } else {
                Sentence::of(|language| Text(language).of_sheet(&list.name, told.text(language)))
            }
        }));
    }
    let wide = lists.iter().flat_map(|list| &list.table.rows).map(|row| row.cells.len()).max().unwrap_or(0);
    let mut lists = lists.into_iter();
    let first = lists.next().ok_or_else(super::workbook::damaged)?;
    let (mut headings, mut table) = (first.headings, first.table);
    if !is_alone {
        table.begin_sheet(&first.name);
    }
    for list in lists {
        let columns = headings.join(&list.headings, wide);
        table.join(&list.name, list.table, list.headings.row, &columns)?;
    }
    headings.name_in(&mut table);
    table.remarks = remarks;
    Ok((headings, table))
}

impl List {
    fn remarks(&self) -> Vec<Sentence> {
        let mut told = Vec::new();
        let mut tell = |say: &dyn Fn(Text) -> String| told.push(Sentence::of(|language| say(Text(language))));
        if self.seen.is_unmarked {
            tell(&|text| text.marks_unread().to_owned());
        }
        let head = self.table.rows.get(self.headings.row).map_or(0, |row| row.line);
        let hidden: Vec<_> = self.seen.hidden.iter().copied().filter(|line| *line > head).collect();
        if !hidden.is_empty() {
            tell(&|text| text.hidden_rows(hidden.len(), spans(&hidden, text.0)));
        }
        let is_filled =
            |column: usize| self.table.rows.iter().skip(self.headings.row + 1).any(|row| !row.cell(column).is_empty());
        let columns = self.seen.hidden_columns.iter().copied();
        let columns: Vec<_> = columns.filter(|column| self.headings.has(*column) && is_filled(*column)).collect();
        if !columns.is_empty() {
            let names: Vec<_> = columns.iter().map(|column| column_letters(*column)).collect();
            tell(&|text| text.hidden_columns(names.join(text.0.pick("、", ", "))));
        }
        let counts = |(line, column): &&(u32, usize)| *line > head && self.headings.has(*column);
        let filled = self.seen.filled.iter().map(|(range, cells)| (range, cells.iter().filter(counts).count()));
        let filled: Vec<_> = filled.filter(|(_, count)| *count > 0).collect();
        if !filled.is_empty() {
            let count: usize = filled.iter().map(|(_, count)| count).sum();
            let ranges: Vec<_> = filled.iter().take(NAMED_MAX).map(|(range, _)| range.as_str()).collect();
            let more = if filled.len() > NAMED_MAX { "…" } else { "" };
            tell(&|text| text.merged_filled(count, format!("{}{more}", ranges.join(text.0.pick("、", ", ")))));
        }
        told
    }
}

/// Lines as people write them: `3、5–7`.
fn spans(lines: &[u32], language: Language) -> String {
    let mut spans: Vec<(u32, u32)> = Vec::new();
    for &line in lines {
        match spans.last_mut() {
            Some((_, last)) if *last + 1 == line => *last = line,
            _ => spans.push((line, line)),
        }
    }
    let more = if spans.len() > NAMED_MAX { "…" } else { "" };
    let told: Vec<_> = spans
        .iter()
        .take(NAMED_MAX)
        .map(|(first, last)| if first == last { first.to_string() } else { format!("{first}–{last}") })
        .collect();
    format!("{}{more}", told.join(language.pick("、", ", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_follow_each_other_are_told_as_one() {
        assert_eq!(spans(&[3, 5, 6, 7, 9], Language::Chinese), "3、5–7、9");
        let many: Vec<_> = (0..30).map(|line| line * 2).collect();
        assert!(spans(&many, Language::English).ends_with(", 18…"));
    }
}
