//! Pages and what stands on them, measured in points from the upper left corner. It knows nothing of what a form says.

use super::face::{Faces, Sign};
use super::line::{Line, Style, measured};
use crate::sheet::Colour;

/// Points of a millimetre.
pub(super) const MM: f32 = 72.0 / 25.4;

/// Something that stands on a page.
#[derive(Clone, Debug)]
pub(super) enum Mark {
    /// Signs of one font, from a point on their base line; `spread` is added after each sign.
    Signs {
        /// Where they begin.
        at: (f32, f32),
        /// The font.
        font: usize,
        /// The size.
        size: f32,
        /// What is added after each.
        spread: f32,
        /// The numbers of the signs.
        numbers: Vec<u16>,
    },
    /// What follows is drawn in this colour, and its lines so thick.
    Pen(Colour, f32),
    /// A line from a point to a point.
    Rule((f32, f32), (f32, f32)),
    /// A black box: its upper left corner, its width and height.
    Box((f32, f32), f32, f32),
}

/// The paper: its size and where the text stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Paper {
    /// Its width.
    pub width: f32,
    /// Its height.
    pub height: f32,
    /// The left edge of the text.
    pub left: f32,
    /// The right edge of the text.
    pub right: f32,
    /// The upper edge of the text.
    pub top: f32,
    /// The lower edge of the text.
    pub bottom: f32,
}

impl Paper {
    /// A4, upright or on the long side, with the margins of an official document.
    pub fn a4(wide: bool) -> Self {
        let (width, height) = if wide { (297.0 * MM, 210.0 * MM) } else { (210.0 * MM, 297.0 * MM) };
        let (x, top, bottom) = if wide { (20.0 * MM, 24.0 * MM, 24.0 * MM) } else { (27.0 * MM, 32.0 * MM, 30.0 * MM) };
        Self { width, height, left: x, right: width - x, top, bottom: height - bottom }
    }

    /// The width of the text.
    pub fn measure(&self) -> f32 {
        self.right - self.left
    }
}

/// Pages that are being filled from top to bottom.
pub(super) struct Pages<'f> {
    /// The fonts.
    pub faces: Faces<'f>,
    /// The paper.
    pub paper: Paper,
    /// What stands on each page.
    pub pages: Vec<Vec<Mark>>,
    /// How far down the last page is filled.
    pub y: f32,
}

impl<'f> Pages<'f> {
    /// One empty page.
    pub fn new(faces: Faces<'f>, paper: Paper) -> Self {
        Self { faces, paper, pages: vec![Vec::new()], y: paper.top }
    }

    /// What is left of the last page.
    pub fn room(&self) -> f32 {
        self.paper.bottom - self.y
    }

    /// Whether nothing stands on the last page yet.
    pub fn is_fresh(&self) -> bool {
        self.y <= self.paper.top
    }

    /// Begins a page.
    pub fn turn(&mut self) {
        self.pages.push(Vec::new());
        self.y = self.paper.top;
    }

    /// Begins a page unless there is so much room.
    pub fn need(&mut self, height: f32) {
        if self.room() < height && !self.is_fresh() {
            self.turn();
        }
    }

    /// Puts a mark on the last page.
    pub fn put(&mut self, mark: Mark) {
        if let Some(page) = self.pages.last_mut() {
            page.push(mark);
        }
    }

    /// Puts a line with its base line at `y`; `stretch` fills it up to this width.
    pub fn put_line(&mut self, style: Style, line: &Line, x: f32, y: f32, stretch: Option<f32>) {
        let gaps = line.signs.len().saturating_sub(1).max(1) as f32;
        let missing = stretch.map_or(0.0, |width| width - line.indent - line.width);
        // What lacks much is not torn apart; what stands out a little is drawn together.
        let spread = if missing.abs() < style.size * 2.0 && !line.ends { missing / gaps } else { 0.0 };
        let page = self.pages.last_mut().into_iter().next();
        if let Some(page) = page {
            put_signs(page, style.size, &line.signs, (x + line.indent, y), spread);
        }
    }

    /// Puts words on one line from a point; gives their width.
    pub fn put_words(&mut self, page: usize, style: Style, words: &str, at: (f32, f32)) -> f32 {
        let (signs, width) = measured(&mut self.faces, style, words);
        if let Some(page) = self.pages.get_mut(page) {
            put_signs(page, style.size, &signs, at, 0.0);
        }
        width
    }

    /// The width of words on one line.
    pub fn width_of(&mut self, style: Style, words: &str) -> f32 {
        measured(&mut self.faces, style, words).1
    }
}

/// Signs of several fonts one after the other: a mark for each stretch of one font.
pub(super) fn put_signs(page: &mut Vec<Mark>, size: f32, signs: &[Sign], at: (f32, f32), spread: f32) {
    let mut x = at.0;
    for stretch in signs.chunk_by(|a, b| a.font == b.font) {
        let numbers = stretch.iter().map(|sign| sign.number).collect();
        page.push(Mark::Signs { at: (x, at.1), font: stretch[0].font, size, spread, numbers });
        x += stretch.iter().map(|sign| sign.width * size / 1000.0 + spread).sum::<f32>();
    }
}
