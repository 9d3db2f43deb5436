//! The template of a list: headings, an example that is left out when it is imported, choices in the cells, and a sheet that explains it all.
//! Made anew for each download in the reader's language; it holds nothing of anybody. What leaves towards a spreadsheet is never a formula.

use std::borrow::Cow;

use rust_xlsxwriter::{DataValidation, Format, FormatBorder, Workbook, Worksheet, XlsxError};
use zhixing_kit::{Error, Language, Result};

use super::headings::Column;
use super::text::Text;
use crate::member::{ExemptionKind, MemberKind};

zhixing_kit::text! {
    Words
    sheet() "名单" / "List";
    explained() "说明" / "Explanations";
    heading() "列名" / "Column";
    needed() "必填" / "Required";
    yes() "是" / "yes";
    no() "否" / "no";
    meaning() "说明" / "Meaning";
    example_number() "示例-001" / "Example-001";
    example_name() "张三（此行不会导入）" / "Zhang San (this row is left out)";
    example_branch() "第一党支部" / "First branch";
    example_group() "第一党小组" / "First group";
    example_posts() "书记；党小组组长" / "secretary; group leader";
    number() "每个人不同，再次导入时据此对应。请设为文本格式，保留开头的 0。" / "Different for each person; lists are matched by it. Keep it as text so that leading zeros stay.";
    name() "最多 40 个字。" / "At most 40 characters.";
    branch() "没有的会新建。名称含“联合”的，按联合党支部新建。临时党支部不写在这里：写成员自己的支部。" / "A new one is founded when there is none; “joint” in the name makes it one. A temporary branch does not stand here: give the member’s own.";
    group() "没有的会在该支部下新建。" / "A new one is founded in the branch when there is none.";
    kind(choices) "请选：{choices}。" / "Choose: {choices}.";
    since() "从哪天起属于这里。空着按导入当天；写了现任职务的，按最早的任职日期。只用于新成员和有变动的成员；转出后回来的人必须写。" / "From which day he belongs here. When empty: the day of the import, or the first day of the earliest post of one who holds any. Used for new members and for changes alone; who left and comes back needs it.";
    day() "请写到日，例如 2023-01-05。" / "Write the full day, such as 2023-01-05.";
    posts() "只写党内职务，多个用“；”分开。书记、副书记、委员、党小组组长须是正式党员。" / "Posts in the branch, with “;” between several. Secretary, deputy, committee members and group leaders are formal members.";
    post_days() "一个日期用于全部职务；或按职务的顺序写几个，用“；”分开。" / "One day for all posts, or one for each in the same order, with “;” between them.";
    exemption(choices) "没有就空着。有的请选：{choices}。只有书记、副书记和管理员看得到。" / "Leave it empty if there is none. Else choose: {choices}. Seen by the secretary, the deputy and the administrator alone.";
    left_alone() "空着的格子不会改动已有内容；名单里没有的成员保持不变。" / "An empty cell changes nothing; members whom the list does not name stay as they are.";
}

/// How many rows the choices reach down.
const ROWS: u32 = 20_000;

/// Whether a sheet is called as the one that explains the columns.
pub(super) fn is_explanation(sheet: &str) -> bool {
    Language::ALL.iter().any(|&language| Words(language).explained() == sheet)
}

/// The template as a workbook.
pub fn xlsx(language: Language) -> Result<Vec<u8>> {
    workbook(language).map_err(Error::broken)
}

fn workbook(language: Language) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    list(book.add_worksheet(), language)?;
    // Both languages, whoever opens it.
    for language in [language, other(language)] {
        explanations(book.add_worksheet(), language)?;
    }
    book.save_to_buffer()
}

fn list(sheet: &mut Worksheet, language: Language) -> Result<(), XlsxError> {
    let head = Format::new().set_bold().set_background_color("F1E6D6").set_border_bottom(FormatBorder::Thin);
    let example = Format::new().set_italic().set_font_color("7A7168").set_num_format("@");
    let text = Format::new().set_num_format("@");
    sheet.set_name(Words(language).sheet())?;
    for (place, (column, cell)) in (0_u16..).zip(Column::all().zip(example_row(language))) {
        // As text, so that a spreadsheet keeps leading zeros and never makes a formula of what is typed.
        sheet.set_column_format(place, &text)?;
        sheet.set_column_width(place, 18)?;
        sheet.write_string_with_format(0, place, column.name(language), &head)?;
        sheet.write_string_with_format(1, place, &cell, &example)?;
        if let Some(choices) = choices(column, language) {
            sheet.add_data_validation(1, place, ROWS, place, &DataValidation::new().allow_list_strings(&choices)?)?;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    Ok(())
}

fn explanations(sheet: &mut Worksheet, language: Language) -> Result<(), XlsxError> {
    let words = Words(language);
    let head = Format::new().set_bold();
    sheet.set_name(words.explained())?;
    for (place, heading) in (0_u16..).zip([words.heading(), words.needed(), words.meaning()]) {
        sheet.write_string_with_format(0, place, heading, &head)?;
    }
    for (row, column) in (1_u32..).zip(Column::all()) {
        sheet.write_string(row, 0, column.name(language))?;
        sheet.write_string(row, 1, if column.is_required() { words.yes() } else { words.no() })?;
        sheet.write_string(row, 2, meaning(column, language))?;
    }
    sheet.write_string(Column::all().count() as u32 + 2, 0, words.left_alone())?;
    sheet.set_column_width(0, 16)?;
    sheet.set_column_width(2, 90)?;
    Ok(())
}

/// The template as separated text: UTF-8 with its mark, which spreadsheets need.
pub fn csv(language: Language) -> Vec<u8> {
    let headings: Vec<_> = Column::all().map(|column| csv_cell(column.name(language))).collect();
    let example: Vec<_> = example_row(language).iter().map(|cell| csv_cell(cell)).collect();
    format!("\u{feff}{}\r\n{}\r\n", headings.join(","), example.join(",")).into_bytes()
}

/// A cell of separated text: guarded, and quoted where needed.
pub fn csv_cell(text: &str) -> String {
    if text.contains(['"', ',', ';', '\n', '\r', '\t']) { quoted_csv_cell(text) } else { guarded(text).into_owned() }
}

/// A cell of separated text: guarded, and quoted in any case.
pub fn quoted_csv_cell(text: &str) -> String {
    format!("\"{}\"", guarded(text).replace('"', "\"\""))
}

/// What a spreadsheet would take for a formula gets an apostrophe in front.
fn guarded(text: &str) -> Cow<'_, str> {
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if is_formula { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

fn example_row(language: Language) -> Vec<String> {
    let words = Words(language);
    let cell = |column| match column {
        Column::Number => words.example_number(),
        Column::Name => words.example_name(),
        Column::Branch => words.example_branch(),
        Column::Group => words.example_group(),
        Column::Kind => MemberKind::Formal.name(language),
        Column::Since | Column::PostFrom => "2024-01-05",
        Column::Born => "1985-06-01",
        Column::Joined => "2010-07-01",
        Column::Confirmed => "2011-07-01",
        Column::Post => words.example_posts(),
        Column::PostTo => "2027-01-04",
        Column::Exemption => "",
    };
    Column::all().map(|column| cell(column).to_owned()).collect()
}

fn choices(column: Column, language: Language) -> Option<Vec<&'static str>> {
    match column {
        Column::Kind => Some(MemberKind::ALL.iter().map(|kind| kind.name(language)).collect()),
        Column::Exemption => Some(ExemptionKind::ALL.iter().map(|kind| kind.name(language)).collect()),
        _ => None,
    }
}

fn meaning(column: Column, language: Language) -> String {
    let words = Words(language);
    let listed = || choices(column, language).unwrap_or_default().join(language.pick("、", ", "));
    match column {
        Column::Number => words.number().to_owned(),
        Column::Name => words.name().to_owned(),
        Column::Branch => words.branch().to_owned(),
        Column::Group => words.group().to_owned(),
        Column::Kind => words.kind(listed()),
        Column::Since => words.since().to_owned(),
        Column::Born | Column::Joined | Column::Confirmed => words.day().to_owned(),
        Column::Post => words.posts().to_owned(),
        Column::PostFrom | Column::PostTo => words.post_days().to_owned(),
        Column::Exemption => words.exemption(listed()),
    }
}

fn other(language: Language) -> Language {
    match language {
        Language::Chinese => Language::English,
        Language::English => Language::Chinese,
    }
}

/// What the template is called when it is saved.
pub fn file_name(language: Language, ending: &str) -> String {
    format!("{}.{ending}", Text(language).template_name())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::entry;
    use crate::import::reader::read;

    #[test]
    fn a_template_reads_as_an_empty_list_in_both_languages() {
        for language in Language::ALL {
            for file in [xlsx(language).expect("a workbook"), csv(language)] {
                let (headings, table) = read("template", &file).expect("our own template");
                assert!(headings.unknown.is_empty() && Column::all().all(|column| headings.index(column).is_some()));
                let entries = entry::read(&headings, &table, jiff::civil::date(2026, 3, 2));
                assert_eq!((entries.examples, entries.rows.len(), entries.bad.len()), (1, 0, 0), "{language:?}");
            }
        }
    }

    #[test]
    fn what_leaves_is_never_a_formula() {
        assert_eq!(csv_cell("=1+1"), "'=1+1");
        assert_eq!(csv_cell("@a,\"b\""), "\"'@a,\"\"b\"\"\"");
        assert_eq!(csv_cell("张三"), "张三");
    }
}
