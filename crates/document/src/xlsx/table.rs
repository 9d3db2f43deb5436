//! A table on a sheet of its own: its head stays in sight and filters, numbers and days are such, everything else is a text.

use rust_xlsxwriter::{ExcelDateTime, Format as Look, FormatAlign, FormatBorder, Worksheet, XlsxError};
use zhixing_kit::Language;
use zhixing_kit::html::words::month_word;

use super::{CHARACTERS, looks, short};
use crate::form::Form;
use crate::kind::{Column, Holds};
use crate::widths::widths;

/// A column is never drawn to less than this, in characters: the button of the filter needs room beside a heading.
const CHARACTERS_MIN: f64 = 8.0;

/// Writes head and rows.
pub(super) fn write(
    sheet: &mut Worksheet,
    form: &Form,
    columns: &[Column],
    rows: &[Vec<String>],
) -> Result<(), XlsxError> {
    let language = form.language();
    let characters = CHARACTERS[usize::from(form.kind().wide)];
    let text = looks().set_border(FormatBorder::Thin);
    let head = text.clone().set_bold().set_align(FormatAlign::Center);
    let parts = widths(columns, language, characters as f32 / 2.0);
    for (place, (column, part)) in (0..).zip(columns.iter().zip(parts)) {
        sheet.set_column_width(place, (characters * f64::from(part)).max(CHARACTERS_MIN))?;
        sheet.write_string_with_format(0, place, column.name.text(language), &head)?;
    }
    for (row, cells) in (1..).zip(rows) {
        for (place, (column, cell)) in (0..).zip(columns.iter().zip(cells)) {
            write_cell(sheet, (row, place), column.holds, language, cell, &text)?;
        }
    }
    let (last_row, last_column) = (rows.len() as u32, columns.len().saturating_sub(1) as u16);
    sheet.set_freeze_panes(1, 0)?.autofilter(0, 0, last_row, last_column)?.set_repeat_rows(0, 0).map(drop)
}

fn write_cell(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    holds: Holds,
    language: Language,
    cell: &str,
    text: &Look,
) -> Result<(), XlsxError> {
    let value = match holds {
        Holds::Number => number(cell),
        Holds::Day | Holds::Moment => moment(cell),
        Holds::Brief | Holds::Words(_) => None,
    };
    let Some(value) = value else {
        return sheet.write_string_with_format(row, column, short(cell), text).map(drop);
    };
    let pattern = match (holds, language) {
        (Holds::Day, Language::Chinese) => r#"yyyy"年"m"月"d"日""#,
        (Holds::Day, Language::English) => "d mmmm yyyy",
        (Holds::Moment, Language::Chinese) => r#"yyyy"年"m"月"d"日" hh:mm"#,
        (Holds::Moment, Language::English) => "d mmmm yyyy hh:mm",
        _ => "0",
    };
    sheet.write_number_with_format(row, column, value, &text.clone().set_num_format(pattern)).map(drop)
}

/// A whole number as this house writes it; no other text, such as one with a zero before it, is taken for one.
fn number(cell: &str) -> Option<f64> {
    let number: u32 = cell.parse().ok()?;
    (number.to_string() == cell).then(|| f64::from(number))
}

/// A day in words, with or without a time, as forms write it in either language: as workbooks count days.
fn moment(cell: &str) -> Option<f64> {
    let (day, time) = match cell.rsplit_once(' ') {
        Some((day, time)) if time.contains(':') => (day, Some(time)),
        _ => (cell, None),
    };
    let day = chinese_day(day).or_else(|| english_day(day))?;
    let (hour, minute) = time.map_or(Some(("0", "0")), |time| time.split_once(':'))?;
    let at = day.and_hms(hour.parse().ok()?, minute.parse::<u8>().ok()?, 0).ok()?;
    Some(at.to_excel())
}

fn chinese_day(day: &str) -> Option<ExcelDateTime> {
    let (year, rest) = day.split_once('年')?;
    let (month, rest) = rest.split_once('月')?;
    let day = rest.strip_suffix('日')?;
    ExcelDateTime::from_ymd(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

fn english_day(day: &str) -> Option<ExcelDateTime> {
    let mut words = day.split(' ');
    let (day, name, year) = (words.next()?, words.next()?, words.next()?);
    let month = (1..=12).find(|month| month_word(Language::English, *month) == name)?;
    let month = u8::try_from(month).ok()?;
    if words.next().is_some() {
        return None;
    }
    ExcelDateTime::from_ymd(year.parse().ok()?, month, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_numbers_are_known_and_nothing_else_is_taken_for_one() {
        for told in ["2026年3月15日", "15 March 2026"] {
            assert_eq!(moment(told), Some(46_096.0), "{told}");
            assert_eq!(moment(&format!("{told} 18:00")), Some(46_096.75));
        }
        for told in [
            "",
            "至今",
            "2026年13月1日",
            "2026年2月",
            "15 Marchen 2026",
            "3/4",
            "2026年3月15日 25:61",
            "15 March 2026 x",
        ] {
            assert_eq!(moment(told), None, "{told}");
        }
        assert_eq!((number("12"), number("0")), (Some(12.0), Some(0.0)));
        for told in ["", "007", "+1", "-1", "1.5", "=1", "3/4", "１２"] {
            assert_eq!(number(told), None, "{told}");
        }
    }
}
