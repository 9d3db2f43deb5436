//! Reads a filled Word document into a sheet: what it says in order, and how it looks. What was taken out by its writers is left out; words in
//! boxes are told before the paragraph they hang on; what it does not know it passes over.

use super::count::Lists;
use super::look::{Border, Looks, ParagraphLook, RunLook, is_on, number};
use super::{Block, Edge, Leading, Look, Paper, Paragraph, Piece, Sheet};
use crate::docx::PICTURE_ID;
use crate::docx::package::Package;
use crate::docx::tree::{self, Element, Node};

mod field;
mod grid;
mod left;

use field::{Field, Known};
pub(crate) use left::{Left, left_behind};

/// How narrow and how wide paper may be, in points.
const PAPER: std::ops::RangeInclusive<f32> = 140.0..=2_400.0;
/// The farthest that a head or foot stands from the edge of the paper.
const DISTANCE_MAX: f32 = 400.0;
/// The least room for words across the paper.
const MEASURE_MIN: f32 = 100.0;

/// The document; `None` where its main part cannot be read.
pub(crate) fn read(package: &Package) -> Option<Sheet> {
    let document = tree::read(package.part("word/document.xml")?)?;
    let body = tree::elements(&document).find_map(|top| top.child("w:body"))?;
    let mut reader = Reader {
        looks: Looks::read(package.part("word/styles.xml")),
        lists: Lists::read(package.part("word/numbering.xml")),
    };
    let section = body.child("w:sectPr");
    let mut sheet = Sheet { paper: section.map(paper).unwrap_or_default(), ..Sheet::default() };
    if let Some(section) = section {
        sheet.head = reader.edge(package, section, "w:headerReference", "w:header");
        sheet.foot = reader.edge(package, section, "w:footerReference", "w:footer");
    }
    sheet.body = reader.blocks(&body.children);
    Some(sheet)
}

fn paper(section: &Element) -> Paper {
    let usual = Paper::default();
    let points = |of: Option<&Element>, name: &str| of.and_then(|of| number(of, name)).map(|twips| twips / 20.0);
    let (size, margins) = (section.child("w:pgSz"), section.child("w:pgMar"));
    let side = |name: &str, otherwise: f32| points(size, name).filter(|side| PAPER.contains(side)).unwrap_or(otherwise);
    let (width, height) = (side("w:w", usual.width), side("w:h", usual.height));
    let margin = |name: &str, at: usize| points(margins, name).map_or(usual.margins[at], |by| by.abs().max(14.0));
    let around = [margin("w:left", 0), margin("w:right", 1), margin("w:top", 2), margin("w:bottom", 3)];
    let fits = width - around[0] - around[1] >= MEASURE_MIN && height - around[2] - around[3] >= MEASURE_MIN;
    Paper { width, height, margins: if fits { around } else { [36.0; 4] } }
}

/// What is known while a document is read.
struct Reader {
    looks: Looks,
    lists: Lists,
}

impl Reader {
    /// What stands at the head or the foot of pages.
    fn edge(&mut self, package: &Package, section: &Element, reference: &str, distance: &str) -> Edge {
        let mut of_kind = |kind: &str| {
            let reference = section
                .elements()
                .find(|one| one.name == reference && one.attribute("w:type").unwrap_or("default") == kind)?;
            let part = part_of(package, reference.attribute("r:id")?)?;
            let nodes = tree::read(package.part(&part)?)?;
            let top = tree::elements(&nodes).next()?;
            Some(self.blocks(&top.children))
        };
        let all = of_kind("default").unwrap_or_default();
        let has_first = section.child("w:titlePg").is_some_and(is_on);
        let first = if has_first { Some(of_kind("first").unwrap_or_default()) } else { None };
        let distance = section.child("w:pgMar").and_then(|margins| number(margins, distance));
        Edge { distance: (distance.unwrap_or(720.0).abs() / 20.0).min(DISTANCE_MAX), all, first }
    }

    /// Paragraphs and tables in order.
    fn blocks(&mut self, nodes: &[Node]) -> Vec<Block> {
        tree::elements(nodes).flat_map(|element| self.block(element)).collect()
    }

    fn block(&mut self, element: &Element) -> Vec<Block> {
        match element.name.as_str() {
            "w:p" => self.paragraph(element),
            "w:tbl" => self.table(element).map(Block::Table).into_iter().collect(),
            "w:sdt" => element.child("w:sdtContent").map(|inside| self.blocks(&inside.children)).unwrap_or_default(),
            "w:ins" | "w:customXml" | "w:smartTag" => self.blocks(&element.children),
            _ => Vec::new(),
        }
    }

    /// How a paragraph looks: by itself, by the list it is counted in, by its style.
    fn look(&self, own: ParagraphLook) -> (ParagraphLook, RunLook) {
        let (look, run) = self.looks.paragraph(own.clone());
        let counted = look.list.as_deref().and_then(|list| self.lists.look(list, look.level.unwrap_or(0)));
        match counted {
            Some(counted) => self.looks.paragraph(own.over(counted)),
            None => (look, run),
        }
    }

    /// A paragraph, with what hangs on it before it, and the pages that begin within it.
    fn paragraph(&mut self, element: &Element) -> Vec<Block> {
        let properties = element.child("w:pPr");
        let (look, run) = self.look(properties.map(ParagraphLook::of).unwrap_or_default());
        let mut words =
            Words { looks: &self.looks, below: &run, fields: Vec::new(), found: Vec::new(), boxes: Vec::new() };
        words.read(&element.children);
        let (found, boxes) = (words.found, words.boxes);
        let hung: Vec<Block> = boxes.iter().flat_map(|inside| self.blocks(&inside.children)).collect();
        let mut blocks = hung;
        if look.new_page == Some(true) {
            blocks.push(Block::NewPage);
        }
        let label = match (&look.list, run.look()) {
            (Some(list), own) if list != "0" && !found.is_empty() => {
                let first = found.iter().find_map(Found::look).unwrap_or(own);
                Some(Piece::Words(self.lists.next(list, look.level.unwrap_or(0)), first))
            }
            _ => None,
        };
        let mut pieces: Vec<Piece> = label.into_iter().collect();
        let mut parts = Vec::new();
        for one in found {
            match one {
                Found::Piece(piece) => pieces.push(piece),
                Found::NewPage => parts.push(std::mem::take(&mut pieces)),
            }
        }
        parts.push(pieces);
        let last = parts.len() - 1;
        for (at, pieces) in parts.into_iter().enumerate() {
            if at == 0 || at < last || !pieces.is_empty() {
                blocks.push(Block::Paragraph(set(&look, &run, pieces)));
            }
            if at < last {
                blocks.push(Block::NewPage);
            }
        }
        // A section that ends here begins the next on a page of its own, unless it says that it goes on.
        let section = properties.and_then(|properties| properties.child("w:sectPr"));
        let goes_on = |section: &Element| {
            section.child("w:type").is_some_and(|kind| kind.attribute("w:val") == Some("continuous"))
        };
        if section.is_some_and(|section| !goes_on(section)) {
            blocks.push(Block::NewPage);
        }
        blocks
    }
}

/// A paragraph with its look.
fn set(look: &ParagraphLook, run: &RunLook, pieces: Vec<Piece>) -> Paragraph {
    let own = run.look();
    let size = pieces.iter().find_map(piece_look).unwrap_or(own).size;
    let room = |by: Option<f32>| by.unwrap_or_default().clamp(0.0, 400.0);
    Paragraph {
        align: look.align.unwrap_or_default(),
        indents: look.indents(size),
        room: [room(look.above), room(look.below)],
        leading: look.leading.unwrap_or(Leading::Times(1.0)),
        keeps_next: look.keeps_next == Some(true),
        rules: look.rules.map(|border| border.and_then(Border::rule)),
        stops: look.stops.clone(),
        look: own,
        pieces,
    }
}

fn piece_look(piece: &Piece) -> Option<Look> {
    match piece {
        Piece::Words(_, look) | Piece::Tab(look) | Piece::Page(look) | Piece::Pages(look) => Some(*look),
        Piece::Break | Piece::Square => None,
    }
}

/// What is found in a paragraph.
enum Found {
    Piece(Piece),
    NewPage,
}

impl Found {
    fn look(&self) -> Option<Look> {
        match self {
            Self::Piece(piece) => piece_look(piece),
            Self::NewPage => None,
        }
    }
}

/// The words of a paragraph while they are read.
struct Words<'d, 'l> {
    looks: &'l Looks,
    below: &'l RunLook,
    fields: Vec<Field>,
    found: Vec<Found>,
    /// Boxes whose words hang on this paragraph.
    boxes: Vec<&'d Element>,
}

impl<'d> Words<'d, '_> {
    fn read(&mut self, nodes: &'d [Node]) {
        for element in tree::elements(nodes) {
            match element.name.as_str() {
                "w:r" => self.run(element),
                "w:fldSimple" => match Known::of(element.attribute("w:instr").unwrap_or_default()) {
                    Some(known) => self.known(known, self.below.look()),
                    None => self.read(&element.children),
                },
                "w:hyperlink" | "w:ins" | "w:smartTag" | "w:customXml" | "w:sdt" | "w:sdtContent" | "w:dir"
                | "w:bdo" => {
                    self.read(&element.children);
                }
                _ => {}
            }
        }
    }

    fn run(&mut self, run: &'d Element) {
        let properties = run.child("w:rPr");
        let style = properties.and_then(|properties| properties.child("w:rStyle")?.attribute("w:val"));
        let own = properties.map(RunLook::of).unwrap_or_default();
        let whole = own.over(&self.looks.words(style)).over(self.below);
        if whole.is_hidden() {
            return;
        }
        self.inside(&run.children, whole.look());
    }

    fn inside(&mut self, nodes: &'d [Node], look: Look) {
        for element in tree::elements(nodes) {
            match element.name.as_str() {
                "w:t" if self.are_shown() => self.say(&element.words(), look),
                "w:tab" | "w:ptab" if self.are_shown() => self.found.push(Found::Piece(Piece::Tab(look))),
                "w:cr" => self.found.push(Found::Piece(Piece::Break)),
                "w:br" => self.found.push(match element.attribute("w:type") {
                    Some("page" | "column") => Found::NewPage,
                    _ => Found::Piece(Piece::Break),
                }),
                "w:noBreakHyphen" => self.say("-", look),
                "w:sym" => self.say("□", look),
                "w:instrText" => {
                    if let Some(Field::Asks(asked)) = self.fields.last_mut() {
                        asked.push_str(&element.words());
                    }
                }
                "w:fldChar" => self.field(element.attribute("w:fldCharType").unwrap_or_default(), look),
                "w:drawing" | "w:pict" | "w:object" => self.drawn(element),
                // Of what is drawn twice, for newer and for older programs, the newer counts.
                "mc:AlternateContent" => {
                    if let Some(chosen) = element.child("mc:Choice") {
                        self.inside(&chosen.children, look);
                    }
                }
                _ => {}
            }
        }
    }

    fn say(&mut self, words: &str, look: Look) {
        if !words.is_empty() {
            self.found.push(Found::Piece(Piece::Words(words.to_owned(), look)));
        }
    }

    /// Whether words are shown here: not those that a field keeps to itself or that stand for a page's number.
    fn are_shown(&self) -> bool {
        self.fields.iter().all(|field| matches!(field, Field::Shows))
    }

    fn known(&mut self, known: Known, look: Look) {
        if self.are_shown() {
            self.found.push(Found::Piece(match known {
                Known::Page => Piece::Page(look),
                Known::Pages => Piece::Pages(look),
            }));
        }
    }

    fn field(&mut self, kind: &str, look: Look) {
        match kind {
            "begin" => self.fields.push(Field::Asks(String::new())),
            "separate" => {
                let Some(Field::Asks(asked)) = self.fields.pop() else { return };
                let known = Known::of(&asked);
                if let Some(known) = known {
                    self.known(known, look);
                }
                self.fields.push(if known.is_some() { Field::Stands } else { Field::Shows });
            }
            "end" => {
                if let Some(Field::Asks(asked)) = self.fields.pop()
                    && let Some(known) = Known::of(&asked)
                {
                    self.known(known, look);
                }
            }
            _ => {}
        }
    }

    /// The square code, and the words of boxes.
    fn drawn(&mut self, element: &'d Element) {
        if element.attribute("r:embed") == Some(PICTURE_ID) {
            self.found.push(Found::Piece(Piece::Square));
        }
        for inner in element.elements() {
            match inner.name.as_str() {
                "w:txbxContent" => self.boxes.push(inner),
                "mc:Fallback" => {}
                _ => self.drawn(inner),
            }
        }
    }
}

/// The part that a relationship of the document means.
fn part_of(package: &Package, id: &str) -> Option<String> {
    let relations = tree::read(package.part("word/_rels/document.xml.rels")?)?;
    let all = tree::elements(&relations).next()?;
    let target = all.elements().find(|one| one.attribute("Id") == Some(id))?.attribute("Target")?;
    Some(target.strip_prefix('/').map_or_else(|| format!("word/{target}"), str::to_owned))
}
