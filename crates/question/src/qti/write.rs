//! From questions to a package of items, in either version.

use std::collections::BTreeSet;

use zhixing_kit::Result;

use crate::fault::title_of;
use crate::html::{self, escaped};
use crate::image::{ImageName, Images};
use crate::model::{Asked, BLANK, Question, letter};
use crate::package::Package;
use crate::tell;
use crate::words::{Piece, picture, pieces};

/// A version of the format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Version {
    /// IMS QTI 2.2.
    Two,
    /// 1EdTech QTI 3.0.
    Three,
}

impl Version {
    /// The name of an element.
    fn tag(self, name: &str) -> String {
        if self == Self::Two { name.to_owned() } else { format!("qti-{}", kebab(name)) }
    }

    /// An element with attributes and what is in it.
    fn element(self, name: &str, attributes: &[(&str, &str)], inside: &str) -> String {
        let written = attributes.iter().map(|(name, value)| {
            let name = if self == Self::Two || name.contains([':', '-']) { (*name).to_owned() } else { kebab(name) };
            format!(" {name}=\"{}\"", escaped(value))
        });
        let (tag, attributes) = (self.tag(name), written.collect::<String>());
        if inside.is_empty() { format!("<{tag}{attributes}/>") } else { format!("<{tag}{attributes}>{inside}</{tag}>") }
    }

    fn namespace(self) -> &'static str {
        match self {
            Self::Two => "http://www.imsglobal.org/xsd/imsqti_v2p2",
            Self::Three => "http://www.imsglobal.org/xsd/imsqtiasi_v3p0",
        }
    }

    fn kind(self) -> &'static str {
        match self {
            Self::Two => "imsqti_item_xmlv2p2",
            Self::Three => "imsqti_item_xmlv3p0",
        }
    }

    fn processing(self) -> &'static str {
        match self {
            Self::Two => "http://www.imsglobal.org/question/qti_v2p2/rptemplates/match_correct",
            Self::Three => "https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct.xml",
        }
    }
}

fn kebab(name: &str) -> String {
    let mut written = String::new();
    for sign in name.chars() {
        if sign.is_ascii_uppercase() {
            written.push('-');
        }
        written.push(sign.to_ascii_lowercase());
    }
    written
}

/// Writes a package with a manifest, an item for each question, and the pictures that they name.
pub fn write(questions: &[&Question], pictures: &Images, version: Version) -> Result<Vec<u8>> {
    let (mut parts, mut resources, mut used) = (Vec::new(), String::new(), BTreeSet::new());
    for (number, question) in (1..).zip(questions) {
        let name = format!("item{number:05}.xml");
        let files: Vec<ImageName> = question.shows().into_iter().filter(|name| pictures.contains_key(name)).collect();
        resources.push_str(&resource(number, &name, question.area(), &files, version));
        used.extend(files);
        parts.push((name, item(number, question, version).into_bytes()));
    }
    let manifest = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<manifest xmlns=\"http://www.imsglobal.org/xsd/imscp_v1p1\" xmlns:lom=\"http://ltsc.ieee.org/xsd/LOM\" identifier=\"questions\">\n<metadata><schema>{}</schema><schemaversion>{}</schemaversion></metadata>\n<organizations/>\n<resources>\n{resources}</resources>\n</manifest>\n",
        if version == Version::Two { "QTIv2.2 Package" } else { "QTI Package" },
        if version == Version::Two { "1.0.0" } else { "3.0.0" },
    );
    parts.insert(0, ("imsmanifest.xml".to_owned(), manifest.into_bytes()));
    parts.extend(
        used.into_iter().filter_map(|name| Some((name.as_str().to_owned(), pictures.get(&name)?.bytes().to_vec()))),
    );
    Package(parts).write()
}

fn resource(number: usize, name: &str, area: &str, files: &[ImageName], version: Version) -> String {
    let keyword = if area.is_empty() {
        String::new()
    } else {
        let area = escaped(area);
        format!(
            "<metadata><lom:lom><lom:general><lom:keyword><lom:string language=\"zh-CN\">{area}</lom:string></lom:keyword></lom:general></lom:lom></metadata>"
        )
    };
    let all = std::iter::once(name).chain(files.iter().map(ImageName::as_str));
    let all = all.map(|file| format!("<file href=\"{}\"/>", escaped(file)));
    format!(
        "<resource identifier=\"q{number}\" type=\"{}\" href=\"{name}\">{keyword}{}</resource>\n",
        version.kind(),
        all.collect::<String>()
    )
}

fn item(number: usize, question: &Question, version: Version) -> String {
    let title = if question.title().is_empty() { title_of("", question.stem()) } else { question.title().to_owned() };
    let told = tell::join("", question.explanation(), question.source(), question.link());
    let (declarations, body) = interaction(question, version);
    let outcome = |name: &str, base: &str, inside: &str| {
        version.element(
            "outcomeDeclaration",
            &[("identifier", name), ("cardinality", "single"), ("baseType", base)],
            inside,
        )
    };
    let mut inside = format!("\n{declarations}{}\n", outcome("SCORE", "float", ""));
    if !told.is_empty() {
        let shown = version.element("value", &[], "told");
        inside.push_str(&outcome("TOLD", "identifier", &version.element("defaultValue", &[], &shown)));
        inside.push('\n');
    }
    inside.push_str(&format!("{}\n", version.element("itemBody", &[], &body)));
    inside.push_str(&format!("{}\n", version.element("responseProcessing", &[("template", version.processing())], "")));
    if !told.is_empty() {
        let words = format!("<p>{}</p>", html::write(&told, ""));
        let words = if version == Version::Two { words } else { version.element("contentBody", &[], &words) };
        let shown = [("outcomeIdentifier", "TOLD"), ("identifier", "told"), ("showHide", "show")];
        inside.push_str(&format!("{}\n", version.element("modalFeedback", &shown, &words)));
    }
    let identifier = format!("q{number}");
    let attributes = [
        ("xmlns", version.namespace()),
        ("identifier", identifier.as_str()),
        ("title", title.as_str()),
        ("adaptive", "false"),
        ("timeDependent", "false"),
    ];
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{}\n", version.element("assessmentItem", &attributes, &inside))
}

/// The declarations of the responses, and the body.
fn interaction(question: &Question, version: Version) -> (String, String) {
    let stem = format!("<p>{}</p>", html::write(question.stem(), ""));
    match question.asked() {
        Asked::Single { options, right } => {
            let choices =
                options.iter().enumerate().map(|(index, option)| (letter(index).to_string(), option.as_str()));
            choice(&stem, choices, &[letter(*right).to_string()], true, version)
        }
        Asked::Multiple { options, right } => {
            let choices =
                options.iter().enumerate().map(|(index, option)| (letter(index).to_string(), option.as_str()));
            let right: Vec<_> = right.iter().map(|index| letter(*index).to_string()).collect();
            choice(&stem, choices, &right, false, version)
        }
        Asked::Judgement { right } => {
            let choices = [("true", "正确"), ("false", "错误")].into_iter();
            choice(&stem, choices.map(|(name, words)| (name.to_owned(), words)), &[right.to_string()], true, version)
        }
        Asked::FillIn { blanks } => fill_in(question.stem(), blanks, version),
        Asked::Short { reference } => {
            let declared = declaration("RESPONSE", "single", "string", std::slice::from_ref(reference), false, version);
            let asks = version.element("extendedTextInteraction", &[("responseIdentifier", "RESPONSE")], "");
            (declared, format!("{stem}<div>{asks}</div>"))
        }
    }
}

fn choice<'a>(
    stem: &str,
    choices: impl Iterator<Item = (String, &'a str)>,
    right: &[String],
    single: bool,
    version: Version,
) -> (String, String) {
    let (cardinality, most) = if single { ("single", "1") } else { ("multiple", "0") };
    let declared = declaration("RESPONSE", cardinality, "identifier", right, false, version);
    let simple = |(name, words): (String, &str)| {
        version.element("simpleChoice", &[("identifier", &name)], &html::write(words, ""))
    };
    let shuffle = if single && right.iter().any(|name| name.len() > 1) { "false" } else { "true" };
    let attributes = [("responseIdentifier", "RESPONSE"), ("shuffle", shuffle), ("maxChoices", most)];
    let asks = version.element("choiceInteraction", &attributes, &choices.map(simple).collect::<String>());
    (declared, format!("{stem}{asks}"))
}

fn fill_in(stem: &str, blanks: &[Vec<String>], version: Version) -> (String, String) {
    let declared = (1..).zip(blanks).map(|(number, accepted)| {
        declaration(&format!("RESPONSE{number}"), "single", "string", accepted, true, version)
    });
    let mut body = String::new();
    let mut number = 0;
    for piece in pieces(stem) {
        match piece {
            Piece::Picture(known) => body.push_str(&html::write(&picture(known.about, known.name), "")),
            Piece::Words(words) => {
                let written = html::write(words, "");
                for (index, part) in written.split(BLANK).enumerate() {
                    if index > 0 {
                        number += 1;
                        let response = format!("RESPONSE{number}");
                        let attributes = [("responseIdentifier", response.as_str()), ("expectedLength", "20")];
                        body.push_str(&version.element("textEntryInteraction", &attributes, ""));
                    }
                    body.push_str(part);
                }
            }
        }
    }
    (declared.collect(), format!("<p>{body}</p>"))
}

/// What is right; where several texts are accepted, the first is the right one and a mapping names them all.
fn declaration(name: &str, cardinality: &str, base: &str, right: &[String], mapped: bool, version: Version) -> String {
    let shown = if mapped { &right[..right.len().min(1)] } else { right };
    let values = shown.iter().map(|value| version.element("value", &[], &escaped(value)));
    let mut inside = version.element("correctResponse", &[], &values.collect::<String>());
    if mapped {
        let entry = |key: &String| version.element("mapEntry", &[("mapKey", key.as_str()), ("mappedValue", "1")], "");
        let entries = right.iter().map(entry).collect::<String>();
        inside.push_str(&version.element("mapping", &[("defaultValue", "0")], &entries));
    }
    let attributes = [("identifier", name), ("cardinality", cardinality), ("baseType", base)];
    format!("{}\n", version.element("responseDeclaration", &attributes, &inside))
}
