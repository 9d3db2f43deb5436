//! A form as a workbook: what it says on the first sheet, and each table on one of its own, to be filtered and reckoned with: numbers are numbers and
//! days are days. Whatever anybody wrote is a text, so that nothing is ever read as a formula; each sheet prints one page wide.

mod table;

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format as Look, FormatAlign, FormatBorder, Image, Workbook, Worksheet, XlsxError,
};
use zhixing_kit::{Error, Language, Result};

use crate::docx::package::Package;
use crate::form::Form;
use crate::kind::Kind;
use crate::part::Part;
use crate::proof::office;
use crate::stamp::{Stamp, common};
use crate::text::Text;

/// The columns of the first sheet: a name, and room for its value.
const COLUMNS: u16 = 4;
/// Characters across the sheet, upright and on the long side.
const CHARACTERS: [f64; 2] = [84.0, 128.0];
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
    for part in form.parts() {
        if let Part::Grid(title, columns, rows) = part {
            let sheet = book.add_worksheet();
            paper(sheet, form, stamp);
            sheet.set_name(sheet_name(first, title))?;
            table::write(sheet, form, columns, rows)?;
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
    sheet.set_paper_size(9).set_print_fit_to_pages(1, 0).set_footer(format!("&L{code}&C— &P —"));
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
    last: u16,
    language: Language,
    kind: &'static Kind,
    plain: Look,
    head: Look,
    bordered: Look,
}

impl<'s> Page<'s> {
    fn new(sheet: &'s mut Worksheet, form: &Form, stamp: &Stamp) -> Result<Self, XlsxError> {
        let characters = CHARACTERS[usize::from(form.kind().wide)];
        for column in 0..COLUMNS {
            sheet.set_column_width(column, characters / f64::from(COLUMNS))?;
        }
        paper(sheet, form, stamp);
        let bordered = looks().set_border(FormatBorder::Thin);
        let head = bordered.clone().set_bold().set_align(FormatAlign::Center);
        let language = form.language();
        Ok(Self { sheet, row: 0, last: COLUMNS - 1, language, kind: form.kind(), plain: looks(), head, bordered })
    }

    fn title(&mut self, title: &str) -> Result<(), XlsxError> {
        let look = self.plain.clone().set_bold().set_font_size(18).set_align(FormatAlign::Center);
        self.across(0, title, &look)?;
        self.sheet.set_row_height(self.row - 1, 28.0 * title.split('\n').count() as f64)?;
        self.row += 1;
        Ok(())
    }

    fn part(&mut self, part: &Part<'_>) -> Result<(), XlsxError> {
        match part {
            Part::Facts(rows) => {
                for (name, value) in rows {
                    self.name(name)?;
                    let look = self.bordered.clone();
                    self.across(1, value, &look)?;
                }
            }
            Part::Text(title, text) => {
                self.heading(title)?;
                let look = self.plain.clone();
                self.across(0, text, &look)?;
            }
            Part::Grid(title, ..) => {
                let first = self.kind.name.text(self.language);
                let told = Text(self.language).on_sheet(sheet_name(first, title));
                self.heading(title)?;
                let look = self.plain.clone();
                self.across(0, &told, &look)?;
            }
            Part::Paragraphs(title, rows) => {
                self.heading(title)?;
                let look = self.plain.clone();
                for (first, rest) in rows {
                    self.across(0, &format!("{first}{rest}"), &look)?;
                }
            }
            Part::Signatures(rows) => {
                self.row += 1;
                let look = self.plain.clone();
                for (name, value) in rows {
                    self.across(0, &format!("{name}{value}"), &look)?;
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
        for line in told.into_iter().flatten() {
            self.across(0, &line, &small)?;
        }
        self.sheet.insert_image(self.row, 0, &image).map(drop)
    }

    fn heading(&mut self, title: &str) -> Result<(), XlsxError> {
        let look = self.plain.clone().set_bold().set_font_size(12);
        self.across(0, title, &look)
    }

    fn name(&mut self, name: &str) -> Result<(), XlsxError> {
        self.sheet.write_string_with_format(self.row, 0, name, &self.head).map(drop)
    }

    /// A value from a column to the last one, on a row of its own that is high enough for it.
    fn across(&mut self, from: u16, value: &str, look: &Look) -> Result<(), XlsxError> {
        self.sheet.merge_range(self.row, from, self.row, self.last, &short(value), look)?;
        // Merged cells do not grow by themselves.
        let lines: usize = value.split('\n').map(|line| 1 + line.chars().count() / 40).sum();
        if lines > 1 {
            self.sheet.set_row_height(self.row, (lines as f64 * 16.0).min(400.0))?;
        }
        self.row += 1;
        Ok(())
    }
}

fn short(value: &str) -> String {
    value.chars().take(CELL_CHARACTERS_MAX).collect()
}
