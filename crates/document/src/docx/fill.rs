//! Puts a form's values into a template: rows and paragraphs that name a table's columns are repeated for each of its rows, what is only
//! shown if there is something is cut where there is nothing, and every other placeholder becomes its value. Word may have split a
//! placeholder over several runs; the value then takes the look of its first sign.

use zhixing_kit::{Error, Result};

use super::package::{Fault, Package};
use super::placeholder::{Found, Meaning, holds, meaning, placeholders};
use super::tree::{self, Element, Node};
use crate::form::Form;
use crate::kind::Table;
use crate::proof::office;
use crate::stamp::{Stamp, common};

/// The part that holds the square code's picture.
const PICTURE: &str = "word/media/zhixing-code.png";
/// The id of its relationship.
pub(crate) const PICTURE_ID: &str = "rIdZhixingCode";
/// The side of the picture on paper, in English Metric Units: 24 mm.
const SIDE: u32 = 864_000;

/// The document with its values; its proof has a place in it.
pub fn fill(mut package: Package, form: &Form, stamp: &Stamp) -> Result<Package> {
    let filling = Filling { form, stamp };
    let mut with_picture = Vec::new();
    for name in package.texts() {
        let nodes = package.part(&name).and_then(tree::read).ok_or_else(|| Error::Refused(Fault::Broken.sentence()))?;
        let filled = filling.nodes(nodes, None);
        let content = tree::write(&filled);
        if content.windows(PICTURE_ID.len()).any(|part| part == PICTURE_ID.as_bytes()) {
            with_picture.push(name.clone());
        }
        package.set(&name, content);
    }
    if !with_picture.is_empty() {
        pictured(&mut package, &with_picture, stamp)?;
    }
    office::prepare(&mut package, "word/document.xml")?;
    Ok(package)
}

/// These parts hold the square code's picture: it comes into the document.
pub(super) fn pictured(package: &mut Package, parts: &[String], stamp: &Stamp) -> Result<()> {
    package.set(PICTURE, crate::qr::png(&stamp.address)?);
    office::declare(package, "png", "image/png")?;
    for name in parts {
        office::relate(package, name, PICTURE_ID, office::IMAGE, "media/zhixing-code.png")?;
    }
    Ok(())
}

/// Parts of a document with their values.
pub(super) fn filled(nodes: Vec<Node>, form: &Form, stamp: &Stamp) -> Vec<Node> {
    Filling { form, stamp }.nodes(nodes, None)
}

struct Filling<'a> {
    form: &'a Form,
    stamp: &'a Stamp,
}

/// The row of a table that is being written.
type Row<'r> = Option<(&'r Table, &'r [String])>;

impl Filling<'_> {
    fn nodes(&self, nodes: Vec<Node>, row: Row<'_>) -> Vec<Node> {
        nodes.into_iter().flat_map(|node| self.node(node, row)).collect()
    }

    fn node(&self, node: Node, row: Row<'_>) -> Vec<Node> {
        let Node::Element(element) = node else { return vec![node] };
        match element.name.as_str() {
            "w:tr" | "w:p" => self.repeated(element, row),
            "w:tbl" => {
                let table = self.inside(element, row);
                let has_rows =
                    table.children.iter().any(|child| matches!(child, Node::Element(one) if one.name == "w:tr"));
                // A table without rows is none, and no document may hold it.
                if has_rows { vec![Node::Element(table)] } else { Vec::new() }
            }
            _ => vec![Node::Element(self.inside(element, row))],
        }
    }

    /// An element with what is in it filled.
    fn inside(&self, mut element: Element, row: Row<'_>) -> Element {
        element.children = self.nodes(std::mem::take(&mut element.children), row);
        element
    }

    /// A table's row or a paragraph: once, for each row of the table that it names, or not at all.
    fn repeated(&self, element: Element, row: Row<'_>) -> Vec<Node> {
        let words = own_words(&element);
        let meanings: Vec<Meaning> =
            placeholders(&words).iter().filter_map(|found| meaning(self.form.kind(), &found.word)).collect();
        let hidden = meanings.iter().any(|meaning| matches!(meaning, Meaning::If(name) if !holds(self.form, *name)));
        if hidden {
            return Vec::new();
        }
        let named = meanings.iter().find_map(|meaning| match meaning {
            Meaning::Cell(table, _) => self.form.kind().tables().find(|known| known.name == *table),
            _ => None,
        });
        match named.filter(|_| row.is_none()) {
            Some(table) => {
                self.form.rows(table).iter().map(|cells| self.one(element.clone(), Some((table, cells)))).collect()
            }
            None => vec![self.one(element, row)],
        }
    }

    fn one(&self, element: Element, row: Row<'_>) -> Node {
        if element.name == "w:p" {
            return Node::Element(self.paragraph(element, row));
        }
        Node::Element(self.inside(element, row))
    }

    /// A paragraph with its placeholders replaced.
    fn paragraph(&self, mut paragraph: Element, row: Row<'_>) -> Element {
        let words = paragraph.words();
        let found = placeholders(&words);
        if !found.is_empty() {
            let replaced = found.into_iter().map(|one| (self.value(&one, row), one)).collect();
            let mut pieces = Pieces { at: 0, replaced };
            pieces.cut(&mut paragraph);
        }
        paragraph
    }

    /// What stands in a placeholder's place.
    fn value(&self, found: &Found, row: Row<'_>) -> Put {
        match meaning(self.form.kind(), &found.word) {
            Some(Meaning::Common(common::TITLE)) => Put::Words(self.form.title().to_owned()),
            Some(Meaning::Common(common::QR)) => Put::Picture,
            Some(Meaning::Common(name)) => Put::Words(self.stamp.value(name, self.form.language()).unwrap_or_default()),
            Some(Meaning::Field(name)) => Put::Words(self.form.value(name).to_owned()),
            Some(Meaning::Cell(table, place)) => {
                let cell = row.filter(|(known, _)| known.name == table).and_then(|(_, cells)| cells.get(place));
                Put::Words(cell.cloned().unwrap_or_default())
            }
            Some(Meaning::If(_)) => Put::Words(String::new()),
            // The check of a template names these; they stay in sight.
            None => Put::Words(format!("{{{{{}}}}}", found.word)),
        }
    }
}

/// What is put in a placeholder's place.
enum Put {
    Words(String),
    Picture,
}

/// The words of a table's row but for those of rows inside it; the words of a paragraph.
fn own_words(element: &Element) -> String {
    let mut words = String::new();
    own(&element.children, &mut words);
    words
}

fn own(nodes: &[Node], words: &mut String) {
    for node in nodes {
        match node {
            Node::Element(inner) if inner.name != "w:tr" => own(&inner.children, words),
            Node::Words(text) => words.push_str(text),
            _ => {}
        }
    }
}

/// Goes through a paragraph's words in order, taking the placeholders out and putting their values where they began.
struct Pieces {
    /// How many bytes of the paragraph's words lie behind.
    at: usize,
    replaced: Vec<(Put, Found)>,
}

impl Pieces {
    fn cut(&mut self, element: &mut Element) {
        let children = std::mem::take(&mut element.children);
        for child in children {
            match child {
                Node::Element(mut inner) if inner.name == "w:t" => {
                    let words = inner.words();
                    let put = self.take(&words);
                    element.children.extend(put);
                    inner.children.clear();
                }
                Node::Element(mut inner) => {
                    self.cut(&mut inner);
                    element.children.push(Node::Element(inner));
                }
                Node::Words(words) => {
                    self.at += words.len();
                    element.children.push(Node::Words(words));
                }
                raw @ Node::Raw(_) => element.children.push(raw),
            }
        }
    }

    /// The words of one `w:t` with placeholders replaced, as what a run may hold.
    fn take(&mut self, words: &str) -> Vec<Node> {
        let (begin, end) = (self.at, self.at + words.len());
        self.at = end;
        let (mut kept, mut nodes) = (String::new(), Vec::new());
        let mut from = begin;
        for (put, found) in &self.replaced {
            if found.to <= begin || found.from >= end {
                continue;
            }
            if found.from > from {
                kept.push_str(&words[from - begin..found.from - begin]);
            }
            // The value stands where the placeholder begins; what is left of it in later runs is cut.
            if found.from >= begin {
                match put {
                    Put::Words(value) => kept.push_str(value),
                    Put::Picture => {
                        nodes.extend(lines(&std::mem::take(&mut kept)));
                        nodes.push(picture());
                    }
                }
            }
            from = found.to.min(end);
        }
        kept.push_str(&words[from - begin..]);
        nodes.extend(lines(&kept));
        nodes
    }
}

/// Words as the contents of a run, with its line breaks.
fn lines(words: &str) -> Vec<Node> {
    if words.is_empty() {
        return Vec::new();
    }
    let mut nodes = Vec::new();
    for (place, line) in words.split('\n').enumerate() {
        if place > 0 {
            nodes.push(Node::Element(Element::new("w:br", "", Vec::new())));
        }
        nodes.push(Node::Element(Element::new("w:t", "xml:space=\"preserve\"", vec![Node::Words(line.to_owned())])));
    }
    nodes
}

/// The square code's picture within a run.
fn picture() -> Node {
    let drawing = format!(
        r#"<w:drawing xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{SIDE}" cy="{SIDE}"/><wp:docPr id="9001" name="code" descr="QR"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="9001" name="code"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:embed="{PICTURE_ID}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{SIDE}" cy="{SIDE}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"#
    );
    Node::Raw(drawing.into_bytes())
}
