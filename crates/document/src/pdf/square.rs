//! The square code as black boxes on a page.

use qrcode::{Color, EcLevel, QrCode};
use zhixing_kit::{Error, Result};

use super::page::Mark;

/// The marks of the code of an address, in a square of this side from its upper left corner.
pub(super) fn square(address: &str, side: f32, at: (f32, f32)) -> Result<Vec<Mark>> {
    let code = QrCode::with_error_correction_level(address, EcLevel::M).map_err(Error::broken)?;
    let width = code.width();
    let dot = side / width as f32;
    let mut marks = Vec::new();
    for (row, dots) in code.into_colors().chunks(width).enumerate() {
        let mut column = 0;
        for run in dots.chunk_by(|a, b| a == b) {
            if run[0] == Color::Dark {
                let corner = (at.0 + column as f32 * dot, at.1 + row as f32 * dot);
                // A hair more than a dot, so that no seam is seen.
                marks.push(Mark::Box(corner, run.len() as f32 * dot, dot + 0.05));
            }
            column += run.len();
        }
    }
    Ok(marks)
}
