//! A form as PDF, laid out like an official document; fonts are the machine's, embedded as subsets. Nothing anybody wrote is a command here:
//! words become signs of a font, and nothing else.

mod face;
mod flow;
mod fonts;
mod grid;
mod item;
mod layout;
mod line;
mod own;
mod page;
mod square;
mod table;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_own;
mod write;

use zhixing_kit::{Error, Result};

use crate::form::Form;
use crate::stamp::Stamp;
use crate::{Size, docx};
use face::Faces;
use fonts::Fonts;
use layout::Layout;
use page::{Pages, Paper};
use write::About;

/// How much larger large print is.
const LARGE: f32 = 1.35;

/// The form's PDF: as the built-in layout has it, or as an own template says it, in its order and with its look. Reads some tens of megabytes of
/// fonts and lets them go: not for threads that answer.
///
/// Refuses, with a sentence, where the machine has no Chinese fonts, and a template that cannot be read.
pub fn pdf(form: &Form, stamp: &Stamp, size: Size, own: Option<&[u8]>) -> Result<Vec<u8>> {
    let sheet = own.map(|own| docx::sheet(form, stamp, own)).transpose()?;
    let fonts = Fonts::load()?;
    let faces = Faces::open(&fonts).ok_or_else(|| Error::broken("a font cannot be read"))?;
    let scale = if size == Size::Large { LARGE } else { 1.0 };
    let pages = if let Some(sheet) = sheet {
        own::lay(faces, &sheet, scale, (stamp, form.language()))?
    } else {
        let mut pages = Pages::new(faces, Paper::a4(form.kind().wide));
        Layout::set(&mut pages, scale, form, stamp)?;
        pages
    };
    write::write(&pages, &About { title: form.title(), author: &stamp.organisation, language: form.language() })
}
