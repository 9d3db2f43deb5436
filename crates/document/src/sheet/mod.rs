//! A filled template as plain values: paragraphs and tables with their look, what stands at the head and the foot of each page, and the paper.
//! It holds what can be set on paper; pictures, shapes and notes stay behind. It knows no form, and measures nothing.

mod carries;
mod count;
mod look;
mod read;
#[cfg(test)]
pub(crate) mod tests;

pub(crate) use carries::says;
pub(crate) use read::{Left, left_behind, read};

/// A colour: red, green, blue.
pub(crate) type Colour = [u8; 3];
/// Black.
pub(crate) const BLACK: Colour = [0, 0, 0];

/// The document. All lengths are points.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sheet {
    /// The paper.
    pub paper: Paper,
    /// What stands above the text of each page.
    pub head: Edge,
    /// What stands below it.
    pub foot: Edge,
    /// The text.
    pub body: Vec<Block>,
}

/// The paper and where the text stands on it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Paper {
    /// Its width.
    pub width: f32,
    /// Its height.
    pub height: f32,
    /// The margins: left, right, above, below.
    pub margins: [f32; 4],
}

impl Default for Paper {
    /// A4, upright, with the margins of a word processor.
    fn default() -> Self {
        Self { width: 595.3, height: 841.9, margins: [90.0, 90.0, 72.0, 72.0] }
    }
}

/// What stands at the head or the foot of pages.
#[derive(Clone, Debug, Default)]
pub(crate) struct Edge {
    /// How far from the edge of the paper.
    pub distance: f32,
    /// On each page.
    pub all: Vec<Block>,
    /// On the first page, where it has its own.
    pub first: Option<Vec<Block>>,
}

/// A part of the text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Block {
    /// A paragraph.
    Paragraph(Paragraph),
    /// A table.
    Table(Table),
    /// What follows begins a page.
    NewPage,
}

/// On which side a paragraph stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Align {
    /// On the left.
    #[default]
    Left,
    /// In the middle.
    Centre,
    /// On the right.
    Right,
    /// On both sides, but for its last line.
    Both,
}

/// How far lines are from one another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Leading {
    /// So many times what the type needs.
    Times(f32),
    /// Exactly so much.
    Exactly(f32),
    /// So much, or what the type needs.
    AtLeast(f32),
}

/// A line across the text: its colour and thickness.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Rule {
    /// Its colour.
    pub colour: Colour,
    /// Its thickness.
    pub width: f32,
}

/// Where words go on after a tabulator.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Stop {
    /// How far from the left edge of the text.
    pub at: f32,
    /// Which side of what follows stands there.
    pub align: Align,
}

/// A paragraph.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Paragraph {
    /// On which side it stands.
    pub align: Align,
    /// How far it is moved in: left, right, and its first line besides.
    pub indents: [f32; 3],
    /// The room above and below.
    pub room: [f32; 2],
    /// The distance of its lines.
    pub leading: Leading,
    /// Whether what follows stands on the same page.
    pub keeps_next: bool,
    /// Lines above and below it.
    pub rules: [Option<Rule>; 2],
    /// Its tabulators.
    pub stops: Vec<Stop>,
    /// How an empty one looks.
    pub look: Look,
    /// What it says.
    pub pieces: Vec<Piece>,
}

/// Which of the three fonts words are set in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Type {
    /// As text: 仿宋 or 宋.
    #[default]
    Text,
    /// As headings: 黑体, and whatever is bold.
    Heading,
    /// As titles: 小标宋.
    Title,
}

/// How words look.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Look {
    /// The font.
    pub face: Type,
    /// The size.
    pub size: f32,
    /// The colour.
    pub colour: Colour,
    /// Whether a line stands below.
    pub underlined: bool,
}

/// A piece of a paragraph.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Piece {
    /// Words.
    Words(String, Look),
    /// A further line.
    Break,
    /// To the next tabulator.
    Tab(Look),
    /// The number of the page.
    Page(Look),
    /// The number of pages.
    Pages(Look),
    /// The square code.
    Square,
}

/// A table.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Table {
    /// The widths of its columns.
    pub widths: Vec<f32>,
    /// On which side it stands.
    pub align: Align,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Row {
    /// Whether it is repeated on each page.
    pub is_head: bool,
    /// How high it is at least.
    pub height: f32,
    /// Its cells.
    pub cells: Vec<Cell>,
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Cell {
    /// How many columns it takes.
    pub span: usize,
    /// Whether it goes on from the row above.
    pub goes_on: bool,
    /// Whether its words stand in the middle of its height.
    pub is_middle: bool,
    /// Its lines: above, left, below, right.
    pub rules: [bool; 4],
    /// What it says; tables inside it are told as paragraphs.
    pub paragraphs: Vec<Paragraph>,
}
