//! What in a Word file could run, or fetch something, when it is opened. Parts are judged by how the file relates them and by what they hold, not by
//! what they are called; what cannot be read is refused, for what stands in it is not known.

use std::collections::BTreeSet;

use super::package::Package;
use super::tree::{self, Element, Node};

/// The words of fields that say something of the document itself, or that a reader follows himself. Any other may run a program, or fetch a file.
const FIELDS: &str = "ADVANCE AUTHOR AUTONUM AUTONUMLGL AUTONUMOUT BARCODE BIBLIOGRAPHY CITATION COMMENTS COMPARE CREATEDATE DATE DISPLAYBARCODE DOCPROPERTY DOCVARIABLE EDITTIME EQ FILENAME FILESIZE FORMCHECKBOX FORMDROPDOWN FORMTEXT HYPERLINK IF INDEX INFO KEYWORDS LASTSAVEDBY LISTNUM MERGEFIELD NOTEREF NUMCHARS NUMPAGES NUMWORDS PAGE PAGEREF PRINTDATE PRIVATE QUOTE REF REVNUM SAVEDATE SECTION SECTIONPAGES SEQ SET SHAPE STYLEREF SUBJECT SYMBOL TA TC TEMPLATE TIME TITLE TOA TOC USERADDRESS USERINITIALS USERNAME XE";
/// How the relationship of something embedded, linked or merged in ends.
const RELATED: [&str; 16] = [
    "/oleobject",
    "/package",
    "/afchunk",
    "/control",
    "/activexcontrolbinary",
    "/subdocument",
    "/attachedtemplate",
    "/frame",
    "/mailmergesource",
    "/mailmergeheadersource",
    "/recipientdata",
    "/attachedtoolbars",
    "/keymapcustomizations",
    "/extensibility",
    "/webextension",
    "/webextensiontaskpanes",
];
/// Where Word puts what is embedded.
const FOLDERS: [&str; 4] = ["word/embeddings/", "word/activex/", "word/afchunk", "word/controls/"];

/// Something dangerous in a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Danger {
    /// Macros.
    Macros,
    /// A part that is embedded.
    Embedded(String),
    /// Something outside that is fetched.
    Fetched(String),
    /// A field that may run or fetch something, by its word.
    Field(String),
    /// A list of addressees that is read from a file or a database.
    MailMerge,
    /// A part that cannot be read.
    Unreadable(String),
}

/// Everything dangerous in a file, each once.
pub fn dangers(package: &Package) -> BTreeSet<Danger> {
    let mut search = Search::default();
    for (name, content) in package.parts() {
        let lower = name.to_ascii_lowercase();
        if lower.contains("vbaproject") || lower.contains("vbadata") {
            search.found.insert(Danger::Macros);
        }
        if FOLDERS.iter().any(|folder| lower.starts_with(folder)) {
            search.found.insert(Danger::Embedded(cut(name)));
        }
        match tree::read(content) {
            Some(nodes) => search.part(name, &nodes),
            None if is_xml(content) || [".xml", ".rels"].iter().any(|end| lower.ends_with(end)) => {
                _ = search.found.insert(Danger::Unreadable(cut(name)));
            }
            None => {}
        }
    }
    search.found
}

/// Whether a part begins as XML does, in whichever way its letters are written; pictures and fonts do not.
fn is_xml(content: &[u8]) -> bool {
    let begins = content
        .iter()
        .find(|byte| !matches!(byte, 0 | 0xef | 0xbb | 0xbf | 0xfe | 0xff) && !byte.is_ascii_whitespace());
    begins == Some(&b'<')
}

fn cut(words: &str) -> String {
    words.chars().take(80).collect()
}

/// The end of an address or a name behind its prefix.
fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

#[derive(Default)]
struct Search {
    found: BTreeSet<Danger>,
    /// The words of the fields that have begun and whose result has not.
    open: Vec<Option<String>>,
}

impl Search {
    fn part(&mut self, name: &str, nodes: &[Node]) {
        self.open.clear();
        tree::elements(nodes).for_each(|element| self.element(name, element));
        while let Some(field) = self.open.pop() {
            self.field(field);
        }
    }

    fn element(&mut self, part: &str, element: &Element) {
        let attribute = |name: &str| element.read_attribute(name).unwrap_or_default();
        match local(&element.name) {
            "Relationship" => self.relationship(part, element),
            "Override" | "Default" => self.kind(&attribute("ContentType")),
            "mailMerge" => _ = self.found.insert(Danger::MailMerge),
            "fldSimple" => self.field(Some(attribute("instr"))),
            "fldChar" => match attribute("fldCharType").as_str() {
                "begin" => self.open.push(Some(String::new())),
                "separate" => {
                    let field = self.open.last_mut().and_then(Option::take);
                    self.field(field);
                }
                _ => {
                    let field = self.open.pop().flatten();
                    self.field(field);
                }
            },
            "instrText" | "delInstrText" => self.instruction(&element.words()),
            "blip" if element.read_attribute("link").is_some() => self.fetched(&attribute("link")),
            _ => {}
        }
        // Pictures of old drawings name where they are read from.
        let source = attribute("src");
        if source.contains("//") || source.contains("\\\\") || source.contains(':') {
            self.fetched(&source);
        }
        element.elements().for_each(|inner| self.element(part, inner));
    }

    /// Words of a field; those that stand in no field are one of their own.
    fn instruction(&mut self, words: &str) {
        match self.open.last_mut() {
            Some(Some(field)) => field.push_str(words),
            Some(None) => {}
            None => self.field(Some(words.to_owned())),
        }
    }

    /// What a field does is told by its first word. One that has none of its own gets it from a field within: nobody knows which.
    fn field(&mut self, field: Option<String>) {
        let Some(field) = field else { return };
        let word = field.split_whitespace().next().unwrap_or_default().to_ascii_uppercase();
        if !word.starts_with('=') && !FIELDS.split(' ').any(|known| known == word) {
            self.found.insert(Danger::Field(cut(&word)));
        }
    }

    fn relationship(&mut self, part: &str, element: &Element) {
        let attribute = |name: &str| element.read_attribute(name).unwrap_or_default();
        let (kind, target) = (attribute("Type").to_ascii_lowercase(), attribute("Target"));
        let is_outside = attribute("TargetMode").eq_ignore_ascii_case("external");
        if is_outside && !kind.ends_with("/hyperlink") {
            self.fetched(&target);
        } else if kind.ends_with("/vbaproject") || kind.ends_with("/wordvbadata") {
            self.found.insert(Danger::Macros);
        } else if RELATED.iter().any(|related| kind.ends_with(related)) {
            self.found.insert(Danger::Embedded(cut(if target.is_empty() { part } else { &target })));
        }
    }

    fn kind(&mut self, kind: &str) {
        let kind = kind.to_ascii_lowercase();
        if kind.contains("macroenabled") || kind.contains("vbaproject") {
            self.found.insert(Danger::Macros);
        }
    }

    fn fetched(&mut self, target: &str) {
        self.found.insert(Danger::Fetched(cut(target)));
    }
}
