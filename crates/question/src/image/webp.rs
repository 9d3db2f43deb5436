//! WebP (RFC 9649): chunks in a RIFF container. What shows the picture is kept; EXIF, XMP and what is unknown are left out, and the header says so.

use super::{Kept, little16, little32, take};

const SHOWN: [&[u8]; 7] = [b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP"];
/// The flags of the header that promise EXIF and XMP.
const PROMISED: u8 = 0x08 | 0x04;

/// What is kept of a file; nothing when it is damaged.
pub fn kept(bytes: &[u8]) -> Option<Kept> {
    let mut rest = bytes.strip_prefix(b"RIFF")?;
    let length = little32(take(&mut rest, 4)?)? as usize;
    let mut rest = rest.get(..length)?.strip_prefix(b"WEBP")?;
    let mut chunks = Vec::new();
    let (mut size, mut has_picture) = (None, false);
    while !rest.is_empty() {
        let name = take(&mut rest, 4)?;
        let length = little32(take(&mut rest, 4)?)?;
        let data = take(&mut rest, length as usize)?;
        // A chunk of odd length is filled up.
        if length % 2 == 1 && !rest.is_empty() {
            take(&mut rest, 1)?;
        }
        if !SHOWN.contains(&name) {
            continue;
        }
        if let Told::Size(width, height) = size_of(name, data)? {
            size = size.or(Some((width, height)));
        }
        has_picture |= matches!(name, b"VP8 " | b"VP8L" | b"ANMF");
        chunks.extend_from_slice(name);
        chunks.extend(length.to_le_bytes());
        let from = chunks.len();
        chunks.extend_from_slice(data);
        if name == b"VP8X" {
            chunks[from] &= !PROMISED;
        }
        if length % 2 == 1 {
            chunks.push(0);
        }
    }
    let length = u32::try_from(chunks.len() + 4).ok()?.to_le_bytes();
    let bytes = [b"RIFF".as_slice(), &length, b"WEBP", &chunks].concat();
    has_picture.then_some(Kept { size: size?, bytes })
}

/// What a chunk tells of the picture's size.
enum Told {
    Size(u32, u32),
    Nothing,
}

/// The size that a chunk tells; `None` when it contradicts itself.
fn size_of(name: &[u8], data: &[u8]) -> Option<Told> {
    Some(match name {
        b"VP8X" => {
            let side = |at: usize| Some((little16(data.get(at..)?)? | u32::from(*data.get(at + 2)?) << 16) + 1);
            Told::Size(side(4)?, side(7)?)
        }
        b"VP8 " => {
            if data.get(3..6)? != [0x9d, 0x01, 0x2a] {
                return None;
            }
            Told::Size(little16(data.get(6..)?)? & 0x3fff, little16(data.get(8..)?)? & 0x3fff)
        }
        b"VP8L" => {
            if data.first() != Some(&0x2f) {
                return None;
            }
            let bits = little32(data.get(1..)?)?;
            Told::Size((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1)
        }
        _ => Told::Nothing,
    })
}
