//! What stands on a page of an own template: a line, or a row of a table. It is told where, and puts its marks there.

use zhixing_kit::Result;

use super::flow::{SQUARE, SetLine, Span};
use super::grid::SetRow;
use super::page::{Mark, Pages, put_signs};
use super::square::square;
use crate::sheet::BLACK;

/// The thickness of lines that nothing says.
pub(super) const THIN: f32 = 0.5;

/// Something that stands below another.
pub(super) enum Item {
    /// A line.
    Line(SetLine),
    /// A row of a table.
    Row(SetRow),
}

impl Item {
    /// Its height with the room above it.
    pub fn height(&self) -> f32 {
        match self {
            Self::Line(line) => line.room + line.height,
            Self::Row(row) => row.height(),
        }
    }

    /// The room above it, which falls away at the top of a page.
    pub fn room(&self) -> f32 {
        match self {
            Self::Line(line) => line.room,
            Self::Row(_) => 0.0,
        }
    }
}

/// The height of several.
pub(super) fn height_of(items: &[Item]) -> f32 {
    items.iter().map(Item::height).sum()
}

/// Puts an item on a page with its upper left corner at a point.
pub(super) fn put(pages: &mut Pages<'_>, page: usize, item: &Item, at: (f32, f32), address: &str) -> Result<()> {
    let mut marks = Vec::new();
    match item {
        Item::Line(line) => put_line(&mut marks, line, (at.0, at.1 + line.room), address)?,
        Item::Row(row) => put_row(&mut marks, row, at, address)?,
    }
    if let Some(page) = pages.pages.get_mut(page) {
        page.append(&mut marks);
    }
    Ok(())
}

fn put_line(marks: &mut Vec<Mark>, line: &SetLine, (x, y): (f32, f32), address: &str) -> Result<()> {
    for span in &line.spans {
        put_span(marks, span, (x, y + line.base));
    }
    if let Some(at) = line.square {
        marks.extend(square(address, SQUARE, (x + at, y))?);
    }
    for (below, from, to, rule) in &line.rules {
        marks.push(Mark::Pen(rule.colour, rule.width));
        marks.push(Mark::Rule((x + from, y + below), (x + to, y + below)));
        marks.push(Mark::Pen(BLACK, THIN));
    }
    Ok(())
}

fn put_span(marks: &mut Vec<Mark>, span: &Span, (x, base): (f32, f32)) {
    let is_black = span.look.colour == BLACK;
    if !is_black {
        marks.push(Mark::Pen(span.look.colour, THIN));
    }
    let from = x + span.x;
    put_signs(marks, span.look.size, &span.signs, (from, base), span.spread);
    if span.look.underlined && span.width > 0.0 {
        let below = base + span.look.size * 0.15;
        marks.push(Mark::Rule((from, below), (from + span.width, below)));
    }
    if !is_black {
        marks.push(Mark::Pen(BLACK, THIN));
    }
}

fn put_row(marks: &mut Vec<Mark>, row: &SetRow, (x, y): (f32, f32), address: &str) -> Result<()> {
    let height = row.height();
    for cell in &row.cells {
        let (left, right) = (x + cell.x, x + cell.x + cell.width);
        let free = (height - cell.height()).max(0.0);
        let mut down = y + super::grid::PAD + if cell.is_middle { free / 2.0 } else { 0.0 };
        for line in &cell.lines {
            put_line(marks, line, (left + super::grid::SIDE, down + line.room), address)?;
            down += line.room + line.height;
        }
        let sides = [
            ((left, y), (right, y)),
            ((left, y), (left, y + height)),
            ((left, y + height), (right, y + height)),
            ((right, y), (right, y + height)),
        ];
        let drawn = sides.iter().zip(cell.rules).filter(|(_, is_drawn)| *is_drawn);
        marks.extend(drawn.map(|((from, to), _)| Mark::Rule(*from, *to)));
    }
    Ok(())
}
