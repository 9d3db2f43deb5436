//! The list in an XLSX workbook: every sheet that can be seen and has the headings; what is left out is told. What the packed file unfolds to is
//! measured before anything is read from it: it never costs more than the limit.

use std::collections::HashMap;
use std::io::{BufReader, Cursor, Read as _};
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Reader as _, SheetType, SheetVisible, Xlsx};
use zhixing_kit::{Language, Sentence};
use zip::result::ZipError;

use super::format::{self, Shown};
use super::joined::{self, List};
use super::marks::{self, Marks, Unread};
use super::{parts, sheet, with_rows};
use crate::import::headings::Headings;
use crate::import::table::Table;
use crate::import::template;
use crate::import::text::Text;

/// The most bytes that the parts of a workbook may unfold to.
const UNFOLDED_BYTES_MAX: u64 = 96 * 1024 * 1024;
/// The most parts.
const PARTS_MAX: usize = 1_000;
/// The most sheets that can be seen.
const SHEETS_MAX: usize = 100;

type Book<'a> = Xlsx<Cursor<&'a [u8]>>;

pub(super) fn read(bytes: &[u8]) -> Result<(Headings, Table), Sentence> {
    measure(bytes)?;
    // The reader of this format is not ours: should it ever panic, the file is unreadable and nothing else.
    catch_unwind(AssertUnwindSafe(|| read_sheets(bytes))).unwrap_or_else(|_| Err(damaged()))
}

pub(super) fn damaged() -> Sentence {
    Sentence::of(|language| Text(language).damaged_workbook())
}

/// Why a part cannot be unfolded.
fn unreadable(error: &ZipError) -> Sentence {
    match error {
        ZipError::UnsupportedArchive(why) if *why == ZipError::PASSWORD_REQUIRED => {
            Sentence::of(|language| Text(language).workbook_locked())
        }
        _ => damaged(),
    }
}

/// Unfolds every part into nothing, counting: sizes that a file states of itself are not believed.
fn measure(bytes: &[u8]) -> Result<(), Sentence> {
    // The list of its parts is the end of a packed file: without it the file was not written, or not fetched, to its end.
    let cut_off = || Sentence::of(|language| Text(language).workbook_cut_off());
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| cut_off())?;
    let mut left = UNFOLDED_BYTES_MAX;
    if archive.len() > PARTS_MAX {
        return Err(Sentence::of(|language| Text(language).unfolds_too_far()));
    }
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|error| unreadable(&error))?;
        let unfolded = std::io::copy(&mut part.take(left + 1), &mut std::io::sink()).map_err(|_| damaged())?;
        left = left.checked_sub(unfolded).ok_or_else(|| Sentence::of(|language| Text(language).unfolds_too_far()))?;
    }
    Ok(())
}

/// What became of the sheets of a book.
#[derive(Default)]
struct Found {
    lists: Vec<List>,
    /// Sheets that have headings and cannot be read, with the reason.
    faulty: Vec<(String, Sentence)>,
    /// Sheets that break a limit before any headings stand in them, with the limit: notes or statistics beside the list.
    beyond: Vec<(String, Sentence)>,
    /// Sheets that hold something and have no headings.
    others: Vec<(String, Sentence)>,
    hidden: Vec<String>,
}

fn read_sheets(bytes: &[u8]) -> Result<(Headings, Table), Sentence> {
    let mut book: Book<'_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| damaged())?;
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
    let parts = parts::of_sheets(&mut archive).unwrap_or_default();
    let sheets = book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let (seen, hidden): (Vec<_>, Vec<_>) = sheets.cloned().partition(|sheet| sheet.visible == SheetVisible::Visible);
    if seen.len() > SHEETS_MAX {
        return Err(Sentence::of(|language| Text(language).too_many_sheets(SHEETS_MAX)));
    }
    let mut found = Found { hidden: hidden.into_iter().map(|sheet| sheet.name).collect(), ..Found::default() };
    let is_alone = seen.len() == 1;
    for sheet in seen {
        let name = sheet.name;
        let in_sheet = |told: Sentence| if is_alone { told } else { of_sheet(&name, &told) };
        let (table, seen) = match read_sheet(&mut book, &mut archive, &parts, &name).map_err(in_sheet)? {
            OneSheet::Read(table, seen) => (table, seen),
            OneSheet::Beyond(told) => {
                found.beyond.push((name, told));
                continue;
            }
        };
        let (is_list, is_empty) = (Headings::are_in(&table), table.rows.is_empty());
        match with_rows(table) {
            Ok((headings, table)) => found.lists.push(List { name, headings, table, seen }),
            // Our own template explains its columns in a sheet, where some of their names stand in rows.
            Err(told) if is_list && !template::is_explanation(&name) => found.faulty.push((name, told)),
            Err(told) if !is_empty => found.others.push((name, told)),
            Err(_) => {}
        }
    }
    found.told()
}

impl Found {
    fn told(self) -> Result<(Headings, Table), Sentence> {
        if self.lists.is_empty() {
            return Err(self.refusal());
        }
        let mut remarks = Vec::new();
        let mut tell = |say: &dyn Fn(Text) -> String| remarks.push(Sentence::of(|language| say(Text(language))));
        if self.lists.len() > 1 {
            let names: Vec<_> = self.lists.iter().map(|list| list.name.as_str()).collect();
            tell(&|text| text.sheets_read(names.len(), listed(&names, text.0)));
        }
        for (name, why) in self.faulty.iter().chain(&self.beyond) {
            tell(&|text| text.sheet_left_out(name, why.text(text.0)));
        }
        let others = self.others.iter().map(|(name, _)| name.as_str());
        let others: Vec<_> = others.filter(|name| !template::is_explanation(name)).collect();
        if !others.is_empty() {
            tell(&|text| text.sheets_without_list(listed(&others, text.0)));
        }
        let hidden: Vec<_> = self.hidden.iter().map(String::as_str).collect();
        if !hidden.is_empty() {
            tell(&|text| text.hidden_sheets(listed(&hidden, text.0)));
        }
        joined::one(self.lists, remarks)
    }

    /// Why nothing can be read. What is wrong with a sheet that has the headings says more than that another one has none.
    fn refusal(self) -> Sentence {
        let is_alone = self.faulty.len() + self.beyond.len() + self.others.len() == 1;
        let told = self.faulty.into_iter().chain(self.beyond).chain(self.others).next();
        let told = match told {
            Some((_, told)) if is_alone => told,
            Some((name, told)) => of_sheet(&name, &told),
            None => Sentence::of(|language| Text(language).no_sheet_filled()),
        };
        let hidden: Vec<_> = self.hidden.iter().map(String::as_str).collect();
        if hidden.is_empty() {
            return told;
        }
        Sentence::of(|language| {
            let more = Text(language).hidden_sheets(listed(&hidden, language));
            format!("{}{}{more}", told.text(language), language.pick("", " "))
        })
    }
}

fn of_sheet(name: &str, told: &Sentence) -> Sentence {
    Sentence::of(|language| Text(language).of_sheet(name, told.text(language)))
}

/// At most ten names.
fn listed(names: &[&str], language: Language) -> String {
    let shown = names.iter().take(10).copied().collect::<Vec<_>>().join(language.pick("、", ", "));
    if names.len() > 10 { format!("{shown}…") } else { shown }
}

/// What became of one sheet.
enum OneSheet {
    Read(Table, sheet::Seen),
    /// It is no list, and breaks a limit.
    Beyond(Sentence),
}

/// A sheet with what is to be known of its marks. A list that breaks a limit is refused: half of the lists are never taken for all.
fn read_sheet(
    book: &mut Book<'_>,
    archive: &mut parts::Archive<'_>,
    parts: &HashMap<String, String>,
    name: &str,
) -> Result<OneSheet, Sentence> {
    let mut table = Table::default();
    match fill_sheet(book, archive, parts, name, &mut table) {
        Ok(seen) => Ok(OneSheet::Read(table, seen)),
        Err(Unread::Damaged) => Err(damaged()),
        Err(Unread::Told(told)) if Headings::are_in(&table) && !template::is_explanation(name) => Err(told),
        Err(Unread::Told(told)) => Ok(OneSheet::Beyond(told)),
    }
}

fn fill_sheet(
    book: &mut Book<'_>,
    archive: &mut parts::Archive<'_>,
    parts: &HashMap<String, String>,
    name: &str,
    table: &mut Table,
) -> Result<sheet::Seen, Unread> {
    let formats = {
        let mut cells = book.worksheet_cells_reader(name).map_err(|_| Unread::Damaged)?;
        let code = |style: &calamine::Style| style.number_format.as_ref().map(|format| format.format_code.clone());
        let formats = cells.styles().iter().map(|style| code(style).map_or(Shown::Plain, |code| format::shown(&code)));
        let formats: Vec<_> = formats.collect();
        sheet::read(&mut cells, table)?;
        formats
    };
    let part = parts.get(name).and_then(|part| parts::number(archive, part));
    let Some(part) = part else { return Ok(sheet::Seen { is_unmarked: true, ..sheet::Seen::default() }) };
    let marks = read_marks(archive, part, table, &formats)?;
    Ok(sheet::mark(table, &marks, &formats)?)
}

fn read_marks(
    archive: &mut parts::Archive<'_>,
    part: usize,
    table: &Table,
    formats: &[Shown],
) -> Result<Marks, Unread> {
    let part = archive.by_index(part).map_err(|_| Unread::Damaged)?;
    let has_row = |row: u32| table.row_of(row.saturating_add(1)).is_some();
    let has_format = |format: usize| formats.get(format).is_some_and(|shown| *shown != Shown::Plain);
    marks::read(BufReader::new(part), has_row, has_format)
}
