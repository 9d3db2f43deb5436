//! Tables with borders: rows that do not fit are taken over to the next page, where the head stands again; a row that is higher than a page is
//! parted between its lines.

use super::layout::{LAST, LEADING};
use super::line::{Line, Style, lines};
use super::page::{Mark, Pages};

/// A table as it is to be put.
pub(super) struct Table<'t> {
    /// The widths of its columns in points.
    pub widths: Vec<f32>,
    /// The headings; none for a table of facts.
    pub heads: &'t [&'t str],
    /// The cells.
    pub rows: &'t [Vec<String>],
    /// How headings are set.
    pub head: Style,
    /// How cells are set.
    pub cell: Style,
    /// Whether the first column is set like headings.
    pub labels: bool,
    /// The height of what follows and stands on no page without the last row, in points: who signs.
    pub below: f32,
}

/// The share of a page that a first row may fill whole below the heading of its part; a higher one is parted, so that the heading does not stand alone.
const BELOW_HEADING: f32 = 0.8;
/// Room around the words of a cell.
const PAD: f32 = 4.0;

/// The height with which a table with headings opens: these and its first row, with what follows where that is its only one. Of a row so high that it
/// is parted, its first lines.
pub(super) fn opens_with(pages: &mut Pages<'_>, table: &Table<'_>) -> f32 {
    let heads = heads(pages, table).height();
    let Some(first) = table.rows.first() else { return heads };
    let height = Row::set(pages, table, first, |_| table.cell).height();
    let most = (pages.paper.bottom - pages.paper.top - heads) * BELOW_HEADING;
    let below = if table.rows.len() == 1 { table.below } else { 0.0 };
    let whole = height + below;
    heads + if whole <= most { whole } else { 4.0 * table.cell.size * LEADING }
}

fn heads(pages: &mut Pages<'_>, table: &Table<'_>) -> Row {
    let head: Vec<String> = table.heads.iter().map(|head| (*head).to_owned()).collect();
    Row::set(pages, table, &head, |_| table.head)
}

/// Puts the table from where the page is filled on.
pub(super) fn put_table(pages: &mut Pages<'_>, table: &Table<'_>) {
    let heads = heads(pages, table);
    let page = pages.paper.bottom - pages.paper.top - heads.height();
    if !table.heads.is_empty() {
        let opening = opens_with(pages, table);
        pages.need(opening);
        heads.put(pages, table, true);
    }
    let style = |column: usize| if table.labels && column == 0 { table.head } else { table.cell };
    if table.heads.is_empty() && table.below > 0.0 {
        // A few facts are the result that is signed below them: they are not parted from it, nor from one another.
        let whole: f32 = table.rows.iter().map(|cells| Row::set(pages, table, cells, style).height()).sum();
        if whole <= page / 3.0 && whole + table.below <= page {
            pages.need(whole + table.below);
        }
    }
    for (place, cells) in table.rows.iter().enumerate() {
        let mut row = Row::set(pages, table, cells, style);
        let below = if place + 1 == table.rows.len() { table.below } else { 0.0 };
        let most = if place == 0 && !table.heads.is_empty() { page * BELOW_HEADING } else { page };
        while !row.is_empty() {
            let whole = row.height() + below;
            if whole > pages.room() && (whole <= most || pages.room() < row.leading() * 3.0) {
                pages.turn();
                if !table.heads.is_empty() {
                    heads.put(pages, table, true);
                }
            }
            let fitting = ((pages.room() - 2.0 * PAD) / row.leading()).floor() as usize;
            // Where what follows does not stand on this page, the last lines go along to the next.
            let last = if below > 0.0 && whole > pages.room() { LAST } else { 0 };
            let fitting = fitting.min(row.lines().saturating_sub(last)).max(1);
            row.part(fitting).put(pages, table, false);
        }
    }
}

/// A row whose words are set.
struct Row {
    cells: Vec<(Style, Vec<Line>)>,
}

impl Row {
    fn set(pages: &mut Pages<'_>, table: &Table<'_>, cells: &[String], style: impl Fn(usize) -> Style) -> Self {
        let set = |(column, words): (usize, &String)| {
            let style = style(column);
            (style, lines(&mut pages.faces, style, words, table.widths[column] - 2.0 * PAD))
        };
        Self { cells: cells.iter().enumerate().map(set).collect() }
    }

    fn leading(&self) -> f32 {
        self.cells.iter().map(|(style, _)| style.size).fold(0.0, f32::max) * LEADING * 0.85
    }

    fn lines(&self) -> usize {
        self.cells.iter().map(|(_, lines)| lines.len()).max().unwrap_or(0)
    }

    fn height(&self) -> f32 {
        self.lines() as f32 * self.leading() + 2.0 * PAD
    }

    fn is_empty(&self) -> bool {
        self.lines() == 0
    }

    /// Takes the first so many lines of each cell away.
    fn part(&mut self, count: usize) -> Self {
        let cells = self.cells.iter_mut().map(|(style, lines)| {
            let rest = lines.split_off(count.min(lines.len()));
            (*style, std::mem::replace(lines, rest))
        });
        Self { cells: cells.collect() }
    }

    fn put(&self, pages: &mut Pages<'_>, table: &Table<'_>, is_head: bool) {
        let (top, height, leading) = (pages.y, self.height(), self.leading());
        let mut x = pages.paper.left;
        for (column, (width, (style, lines))) in table.widths.iter().zip(&self.cells).enumerate() {
            let above = (height - lines.len() as f32 * leading) / 2.0;
            let centred = is_head || (table.labels && column == 0);
            for (place, line) in lines.iter().enumerate() {
                let y = top + above + leading * (place as f32 + 0.5) + style.size * 0.36;
                let moved = if centred { (width - 2.0 * PAD - line.width).max(0.0) / 2.0 } else { 0.0 };
                pages.put_line(*style, line, x + PAD + moved, y, None);
            }
            pages.put(Mark::Rule((x, top), (x + width, top)));
            pages.put(Mark::Rule((x, top + height), (x + width, top + height)));
            pages.put(Mark::Rule((x, top), (x, top + height)));
            x += width;
            pages.put(Mark::Rule((x, top), (x, top + height)));
        }
        pages.y += height;
    }
}
