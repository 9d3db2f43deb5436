//! JPEG (ITU-T T.81): segments, each with a marker and its length, and behind a scan's header the scan itself. Of EXIF the orientation alone is kept,
//! since without it a telephone's picture would lie on its side.

use super::{Kept, big16, little16, little32, take};

const EXIF: &[u8] = b"Exif\0\0";
const ORIENTATION: u32 = 0x0112;

/// What is kept of a file; nothing when it is damaged.
pub fn kept(bytes: &[u8]) -> Option<Kept> {
    let mut rest = bytes.strip_prefix(b"\xff\xd8")?;
    let (mut head, mut body) = (Vec::new(), Vec::new());
    let (mut size, mut turned, mut has_scan) = (None, None, false);
    loop {
        let marker = marker(&mut rest)?;
        match marker {
            0xd9 => break,
            0x01 | 0xd0..=0xd7 => continue,
            _ => {}
        }
        let whole = rest;
        let length = big16(take(&mut rest, 2)?)? as usize;
        let data = take(&mut rest, length.checked_sub(2)?)?;
        let segment = |data: &[u8]| [&[0xff, marker], &whole[..2], data].concat();
        match marker {
            0xe0 if head.is_empty() && data.starts_with(b"JFIF\0") => head = jfif(data)?,
            0xe1 if turned.is_none() => turned = data.strip_prefix(EXIF).and_then(orientation),
            0xe2 if data.starts_with(b"ICC_PROFILE\0") => body.extend(segment(data)),
            0xee if data.starts_with(b"Adobe") => body.extend(segment(data)),
            0xe0..=0xef | 0xfe => {}
            0xc0..=0xcf if !matches!(marker, 0xc4 | 0xc8 | 0xcc) => {
                size = Some((big16(data.get(3..)?)?, big16(data.get(1..)?)?));
                body.extend(segment(data));
            }
            0xc4 | 0xcc | 0xdb | 0xdd => body.extend(segment(data)),
            0xda => {
                size?;
                has_scan = true;
                body.extend(segment(data));
                body.extend_from_slice(scan(&mut rest));
            }
            _ => return None,
        }
    }
    let turned = turned.filter(|turned| (2..=8).contains(turned)).map(exif).unwrap_or_default();
    let bytes = [b"\xff\xd8".as_slice(), &head, &turned, &body, b"\xff\xd9"].concat();
    has_scan.then_some(Kept { size: size?, bytes })
}

/// The next marker; any number of 0xff may stand before it.
fn marker(rest: &mut &[u8]) -> Option<u8> {
    if take(rest, 1)? != [0xff] {
        return None;
    }
    loop {
        let byte = take(rest, 1)?[0];
        if byte != 0xff {
            return (byte != 0).then_some(byte);
        }
    }
}

/// A scan: up to the next marker that does not stand within one.
fn scan<'a>(rest: &mut &'a [u8]) -> &'a [u8] {
    let is_end = |pair: &[u8]| pair[0] == 0xff && !matches!(pair[1], 0 | 0xd0..=0xd7);
    let end = rest.windows(2).position(is_end).unwrap_or(rest.len());
    let (scan, after) = rest.split_at(end);
    *rest = after;
    scan
}

/// The JFIF header without its small picture, which may show what was cut off the large one.
fn jfif(data: &[u8]) -> Option<Vec<u8>> {
    Some([b"\xff\xe0\x00\x10".as_slice(), data.get(..12)?, &[0, 0]].concat())
}

/// How a number is read.
type Number = fn(&[u8]) -> Option<u32>;

/// The orientation that EXIF tells, from 1 to 8.
fn orientation(tiff: &[u8]) -> Option<u8> {
    let (short, long): (Number, Number) = match tiff.get(..2)? {
        b"II" => (little16, little32),
        b"MM" => (big16, super::big32),
        _ => return None,
    };
    let directory = tiff.get(long(tiff.get(4..)?)? as usize..)?;
    let count = short(directory)? as usize;
    let entries = directory.get(2..)?.chunks_exact(12).take(count);
    let entry = entries.into_iter().find(|entry| short(entry) == Some(ORIENTATION))?;
    short(entry.get(8..)?).and_then(|value| u8::try_from(value).ok())
}

/// A segment that tells the orientation and nothing else.
fn exif(turned: u8) -> Vec<u8> {
    let entry = [0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, turned, 0, 0, 0, 0, 0, 0];
    [b"\xff\xe1\x00\x22".as_slice(), EXIF, b"MM\x00\x2a\x00\x00\x00\x08", &entry].concat()
}
