//! What stands in the files.

use std::io::Cursor;

use calamine::{Data, Reader as _, Xlsx};
use zhixing_kit::Language;

use super::{HOSTILE, form, part, stamp, words};
use crate::{Column, Form, Holds, Kind, Name, Section, Table, docx, xlsx};

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
    for said in ["第一党支部会议记录", "见工作表“议程”", "沈一诺：同意", "第一行\n第二行"]
    {
        assert!(cells.iter().any(|cell| cell == said), "{said}: {cells:?}");
    }
    let agenda = book.worksheet_range("议程").expect("the sheet of its table");
    assert_eq!(agenda.get((0, 0)), Some(&Data::String("议题".to_owned())));
    assert_eq!(agenda.get((2, 0)), Some(&Data::String("=1+1".to_owned())), "what looks like a formula is a text");
    for sheet in ["试用文书", "议程"] {
        assert!(book.worksheet_formula(sheet).expect("its formulas").is_empty());
    }
    assert!(cells.iter().any(|cell| cell.contains(&stamp().code.to_string())));
}

const DUTIES: Table = Table {
    name: Name::new("duties", "名册", "Duties"),
    columns: &[
        Column::of("no", "序号", "No.", Holds::Number),
        Column::of("due", "期限", "By", Holds::Day),
        Column::of("at", "时间", "Time", Holds::Moment),
        Column::of("came", "实到/应到", "Present of", Holds::Brief),
    ],
};
static DUTY: Kind = Kind { name: Name::new("duty", "名册", "Duty"), wide: true, sections: &[Section::Grid(DUTIES)] };

#[test]
fn numbers_are_numbers_and_days_are_days_under_a_head_that_stays_and_filters() {
    let row = |cells: [&str; 4]| cells.map(str::to_owned).to_vec();
    let rows = [row(["1", "2026年3月15日", "2026年3月15日 18:00", "3/4"]), row(["007", "至今", "", "=1+1"])];
    let form = Form::new(&DUTY, Language::Chinese, "名册").with_rows(&DUTIES, rows);
    let file = xlsx(&form, &stamp()).expect("a file");
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(&file)).expect("a workbook");
    // The table is called like the form: its sheet has another name.
    let sheet = book.worksheet_range("名册 (2)").expect("the sheet of its table");
    assert_eq!(sheet.get((1, 0)), Some(&Data::Float(1.0)));
    let at = |column| sheet.get((1, column)).and_then(calamine::DataType::get_datetime).map(|at| at.as_f64());
    assert_eq!((at(1), at(2)), (Some(46_096.0), Some(46_096.75)), "the days since the end of 1899");
    assert_eq!(sheet.get((1, 3)), Some(&Data::String("3/4".to_owned())), "this is no day");
    for (column, told) in [(0, "007"), (1, "至今"), (3, "=1+1")] {
        assert_eq!(sheet.get((2, column)), Some(&Data::String(told.to_owned())));
    }
    let xml = part(&file, "xl/worksheets/sheet2.xml");
    assert!(xml.contains(r#"<autoFilter ref="A1:D3"/>"#) && xml.contains(r#"state="frozen""#), "{xml}");
    assert!(part(&file, "xl/styles.xml").contains("yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"));
}

#[test]
fn the_same_form_gives_the_same_bytes() {
    let form = form(Language::Chinese);
    assert_eq!(docx(&form, &stamp(), None).expect("a file"), docx(&form, &stamp(), None).expect("a file"));
    assert_eq!(xlsx(&form, &stamp()).expect("a file"), xlsx(&form, &stamp()).expect("a file"));
}
