//! A form as a Word document: a template whose placeholders are replaced by the form's values. The built-in templates are made from the
//! kind of form itself; an organisation may bring its own. A document holds no macros and asks for nothing from elsewhere.

mod built_in;
mod check;
mod danger;
mod ending;
mod fill;
pub(crate) mod package;
mod placeholder;
pub(crate) mod tree;

use zhixing_kit::{Error, Language, Result};

use crate::code::Code;
use crate::form::Form;
use crate::kind::Kind;
use crate::sheet::Sheet;
use crate::stamp::Stamp;
use crate::text::Text;
use crate::{Format, Size, pdf, xlsx};
pub(crate) use fill::PICTURE_ID;
use package::Package;

pub use check::{Finding, check};

/// The largest template, in bytes.
pub const TEMPLATE_BYTES_MAX: usize = 2 * 1024 * 1024;

/// The form's Word document, from this template or from the built-in one.
pub fn docx(form: &Form, stamp: &Stamp, own: Option<&[u8]>) -> Result<Vec<u8>> {
    match own {
        Some(bytes) => filled(form, stamp, bytes)?.write(),
        None => fill::fill(built_in::package(form.kind(), form.language()), form, stamp)?.write(),
    }
}

/// An own template with the form's values; what it does not carry of the proof is added at its end.
fn filled(form: &Form, stamp: &Stamp, own: &[u8]) -> Result<Package> {
    let package = Package::read(own).map_err(|fault| Error::Refused(fault.sentence()))?;
    ending::complete(fill::fill(package, form, stamp)?, form, stamp)
}

/// The same from an own template, as values that can be set on paper.
pub(crate) fn sheet(form: &Form, stamp: &Stamp, own: &[u8]) -> Result<Sheet> {
    crate::sheet::read(&filled(form, stamp, own)?).ok_or_else(|| Error::Refused(package::Fault::Broken.sentence()))
}

/// The built-in template of a kind, to begin an own one with.
pub fn template(kind: &'static Kind, language: Language) -> Result<Vec<u8>> {
    built_in::package(kind, language).write()
}

/// What a template gives with its fields' names as values, as Word or PDF: to see how it looks.
pub fn sample(kind: &'static Kind, language: Language, format: Format, own: Option<&[u8]>) -> Result<Vec<u8>> {
    let (form, stamp) = sample_form(kind, language);
    match format {
        Format::Pdf => pdf(&form, &stamp, Size::Usual, own),
        Format::Docx => docx(&form, &stamp, own),
        Format::Xlsx => xlsx(&form, &stamp),
    }
}

/// A form whose values are the names of its fields.
pub(crate) fn sample_form(kind: &'static Kind, language: Language) -> (Form, Stamp) {
    let text = Text(language);
    let said = |name: &crate::Name| text.sample(name.text(language));
    let mut form = Form::new(kind, language, text.sample_title(kind.name.text(language)));
    for field in kind.fields() {
        form = form.with(*field, said(field));
    }
    for table in kind.tables() {
        let row: Vec<String> = table.columns.iter().map(|column| said(&column.name)).collect();
        form = form.with_rows(table, [row.clone(), row]);
    }
    let stamp = Stamp {
        code: Code::of([0; 8]),
        address: text.sample_by().to_owned(),
        organisation: said(&crate::stamp::common::ORGANISATION),
        by: text.sample_by().to_owned(),
        at: text.sample_by().to_owned(),
    };
    (form, stamp)
}
