//! Lines that people write below a list, such as its sum or who filled it in: they name nobody, and are told and left out.

use super::headings::{Column, Headings};
use super::table::Row;

/// What begins a line that people write below a list, such as its sum or who filled it in.
const BELOW: [&str; 14] = [
    "合计",
    "小计",
    "总计",
    "共计",
    "填表人",
    "制表人",
    "填报人",
    "审核人",
    "审核",
    "填表日期",
    "备注",
    "说明",
    "total",
    "注：",
];

/// The first words of a row that names nobody: it has no name, and begins as what people write below a list.
pub(super) fn below_the_list<'a>(headings: &Headings, row: &'a Row) -> Option<&'a str> {
    let stands_in = |column| headings.index(column).map_or("", |index| row.cell(index));
    let first = row.cells.iter().find(|cell| !cell.is_empty())?;
    let number = stands_in(Column::Number);
    let words: String = first.chars().filter(|sign| !sign.is_whitespace()).flat_map(char::to_lowercase).collect();
    let names_nobody = (number.is_empty() || number == first) && stands_in(Column::Name).is_empty();
    (names_nobody && BELOW.iter().any(|word| words.starts_with(word))).then_some(first.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::table::Table;

    #[test]
    fn who_has_a_name_is_never_taken_for_a_line_below_the_list() {
        let mut table = Table::default();
        let head = ["编号", "姓名", "党支部", "人员类别"].map(str::to_owned);
        table.push(1, head.to_vec()).expect("a row");
        let headings = Headings::find(&table).expect("headings");
        let row = |cells: [&str; 4]| Row { line: 2, cells: cells.map(str::to_owned).to_vec(), ..Row::default() };
        for cells in
            [["合计", "", "2", ""], ["", "", "填表人：王五", ""], ["合 计：2 人", "", "", ""], ["Total", "", "", "2"]]
        {
            assert!(below_the_list(&headings, &row(cells)).is_some(), "{cells:?}");
        }
        for cells in [
            ["合计", "张三", "2", ""],
            ["9", "", "合计", ""],
            ["", "", "第一党支部", "正式党员"],
            ["9", "备注", "", ""],
        ] {
            assert!(below_the_list(&headings, &row(cells)).is_none(), "{cells:?}");
        }
    }
}
