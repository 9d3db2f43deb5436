//! Rows of separated text: comma, semicolon or tab, quoted cells, any line ends. The separator is the one under which the headings are known.
//! It is written out here because an open quotation mark at the end (a half-written file) and the line where a row begins have to be told.

use zhixing_kit::Sentence;

use crate::import::headings::known_in;
use crate::import::table::Table;
use crate::import::text::Text;

const SEPARATORS: [char; 3] = [',', ';', '\t'];
/// How many lines may stand above the headings.
const LINES_ABOVE: usize = 10;

pub(super) fn read(text: &str) -> Result<Table, Sentence> {
    let (text, named) = named_separator(text);
    let separator = named.unwrap_or_else(|| best_separator(text));
    let mut table = Table::default();
    let mut lines = Lines { rest: text, line: 1 + u32::from(named.is_some()), separator };
    while let Some((line, cells)) = lines.next_row()? {
        table.push(line, cells)?;
    }
    table.ends_open = !text.ends_with(['\n', '\r']);
    Ok(table)
}

/// Spreadsheets may write `sep=;` as the first line.
fn named_separator(text: &str) -> (&str, Option<char>) {
    let named = text.strip_prefix("sep=").and_then(|rest| rest.split_once('\n'));
    let separator = named.and_then(|(sign, _)| sign.chars().next()).filter(|sign| SEPARATORS.contains(sign));
    match (named, separator) {
        (Some((_, rest)), Some(sign)) => (rest, Some(sign)),
        _ => (text, None),
    }
}

fn best_separator(text: &str) -> char {
    let known_with =
        |separator: char| text.lines().take(LINES_ABOVE).map(|line| known_in(split(line, separator))).max();
    // The last of equals wins `max_by_key`: the comma.
    SEPARATORS.into_iter().rev().max_by_key(|&separator| known_with(separator)).unwrap_or(',')
}

fn split(line: &str, separator: char) -> impl Iterator<Item = &str> {
    line.split(separator).map(|cell| cell.trim().trim_matches('"'))
}

struct Lines<'a> {
    rest: &'a str,
    line: u32,
    separator: char,
}

impl<'a> Lines<'a> {
    /// The next row and the line where it begins.
    fn next_row(&mut self) -> Result<Option<(u32, Vec<String>)>, Sentence> {
        if self.rest.is_empty() {
            return Ok(None);
        }
        let line = self.line;
        let mut cells = Vec::new();
        loop {
            let (cell, more) = self.next_cell()?;
            cells.push(cell);
            if !more {
                return Ok(Some((line, cells)));
            }
        }
    }

    /// The next cell, and whether another one follows on this row.
    fn next_cell(&mut self) -> Result<(String, bool), Sentence> {
        let mut cell = String::new();
        if let Some(inside) = self.rest.trim_start_matches([' ', '\u{3000}']).strip_prefix('"') {
            self.rest = self.quoted(inside, &mut cell)?;
        }
        let end = self.rest.find([self.separator, '\n', '\r']).unwrap_or(self.rest.len());
        let (tail, rest) = self.rest.split_at(end);
        cell.push_str(tail);
        let after_cell = rest.strip_prefix(self.separator);
        let after_row = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix(['\n', '\r']));
        self.line += u32::from(after_row.is_some());
        self.rest = after_cell.or(after_row).unwrap_or_default();
        Ok((cell.trim().to_owned(), after_cell.is_some()))
    }

    /// Takes a quoted cell up to its closing mark (a doubled one stands for itself) and gives what follows it.
    fn quoted(&mut self, inside: &'a str, cell: &mut String) -> Result<&'a str, Sentence> {
        let opened = self.line;
        let mut rest = inside;
        loop {
            let (part, after) =
                rest.split_once('"').ok_or_else(|| Sentence::of(|language| Text(language).open_quote(opened)))?;
            self.line += part.matches('\n').count() as u32;
            cell.push_str(part);
            match after.strip_prefix('"') {
                Some(after) => {
                    cell.push('"');
                    rest = after;
                }
                None => return Ok(after),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Vec<(u32, Vec<String>)> {
        read(text).expect("a table").rows.into_iter().map(|row| (row.line, row.cells)).collect()
    }

    #[test]
    fn separators_quotes_and_line_ends_are_read_as_offices_write_them() {
        let wanted = [(1, vec!["工号".to_owned(), "姓名".to_owned()]), (2, vec!["001".to_owned(), "张三".to_owned()])];
        let files = [
            "工号,姓名\n001,张三",
            "工号;姓名\r\n001;张三\r\n",
            "工号\t姓名\r001\t张三\r",
            "\"工号\" , \"姓名\"\n \"001\",张三\n\n\n",
        ];
        for file in files {
            assert_eq!(cells(file), wanted, "{file:?}");
        }
        assert_eq!(cells("sep=;\n工号;姓名\n001;张三")[1], (3, wanted[1].1.clone()));
    }

    #[test]
    fn a_quoted_cell_may_hold_separators_quotes_and_lines() {
        let rows = cells("姓名,职务\n\"a \"\"b\"\", c\",\"书记\n组织委员\"\n李四,\n");
        assert_eq!(rows[1], (2, vec!["a \"b\", c".to_owned(), "书记\n组织委员".to_owned()]));
        assert_eq!(rows[2], (4, vec!["李四".to_owned(), String::new()]));
    }

    #[test]
    fn an_open_quotation_mark_is_told_with_its_line() {
        let told = read("姓名\n张三\n\"李四\n王五\n").expect_err("half-written");
        assert_eq!(told, Sentence::of(|language| Text(language).open_quote(3)));
        assert!(read("姓名\n张三").expect("a table").ends_open);
    }
}
