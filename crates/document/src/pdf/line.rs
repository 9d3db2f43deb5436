//! Words as lines of a width: broken where Unicode allows it (UAX 14: no closing mark begins a Chinese line), at last anywhere.

use unicode_linebreak::linebreaks;

use super::face::{Faces, Role, Sign};

/// A line that is set.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    /// Its signs.
    pub signs: Vec<Sign>,
    /// Its width in points.
    pub width: f32,
    /// How far its beginning is moved in.
    pub indent: f32,
    /// Whether a paragraph ends here: such a line is not stretched.
    pub ends: bool,
}

/// How words are set.
#[derive(Clone, Copy, Debug)]
pub(super) struct Style {
    /// The font.
    pub role: Role,
    /// The size in points.
    pub size: f32,
    /// How far the first line of a paragraph is moved in, in points.
    pub indent: f32,
}

/// The lines of a text; a line break in it begins a paragraph. Never empty.
pub(super) fn lines(faces: &mut Faces<'_>, style: Style, text: &str, width: f32) -> Vec<Line> {
    text.split('\n').flat_map(|paragraph| of_paragraph(faces, style, paragraph, width)).collect()
}

fn of_paragraph(faces: &mut Faces<'_>, style: Style, text: &str, width: f32) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut line = Line { indent: style.indent, ..Line::default() };
    let mut from = 0;
    for (to, _) in linebreaks(text) {
        let piece = &text[from..to];
        from = to;
        let seen = measured(faces, style, piece.trim_end()).1;
        if !line.signs.is_empty() && line.indent + line.width + seen > width {
            lines.push(std::mem::take(&mut line));
        }
        let (signs, _) = measured(faces, style, piece);
        for sign in signs {
            let wide = sign.width * style.size / 1000.0;
            // A word that is longer than any line is broken anywhere; spaces at the end may stand out.
            if !line.signs.is_empty() && line.indent + line.width + wide > width && seen > width {
                lines.push(std::mem::take(&mut line));
            }
            line.signs.push(sign);
            line.width += wide;
        }
    }
    line.ends = true;
    lines.push(line);
    lines
}

/// The signs of a piece, and its width in points.
pub(super) fn measured(faces: &mut Faces<'_>, style: Style, piece: &str) -> (Vec<Sign>, f32) {
    let signs: Vec<Sign> =
        piece.chars().filter(|sign| !sign.is_control()).map(|sign| faces.sign(style.role, sign)).collect();
    let width = signs.iter().map(|sign| sign.width * style.size / 1000.0).sum();
    (signs, width)
}
