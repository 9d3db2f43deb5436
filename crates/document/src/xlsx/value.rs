//! A value of a form as a cell of a workbook: a number is one, a day is one, and whatever anybody wrote is a text, never a formula.

use jiff::civil::DateTime;
use rust_xlsxwriter::{ExcelDateTime, Format as Look, Worksheet, XlsxError};
use zhixing_kit::Language;

use super::short;
use crate::cell::Cell;

/// Writes a value as what it is. A day that no workbook knows is told in words.
pub(super) fn value(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell,
    language: Language,
    look: &Look,
) -> Result<(), XlsxError> {
    let known = match cell {
        Cell::Number(number) => Some((f64::from(*number), "0")),
        Cell::Day { day } => serial(day.at(0, 0, 0, 0)).map(|at| (at, day_pattern(language))),
        Cell::Moment { at } => serial(*at).map(|at| (at, moment_pattern(language))),
        Cell::Text(_) | Cell::Figures { .. } => None,
    };
    match known {
        Some((number, pattern)) => {
            sheet.write_number_with_format(row, column, number, &look.clone().set_num_format(pattern)).map(drop)
        }
        None => sheet.write_string_with_format(row, column, short(&cell.text(language)), look).map(drop),
    }
}

fn day_pattern(language: Language) -> &'static str {
    language.pick(r#"yyyy"年"m"月"d"日""#, "d mmmm yyyy")
}

fn moment_pattern(language: Language) -> &'static str {
    language.pick(r#"yyyy"年"m"月"d"日" hh:mm"#, "d mmmm yyyy hh:mm")
}

/// As workbooks count days, from 1900 on.
fn serial(at: DateTime) -> Option<f64> {
    let day = ExcelDateTime::from_ymd(u16::try_from(at.year()).ok()?, at.month() as u8, at.day() as u8).ok()?;
    Some(day.and_hms(at.hour() as u16, at.minute() as u8, 0).ok()?.to_excel())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_as_workbooks_do() {
        use jiff::civil::date;
        assert_eq!(serial(date(2026, 3, 15).at(0, 0, 0, 0)), Some(46_096.0));
        assert_eq!(serial(date(2026, 3, 15).at(18, 0, 0, 0)), Some(46_096.75));
        assert_eq!(serial(date(1840, 1, 1).at(0, 0, 0, 0)), None);
    }
}
