//! What a cell of a workbook shows: its number in the format of the cell. A spreadsheet stores 80 % as 0.8, half past eight as a part of a day and the
//! first of January as the number of a day; whoever typed it means what he sees.

use calamine::{DataRef, ExcelDateTime, Style};
use ssfmt::{DateSystem, FormatOptions};

/// What of a format only the spreadsheet's own country and language know.
const BY_REGION: &[&str] = &["[$-F", "DBNum", "上午", "aaa", "m/d/yy", "mm-dd-yy", "mmm", "ddd"];

/// The text of a cell; nothing where a formula failed.
pub fn text_of(value: &DataRef<'_>, style: Option<&Style>) -> String {
    let code = style.and_then(|style| style.number_format.as_ref()).map_or("", |format| format.format_code.as_str());
    match value {
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::Int(number) => in_format(*number as f64, code, DateSystem::Date1900).unwrap_or(number.to_string()),
        DataRef::Float(number) => in_format(*number, code, DateSystem::Date1900).unwrap_or_else(|| digits(*number)),
        DataRef::Bool(yes) => if *yes { "TRUE" } else { "FALSE" }.to_owned(),
        DataRef::DateTime(day) => in_format(day.as_f64(), code, system(day)).unwrap_or_else(|| moment(day)),
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

/// The number as the format shows it, where it shows more than the number itself and the same everywhere.
fn in_format(number: f64, code: &str, date_system: DateSystem) -> Option<String> {
    let is_plain = code.is_empty() || code == "@" || code.eq_ignore_ascii_case("general");
    if is_plain || BY_REGION.iter().any(|sign| code.contains(sign)) {
        return None;
    }
    let options = FormatOptions { date_system, ..FormatOptions::default() };
    let shown = ssfmt::format(number, code, &options).ok()?.trim().to_owned();
    shown.contains(char::is_alphanumeric).then_some(shown)
}

/// Spreadsheets store every number as a floating one; up to 2^53 whole numbers are exact.
fn digits(number: f64) -> String {
    if number.fract() == 0.0 && number.abs() < 9e15 { format!("{number:.0}") } else { number.to_string() }
}

/// From which day the file counts its days: the value alone says that it is another one than usual.
fn system(day: &ExcelDateTime) -> DateSystem {
    let usual = ExcelDateTime::new(day.as_f64(), calamine::ExcelDateTimeType::DateTime, false);
    if usual.to_ymd_hms_milli() == day.to_ymd_hms_milli() { DateSystem::Date1900 } else { DateSystem::Date1904 }
}

/// A day, a time of day, or both, as they are written everywhere.
fn moment(moment: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let seconds = if second == 0 { String::new() } else { format!(":{second:02}") };
    let (date, time) = (format!("{year:04}-{month:02}-{day:02}"), format!("{hour:02}:{minute:02}{seconds}"));
    match moment.as_f64() {
        number if number.fract() == 0.0 => date,
        number if number < 1.0 => time,
        _ => format!("{date} {time}"),
    }
}
