//! GIF (CompuServe, "Graphics Interchange Format, version 89a"): a screen with its colours, then blocks. Comments, plain texts and applications' own
//! blocks are left out, but for the one that says how often an animation is repeated.

use super::{Kept, little16, take};

/// What is kept of a file; nothing when it is damaged.
pub fn kept(bytes: &[u8]) -> Option<Kept> {
    let mut rest = bytes;
    let head = take(&mut rest, 13)?;
    if !matches!(&head[..6], b"GIF87a" | b"GIF89a") {
        return None;
    }
    let size = (little16(&head[6..])?, little16(&head[8..])?);
    let mut out = head.to_vec();
    out.extend_from_slice(colours(&mut rest, head[10])?);
    let mut has_picture = false;
    loop {
        match take(&mut rest, 1)?[0] {
            0x3b => break,
            0x2c => {
                let whole = rest;
                let descriptor = take(&mut rest, 9)?;
                colours(&mut rest, descriptor[8])?;
                take(&mut rest, 1)?;
                blocks(&mut rest)?;
                out.push(0x2c);
                out.extend_from_slice(&whole[..whole.len() - rest.len()]);
                has_picture = true;
            }
            0x21 => {
                let whole = rest;
                let label = take(&mut rest, 1)?[0];
                let first = rest.get(1..12).unwrap_or_default();
                let is_shown = label == 0xf9
                    || (label == 0xff && rest.first() == Some(&11) && matches!(first, b"NETSCAPE2.0" | b"ANIMEXTS1.0"));
                blocks(&mut rest)?;
                if is_shown {
                    out.push(0x21);
                    out.extend_from_slice(&whole[..whole.len() - rest.len()]);
                }
            }
            _ => return None,
        }
    }
    out.push(0x3b);
    has_picture.then_some(Kept { size, bytes: out })
}

/// The table of colours, where these flags say that there is one.
fn colours<'a>(rest: &mut &'a [u8], flags: u8) -> Option<&'a [u8]> {
    let count = if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) };
    take(rest, count)
}

/// Blocks of data up to the empty one.
fn blocks(rest: &mut &[u8]) -> Option<()> {
    loop {
        let length = take(rest, 1)?[0];
        if length == 0 {
            return Some(());
        }
        take(rest, usize::from(length))?;
    }
}
