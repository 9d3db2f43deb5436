//! Files of every kind: whole, foreign, hostile, huge and cut off. Whatever comes, the reader gives rows or one sentence.

use encoding_rs::GB18030;
use jiff::civil::date;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use zhixing_kit::{Language, Sentence};

use crate::import::headings::Column;
use crate::import::table::{Row, Table};
use crate::import::text::Text;
use crate::import::{entry, read};

pub const LIST: &str =
    "工号,姓名,党支部,类别,入党日期\n007,张三,第一党支部,正式党员,2010-07-01\n008,李四,第一党支部,辅警,\n";

fn rows(bytes: &[u8]) -> Vec<Row> {
    read("list", bytes).expect("a list").1.rows
}

fn told(bytes: &[u8]) -> Sentence {
    read("list", bytes).expect_err("no list")
}

/// The same list as a workbook, with a day, a number and a text that looks like one.
fn workbook() -> Vec<u8> {
    let mut book = Workbook::new();
    book.add_worksheet().write_string(0, 0, "这一页没有名单").unwrap();
    let sheet = book.add_worksheet();
    let day = Format::new().set_num_format("yyyy\"年\"m\"月\"d\"日\"");
    for (column, heading) in (0..).zip(["工号", "姓名", "党支部", "类别", "入党日期"]) {
        sheet.write_string(1, column, heading).unwrap();
    }
    sheet.write_string(2, 0, "007").unwrap();
    sheet.write_number(3, 0, 8).unwrap();
    for (row, name) in [(2, "张三"), (3, "李四")] {
        sheet
            .write_string(row, 1, name)
            .unwrap()
            .write_string(row, 2, "第一党支部")
            .unwrap()
            .write_string(row, 3, "正式党员")
            .unwrap();
    }
    sheet.write_datetime_with_format(2, 4, ExcelDateTime::from_ymd(2010, 7, 1).unwrap(), &day).unwrap();
    sheet.write_number(3, 4, 40360).unwrap();
    book.save_to_buffer().unwrap()
}

#[test]
fn the_same_list_is_read_from_every_encoding() {
    let expected = rows(LIST.as_bytes());
    assert_eq!(
        expected[1],
        Row {
            line: 2,
            cells: ["007", "张三", "第一党支部", "正式党员", "2010-07-01"].map(str::to_owned).to_vec(),
            ..Row::default()
        }
    );
    assert_eq!(rows(&[b"\xef\xbb\xbf", LIST.as_bytes()].concat()), expected);
    assert_eq!(rows(&GB18030.encode(LIST).0), expected);
    assert_eq!(rows(LIST.replace('\n', "\r\n").as_bytes()), expected);
    assert_eq!(rows(LIST.replace(',', ";").as_bytes()), expected);
    assert_eq!(rows(LIST.replace(',', "\t").as_bytes()), expected);
}

#[test]
fn a_workbook_gives_its_days_as_days_and_keeps_zeros_of_texts() {
    let (headings, table) = read("list", &workbook()).expect("the second sheet has the list");
    let cell = |row: usize, column| table.rows[row].cell(headings.index(column).unwrap());
    assert_eq!((cell(1, Column::Number), cell(1, Column::Joined)), ("007", "2010-07-01"));
    assert_eq!((cell(2, Column::Number), table.rows[2].line), ("8", 4));
    let entries = entry::read(&headings, &table, date(2026, 3, 2));
    assert_eq!(
        entries.rows.iter().map(|entry| entry.joined_on).collect::<Vec<_>>(),
        [Some(date(2010, 7, 1)), Some(date(2010, 7, 1))]
    );
}

/// The list as a program writes it that reckons nothing: formulas without their results.
fn unreckoned(formula: &str) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in (0..).zip([
        ["工号", "姓名", "党支部", "类别", "编入日期"],
        ["007", "张三", "第一党支部", "正式党员", ""],
        ["008", "", "第一党支部", "辅警", "2024-01-05"],
    ]) {
        for (column, cell) in (0..).zip(cells).filter(|(_, cell)| !cell.is_empty()) {
            sheet.write_string(row, column, cell).unwrap();
        }
    }
    sheet.write_formula(1, 4, formula).unwrap();
    sheet.write_formula(2, 1, formula).unwrap();
    let bytes = book.save_to_buffer().unwrap();
    let mut from = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut to = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for index in 0..from.len() {
        let mut part = from.by_index(index).unwrap();
        let mut text = String::new();
        std::io::Read::read_to_string(&mut part, &mut text).unwrap();
        to.start_file(part.name().unwrap().into_owned(), zip::write::SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut to, text.replace("</f><v>0</v>", "</f><v></v>").as_bytes()).unwrap();
    }
    to.finish().unwrap().into_inner()
}

#[test]
fn a_formula_without_a_result_is_told_as_one_and_never_read_as_empty() {
    let (headings, table) = read("list.xlsx", &unreckoned("=1/0")).expect("a list");
    let entries = entry::read(&headings, &table, date(2026, 3, 2));
    let told: Vec<_> = entries
        .bad
        .iter()
        .map(|bad| (bad.line, bad.column.zh.as_str(), bad.value.as_str(), bad.what.zh.as_str()))
        .collect();
    let what = "这一格是公式，文件里没有它的结果，或结果是错误";
    assert_eq!(told, [(2, "编入日期", "=1/0", what), (3, "姓名", "=1/0", what)]);
    assert!(entries.bad[0].remedy.zh.contains("保存") && entries.bad[0].remedy.en.contains("save it"));
}

/// Bytes, and the sentence that they are told with.
type NoList = (&'static [u8], fn(Text) -> &'static str);

#[test]
fn what_is_no_list_is_told_in_one_sentence() {
    let cases: [NoList; 6] = [
        (b"", Text::empty_file),
        (b" \r\n ", Text::empty_file),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", Text::old_workbook),
        (b"PK\x03\x04 not really", Text::workbook_cut_off),
        (b"\xff\xff\xfe\xfa\x81", Text::unreadable_characters),
        (&[0; 4_000], Text::not_a_table),
    ];
    for (bytes, sentence) in cases {
        assert_eq!(told(bytes), Sentence::of(|language| sentence(Text(language))), "{bytes:?}");
    }
    assert!(told(b"a,b\n1,2\n").zh.contains("编号、姓名、党支部、人员类别"));
    assert!(told("工号,姓名\n1,2\n".as_bytes()).en.contains("branch, kind"));
}

#[test]
fn a_workbook_that_cannot_be_read_is_told_why_in_words_of_our_own() {
    let say = |sentence: fn(Text) -> &'static str| Sentence::of(|language| sentence(Text(language)));
    let whole = crate::import::template::xlsx(zhixing_kit::Language::Chinese).expect("a template");
    assert_eq!(told(&whole[..whole.len() / 2]), say(Text::workbook_cut_off), "half of it came");
    // What is locked says so in the heads of its parts.
    let mut locked = whole.clone();
    for (sign, flags) in [(b"PK\x03\x04", 6), (b"PK\x01\x02", 8)] {
        let heads: Vec<_> = whole.windows(4).enumerate().filter(|(_, bytes)| bytes == sign).map(|(at, _)| at).collect();
        heads.into_iter().for_each(|at| locked[at + flags] |= 1);
    }
    assert_eq!(told(&locked), say(Text::workbook_locked));
    let mut damaged = whole.clone();
    let middle = damaged.len() / 3;
    damaged[middle..middle + 200].fill(0x55);
    assert_eq!(told(&damaged), say(Text::damaged_workbook));
    let mut book = Workbook::new();
    book.add_worksheet();
    assert_eq!(told(&book.save_to_buffer().unwrap()), say(Text::no_sheet_filled));
}

#[test]
fn what_has_no_rows_or_is_something_else_than_its_name_says_is_told_as_what_it_is() {
    let say = |sentence: fn(Text) -> &'static str| Sentence::of(|language| sentence(Text(language)));
    let head = "花名册\n工号,姓名,党支部,类别\n";
    assert!(told(head.as_bytes()).zh.contains("表头（第 2 行）下面没有内容"));
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, heading) in (0..).zip(["工号", "姓名", "党支部", "类别"]) {
        sheet.write_string(0, column, heading).unwrap();
    }
    assert!(told(&book.save_to_buffer().unwrap()).en.contains("no rows under the headings"));

    // A list in plain text is read under any name; other text under the name of a workbook is told as what it is.
    assert_eq!(read("名单.XLSX", LIST.as_bytes()).expect("a list").1.rows, rows(LIST.as_bytes()));
    let text = read("名单.xlsx", "会议通知\n请各支部准时参加。\n".as_bytes()).expect_err("no list");
    assert!(text.zh.contains("内容却是纯文字") && text.zh.contains("编号、姓名、党支部、人员类别"), "{text:?}");
    assert!(text.en.contains("plain text"), "{text:?}");
    let missing = read("名单.xlsx", "工号,姓名\n1,2\n".as_bytes()).expect_err("no branch");
    assert!(missing.zh.contains("缺少这些列"), "{missing:?}");

    let page = "<html><table><tr><td>工号</td></tr></table></html>".as_bytes();
    assert_eq!(read("名单.xls", page).expect_err("a page"), say(Text::web_page));
    assert!(told(b"%PDF-1.7 ...").zh.contains("PDF 文件"));
    assert!(told(b"\x89PNG\r\n\x1a\n").zh.contains("图片"));
    let packed = |part: &str| {
        let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        archive.start_file(part, zip::write::SimpleFileOptions::default()).unwrap();
        archive.finish().unwrap().into_inner()
    };
    assert!(told(&packed("word/document.xml")).zh.contains("Word"));
    assert!(told(&packed("照片.jpg")).zh.contains("压缩包"));
    let open = |account: &str| {
        let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        archive.start_file("mimetype", zip::write::SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut archive, account.as_bytes()).unwrap();
        archive.finish().unwrap().into_inner()
    };
    let spreadsheet = told(&open("application/vnd.oasis.opendocument.spreadsheet"));
    assert!(spreadsheet.zh.contains(".ods") && spreadsheet.zh.contains("另存为 .xlsx"), "{spreadsheet:?}");
    assert!(told(&open("application/vnd.oasis.opendocument.text")).zh.contains("文档"));
    assert!(told(&open("application/epub+zip")).zh.contains("压缩包"));
}

#[test]
fn limits_hold() {
    let row = "1,张三,第一党支部,正式党员,\n";
    let head = LIST.lines().next().unwrap();
    let with = |body: &str| format!("{head}\n{body}").into_bytes();
    assert_eq!(told(&vec![b'x'; 10 * 1024 * 1024 + 1]), Sentence::of(|language| Text(language).too_large()));
    assert_eq!(told(&with(&row.repeat(20_000))), Sentence::of(|language| Text(language).too_many_rows(20_000)));
    assert_eq!(rows(&with(&row.repeat(19_999))).len(), 20_000);
    assert_eq!(
        told(&with(&",".repeat(60).replacen(',', "1,", 1))),
        Sentence::of(|language| Text(language).too_many_columns(2, 60))
    );
    assert_eq!(told(&with(&"长".repeat(501))), Sentence::of(|language| Text(language).cell_too_long(2, 500)));
}

#[test]
fn a_small_file_that_unfolds_without_end_is_refused() {
    use std::io::Write as _;
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    archive.start_file("xl/worksheets/sheet1.xml", zip::write::SimpleFileOptions::default()).unwrap();
    for _ in 0..110 {
        archive.write_all(&vec![b' '; 1024 * 1024]).unwrap();
    }
    let bomb = archive.finish().unwrap().into_inner();
    assert!(bomb.len() < 1024 * 1024);
    assert_eq!(told(&bomb), Sentence::of(|language| Text(language).unfolds_too_far()));
}

#[test]
fn a_file_cut_off_anywhere_is_rows_or_a_sentence_and_never_a_panic() {
    let long = format!("{LIST}{}", "009,\"王,五\",第二党支部,预备党员,2025-01-01\n".repeat(40));
    for file in [long.as_bytes().to_vec(), GB18030.encode(&long).0.into_owned(), workbook()] {
        for end in (0..file.len()).step_by(64) {
            if let Ok((headings, table)) = read("list", &file[..end]) {
                entry::read(&headings, &table, date(2026, 3, 2));
            }
        }
    }
    // One and the same: each bears the moment at which it was made, and is longer or shorter by it.
    let book = workbook();
    for end in (1..book.len()).step_by(64) {
        assert!(read("list", &book[..end]).is_err(), "half a workbook is never read: {end}");
    }
}

/// The same workbook with some bytes of its sheets, styles and strings exchanged: still well packed, no longer well written.
fn scrambled(book: &[u8], random: &zhixing_kit::id::Random) -> Vec<u8> {
    use std::io::{Cursor, Read as _, Write as _};
    let mut from = zip::ZipArchive::new(Cursor::new(book)).unwrap();
    let mut to = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..from.len() {
        let mut part = from.by_index(index).unwrap();
        let (name, mut bytes) = (part.name().unwrap().into_owned(), Vec::new());
        part.read_to_end(&mut bytes).unwrap();
        for _ in 0..random.below(4) {
            let place = random.below(bytes.len() as u64) as usize;
            bytes[place] = b"09<>\"/= AaZ-\0\xff"[random.below(14) as usize];
        }
        to.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        to.write_all(&bytes).unwrap();
    }
    to.finish().unwrap().into_inner()
}

#[test]
fn a_file_with_exchanged_bytes_is_rows_or_a_sentence_and_never_a_panic() {
    let random = zhixing_kit::id::Random::seeded(7);
    let read_all = |file: &[u8]| {
        if let Ok((headings, table)) = read("list", file) {
            entry::read(&headings, &table, date(2026, 3, 2));
        }
    };
    for _ in 0..2_000 {
        let mut file = LIST.as_bytes().to_vec();
        for _ in 0..=random.below(6) {
            let place = random.below(file.len() as u64) as usize;
            file[place] = random.below(256) as u8;
        }
        read_all(&file);
    }
    let book = workbook();
    (0..300).for_each(|_| read_all(&scrambled(&book, &random)));
}

#[test]
fn a_last_line_that_was_not_written_to_its_end_is_told() {
    let cut = LIST.trim_end().trim_end_matches(',').trim_end_matches("辅警");
    let (headings, table) = read("list", cut.as_bytes()).expect("rows");
    let entries = entry::read(&headings, &table, date(2026, 3, 2));
    assert_eq!(entries.rows.len(), 1);
    assert!(
        entries.bad.iter().any(|bad| bad.line == 3 && bad.what.text(Language::Chinese).contains("断开")),
        "{:?}",
        entries.bad
    );
}

#[test]
fn an_empty_table_has_no_headings() {
    crate::import::Headings::find(&Table::default()).expect_err("nothing there");
}
