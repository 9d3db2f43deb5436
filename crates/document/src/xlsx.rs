//! A form as a workbook: what it says on the first sheet, and each table on one of its own, to be filtered and reckoned with: numbers are numbers and
//! days are days. Whatever anybody wrote is a text, so that nothing is ever read as a formula; each sheet prints one page wide.

mod row;
mod table;
mod value;

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format as Look, FormatAlign, FormatBorder, FormatUnderline, Image, Url, Workbook,
    Worksheet, XlsxError,
};
use zhixing_kit::{Error, Language, Result};

use crate::cell::Cell;
use crate::docx::package::Package;
use crate::form::Form;
use crate::kind::{Kind, Section};
use crate::part::{Fact, Part};
use crate::proof::office;
use crate::stamp::{Stamp, common};
use crate::text::Text;
use row::{height, pieces};
use value::value;

/// Characters across the sheet, upright and on the long side.
const CHARACTERS: [f64; 2] = [84.0, 128.0];
/// Characters of the first column of the first sheet: names of facts.
const NAMES: f64 = 22.0;
/// The height of the row with the square code, in points.
const SQUARE: f64 = 76.0;
/// The most characters of one cell: more than that no workbook holds.
const CELL_CHARACTERS_MAX: usize = 32_000;

/// The form's workbook.
pub fn xlsx(form: &Form, stamp: &Stamp) -> Result<Vec<u8>> {
    let bytes = written(form, stamp).map_err(Error::broken)?;
    let mut package = Package::unpack(&bytes).map_err(|fault| Error::Refused(fault.sentence()))?;
    office::prepare(&mut package, "xl/workbook.xml")?;
    package.write()
}

fn written(form: &Form, stamp: &Stamp) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // The same values give the same bytes: the day of making stands in the stamp.
    let epoch = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(
        &DocProperties::new().set_title(form.title()).set_company(&stamp.organisation).set_creation_datetime(&epoch),
    );
    let first = form.kind().name.text(form.language());
    let mut page = Page::new(book.add_worksheet(), form, stamp)?;
    page.sheet.set_name(first)?;
    page.title(form.title())?;
    for part in form.parts() {
        page.part(&part)?;
    }
    page.stamp(form, stamp)?;
    for section in form.kind().sections {
        if let Section::Grid(table) = section
            && !form.cells(table).is_empty()
        {
            let sheet = book.add_worksheet();
            paper(sheet, form, stamp);
            sheet.set_name(sheet_name(first, table.name.text(form.language())))?;
            table::write(sheet, form, table)?;
        }
    }
    book.save_to_buffer()
}

/// A table may be called like its form: then its sheet is called otherwise.
fn sheet_name(first: &str, title: &str) -> String {
    if first == title { format!("{title} (2)") } else { title.to_owned() }
}

/// How a sheet is printed: one page wide, with the code on each page.
fn paper(sheet: &mut Worksheet, form: &Form, stamp: &Stamp) {
    let code = stamp.page_code(form.language());
    sheet.set_paper_size(9).set_print_fit_to_pages(1, 0).set_margins(0.5, 0.5, 0.5, 0.7, 0.3, 0.3);
    sheet.set_footer(format!("&L{code}&C— &P —"));
    if form.kind().wide {
        sheet.set_landscape();
    }
}

/// How a text is shown.
fn looks() -> Look {
    let font = Look::new().set_font_name("宋体").set_font_size(11);
    font.set_text_wrap().set_align(FormatAlign::VerticalCenter).set_num_format("@")
}

/// The first sheet as it is written from top to bottom.
struct Page<'s> {
    sheet: &'s mut Worksheet,
    row: u32,
    characters: f64,
    language: Language,
    kind: &'static Kind,
    plain: Look,
    head: Look,
    bordered: Look,
}

impl<'s> Page<'s> {
    fn new(sheet: &'s mut Worksheet, form: &Form, stamp: &Stamp) -> Result<Self, XlsxError> {
        let characters = CHARACTERS[usize::from(form.kind().wide)];
        sheet.set_column_width(0, NAMES)?.set_column_width(1, characters - NAMES)?;
        paper(sheet, form, stamp);
        let bordered = looks().set_border(FormatBorder::Thin);
        let head = bordered.clone().set_bold().set_align(FormatAlign::Center);
        let language = form.language();
        Ok(Self { sheet, row: 0, characters, language, kind: form.kind(), plain: looks(), head, bordered })
    }

    fn title(&mut self, title: &str) -> Result<(), XlsxError> {
        let look = self.plain.clone().set_bold().set_font_size(18).set_align(FormatAlign::Center);
        self.sheet.merge_range(self.row, 0, self.row, 1, &short(title), &look)?;
        self.sheet.set_row_height(self.row, 28.0 * title.split('\n').count() as f64)?;
        self.row += 2;
        Ok(())
    }

    fn part(&mut self, part: &Part<'_>) -> Result<(), XlsxError> {
        match part {
            Part::Facts(rows) => {
                for fact in rows {
                    self.fact(fact)?;
                }
            }
            Part::Text(title, text) => {
                self.heading(title)?;
                let look = self.plain.clone();
                self.across(text, &look)?;
            }
            Part::Grid(title, ..) => {
                let first = self.kind.name.text(self.language);
                let told = Text(self.language).on_sheet(sheet_name(first, title));
                self.heading(title)?;
                let look = self.plain.clone();
                self.across(&told, &look)?;
                let to = Url::new(format!("internal:'{}'!A1", sheet_name(first, title))).set_text(told);
                self.sheet.write_url_with_format(self.row - 1, 0, to, &look.set_underline(FormatUnderline::Single))?;
            }
            Part::Paragraphs(title, rows) => {
                self.heading(title)?;
                let look = self.plain.clone();
                for (first, rest) in rows {
                    self.across(&format!("{first}{rest}"), &look)?;
                }
            }
            Part::Signatures(rows) => {
                self.row += 1;
                let look = self.plain.clone();
                for (name, value) in rows {
                    self.across(&format!("{name}{value}"), &look)?;
                }
            }
        }
        self.row += 1;
        Ok(())
    }

    fn stamp(&mut self, form: &Form, stamp: &Stamp) -> Result<(), XlsxError> {
        let text = Text(form.language());
        let small = self.plain.clone().set_font_size(9);
        let picture =
            crate::qr::png(&stamp.address).map_err(|_| XlsxError::ParameterError("the square code".to_owned()))?;
        let mut image = Image::new_from_buffer(&picture)?.set_alt_text(text.page_code(&stamp.code));
        image = image.set_scale_to_size(90, 90, true);
        let told = [
            Some(text.page_code(&stamp.code)),
            stamp.value(common::ISSUED, form.language()),
            stamp.value(common::CHECK, form.language()),
        ];
        // All of it on one row: no page is cut through a row.
        let told = told.into_iter().flatten().collect::<Vec<_>>().join("\n");
        let high = height(&[(&told, self.characters - NAMES)]);
        self.sheet.write_string_with_format(self.row, 1, told, &small)?;
        self.sheet.set_row_height(self.row, high.max(SQUARE))?.insert_image(self.row, 0, &image).map(drop)
    }

    fn heading(&mut self, title: &str) -> Result<(), XlsxError> {
        let look = self.plain.clone().set_bold().set_font_size(12);
        self.across(title, &look)
    }

    /// A value beside its name. Figures stand one below the other, each beside its own name.
    fn fact(&mut self, fact: &Fact<'_>) -> Result<(), XlsxError> {
        match fact.cell {
            Cell::Figures { figures, .. } => {
                for (name, figure) in figures {
                    self.beside(name, &Cell::Number(*figure))?;
                }
            }
            Cell::Text(text) => {
                for (place, piece) in pieces(&short(text), self.characters - NAMES).into_iter().enumerate() {
                    self.beside(if place == 0 { fact.name } else { "" }, &Cell::Text(piece))?;
                }
            }
            other => self.beside(fact.name, other)?,
        }
        Ok(())
    }

    fn beside(&mut self, name: &str, cell: &Cell) -> Result<(), XlsxError> {
        self.sheet.write_string_with_format(self.row, 0, name, &self.head)?;
        let look = self.bordered.clone().set_align(FormatAlign::Left).set_indent(1);
        value(self.sheet, (self.row, 1), cell, self.language, &look)?;
        let words = cell.text(self.language);
        self.sheet.set_row_height(self.row, height(&[(name, NAMES), (&words, self.characters - NAMES)]))?;
        self.row += 1;
        Ok(())
    }

    /// Words across the sheet, on rows of their own.
    fn across(&mut self, words: &str, look: &Look) -> Result<(), XlsxError> {
        for piece in pieces(&short(words), self.characters) {
            self.sheet.merge_range(self.row, 0, self.row, 1, &piece, look)?;
            self.sheet.set_row_height(self.row, height(&[(&piece, self.characters)]))?;
            self.row += 1;
        }
        Ok(())
    }
}

fn short(value: &str) -> String {
    value.chars().take(CELL_CHARACTERS_MAX).collect()
}
