//! The signs of a form: from which font each comes, how wide it is, and which signs of each font are used at all.

use std::collections::BTreeMap;

use subsetter::GlyphRemapper;
use ttf_parser::Face;

use super::fonts::{FontFile, Fonts};

/// What a font is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// The text.
    Body,
    /// Headings, labels.
    Head,
    /// The title.
    Title,
}

/// One font with the signs that were used of it.
pub(super) struct Used<'f> {
    /// Its file.
    pub file: &'f FontFile,
    /// Its tables.
    pub face: Face<'f>,
    /// Which of its signs are used, and under which number.
    pub signs: GlyphRemapper,
    /// What each number stands for, and how wide it is in thousandths.
    pub meant: BTreeMap<u16, (char, f32)>,
}

/// A sign in its place: the font, its number there, its width in thousandths of the size.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Sign {
    /// The font.
    pub font: usize,
    /// The number in the subset.
    pub number: u16,
    /// The width.
    pub width: f32,
}

/// The fonts of a form.
pub(super) struct Faces<'f>(pub Vec<Used<'f>>);

impl<'f> Faces<'f> {
    /// Opens them; `None` for a damaged font.
    pub fn open(fonts: &'f Fonts) -> Option<Self> {
        let open = |file: &'f FontFile| {
            let face = Face::parse(&file.data, file.index).ok()?;
            Some(Used { file, face, signs: GlyphRemapper::new(), meant: BTreeMap::new() })
        };
        fonts.0.iter().map(open).collect::<Option<Vec<_>>>().map(Self)
    }

    /// The sign of a character: in the role's font, else in the next one that has it, else an empty box.
    pub fn sign(&mut self, role: Role, character: char) -> Sign {
        let own = role as usize;
        let count = self.0.len();
        let found = (0..count)
            .map(|step| (own + step) % count)
            .find_map(|font| Some((font, self.0[font].face.glyph_index(character)?)));
        let (font, glyph) = found.unwrap_or((own, ttf_parser::GlyphId(0)));
        let used = &mut self.0[font];
        let em = f32::from(used.face.units_per_em());
        let width = used.face.glyph_hor_advance(glyph).map_or(1000.0, |advance| f32::from(advance) * 1000.0 / em);
        let number = used.signs.remap(glyph.0);
        used.meant.entry(number).or_insert((character, width));
        Sign { font, number, width }
    }
}
