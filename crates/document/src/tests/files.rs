//! What stands in the files.

use std::io::Cursor;

use calamine::{Data, Reader as _, Xlsx};
use jiff::civil::date;
use zhixing_kit::Language;

use super::{HOSTILE, form, part, stamp, words};
use crate::{Cell, Column, Form, Holds, Kind, Name, Section, Table, docx, row, xlsx};

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
        Column::of("came", "实到/应到", "Present of", Holds::Figures(CAME)),
        Column::of("state", "状态", "State", Holds::Brief),
    ],
};
const CAME: &[Name] = &[Name::new("here", "实到", "Present"), Name::new("should", "应到", "Should attend")];
const MADE: Name = Name::new("made", "日期", "Day");
const BALLOTS: Name = Name::new("ballots", "票数", "Ballots");
static DUTY: Kind = Kind {
    name: Name::new("duty", "名册", "Duty"),
    wide: true,
    sections: &[Section::Facts(&[MADE, BALLOTS]), Section::Grid(DUTIES)],
};

fn duty(language: Language) -> Form {
    let day = date(2026, 3, 15);
    let came = Cell::figures("3/4", [("实到", 3), ("应到", 4)]);
    let rows = [
        row![1, day, day.at(18, 0, 0, 0), came, "已签字"],
        // What looks like a number, a day or a formula and was given as words is words.
        row!["007", "2026年3月15日", "", "", "=1+1"],
    ];
    let ballots = Cell::figures("发出 4 张，收回 3 张", [("发出", 4), ("收回", 3)]);
    Form::new(&DUTY, language, "名册").with(MADE, day).with(BALLOTS, ballots).with_rows(&DUTIES, rows)
}

#[test]
fn each_cell_of_a_workbook_has_the_type_it_was_given_under_a_head_that_stays_and_filters() {
    let file = xlsx(&duty(Language::Chinese), &stamp()).expect("a file");
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(&file)).expect("a workbook");
    // The table is called like the form: its sheet has another name.
    let sheet = book.worksheet_range("名册 (2)").expect("the sheet of its table");
    let text = |row, column| sheet.get((row, column)).map(ToString::to_string);
    let heads: Vec<_> = (0..6).filter_map(|column| text(0, column)).collect();
    assert_eq!(heads, ["序号", "期限", "时间", "实到", "应到", "状态"], "a column for each figure");
    for (column, number) in [(0, 1.0), (3, 3.0), (4, 4.0)] {
        assert_eq!(sheet.get((1, column)), Some(&Data::Float(number)));
    }
    let at = |column| sheet.get((1, column)).and_then(calamine::DataType::get_datetime).map(|at| at.as_f64());
    assert_eq!((at(1), at(2)), (Some(46_096.0), Some(46_096.75)), "the days since the end of 1899");
    for (column, told) in [(0, "007"), (1, "2026年3月15日"), (5, "=1+1")] {
        assert_eq!(sheet.get((2, column)), Some(&Data::String(told.to_owned())));
    }
    let first = book.worksheet_range("名册").expect("the first sheet");
    let beside = |name: &str| {
        let is = |cell: &Data| matches!(cell, Data::String(text) if text == name);
        let row = first.cells().find(|(_, column, cell)| *column == 0 && is(cell)).expect("the name").0;
        first.get((row, 1)).cloned()
    };
    assert_eq!((beside("发出"), beside("收回")), (Some(Data::Float(4.0)), Some(Data::Float(3.0))));
    assert!(matches!(beside("日期"), Some(Data::DateTime(_))), "{:?}", beside("日期"));
    let xml = part(&file, "xl/worksheets/sheet2.xml");
    assert!(xml.contains(r#"<autoFilter ref="A1:F3"/>"#) && xml.contains(r#"state="frozen""#), "{xml}");
    assert!(part(&file, "xl/styles.xml").contains("yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"));
    assert!(part(&file, "xl/workbook.xml").contains("_xlnm.Print_Titles"), "the head stands on each page");
    // Each row says how high it is, and a day has room on one line.
    assert_eq!(xml.matches("customHeight=\"1\"").count(), 3, "{xml}");
    let width = |column: &str| -> f64 {
        let from = xml.split(&format!("<col min=\"{column}\"")).nth(1).expect("the column");
        from.split("width=\"")
            .nth(1)
            .and_then(|rest| rest.split('"').next())
            .expect("a width")
            .parse()
            .expect("a number")
    };
    assert!(width("2") >= 16.0 && width("3") >= 22.0, "{xml}");
    assert!(part(&file, "xl/worksheets/sheet1.xml").contains("<hyperlink "), "the first sheet leads to the others");
}

#[test]
fn paper_tells_the_same_values_in_words_and_keeps_them() {
    let form = duty(Language::Chinese);
    let told = words(&docx(&form, &stamp(), None).expect("a file"));
    for said in ["2026年3月15日 18:00", "3/4", "发出 4 张，收回 3 张", "007"] {
        assert!(told.contains(said), "{said}: {told}");
    }
    let english = words(&docx(&duty(Language::English), &stamp(), None).expect("a file"));
    assert!(english.contains("15 March 2026 18:00"), "{english}");
    // What is kept of it is read back as the same form.
    let kept = Form::read(&[&DUTY], &form.text()).expect("a form");
    assert_eq!((kept.digest(), kept.parts()), (form.digest(), form.parts()));
    assert_eq!(xlsx(&kept, &stamp()).expect("a file"), xlsx(&form, &stamp()).expect("a file"));
    // One that was handed out before values had types: its words, and the digest of its record.
    let before = r#"{"form":"duty","language":"zh-CN","title":"名册","values":{"made":"2026年3月15日"},"rows":{"duties":[["1","2026年3月15日","","3/4","已签字"]]}}"#;
    let read = Form::read(&[&DUTY], before).expect("a form");
    assert_eq!((read.text().as_str(), read.rows(&DUTIES)[0][3].as_str()), (before, "3/4"));
}

#[test]
fn the_same_form_gives_the_same_bytes() {
    let form = form(Language::Chinese);
    assert_eq!(docx(&form, &stamp(), None).expect("a file"), docx(&form, &stamp(), None).expect("a file"));
    assert_eq!(xlsx(&form, &stamp()).expect("a file"), xlsx(&form, &stamp()).expect("a file"));
}
