//! Workbooks as offices send them: several sheets, hidden ones, merged cells, numbers and their formats, hidden rows. What is read is what one sees,
//! or it is told.

use jiff::civil::date;
use rust_xlsxwriter::{Format, Workbook, Worksheet};

use super::plans::present;
use crate::import::headings::Column;
use crate::import::{Headings, Plan, Table, read};

const HEAD: [&str; 6] = ["编号", "姓名", "党支部", "党小组", "人员类别", "编入日期"];

fn rows(sheet: &mut Worksheet, rows: &[&[&str]]) {
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(*cells).filter(|(_, cell)| !cell.is_empty()) {
            sheet.write_string(row, column, *cell).unwrap();
        }
    }
}

/// A list of these rows below the usual headings.
fn list(sheet: &mut Worksheet, cells: &[&[&str]]) {
    rows(sheet, &[&[&HEAD[..]], cells].concat());
}

fn found(mut book: Workbook) -> (Headings, Table) {
    read("名单.xlsx", &book.save_to_buffer().unwrap()).expect("a list")
}

fn plan((headings, table): &(Headings, Table)) -> Plan {
    Plan::new(headings, table, &present())
}

/// Line, column and what of each fault.
fn told(plan: &Plan) -> Vec<(String, &str, &str)> {
    plan.bad.iter().map(|bad| (plan.sheets.told(bad.line), bad.column.zh.as_str(), bad.what.zh.as_str())).collect()
}

fn numbers(plan: &Plan) -> Vec<&str> {
    plan.members.iter().map(|new| new.person.number.as_str()).collect()
}

/// What is remarked, in Chinese; in English there is as much.
fn remarks(plan: &Plan) -> Vec<&str> {
    assert!(plan.remarks.iter().all(|remark| !remark.en.is_empty()));
    plan.remarks.iter().map(|remark| remark.zh.as_str()).collect()
}

#[test]
fn every_sheet_with_the_headings_is_read_and_each_line_told_with_its_sheet() {
    let mut book = Workbook::new();
    list(
        book.add_worksheet().set_name("第一支部").unwrap(),
        &[&["9", "赵六", "第一党支部", "", "正式党员", "2024-01-05"]],
    );
    rows(book.add_worksheet().set_name("封面").unwrap(), &[&["花名册"]]);
    // Other columns in another order, one of them unknown, and a cell below no heading.
    rows(
        book.add_worksheet().set_name("第二支部").unwrap(),
        &[
            &["第二党支部花名册"],
            &["姓名", "编号", "人员类别", "手机", "党支部", "入党日期"],
            &["钱七", "10", "正式党员", "138", "第二党支部", "2010-07-01"],
            &["孙八", "9", "正式党员", "", "第二党支部", "", "多出"],
            &["周九", "11", "干部", "", "第二党支部"],
        ],
    );
    list(book.add_worksheet().set_name("空表").unwrap(), &[]);
    rows(
        book.add_worksheet().set_name("第三支部").unwrap(),
        &[&["编号", "姓名", "人员类别"], &["12", "吴十", "正式党员"]],
    );
    let plan = plan(&found(book));
    let told = told(&plan);
    let wanted = [
        ("第二支部!4", "编号", "与表“第一支部”第 2 行的编号相同"),
        ("第二支部!4", "第 7 列", "这一格上面没有表头，可能前面的格错了位。"),
        ("第二支部!5", "人员类别", "没有这种人员类别"),
    ];
    for (line, column, what) in wanted {
        assert!(told.iter().any(|one| one.0 == line && one.1 == column && one.2 == what), "{line} {column}: {told:?}");
    }
    assert_eq!(told.len(), wanted.len(), "{told:?}");
    assert_eq!(numbers(&plan), ["9", "10"]);
    assert_eq!(
        (plan.members[1].person.joined_on, plan.members[1].unit_name.as_str()),
        (Some(date(2010, 7, 1)), "第二党支部")
    );
    assert_eq!(plan.unknown_columns, ["手机"]);
    let remarks = remarks(&plan);
    assert!(remarks[0].contains("读了 2 张表：第一支部、第二支部"), "{remarks:?}");
    assert!(
        remarks[1].contains("没有读表“空表”") && remarks[2].contains("没有读表“第三支部”：缺少这些列：党支部"),
        "{remarks:?}"
    );
    assert!(remarks[3].contains("没有名单的表头，没有读：封面") && remarks.len() == 4, "{remarks:?}");
}

#[test]
fn a_hidden_sheet_is_never_read_and_always_named() {
    let mut book = Workbook::new();
    let row: &[&[&str]] = &[&["9", "藏一", "第一党支部", "", "正式党员", ""]];
    list(book.add_worksheet().set_name("旧名单").unwrap().set_hidden(true), row);
    list(book.add_worksheet().set_active(true), &[&["10", "显一", "第一党支部", "", "正式党员", ""]]);
    let plan = plan(&found(book));
    assert_eq!(numbers(&plan), ["10"]);
    assert_eq!(plan.sheets.told(2), "2");
    assert!(remarks(&plan)[0].contains("隐藏的表没有读：旧名单"), "{:?}", plan.remarks);

    let mut book = Workbook::new();
    list(book.add_worksheet().set_name("旧名单").unwrap().set_hidden(true), row);
    rows(book.add_worksheet().set_active(true), &[&["说明", "见旧名单"]]);
    let refused = read("名单.xlsx", &book.save_to_buffer().unwrap()).expect_err("no list is seen");
    assert!(refused.zh.contains("没有找到表头") && refused.zh.contains("隐藏的表没有读：旧名单"), "{refused:?}");
    assert!(refused.en.contains("Hidden sheets were not read: 旧名单"), "{refused:?}");
}

#[test]
fn what_is_merged_over_rows_stands_in_each_of_them() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let row = |number, name| [number, name, "第一党支部", "", "正式党员", ""];
    let cells = [row("9", "赵六"), row("10", "钱七"), row("11", "孙八")];
    list(sheet, &cells.each_ref().map(|row| &row[..]));
    let plain = Format::new();
    sheet.merge_range(1, 3, 3, 3, "东组", &plain).unwrap();
    sheet.merge_range(1, 5, 2, 5, "2024-01-05", &plain).unwrap();
    // Below the list: no row is made of it.
    sheet.merge_range(8, 3, 12, 3, "", &plain).unwrap();
    let plan = plan(&found(book));
    assert!(plan.bad.is_empty(), "{:?}", plan.bad);
    assert!(plan.members.iter().all(|new| new.unit_name == "东组"), "{:?}", plan.members);
    let days: Vec<_> = plan.members.iter().map(|new| new.from_on).collect();
    assert_eq!(days, [date(2024, 1, 5), date(2024, 1, 5), date(2026, 3, 2)]);
    assert_eq!(remarks(&plan), ["合并的单元格按看到的内容填到每一行，共 3 格：D2:D4、F2:F3。"]);
}

#[test]
fn what_is_merged_over_columns_is_told_and_a_merged_title_is_not() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let plain = Format::new();
    rows(sheet, &[&[""], &HEAD, &["9", "赵六", "", "", "正式党员", ""]]);
    sheet.merge_range(0, 0, 0, 5, "第一党支部花名册", &plain).unwrap();
    sheet.merge_range(2, 2, 2, 3, "第一党支部", &plain).unwrap();
    let plan = plan(&found(book));
    let told = told(&plan);
    assert_eq!(told, [("3".to_owned(), "党小组", "这一格和左边的格合并了，看不出写的是哪一列的内容")]);
    assert!(plan.remarks.is_empty(), "{:?}", plan.remarks);
    // A person over two rows is one person twice.
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    list(sheet, &[&["", "赵六", "第一党支部", "", "正式党员", ""], &["", "赵六", "第一党支部", "", "正式党员", ""]]);
    sheet.merge_range(1, 0, 2, 0, "9", &plain).unwrap();
    let plan = self::plan(&found(book));
    assert!(plan.bad.len() == 1 && plan.bad[0].what.zh.contains("与第 2 行的编号相同"), "{:?}", plan.bad);
}

#[test]
fn numbers_are_what_one_sees_or_they_are_told() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let names = ["赵六", "钱七", "孙八", "周九", "吴十", "郑一"];
    list(
        sheet,
        &names.each_ref().map(|name| ["", *name, "第一党支部", "", "正式党员", ""]).each_ref().map(|row| &row[..]),
    );
    let format = |code: &str| Format::new().set_num_format(code);
    sheet.write_number(1, 0, 110_101_199_001_011_234_f64).unwrap();
    sheet.write_number(2, 0, 1.5).unwrap();
    sheet.write_number_with_format(3, 0, 123, &format("00000")).unwrap();
    sheet.write_number_with_format(4, 0, 123, &format("\"A\"000")).unwrap();
    sheet.write_number_with_format(5, 0, 20_240_001, &format("0_ ")).unwrap();
    sheet.write_string(6, 0, "110101199001011234").unwrap();
    // A day with its time is told as a day.
    sheet.write_number(6, 5, 45_296.5).unwrap();
    let plan = plan(&found(book));
    let told = told(&plan);
    let wanted = [
        ("2", "编号", "这一格是数字，超过 15 位"),
        ("3", "编号", "带小数的数字"),
        ("5", "编号", "看到的样子有一部分只在单元格格式里"),
        ("7", "编入日期", ""),
    ];
    for (line, column, what) in wanted {
        assert!(told.iter().any(|one| one.0 == line && one.1 == column && one.2.contains(what)), "{line}: {told:?}");
    }
    assert_eq!((told.len(), numbers(&plan)), (4, vec!["00123", "20240001"]));
    assert!(plan.bad[0].remedy.zh.contains("设为“文本”格式") && plan.bad[0].remedy.en.contains("“Text”"));
}

#[test]
fn a_filled_in_template_says_nothing_of_its_explanations_and_headings_of_two_lines_are_told_in_one() {
    for language in zhixing_kit::Language::ALL {
        let template = crate::import::template::xlsx(language).expect("a template");
        let (headings, table) = read("名单.xlsx", &template).expect("a list");
        let plan = Plan::new(&headings, &table, &present());
        assert!(plan.remarks.is_empty() && plan.examples == 1, "{:?}", plan.remarks);
    }
    let mut book = Workbook::new();
    rows(
        book.add_worksheet(),
        &[&["编　号*", "姓 名", "所在党支部", "人员类别\n（必填）"], &["9", "赵六", "第一党支部", ""]],
    );
    assert_eq!(told(&plan(&found(book)))[0].1, "人员类别（必填）");
}

#[test]
fn rows_that_one_does_not_see_are_told() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let numbers = ["1", "2", "3", "4", "5", "6"].map(|number| format!("2{number}"));
    let cells = numbers.each_ref().map(|number| [number, "赵六", "第一党支部", "", "正式党员", ""]);
    list(sheet, &cells.each_ref().map(|row| &row[..]));
    for row in [2, 4, 5] {
        sheet.set_row_hidden(row).unwrap();
    }
    // Nothing stands there.
    sheet.set_row_hidden(40).unwrap();
    for column in [4, 5, 9] {
        sheet.set_column_hidden(column).unwrap();
    }
    let plan = plan(&found(book));
    assert_eq!(plan.members.len(), 6);
    let remark = remarks(&plan)[0];
    assert!(remark.contains("有 3 行在表里是隐藏的") && remark.contains("第 3、5–6 行"), "{remark}");
    assert!(remarks(&plan)[1..] == ["隐藏的列也会读：E 列。不要的，请先在表里删去。"], "{:?}", plan.remarks);
}

#[test]
fn the_columns_of_two_sheets_never_cover_each_other() {
    let mut book = Workbook::new();
    list(book.add_worksheet(), &[&["9", "赵六", "第一党支部", "", "正式党员", "", "多出"]]);
    let columns = ["照顾情形", "党小组", "编号", "姓名", "党支部", "人员类别", "编入日期", "职务", "任职日期"];
    let row = ["患病", "东组", "10", "钱七", "第一党支部", "正式党员", "2024-01-05", "组织委员", "2024-02-01"];
    rows(book.add_worksheet(), &[&columns, &row]);
    let (headings, table) = found(book);
    let cell = |column| table.rows[2].cell(headings.index(column).expect("a column"));
    let cells =
        [Column::Exemption, Column::Group, Column::Number, Column::Name, Column::Post, Column::PostFrom].map(cell);
    assert_eq!(cells, ["患病", "东组", "10", "钱七", "组织委员", "2024-02-01"]);
    let plan = plan(&(headings, table));
    assert_eq!(told(&plan).iter().map(|one| one.0.as_str()).collect::<Vec<_>>(), ["Sheet1!2"], "{:?}", plan.bad);
}

#[test]
fn a_sheet_beside_the_list_that_breaks_a_limit_is_named_and_the_list_is_read() {
    let row: &[&[&str]] = &[&["9", "赵六", "第一党支部", "", "正式党员", ""]];
    let beside = |book: &mut Workbook| {
        let notes = book.add_worksheet().set_name("填表说明").unwrap();
        notes.write_string(0, 0, "请如实填写。".repeat(100)).unwrap();
        let statistic = book.add_worksheet().set_name("统计").unwrap();
        statistic.write_number(0, 70, 5).unwrap();
    };
    let mut book = Workbook::new();
    list(book.add_worksheet().set_name("名单").unwrap(), row);
    beside(&mut book);
    let plan = plan(&found(book));
    let remarks = remarks(&plan);
    assert_eq!((numbers(&plan), remarks.len()), (vec!["9"], 2), "{remarks:?}");
    assert!(remarks[0].contains("没有读表“填表说明”：") && remarks[0].contains("500"), "{remarks:?}");
    assert!(remarks[1].contains("没有读表“统计”：") && remarks[1].contains("60"), "{remarks:?}");

    // Of two lists, one that breaks a limit is not left out: nothing is read.
    let mut book = Workbook::new();
    list(book.add_worksheet(), row);
    let long = "长".repeat(501);
    list(book.add_worksheet().set_name("二").unwrap(), &[&["10", &long, "第一党支部", "", "正式党员", ""]]);
    let refused = read("名单.xlsx", &book.save_to_buffer().unwrap()).expect_err("a list that is too long");
    assert!(refused.zh.starts_with("表“二”：") && refused.zh.contains("500"), "{refused:?}");

    // Without any list, the limit is why.
    let mut book = Workbook::new();
    beside(&mut book);
    let refused = read("名单.xlsx", &book.save_to_buffer().unwrap()).expect_err("no list");
    assert!(refused.zh.starts_with("表“填表说明”："), "{refused:?}");
}
