//! Reads a table: its columns, its rows and the lines around its cells.

use super::super::look::{align_of, is_line, is_on, number};
use super::super::{Align, Block, Cell, Row, Table};
use super::Reader;
use crate::docx::tree::Element;

/// The most columns of a table.
const COLUMNS_MAX: usize = 63;
/// The widest column, in points.
const WIDTH_MAX: f32 = 10_000.0;
/// The sides of a table: above, left, below, right, between rows, between columns.
const SIDES: [&[&str]; 6] =
    [&["w:top"], &["w:left", "w:start"], &["w:bottom"], &["w:right", "w:end"], &["w:insideH"], &["w:insideV"]];

impl Reader {
    /// A table; none without rows.
    pub(super) fn table(&mut self, element: &Element) -> Option<Table> {
        let properties = element.child("w:tblPr");
        let own = properties.and_then(|properties| properties.child("w:tblBorders"));
        let style = properties.and_then(|properties| properties.child("w:tblStyle")?.attribute("w:val"));
        let around = SIDES.map(|names| side(own, names).or_else(|| side(self.looks.table(style), names)) == Some(true));
        let mut rows = Vec::new();
        self.rows(element, around, &mut rows);
        let columns = rows.iter().map(|row| row.cells.iter().map(|cell| cell.span).sum()).max()?;
        finish(&mut rows, around);
        let grid = element.child("w:tblGrid").map(Element::elements);
        let widths: Vec<f32> =
            grid.into_iter().flatten().filter_map(|column| number(column, "w:w")).map(|twips| twips / 20.0).collect();
        let are_known =
            widths.len() >= columns && widths.iter().all(|width| (0.0..WIDTH_MAX).contains(width) && *width > 0.0);
        // Columns of a width that nothing says are equal.
        let widths = if are_known { widths[..columns].to_vec() } else { vec![1_000.0; columns] };
        let align = properties.and_then(|properties| properties.child("w:jc")).map_or(Align::Left, align_of);
        (columns > 0).then_some(Table { widths, align, rows })
    }

    fn rows(&mut self, element: &Element, around: [bool; 6], rows: &mut Vec<Row>) {
        for inner in element.elements() {
            match inner.name.as_str() {
                "w:tr" => rows.push(self.row(inner, around)),
                "w:sdt" | "w:sdtContent" | "w:ins" | "w:customXml" => self.rows(inner, around, rows),
                _ => {}
            }
        }
    }

    fn row(&mut self, element: &Element, around: [bool; 6]) -> Row {
        let properties = element.child("w:trPr");
        let height = properties.and_then(|properties| number(properties.child("w:trHeight")?, "w:val"));
        let mut row = Row {
            is_head: properties.and_then(|properties| properties.child("w:tblHeader")).is_some_and(is_on),
            height: (height.unwrap_or_default() / 20.0).clamp(0.0, 600.0),
            cells: Vec::new(),
        };
        self.cells(element, around, &mut row.cells);
        row
    }

    fn cells(&mut self, element: &Element, around: [bool; 6], cells: &mut Vec<Cell>) {
        for inner in element.elements() {
            match inner.name.as_str() {
                "w:tc" => {
                    let taken: usize = cells.iter().map(|cell| cell.span).sum();
                    if taken < COLUMNS_MAX {
                        let cell = self.cell(inner, around);
                        cells.push(Cell { span: cell.span.min(COLUMNS_MAX - taken), ..cell });
                    }
                }
                "w:sdt" | "w:sdtContent" | "w:ins" | "w:customXml" => self.cells(inner, around, cells),
                _ => {}
            }
        }
    }

    fn cell(&mut self, element: &Element, around: [bool; 6]) -> Cell {
        let properties = element.child("w:tcPr");
        let of = |name: &str| properties.and_then(|properties| properties.child(name));
        let span = of("w:gridSpan").and_then(|span| number(span, "w:val")).map_or(1, |span| span.max(1.0) as usize);
        let goes_on = of("w:vMerge").is_some_and(|merge| merge.attribute("w:val") != Some("restart"));
        let own = of("w:tcBorders");
        let inside = [around[4], around[5], around[4], around[5]];
        let rules = std::array::from_fn(|at| side(own, SIDES[at]).unwrap_or(inside[at]));
        let blocks = self.blocks(&element.children);
        Cell {
            span,
            goes_on,
            is_middle: of("w:vAlign").is_some_and(|align| align.attribute("w:val") == Some("center")),
            rules,
            paragraphs: blocks.into_iter().flat_map(flat).collect(),
        }
    }
}

/// What a block says as paragraphs: those of a table inside a table, one after the other.
fn flat(block: Block) -> Vec<super::Paragraph> {
    match block {
        Block::Paragraph(paragraph) => vec![paragraph],
        Block::Table(table) => {
            table.rows.into_iter().flat_map(|row| row.cells).flat_map(|cell| cell.paragraphs).collect()
        }
        Block::NewPage => Vec::new(),
    }
}

/// Whether there is a line on a side; nothing where it is not said.
fn side(borders: Option<&Element>, names: &[&str]) -> Option<bool> {
    names.iter().find_map(|name| borders?.child(name)).map(is_line)
}

/// Cells at the edge take the lines around the table, where they say nothing themselves.
fn finish(rows: &mut [Row], around: [bool; 6]) {
    let last = rows.len().saturating_sub(1);
    for (at, row) in rows.iter_mut().enumerate() {
        let cells = row.cells.len().saturating_sub(1);
        for (place, cell) in row.cells.iter_mut().enumerate() {
            cell.rules[0] |= at == 0 && around[0];
            cell.rules[1] |= place == 0 && around[1];
            cell.rules[2] |= at == last && around[2];
            cell.rules[3] |= place == cells && around[3];
        }
    }
}
