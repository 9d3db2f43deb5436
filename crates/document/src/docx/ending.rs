//! The end of a form whose template does not carry the code or the square code: every form has both on its paper (an organisation may place them,
//! it cannot leave them out). What stands in a row that this form does not show, or at the head of its first page alone, is not carried.

use zhixing_kit::Result;

use super::fill::{filled, pictured};
use super::package::Package;
use super::tree::{self, Element, Node, escaped};
use crate::form::Form;
use crate::sheet::{Sheet, read};
use crate::stamp::{Stamp, common};
use crate::text::Text;

const DOCUMENT: &str = "word/document.xml";
/// The width of the square code's cell, in twentieths of a point.
const SQUARE: u32 = 1_500;

/// What of a form's proof its paper does not carry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Lacks {
    /// The code in signs.
    pub code: bool,
    /// The square code.
    pub square: bool,
}

impl Lacks {
    fn of(sheet: &Sheet, stamp: &Stamp) -> Option<Self> {
        let lacks = Self { code: !sheet.says(&stamp.code.to_string()), square: !sheet.has_square() };
        (lacks.code || lacks.square).then_some(lacks)
    }
}

/// What a filled document lacks.
pub(super) fn lacking(filled: &Package, stamp: &Stamp) -> Option<Lacks> {
    Lacks::of(&read(filled)?, stamp)
}

/// The document, with what it lacks at its end.
pub(super) fn complete(mut package: Package, form: &Form, stamp: &Stamp) -> Result<Package> {
    let Some(sheet) = read(&package) else { return Ok(package) };
    let Some(lacks) = Lacks::of(&sheet, stamp) else { return Ok(package) };
    let Some(mut nodes) = package.part(DOCUMENT).and_then(tree::read) else { return Ok(package) };
    let across = sheet.paper.width - sheet.paper.margins[0] - sheet.paper.margins[1];
    let ending = tree::read(block(lacks, form, (across * 20.0) as u32).as_bytes()).unwrap_or_default();
    let ending = filled(ending, form, stamp);
    if let Some(body) = body(&mut nodes) {
        let last = body.children.iter().rposition(|node| matches!(node, Node::Element(one) if one.name == "w:sectPr"));
        let at = last.unwrap_or(body.children.len());
        body.children.splice(at..at, ending);
    }
    package.set(DOCUMENT, tree::write(&nodes));
    if lacks.square {
        pictured(&mut package, &[DOCUMENT.to_owned()], stamp)?;
    }
    Ok(package)
}

fn body(nodes: &mut [Node]) -> Option<&mut Element> {
    let top = nodes.iter_mut().find_map(|node| match node {
        Node::Element(top) if top.name == "w:document" => Some(top),
        _ => None,
    })?;
    top.children.iter_mut().find_map(|node| match node {
        Node::Element(body) if body.name == "w:body" => Some(body),
        _ => None,
    })
}

/// As the built-in templates end, with its look written out: an own template knows none of their styles.
fn block(lacks: Lacks, form: &Form, across: u32) -> String {
    let language = form.language();
    let field = |name: crate::Name| format!("{{{{{}}}}}", language.pick(name.zh, name.code));
    let code = format!("{}{}", Text(language).page_code(""), field(common::CODE));
    let beside = [(code, 24), (field(common::ISSUED), 18), (field(common::CHECK), 18)];
    let told: String = beside.iter().map(|(words, size)| paragraph(words, *size, "")).collect();
    let square = if lacks.square { cell(SQUARE, &paragraph(&field(common::QR), 18, "")) } else { String::new() };
    let beside = if lacks.square { across.saturating_sub(SQUARE).max(SQUARE) } else { across };
    let columns = if lacks.square { format!(r#"<w:gridCol w:w="{SQUARE}"/>"#) } else { String::new() };
    format!(
        r#"{}<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders><w:top w:val="single" w:sz="4" w:color="auto"/></w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{columns}<w:gridCol w:w="{beside}"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr>{square}{}</w:tr></w:tbl>{}"#,
        paragraph("", 18, "<w:keepNext/>"),
        cell(beside, &told),
        paragraph("", 18, ""),
    )
}

fn cell(width: u32, inside: &str) -> String {
    format!(r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>{inside}</w:tc>"#)
}

/// A paragraph with the size of its words in half points.
fn paragraph(words: &str, size: u32, more: &str) -> String {
    let look = format!(r#"<w:rPr><w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>"#);
    let run = if words.is_empty() {
        String::new()
    } else {
        format!(r#"<w:r>{look}<w:t xml:space="preserve">{}</w:t></w:r>"#, escaped(words))
    };
    format!(
        r#"<w:p><w:pPr>{more}<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/><w:ind w:left="0" w:firstLine="0"/><w:jc w:val="left"/></w:pPr>{run}</w:p>"#
    )
}
