//! The square code as a small black-and-white PNG.

use qrcode::{Color, EcLevel, QrCode};
use zhixing_kit::{Error, Result};

/// Dots of the picture for each dot of the code, and dots of white around it.
const SCALE: usize = 6;
const QUIET: usize = 2;

/// The picture of an address.
pub fn png(address: &str) -> Result<Vec<u8>> {
    let code = QrCode::with_error_correction_level(address, EcLevel::M).map_err(Error::broken)?;
    let width = code.width();
    let colors = code.into_colors();
    let side = (width + 2 * QUIET) * SCALE;
    let dark = |x: usize, y: usize| {
        let inside = |at: usize| (at / SCALE).checked_sub(QUIET).filter(|at| *at < width);
        inside(x).zip(inside(y)).is_some_and(|(x, y)| colors[y * width + x] == Color::Dark)
    };
    let mut packed = vec![0xff_u8; side * side.div_ceil(8)];
    for (y, line) in packed.chunks_mut(side.div_ceil(8)).enumerate() {
        for x in (0..side).filter(|x| dark(*x, y)) {
            line[x / 8] &= !(0x80 >> (x % 8));
        }
    }
    encode(side as u32, &packed).map_err(Error::broken)
}

fn encode(side: u32, packed: &[u8]) -> std::result::Result<Vec<u8>, png::EncodingError> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, side, side);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::One);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(packed)?;
    writer.finish()?;
    Ok(bytes)
}
