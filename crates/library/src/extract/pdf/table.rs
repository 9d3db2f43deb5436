//! Tables, which a PDF has no word for: lines one below the other of which each has pieces beside one another, in columns. Lines that are too close to
//! be rows of their own are one row, so that the cells of a row stay together whatever order they were drawn in.

use std::ops::Range;

use super::super::{Look, plain};
use super::prose::join;
use super::segment::{Segment, bands, is_mark, usual_height};

/// The space between two rows is at most so many heights, and no more than so many times the largest above it, if it is more than a little.
const GAP_MAX: f64 = 3.5;
const GAP_TIMES: f64 = 3.0;
const GAP_LITTLE: f64 = 1.5;
/// The space between two lines of one cell is at most so many heights, and no more than so much larger than the smallest.
const WITHIN_MAX: f64 = 1.0;
const WITHIN_MORE: f64 = 0.2;
/// Of so many lines one may reach over the space between two columns.
const SPANNING_ONE_OF: usize = 10;

/// So many lines, and half of all, that have running text beside running text are no rows.
const RUNNING_MIN: usize = 5;
/// So many lines of running text, more than half of all, may be a text with notes in its margin.
const RUNNING_LINES_MIN: usize = 8;

/// Of a table with so many columns or more, a line that fills so much of them is a row and no second line of one.
const WHOLE_COLUMNS_MIN: usize = 4;
const WHOLE_TENTHS: usize = 7;

/// A table: its rows, cell after cell, and what of the page it is made of.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    pub rows: Vec<Vec<String>>,
    pub made_of: Vec<Segment>,
}

impl Table {
    /// Whether it is a list whose numbers or signs stand apart from its items.
    pub fn is_list(&self) -> bool {
        let is_marked = |row: &Vec<String>| row.len() == 2 && row.first().is_some_and(|mark| is_mark(mark));
        self.rows.iter().all(is_marked)
    }

    /// Whether it is one: most rows have several cells. Where most of it is running text, which may have notes in its margin, nearly all have, and the
    /// space between them is larger than within.
    fn is_one(&self, is_even: bool) -> bool {
        let whole = self.rows.iter().filter(|row| row.len() > 1).count();
        let running = self.made_of.iter().filter(|one| one.is_running()).count();
        let is_text = running >= RUNNING_LINES_MIN && running * 2 > self.made_of.len();
        if is_text { !is_even && whole * 10 >= self.rows.len() * 9 } else { whole * 3 >= self.rows.len() * 2 }
    }

    /// Whether most of its rows go on beyond this place.
    pub fn is_across(&self, place: f64) -> bool {
        let lines = bands(self.made_of.clone());
        let crosses =
            |line: &&Vec<Segment>| line.iter().any(|one| one.left < place) && line.iter().any(|one| one.right > place);
        lines.iter().filter(crosses).count() * 2 > lines.len()
    }
}

/// A stretch of the page from left to right.
type Reach = (f64, f64);

/// The tables of a page, or of one of its columns.
pub fn tables(all: Vec<Segment>) -> Vec<Table> {
    tables_without(all, |_| false)
}

/// The tables that reach over both columns of a page: no running text is beside their rows.
pub fn tables_across(all: Vec<Segment>) -> Vec<Table> {
    tables_without(all, |band| band.iter().any(Segment::is_running))
}

fn tables_without(all: Vec<Segment>, is_barred: impl Fn(&[Segment]) -> bool) -> Vec<Table> {
    let usual = usual_height(&all);
    let (mut found, mut run) = (Vec::new(), Run::default());
    for band in bands(all) {
        let (barred, parted) = (is_barred(&band), is_parted(&band));
        if barred || run.is_far_from(&band, usual) || (!parted && !run.goes_on_with(&band)) {
            let Run { bands, waiting, .. } = std::mem::take(&mut run);
            found.extend(table(bands, waiting, usual));
        }
        match () {
            () if barred => {}
            () if parted => run.push(band),
            () if run.bands.is_empty() => {}
            () => run.waiting.push(band),
        }
    }
    found.extend(table(run.bands, run.waiting, usual));
    found
}

/// Lines one below the other that may be a table.
#[derive(Default)]
struct Run {
    bands: Vec<Vec<Segment>>,
    /// What stands alone below them, and belongs to them if others follow.
    waiting: Vec<Vec<Segment>>,
    columns: Vec<Reach>,
    /// The largest space between two of them.
    largest: Option<f64>,
}

impl Run {
    fn push(&mut self, band: Vec<Segment>) {
        let waiting = std::mem::take(&mut self.waiting);
        for band in waiting.into_iter().chain([band]) {
            if let Some(last) = self.bands.last() {
                self.largest = Some(self.largest.unwrap_or(f64::NEG_INFINITY).max(gap(last, &band)));
            }
            band.iter().for_each(|one| self.reach(one));
            self.bands.push(band);
        }
    }

    /// Columns that a piece reaches over are one.
    fn reach(&mut self, one: &Segment) {
        let mut whole = (one.left, one.right);
        self.columns.retain(|column| {
            let is_apart = whole.0 >= column.1 || whole.1 <= column.0;
            if !is_apart {
                whole = (whole.0.min(column.0), whole.1.max(column.1));
            }
            is_apart
        });
        self.columns.push(whole);
    }

    /// Whether it stands too far below for a row of the same table.
    fn is_far_from(&self, band: &[Segment], usual: f64) -> bool {
        let more = self.largest.map_or(f64::INFINITY, |largest| (largest * GAP_TIMES).max(usual * GAP_LITTLE));
        let last = self.waiting.last().or(self.bands.last());
        last.is_some_and(|last| gap(last, band) > more.min(usual * GAP_MAX))
    }

    /// Whether what stands alone stands in one column, and is no heading.
    fn goes_on_with(&self, alone: &[Segment]) -> bool {
        let beside = |one: &Segment| {
            let overlaps = |column: &&Reach| one.left < column.1 && one.right > column.0;
            self.columns.iter().filter(overlaps).count()
        };
        alone.iter().all(|one| plain::look(&one.text) == Look::Body && beside(one) == 1)
    }
}

/// Whether it has pieces beside one another.
fn is_parted(band: &[Segment]) -> bool {
    columns(band, 0).len() > 1
}

/// What lines one below the other come to; nothing where it is running text in columns or beside a margin, or one line alone.
fn table(mut run: Vec<Vec<Segment>>, waiting: Vec<Vec<Segment>>, usual: f64) -> Option<Table> {
    if run.iter().filter(|band| is_parted(band)).count() < 2 {
        return None;
    }
    take_last_lines(&mut run, waiting, usual);
    let columns = columns(run.iter().flatten(), run.len() / SPANNING_ONE_OF);
    if columns.len() < 2 {
        return None;
    }
    let lines: Vec<Vec<usize>> = run.iter().map(|band| filled(band, &columns)).collect();
    let mut rows: Vec<Vec<String>> = Vec::new();
    for range in rows_of(&run, &lines, columns.len(), usual) {
        let mut cells: Vec<Vec<Segment>> = vec![Vec::new(); columns.len()];
        run[range].iter().flatten().for_each(|one| cells[place(one, &columns)].push(one.clone()));
        rows.push(cells.into_iter().map(words).filter(|cell| !cell.is_empty()).collect());
    }
    let table = Table { rows, made_of: run.iter().flatten().cloned().collect() };
    (!is_running(&run) && table.is_one(spaces(&run, usual).1)).then_some(table)
}

/// Whether running text stands beside running text.
fn is_running(run: &[Vec<Segment>]) -> bool {
    let is_beside = |band: &&Vec<Segment>| band.iter().filter(|one| one.is_running()).count() > 1;
    let beside = run.iter().filter(is_beside).count();
    beside >= RUNNING_MIN && beside * 2 >= run.len()
}

/// Below the last row its cells go on: what is near, and no wider than they are.
fn take_last_lines(run: &mut Vec<Vec<Segment>>, waiting: Vec<Vec<Segment>>, usual: f64) {
    let columns = columns(run.iter().flatten(), run.len() / SPANNING_ONE_OF);
    let fits =
        |one: &Segment| columns.get(place(one, &columns)).is_some_and(|column| one.right <= column.1 + usual / 2.0);
    for band in waiting {
        let is_near = run.last().is_some_and(|last| gap(last, &band) <= usual * WITHIN_MAX);
        if !is_near || !band.iter().all(fits) {
            break;
        }
        run.push(band);
    }
}

/// The largest space within a row, and whether all are as small, so that they say nothing of where one ends.
fn spaces(run: &[Vec<Segment>], usual: f64) -> (f64, bool) {
    let gaps = || run.windows(2).map(|pair| gap(&pair[0], &pair[1]));
    let least = gaps().fold(f64::INFINITY, f64::min);
    let within = (least + usual * WITHIN_MORE).min(usual * WITHIN_MAX);
    (within, gaps().all(|gap| gap <= within))
}

/// Which bands are a row together.
fn rows_of(run: &[Vec<Segment>], lines: &[Vec<usize>], columns: usize, usual: f64) -> Vec<Range<usize>> {
    let (within, is_even) = spaces(run, usual);
    let mut rows = Vec::new();
    let mut begin = 0;
    for end in 1..=run.len() {
        // Where all lines are as far apart, one that fills a single cell goes on with the row above it.
        let goes_on = end < run.len()
            && gap(&run[end - 1], &run[end]) <= within
            && (!is_even || (lines[end].len() == 1 && lines[end][0] > 0));
        if goes_on {
            continue;
        }
        rows.extend(parted(begin..end, lines, columns));
        begin = end;
    }
    rows
}

/// Lines that stand close, as rows of their own where they fill the same cells, or nearly all of many columns.
fn parted(range: Range<usize>, lines: &[Vec<usize>], columns: usize) -> Vec<Range<usize>> {
    let first = &lines[range.start];
    let same = lines[range.clone()].iter().all(|line| line.len() > 1 && line == first);
    let is_whole = |line: &Vec<usize>| line.first() == Some(&0) && line.len() * 10 >= columns * WHOLE_TENTHS;
    let whole: Vec<usize> = range.clone().filter(|at| is_whole(&lines[*at])).collect();
    let begins: Vec<usize> = match range.len() {
        3.. if same => range.clone().collect(),
        // A single one is what stands in the middle of the lines of its longest cell.
        2.. if columns >= WHOLE_COLUMNS_MIN && whole.len() > 1 => whole,
        _ => vec![range.start],
    };
    let begins: Vec<usize> = std::iter::once(range.start).chain(begins.into_iter().skip(1)).collect();
    let ends = begins.iter().skip(1).copied().chain([range.end]);
    begins.iter().zip(ends).map(|(begin, end)| *begin..end).collect()
}

/// The space between what stands beside one another and what stands below.
fn gap(above: &[Segment], below: &[Segment]) -> f64 {
    let end = above.iter().map(|one| one.core().1).fold(f64::NEG_INFINITY, f64::max);
    let begin = below.iter().map(|one| one.core().0).fold(f64::INFINITY, f64::min);
    begin - end
}

/// The columns in which the pieces stand, when no more than so many may reach over the space between two.
fn columns<'a>(pieces: impl IntoIterator<Item = &'a Segment>, spanning: usize) -> Vec<Reach> {
    let mut ends: Vec<(f64, bool)> =
        pieces.into_iter().flat_map(|one| [(one.left, true), (one.right, false)]).collect();
    // What ends where another begins does not reach over.
    ends.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1)));
    let (mut open, mut columns, mut begin) = (0_usize, Vec::new(), 0.0);
    for (at, begins) in ends {
        if begins {
            open += 1;
            if open == spanning + 1 {
                begin = at;
            }
        } else {
            if open == spanning + 1 {
                columns.push((begin, at));
            }
            open -= 1;
        }
    }
    columns
}

/// The column in which a piece stands: with which it shares most, else the nearest.
fn place(one: &Segment, columns: &[Reach]) -> usize {
    // Below zero it is the space between.
    let shared = |column: &Reach| one.right.min(column.1) - one.left.max(column.0);
    let most = columns.iter().enumerate().max_by(|one, other| shared(one.1).total_cmp(&shared(other.1)));
    most.map_or(0, |(place, _)| place)
}

fn filled(band: &[Segment], columns: &[Reach]) -> Vec<usize> {
    let mut filled: Vec<usize> = band.iter().map(|one| place(one, columns)).collect();
    filled.sort_unstable();
    filled.dedup();
    filled
}

/// The words of a cell, line after line.
fn words(pieces: Vec<Segment>) -> String {
    let mut text = String::new();
    for mut line in bands(pieces) {
        line.sort_by(|one, other| one.left.total_cmp(&other.left));
        line.iter().for_each(|piece| join(&mut text, &super::closed_up(piece.text.trim())));
    }
    text
}
