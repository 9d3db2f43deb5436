//! What stands in the files.

use std::io::Cursor;

use calamine::{Data, Reader as _, Xlsx};
use zhixing_kit::Language;

use super::{HOSTILE, form, part, stamp, words};
use crate::{docx, xlsx};

#[test]
fn a_word_file_says_what_the_form_says_and_no_more() {
    let file = docx(&form(Language::Chinese), &stamp(), None).expect("a file");
    let told = words(&file);
    for said in [
        "第一党支部会议记录",
        "第一党支部",
        "学习文件",
        "已学",
        "=1+1",
        "沈一诺：同意",
        "没有署名的话",
        "第一行",
        "第二行",
        "周明",
        "2026年3月2日 09:00",
    ] {
        assert!(told.contains(said), "{said}: {told}");
    }
    assert!(told.contains(&stamp().code.to_string()));
    // What anybody wrote stays what he wrote: no tag, no placeholder, and no sign that XML cannot hold.
    assert!(told.contains(&HOSTILE.replace('\u{1}', "")), "{told}");
    // Nothing was said of the place: neither its name nor a placeholder is there.
    assert!(!told.contains("地点") && told.matches("{{").count() == 1, "{told}");
    assert!(part(&file, "word/document.xml").contains("<w:br/>"), "a line break is one");
    assert!(part(&file, "word/footer1.xml").contains(&stamp().code.to_string()), "each sheet carries the code");
}

#[test]
fn an_english_form_speaks_english() {
    let file = docx(&form(Language::English), &stamp(), None).expect("a file");
    let told = words(&file);
    assert!(
        told.contains("Agenda") && told.contains("Handed out from the ledger by 周明") && !told.contains("议程"),
        "{told}"
    );
}

#[test]
fn a_workbook_holds_texts_and_no_formula() {
    let file = xlsx(&form(Language::Chinese), &stamp()).expect("a file");
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(&file)).expect("a workbook");
    let sheet = book.worksheet_range("试用文书").expect("its sheet");
    let cells: Vec<String> = sheet
        .cells()
        .filter_map(|(_, _, cell)| if let Data::String(text) = cell { Some(text.clone()) } else { None })
        .collect();
    for said in ["第一党支部会议记录", "学习文件", "=1+1", "沈一诺：同意", "第一行\n第二行"] {
        assert!(cells.iter().any(|cell| cell == said), "{said}: {cells:?}");
    }
    assert!(book.worksheet_formula("试用文书").expect("its formulas").is_empty());
    assert!(cells.iter().any(|cell| cell.contains(&stamp().code.to_string())));
}

#[test]
fn the_same_form_gives_the_same_bytes() {
    let form = form(Language::Chinese);
    assert_eq!(docx(&form, &stamp(), None).expect("a file"), docx(&form, &stamp(), None).expect("a file"));
    assert_eq!(xlsx(&form, &stamp()).expect("a file"), xlsx(&form, &stamp()).expect("a file"));
}
