//! A form as PDF, laid out like an official document; fonts are the machine's, embedded as subsets. Nothing anybody wrote is a command here:
//! words become signs of a font, and nothing else.

mod face;
mod fonts;
mod layout;
mod line;
mod page;
mod table;
#[cfg(test)]
mod tests;
mod write;

use zhixing_kit::{Error, Result};

use crate::Size;
use crate::form::Form;
use crate::stamp::Stamp;
use face::Faces;
use fonts::Fonts;
use layout::Layout;
use page::{Pages, Paper};
use write::About;

/// How much larger large print is.
const LARGE: f32 = 1.35;

/// The form's PDF. Reads some tens of megabytes of fonts and lets them go: not for threads that answer.
///
/// Refuses, with a sentence, where the machine has no Chinese fonts.
pub fn pdf(form: &Form, stamp: &Stamp, size: Size) -> Result<Vec<u8>> {
    let fonts = Fonts::load()?;
    let faces = Faces::open(&fonts).ok_or_else(|| Error::broken("a font cannot be read"))?;
    let mut pages = Pages::new(faces, Paper::a4(form.kind().wide));
    let scale = if size == Size::Large { LARGE } else { 1.0 };
    Layout::set(&mut pages, scale, form, stamp)?;
    write::write(&pages, &About { title: form.title(), author: &stamp.organisation, language: form.language() })
}
