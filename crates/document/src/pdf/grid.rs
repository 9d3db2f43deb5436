//! Rows of a table of an own template, set into their columns: measured, not placed.

use super::face::Faces;
use super::flow::{SetLine, Setting, set};
use crate::sheet::{Align, Table};

/// Room around the words of a cell: above and below, left and right.
pub(super) const PAD: f32 = 2.0;
pub(super) const SIDE: f32 = 4.5;

/// A cell.
#[derive(Clone, Debug)]
pub(super) struct SetCell {
    /// Where it begins.
    pub x: f32,
    /// How wide it is.
    pub width: f32,
    /// Its lines.
    pub lines: Vec<SetLine>,
    /// The lines around it: above, left, below, right.
    pub rules: [bool; 4],
    /// Whether its words stand in the middle.
    pub is_middle: bool,
}

impl SetCell {
    /// The height of what it says, with the room around.
    pub fn height(&self) -> f32 {
        self.lines.iter().map(|line| line.room + line.height).sum::<f32>() + 2.0 * PAD
    }
}

/// A row.
#[derive(Clone, Debug)]
pub(super) struct SetRow {
    /// Whether it is repeated on each page.
    pub is_head: bool,
    /// Its cells.
    pub cells: Vec<SetCell>,
    least: f32,
}

impl SetRow {
    /// Its height.
    pub fn height(&self) -> f32 {
        self.cells.iter().map(SetCell::height).fold(self.least, f32::max)
    }

    /// The height of its highest line.
    pub fn least(&self) -> f32 {
        let lines = self.cells.iter().flat_map(|cell| &cell.lines);
        lines.map(|line| line.room + line.height).fold(1.0, f32::max)
    }

    /// Parts a row that is too high: keeps the lines that fit, at least one of each cell, and gives what is left. Nothing where nothing is.
    pub fn part(&mut self, room: f32) -> Option<Self> {
        let mut left = self.clone();
        for (cell, rest) in self.cells.iter_mut().zip(&mut left.cells) {
            let mut filled = 2.0 * PAD;
            let fitting = cell.lines.iter().enumerate().take_while(|(place, line)| {
                filled += line.room + line.height;
                *place == 0 || filled <= room
            });
            let count = fitting.count();
            rest.lines = cell.lines.split_off(count);
        }
        (self.least, left.least) = (0.0, 0.0);
        left.cells.iter().any(|cell| !cell.lines.is_empty()).then_some(left)
    }
}

/// The rows of a table in the room that there is; columns that would not fit are drawn together.
pub(super) fn rows(faces: &mut Faces<'_>, table: &Table, setting: Setting) -> Vec<SetRow> {
    let sum: f32 = table.widths.iter().sum();
    let share = if sum > setting.width { setting.width / sum } else { 1.0 };
    let free = (setting.width - sum * share).max(0.0);
    let offset = match table.align {
        Align::Centre => free / 2.0,
        Align::Right => free,
        Align::Left | Align::Both => 0.0,
    };
    let mut edges = vec![offset];
    for width in &table.widths {
        edges.push(edges[edges.len() - 1] + width * share);
    }
    let goes_on = |row: usize, column: usize| {
        let mut at = 0;
        table.rows.get(row).is_some_and(|row| {
            row.cells.iter().any(|cell| {
                let here = at == column;
                at += cell.span;
                here && cell.goes_on
            })
        })
    };
    let mut all = Vec::new();
    for (place, row) in table.rows.iter().enumerate() {
        let (mut column, mut cells) = (0, Vec::new());
        for cell in &row.cells {
            let last = (column + cell.span).min(edges.len() - 1);
            let (x, width) = (edges[column.min(edges.len() - 1)], edges[last] - edges[column.min(edges.len() - 1)]);
            let inner = Setting { width: (width - 2.0 * SIDE).max(8.0), ..setting };
            let paragraphs = if cell.goes_on { &[][..] } else { &cell.paragraphs };
            let lines = paragraphs.iter().flat_map(|paragraph| set(faces, paragraph, inner)).collect();
            let [above, left, below, right] = cell.rules;
            let rules = [above && !cell.goes_on, left, below && !goes_on(place + 1, column), right];
            cells.push(SetCell { x, width, lines, rules, is_middle: cell.is_middle });
            column += cell.span;
        }
        all.push(SetRow { is_head: row.is_head, cells, least: row.height * setting.scale });
    }
    all
}
