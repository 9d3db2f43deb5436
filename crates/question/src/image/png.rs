//! PNG (W3C, "Portable Network Graphics Specification"): chunks, each with its length, its name, its data and a checksum.

use super::{Kept, big32, take};

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";
/// What makes the picture: its pixels, colours, how they are meant, and the frames of an animation. Texts, times and EXIF are not among them.
const SHOWN: [&[u8]; 15] = [
    b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"pHYs", b"cICP",
    b"acTL", b"fcTL", b"fdAT",
];

/// What is kept of a file; nothing when it is damaged.
pub fn kept(bytes: &[u8]) -> Option<Kept> {
    let mut rest = bytes.strip_prefix(SIGNATURE)?;
    let mut out = SIGNATURE.to_vec();
    let mut size = None;
    let mut has_pixels = false;
    loop {
        let whole = rest;
        let length = big32(take(&mut rest, 4)?)? as usize;
        let named = take(&mut rest, length.checked_add(4)?)?;
        let sum = big32(take(&mut rest, 4)?)?;
        let (name, data) = named.split_at(4);
        if sum != checksum(named) || (size.is_none() && name != b"IHDR") {
            return None;
        }
        match name {
            b"IHDR" if size.is_some() => return None,
            b"IHDR" => size = Some((big32(data)?, big32(data.get(4..)?)?)),
            b"IDAT" => has_pixels = true,
            _ => {}
        }
        if SHOWN.contains(&name) {
            out.extend_from_slice(&whole[..length + 12]);
        }
        if name == b"IEND" {
            return has_pixels.then_some(Kept { size: size?, bytes: out });
        }
    }
}

/// CRC-32 as the specification has it (its appendix D).
fn checksum(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |sum, byte| TABLE[((sum ^ u32::from(*byte)) & 0xff) as usize] ^ (sum >> 8))
}

const TABLE: [u32; 256] = {
    let mut table = [0; 256];
    let mut index = 0;
    while index < 256 {
        let mut value = index as u32;
        let mut bit = 0;
        while bit < 8 {
            value = if value & 1 == 1 { 0xedb8_8320 ^ (value >> 1) } else { value >> 1 };
            bit += 1;
        }
        table[index] = value;
        index += 1;
    }
    table
};
