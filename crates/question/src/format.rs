//! The formats: which one a file has, seen by what it holds whatever its name says, and the way to its reader and writer.

use std::collections::BTreeSet;

use zhixing_kit::limit::UPLOAD_BYTES_MAX;
use zhixing_kit::{Language, Result, Sentence};

use crate::fault::{Fault, Reading, Weight, title_of};
use crate::image::{ImageName, Images};
use crate::model::Question;
use crate::package::Package;
use crate::text::Text;
use crate::words::pictures as named;
use crate::{aiken, beside, encoding, gift, moodle, qti, sheet, xml};

/// The largest file, in bytes.
pub const FILE_BYTES_MAX: usize = UPLOAD_BYTES_MAX;
/// The most questions of a file.
pub const QUESTIONS_MAX: usize = 20_000;

/// A format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A workbook.
    Xlsx,
    /// Separated text.
    Csv,
    /// The text format of Moodle, with answers in braces.
    Gift,
    /// Plain text: a stem, lettered options, a line with the answer.
    Aiken,
    /// The XML format of Moodle.
    Moodle,
    /// A package of items of IMS QTI 2.2.
    Qti2,
    /// A package of items of 1EdTech QTI 3.0.
    Qti3,
}

impl Format {
    /// All of them, in the order in which pages offer them.
    pub const ALL: [Self; 7] = [Self::Xlsx, Self::Csv, Self::Gift, Self::Aiken, Self::Moodle, Self::Qti2, Self::Qti3];

    /// The word in addresses.
    pub fn code(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
            Self::Gift => "gift",
            Self::Aiken => "aiken",
            Self::Moodle => "moodle",
            Self::Qti2 => "qti2",
            Self::Qti3 => "qti3",
        }
    }

    /// The format of a word.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.code() == code)
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Xlsx => "Excel (XLSX)",
            Self::Csv => "CSV",
            Self::Gift => "GIFT",
            Self::Aiken => "Aiken",
            Self::Moodle => "Moodle XML",
            Self::Qti2 => "QTI 2.2",
            Self::Qti3 => "QTI 3.0",
        }
    }

    /// The ending of a file's name.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
            Self::Gift => "gift.txt",
            Self::Aiken => "aiken.txt",
            Self::Moodle => "xml",
            Self::Qti2 | Self::Qti3 => "zip",
        }
    }

    /// The media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Csv => "text/csv; charset=utf-8",
            Self::Gift | Self::Aiken => "text/plain; charset=utf-8",
            Self::Moodle => "application/xml; charset=utf-8",
            Self::Qti2 | Self::Qti3 => "application/zip",
        }
    }
}

/// A file that was made, and what its format could not hold.
#[derive(Clone, Debug)]
pub struct Written {
    /// The file.
    pub bytes: Vec<u8>,
    /// The ending of its name: that of the format, or of a package with the pictures beside.
    pub ending: &'static str,
    /// Its media type.
    pub media_type: &'static str,
    /// What is not in it; the `line` is the question's place in the list, from 1.
    pub faults: Vec<Fault>,
}

/// Reads a file in any of the formats: every question, every fault. A sentence when nothing at all can be read from it.
pub fn read(bytes: &[u8]) -> Result<Reading, Sentence> {
    if bytes.len() > FILE_BYTES_MAX {
        return Err(told(|text| text.too_large(FILE_BYTES_MAX / 1024 / 1024)));
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(told(|text| text.empty_file().to_owned()));
    }
    let mut reading = match bytes {
        [b'P', b'K', ..] => read_package(bytes)?,
        _ => read_bare(bytes)?,
    };
    if reading.questions.len() > QUESTIONS_MAX {
        return Err(told(|text| text.too_many(QUESTIONS_MAX)));
    }
    reading.settle();
    Ok(reading)
}

fn told<T: Into<String>>(say: impl Fn(Text) -> T) -> Sentence {
    Sentence::of(|language: Language| say(Text(language)))
}

fn read_package(bytes: &[u8]) -> Result<Reading, Sentence> {
    let package = Package::read(bytes)?;
    if package.part("xl/workbook.xml").is_some() {
        return sheet::read_workbook(bytes, &package);
    }
    if qti::is_package(&package) {
        return Ok(qti::read_package(package));
    }
    beside::read(package).unwrap_or_else(|package| Ok(qti::read_package(package)))
}

/// Reads a file that is no package, but for a workbook.
pub(crate) fn read_bare(bytes: &[u8]) -> Result<Reading, Sentence> {
    match bytes {
        [b'P', b'K', ..] => sheet::read_workbook(bytes, &Package::read(bytes)?),
        [0xd0, 0xcf, 0x11, 0xe0, ..] => Err(told(|text| text.old_workbook().to_owned())),
        _ => read_text(&encoding::decode(bytes)?),
    }
}

/// What a file of XML begins with, whole or damaged. `<道路交通安全法>规定…` begins a question.
const XML_BEGINS: [&str; 5] = ["<?", "<!", "<quiz", "<assessmentItem", "<qti-"];

/// What a file of XML has at least once, however damaged.
const XML_HAS: [&str; 4] = ["</quiz", "</question", "</assessmentItem", "</qti-"];

/// Whether a text is Aiken whose first question begins with a tag.
fn is_aiken_about_tags(text: &str) -> bool {
    let is_xml = XML_HAS.iter().any(|tag| text.contains(tag));
    !is_xml && aiken::looks_like_it(text) && !aiken::read(text).questions.is_empty()
}

fn read_text(text: &str) -> Result<Reading, Sentence> {
    let begins_with = |start: &&str| text.trim_start().starts_with(*start);
    let top = Some(text.trim_end()).filter(|_| begins_with(&"<")).and_then(xml::read);
    match top {
        Some(top) if top.name == "quiz" => return Ok(moodle::read(&top, text)),
        Some(top) if top.name == "assessmentItem" => return Ok(qti::read_item(&top, text)),
        None if XML_BEGINS.iter().any(begins_with) && !is_aiken_about_tags(text) => {
            return Err(told(|text| text.damaged_xml().to_owned()));
        }
        _ => {}
    }
    if sheet::looks_like_one(text) {
        return Ok(sheet::read_text(text));
    }
    if aiken::looks_like_it(text) {
        return Ok(aiken::read(text));
    }
    if gift::looks_like_it(text) {
        return Ok(gift::read(text));
    }
    Err(told(|say| if begins_with(&"<") { say.unknown_xml() } else { say.unknown_format() }.to_owned()))
}

/// Writes questions in a format, with the pictures that they show: in the file, or beside it in a package. Aiken knows none, and says so.
pub fn write(format: Format, questions: &[&Question], pictures: &Images) -> Result<Written> {
    let mut losses = Losses { format, faults: Vec::new() };
    let bytes = match format {
        Format::Xlsx => sheet::write_workbook(questions)?,
        Format::Csv => sheet::write_text(questions)?,
        Format::Gift => gift::write(questions, &mut losses).into_bytes(),
        Format::Aiken => aiken::write(questions, &mut losses).into_bytes(),
        Format::Moodle => moodle::write(questions, pictures, &mut losses).into_bytes(),
        Format::Qti2 => qti::write(questions, pictures, qti::Version::Two)?,
        Format::Qti3 => qti::write(questions, pictures, qti::Version::Three)?,
    };
    for (place, question) in questions.iter().enumerate() {
        losses.look_at_pictures(place, question, pictures);
    }
    let faults = losses.faults;
    let shown: BTreeSet<ImageName> = questions.iter().flat_map(|question| question.shows()).collect();
    let beside: Vec<_> = shown.iter().filter_map(|name| Some((name.as_str(), pictures.get(name)?))).collect();
    if beside.is_empty() || !matches!(format, Format::Xlsx | Format::Csv | Format::Gift) {
        return Ok(Written { bytes, ending: format.ending(), media_type: format.media_type(), faults });
    }
    let questions = (format!("questions.{}", format.ending()), bytes);
    let beside = beside.into_iter().map(|(name, image)| (name.to_owned(), image.bytes().to_vec()));
    let package = Package(std::iter::once(questions).chain(beside).collect());
    Ok(Written { bytes: package.write()?, ending: "zip", media_type: "application/zip", faults })
}

/// What a format cannot hold, collected while it is written.
pub(crate) struct Losses {
    format: Format,
    faults: Vec<Fault>,
}

impl Losses {
    /// The question at this place is not written.
    pub(crate) fn refuse(&mut self, place: usize, question: &Question, what: impl Fn(Text) -> &'static str) {
        self.add(place, question, |text| what(text).to_owned(), Weight::Refused);
    }

    /// The question at this place is written without these.
    pub(crate) fn note(&mut self, place: usize, question: &Question, what: &[fn(Text) -> &'static str]) {
        if !what.is_empty() {
            let all = |text: Text| what.iter().map(|say| say(text)).collect::<Vec<_>>().join(text.and());
            self.add(place, question, all, Weight::Noted);
        }
    }

    /// Names pictures that a question refers to and that are not at hand.
    fn look_at_pictures(&mut self, place: usize, question: &Question, pictures: &Images) {
        for picture in question.texts().flat_map(named).filter(|picture| !pictures.contains_key(picture.name)) {
            self.faults.push(Fault {
                line: place as u32 + 1,
                title: title_of(question.title(), question.stem()),
                what: told(|text| text.picture_missing(picture.name)),
                remedy: told(Text::lost_remedy),
                weight: Weight::Noted,
            });
        }
    }

    fn add(&mut self, place: usize, question: &Question, what: impl Fn(Text) -> String, weight: Weight) {
        let remedy = |text: Text| match weight {
            Weight::Refused => text.not_written_remedy(),
            Weight::Noted => text.lost_remedy(),
        };
        self.faults.push(Fault {
            line: place as u32 + 1,
            title: title_of(question.title(), question.stem()),
            what: told(|text| text.cannot_hold(self.format.name(), what(text))),
            remedy: told(remedy),
            weight,
        });
    }
}
