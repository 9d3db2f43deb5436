//! What stands on the paper, in which fonts, and that its proof holds to the byte.

use zhixing_kit::Language;

use super::pdf;
use crate::{Code, Column, Form, Format, Kind, Name, Section, Size, Stamp, Table, attach, body_digest, read};

const UNIT: Name = Name::new("unit", "单位", "Unit");
const PLACE: Name = Name::new("place", "地点", "Place");
const SUMMARY: Name = Name::new("summary", "小结", "Summary");
const AGENDA: Table = Table {
    name: Name::new("agenda", "议程", "Agenda"),
    columns: &[Column::new("item", "议题", "Item", 3), Column::new("outcome", "结果", "Outcome", 2)],
};
const WORDS: Table = Table {
    name: Name::new("statements", "发言", "Statements"),
    columns: &[Column::new("speaker", "发言人", "Speaker", 1), Column::new("words", "内容", "Words", 4)],
};
static TRIAL: Kind = Kind {
    name: Name::new("trial", "试用文书", "Trial"),
    wide: false,
    sections: &[
        Section::Facts(&[UNIT, PLACE]),
        Section::Grid(AGENDA),
        Section::Paragraphs(WORDS),
        Section::Text(SUMMARY),
        Section::Signatures(&[Name::new("chair", "主持人", "Chair")]),
    ],
};

fn form(rows: usize) -> Form {
    let row = |cells: [&str; 2]| cells.map(str::to_owned).to_vec();
    let agenda = (0..rows).map(|_| row(["学习文件", "已学"])).chain([row(["=1+1", "#import \"x\" $ *a* <b> 𬍛"])]);
    Form::new(&TRIAL, Language::Chinese, "第一党支部会议记录")
        .with(UNIT, "第一党支部")
        .with(SUMMARY, "第一行\n第二行")
        .with_rows(&AGENDA, agenda)
        .with_rows(&WORDS, [row(["沈一诺", "同意"]), row(["", "没有署名的话"])])
}

fn stamp() -> Stamp {
    Stamp {
        code: Code::of(*b"zhixing!"),
        address: "https://zhixing.example.org/verify?code=T3TJ6W5DEVSR".to_owned(),
        organisation: "某某支队".to_owned(),
        by: "周明".to_owned(),
        at: "2026年3月2日 09:00".to_owned(),
    }
}

fn made(rows: usize, size: Size) -> Vec<u8> {
    pdf(&form(rows), &stamp(), size, None).expect("a PDF: fonts-noto-cjk is installed for the tests")
}

/// What a program of poppler-utils says of a PDF.
pub(super) fn told(program: &str, name: &str, file: &[u8], more: &[&str]) -> String {
    let path = std::env::temp_dir().join(format!("zhixing-press-{}-{name}.pdf", std::process::id()));
    std::fs::write(&path, file).expect("written");
    let output = std::process::Command::new(program)
        .arg(&path)
        .args(more)
        .output()
        .expect("poppler-utils is installed for the tests");
    std::fs::remove_file(&path).expect("removed");
    String::from_utf8(output.stdout).expect("text")
}

/// Whether a page carries its number; how wide its spaces are is the reader's guess.
fn numbered(page: &str, number: usize) -> bool {
    page.replace(' ', "").contains(&format!("—{number}—"))
}

#[test]
fn a_pdf_says_what_the_form_says_in_embedded_fonts() {
    let file = made(2, Size::Usual);
    let text = told("pdftotext", "words", &file, &["-layout", "-"]);
    let said = [
        "第一党支部会议记录",
        "学习文件",
        "=1+1",
        "一、议程",
        "沈一诺：同意",
        "没有署名的话",
        "第二行",
        "#import",
        "主持人：",
        "周明",
    ];
    for said in said {
        assert!(text.contains(said), "{said}: {text}");
    }
    assert!(numbered(&text, 1), "{text}");
    assert!(text.contains(&stamp().code.to_string()) && !text.contains("地点"), "{text}");
    let fonts = told("pdffonts", "fonts", &file, &[]);
    // emb and sub: embedded, and only the signs that are used.
    assert!(fonts.lines().count() > 2 && fonts.lines().skip(2).all(|line| line.contains("yes yes")), "{fonts}");
    assert!(file.len() < 300_000, "{} bytes", file.len());
}

#[test]
fn each_page_of_a_long_form_repeats_the_heads_and_carries_code_and_number() {
    let text = told("pdftotext", "long", &made(120, Size::Usual), &["-layout", "-"]);
    let pages: Vec<&str> = text.split('\u{c}').filter(|page| !page.trim().is_empty()).collect();
    assert!(pages.len() >= 3, "{} pages", pages.len());
    for (at, page) in pages.iter().enumerate() {
        assert!(numbered(page, at + 1) && page.contains(&stamp().code.to_string()), "{page}");
        assert!(page.contains("议题") || !page.contains("学习文件"), "{page}");
    }
}

#[test]
fn who_signs_stands_on_no_page_without_what_is_signed() {
    static SIGNED: Kind = Kind {
        name: Name::new("signed", "报告单", "Report"),
        wide: false,
        sections: &[
            Section::Grid(AGENDA),
            Section::Facts(&[UNIT, SUMMARY]),
            Section::Signatures(&[Name::new("one", "监票人签字", "One"), Name::new("two", "计票人签字", "Two")]),
        ],
    };
    let mut pages = Vec::new();
    // Some of these numbers of rows fill the first page so far that the signatures have no room on it.
    for rows in 14..34 {
        let agenda = (0..rows).map(|_| ["学习文件", "已学"].map(str::to_owned).to_vec());
        let form = Form::new(&SIGNED, Language::Chinese, "计票报告单")
            .with(UNIT, "第一党支部")
            .with(SUMMARY, "投票作废")
            .with_rows(&AGENDA, agenda);
        let file = pdf(&form, &stamp(), Size::Usual, None).unwrap();
        let text = told("pdftotext", &format!("signed-{rows}"), &file, &["-layout", "-"]);
        let last = text.trim_end_matches('\u{c}').rsplit('\u{c}').next().unwrap().to_owned();
        assert!(last.contains("监票人签字") && last.contains("投票作废"), "{rows} rows: {last}");
        assert!(last.contains("第一党支部"), "a few facts stand together, {rows} rows: {last}");
        pages.push(text.matches('\u{c}').count());
    }
    assert!(pages.contains(&1) && pages.contains(&2), "{pages:?}");
}

/// How far right words reach on any page, and how wide the paper is, in points.
fn reach(name: &str, file: &[u8]) -> (f32, f32) {
    let boxes = told("pdftotext", name, file, &["-bbox", "-"]);
    let all = |attribute: &str| -> Vec<f32> {
        boxes
            .split(&format!("{attribute}=\""))
            .skip(1)
            .filter_map(|rest| rest.split('"').next()?.parse().ok())
            .collect()
    };
    (all("xMax").into_iter().fold(0.0, f32::max), all("page width").into_iter().fold(f32::MAX, f32::min))
}

#[test]
fn who_signed_stands_on_the_paper_however_much_is_said_of_it() {
    static TWO: Kind = Kind {
        name: Name::new("two", "会议记录", "Minutes"),
        wide: false,
        sections: &[Section::Signatures(&[
            Name::new("one", "主持人签字", "Chair's signature"),
            Name::new("two", "记录人签字", "Recorder's signature"),
        ])],
    };
    let said = [
        (Language::Chinese, "周明　2026年3月9日（签字后有更正，见“更正”；有人的姓名已按规定抹除）"),
        (
            Language::English,
            "Zhou Ming, 9 March 2026 (corrected after signing, see Corrections; a name is erased as the rules ask)",
        ),
        (Language::English, ""),
    ];
    for (at, (language, value)) in said.into_iter().enumerate() {
        for size in [Size::Usual, Size::Large] {
            let form =
                Form::new(&TWO, language, "第一党支部").with(TWO.fields().next().copied().unwrap_or(UNIT), value);
            let file = pdf(&form, &stamp(), size, None).expect("a PDF");
            let (right, width) = reach(&format!("signed-{at}-{size:?}"), &file);
            // The right margin is 27 mm.
            assert!(right < width - 70.0 && width < 600.0, "{language:?} {size:?}: {right} of {width}");
            let text: String = told("pdftotext", &format!("signer-{at}-{size:?}"), &file, &["-"]);
            let text: String = text.split_whitespace().collect();
            let value: String = value.split_whitespace().collect();
            assert!(text.contains(&value), "{text}");
        }
    }
}

#[test]
fn the_same_form_gives_the_same_bytes_and_large_print_more_pages() {
    assert!(made(30, Size::Usual) == made(30, Size::Usual), "the same PDF twice");
    let pages = |size| {
        told("pdfinfo", &format!("{size:?}"), &made(60, size), &[])
            .lines()
            .find_map(|line| line.strip_prefix("Pages:")?.trim().parse::<u32>().ok())
    };
    assert!(pages(Size::Large) > pages(Size::Usual));
}

#[test]
fn a_proof_is_attached_without_touching_the_body_and_readers_find_it() {
    let proof = "{\n  \"format\": \"zhixing-record/2\",\n  \"名\": \"<&>\"\n}\n".as_bytes();
    let body = made(2, Size::Usual);
    let digest = body_digest(Format::Pdf, &body).expect("a digest");
    let file = attach(Format::Pdf, &body, proof).expect("a file");
    assert!(file.starts_with(&body));
    let carried = read(&file).expect("it carries a proof");
    assert!(carried.digest == digest && carried.proof == proof);
    for at in (0..file.len()).step_by(97) {
        let mut changed = file.clone();
        changed[at] ^= 1;
        let holds = read(&changed).is_ok_and(|carried| carried.digest == digest && carried.proof == proof);
        assert!(!holds, "byte {at} was changed unseen");
    }
    let listed = told("pdfdetach", "attached", &file, &["-list"]);
    assert!(listed.contains("zhixing-proof.json"), "{listed}");
    assert!(told("pdftotext", "attached-words", &file, &["-"]).contains("第一党支部"));
}

/// A kind that ends in words, and one that ends in rows: nobody signs them.
static WORDS_LAST: Kind = Kind {
    name: Name::new("words_last", "以文字结尾", "Words last"),
    wide: false,
    sections: &[Section::Facts(&[UNIT]), Section::Text(SUMMARY)],
};
static ROWS_LAST: Kind = Kind {
    name: Name::new("rows_last", "以表格结尾", "Rows last"),
    wide: false,
    sections: &[Section::Facts(&[UNIT]), Section::Grid(AGENDA)],
};

/// Kinds whose last heading stands anywhere on a page, before a table or words that the code keeps with it.
static HEADED_ROWS: Kind = Kind {
    name: Name::new("headed_rows", "标题和表格", "Heading and rows"),
    wide: false,
    sections: &[Section::Facts(&[UNIT]), Section::Text(SUMMARY), Section::Grid(AGENDA)],
};
static HEADED_WORDS: Kind = Kind {
    name: Name::new("headed_words", "标题和文字", "Heading and words"),
    wide: false,
    sections: &[Section::Facts(&[UNIT]), Section::Text(SUMMARY), Section::Paragraphs(WORDS)],
};

#[test]
fn a_heading_stands_on_the_page_of_what_it_heads() {
    let of = |kind: &'static Kind| Form::new(kind, Language::Chinese, "试用").with(UNIT, "第一党支部");
    let row = |cells: [&str; 2]| cells.map(str::to_owned).to_vec();
    for count in 8..32 {
        let summary = vec!["这是一行"; count].join("\n");
        let long = "这一项讨论得很久，".repeat(12);
        let rows = of(&HEADED_ROWS).with(SUMMARY, summary.as_str()).with_rows(&AGENDA, [row([&long, "开头已办"])]);
        let words = of(&HEADED_WORDS).with(SUMMARY, summary.as_str()).with_rows(&WORDS, [row(["沈一诺", "开头同意"])]);
        for (form, said) in [(rows, "已办"), (words, "同意")] {
            let file = pdf(&form, &stamp(), Size::Usual, None).expect("a PDF");
            let told = told("pdftotext", &format!("headed-{count}"), &file, &["-layout", "-"]);
            let page = told.split('\u{c}').find(|page| page.contains("二、")).expect("its heading");
            assert!(page.contains(said), "{count}: {page}");
        }
    }
}

#[test]
fn the_code_stands_on_no_page_alone() {
    let of = |kind: &'static Kind| Form::new(kind, Language::Chinese, "试用").with(UNIT, "第一党支部");
    for count in 14..34 {
        let words = of(&WORDS_LAST).with(SUMMARY, vec!["这是一行"; count].join("\n"));
        let rows = (0..count).map(|_| ["一项".to_owned(), "已办".to_owned()].to_vec());
        let rows = of(&ROWS_LAST).with_rows(&AGENDA, rows);
        for (form, said) in [(words, "这是一行"), (rows, "已办")] {
            let file = pdf(&form, &stamp(), Size::Usual, None).expect("a PDF");
            let told = told("pdftotext", &format!("alone-{count}"), &file, &["-"]);
            let last = told.trim_end_matches('\u{c}').rsplit('\u{c}').next().unwrap_or_default();
            assert!(last.contains("出具") && last.contains(said), "{count}: {last}");
        }
    }
}

/// A row that fills most of a page, or more than one, is parted: its last lines go along with the code.
#[test]
fn the_code_stands_with_the_last_lines_of_a_high_row() {
    let of = |kind: &'static Kind| Form::new(kind, Language::Chinese, "试用").with(UNIT, "第一党支部");
    for count in (16..64).step_by(2) {
        let long = vec!["讨论得久"; count].join("\n");
        let file =
            pdf(&of(&ROWS_LAST).with_rows(&AGENDA, [vec![long, "已办".to_owned()]]), &stamp(), Size::Usual, None);
        let told = told("pdftotext", &format!("high-{count}"), &file.expect("a PDF"), &["-"]);
        let last = told.trim_end_matches('\u{c}').rsplit('\u{c}').next().unwrap_or_default();
        assert!(last.contains("出具") && last.contains("讨论得久"), "{count}: {last}");
        assert_eq!(told.matches("讨论得久").count(), count, "each line once");
    }
}
