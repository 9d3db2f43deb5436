//! The same form through all three kinds of files: what it says is there, what nobody said is not, and its proof holds to the byte.

mod files;
mod proofs;
mod templates;

use std::io::{Cursor, Read as _, Write as _};

use zhixing_kit::Language;

use crate::{Code, Column, Form, Kind, Name, Section, Stamp, Table};

pub const UNIT: Name = Name::new("unit", "单位", "Unit");
pub const PLACE: Name = Name::new("place", "地点", "Place");
pub const SUMMARY: Name = Name::new("summary", "小结", "Summary");
pub const CHAIR: Name = Name::new("chair", "主持人签字", "Chair's signature");
pub const AGENDA: Table = Table {
    name: Name::new("agenda", "议程", "Agenda"),
    columns: &[Column::new("item", "议题", "Item", 3), Column::new("outcome", "结果", "Outcome", 2)],
};
pub const WORDS: Table = Table {
    name: Name::new("statements", "发言", "Statements"),
    columns: &[Column::new("speaker", "发言人", "Speaker", 1), Column::new("words", "内容", "Words", 4)],
};

/// A kind with a section of each sort.
pub static TRIAL: Kind = Kind {
    name: Name::new("trial", "试用文书", "Trial"),
    wide: false,
    sections: &[
        Section::Facts(&[UNIT, PLACE]),
        Section::Grid(AGENDA),
        Section::Paragraphs(WORDS),
        Section::Text(SUMMARY),
        Section::Signatures(&[CHAIR]),
    ],
};

/// What anybody may have written into a field.
pub const HOSTILE: &str = "<w:t>&amp; =HYPERLINK(\"http://x\") #import \"x\" {{单位}} \u{1}$ ]]>";

pub fn form(language: Language) -> Form {
    let row = |cells: [&str; 2]| cells.map(str::to_owned).to_vec();
    Form::new(&TRIAL, language, "第一党支部会议记录")
        .with(UNIT, "第一党支部")
        .with(SUMMARY, "第一行\n第二行")
        .with_rows(&AGENDA, [row(["学习文件", "已学"]), row(["=1+1", HOSTILE])])
        .with_rows(&WORDS, [row(["沈一诺", "同意"]), row(["", "没有署名的话"])])
}

pub fn stamp() -> Stamp {
    Stamp {
        code: Code::of(*b"zhixing!"),
        address: "https://zhixing.example.org/verify?code=T3TJ6W5DEVSR".to_owned(),
        organisation: "某某支队".to_owned(),
        by: "周明".to_owned(),
        at: "2026年3月2日 09:00".to_owned(),
    }
}

/// A part of a ZIP archive, as text.
pub fn part(file: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(file)).expect("an archive");
    let mut text = String::new();
    archive.by_name(name).expect(name).read_to_string(&mut text).expect("text");
    text
}

/// A ZIP archive of these parts.
pub fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        archive.start_file(*name, zip::write::SimpleFileOptions::default()).expect("a part");
        archive.write_all(content).expect("its content");
    }
    archive.finish().expect("an archive").into_inner()
}

/// The words of a Word document's body, without its tags.
pub fn words(file: &[u8]) -> String {
    let xml = part(file, "word/document.xml");
    let mut words = String::new();
    for piece in xml.split('<').filter_map(|piece| piece.split_once('>')) {
        words.push_str(piece.1);
        words.push_str(if piece.0 == "/w:p" { "\n" } else { "" });
    }
    words.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&apos;", "'").replace("&amp;", "&")
}
