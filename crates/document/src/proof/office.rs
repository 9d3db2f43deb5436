//! The proof inside a Word or Excel file: a custom XML part, which word processors keep when they save. The file is prepared with an empty one,
//! so that types and relationships belong to the body; attaching fills it and touches nothing else.

use sha2::{Digest, Sha256};
use zhixing_kit::{Error, Result};

use super::Carried;
use crate::Format;
use crate::docx::package::Package;
use crate::docx::tree::{self, Element, Node, escaped};

/// The part.
const PART: &str = "customXml/zhixing-proof.xml";
const NAMESPACE: &str = "https://w3id.org/zhixing/proof";
const CUSTOM_XML: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml";
/// The relationship of a picture.
pub(crate) const IMAGE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image";

/// Prepares a file to carry its proof; `main` is its main part.
pub(crate) fn prepare(package: &mut Package, main: &str) -> Result<()> {
    package.set(PART, content(b""));
    declare(package, "xml", "application/xml")?;
    relate(package, main, "rIdZhixingProof", CUSTOM_XML, "../customXml/zhixing-proof.xml")
}

fn content(proof: &[u8]) -> String {
    format!(r#"<proof xmlns="{NAMESPACE}">{}</proof>"#, escaped(&String::from_utf8_lossy(proof)))
}

/// The digest of all parts but the proof's.
pub(super) fn digest(body: &[u8]) -> Result<String> {
    Ok(digest_of(&Package::unpack(body).map_err(|fault| Error::Refused(fault.sentence()))?))
}

fn digest_of(package: &Package) -> String {
    let mut lines: Vec<String> = package
        .parts()
        .filter(|(name, _)| *name != PART)
        .map(|(name, content)| format!("{} {name}\n", hex::encode(Sha256::digest(content))))
        .collect();
    lines.sort();
    hex::encode(Sha256::digest(lines.concat()))
}

/// The file with its proof.
pub(super) fn attach(body: &[u8], proof: &[u8]) -> Result<Vec<u8>> {
    let mut package = Package::unpack(body).map_err(|fault| Error::Refused(fault.sentence()))?;
    package.set(PART, content(proof));
    package.write()
}

/// Opens a Word or Excel file; `None` for anything else.
pub(super) fn open(file: &[u8]) -> Option<(Format, Package)> {
    let package = Package::unpack(file).ok()?;
    let format = if package.part("word/document.xml").is_some() { Format::Docx } else { Format::Xlsx };
    (format == Format::Docx || package.part("xl/workbook.xml").is_some()).then_some((format, package))
}

/// What a file carries, if it carries a proof at all.
pub(super) fn read(format: Format, package: &Package) -> Option<Carried> {
    // A word processor may have given the part another name.
    let proof = package
        .parts()
        .filter(|(name, _)| name.starts_with("customXml/"))
        .find_map(|(_, content)| proof_in(content))?;
    Some(Carried { format, digest: digest_of(package), proof })
}

fn proof_in(content: &[u8]) -> Option<Vec<u8>> {
    tree::read(content)?.iter().find_map(|node| match node {
        Node::Element(element) if element.attribute("xmlns") == Some(NAMESPACE) => {
            Some(element.words().into_bytes()).filter(|proof| !proof.is_empty())
        }
        _ => None,
    })
}

/// Declares the media type of an ending, if it is not declared yet.
pub(crate) fn declare(package: &mut Package, ending: &str, media_type: &str) -> Result<()> {
    let attributes = format!(r#"Extension="{ending}" ContentType="{media_type}""#);
    let known =
        |element: &Element| element.attribute("Extension").is_some_and(|known| known.eq_ignore_ascii_case(ending));
    add(package, "[Content_Types].xml", "Default", &attributes, known, true)
}

/// Adds a relationship of a part, if there is none of this id yet.
pub(crate) fn relate(package: &mut Package, part: &str, id: &str, kind: &str, target: &str) -> Result<()> {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let relations = format!("{folder}/_rels/{name}.rels");
    if package.part(&relations).is_none() {
        let empty = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>"#;
        package.set(&relations, empty);
    }
    let attributes = format!(r#"Id="{id}" Type="{kind}" Target="{target}""#);
    add(package, &relations, "Relationship", &attributes, |element| element.attribute("Id") == Some(id), false)
}

/// Adds an element to the only top element of a part, unless one like it is there.
fn add(
    package: &mut Package,
    part: &str,
    name: &str,
    attributes: &str,
    known: impl Fn(&Element) -> bool,
    first: bool,
) -> Result<()> {
    let mut nodes =
        package.part(part).and_then(tree::read).ok_or_else(|| Error::broken(format_args!("{part} cannot be read")))?;
    let top = nodes.iter_mut().find_map(|node| match node {
        Node::Element(element) => Some(element),
        _ => None,
    });
    let top = top.ok_or_else(|| Error::broken(format_args!("{part} is empty")))?;
    let is_there = top.children.iter().any(|child| matches!(child, Node::Element(element) if known(element)));
    if !is_there {
        let new = Node::Element(Element::new(name, attributes, Vec::new()));
        top.children.insert(if first { 0 } else { top.children.len() }, new);
        package.set(part, tree::write(&nodes));
    }
    Ok(())
}
