//! Which characters the bytes of a text file are: UTF-8, UTF-16 with its mark, else GB18030 (of which GBK and GB2312 are parts).
//! It never guesses: UTF-8 is tried first because other encodings are practically never valid UTF-8, and what fits neither is refused.

use std::borrow::Cow;

use encoding_rs::{Encoding, GB18030, UTF_16BE, UTF_16LE};
use zhixing_kit::Sentence;

use crate::import::text::Text;

pub(super) fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, Sentence> {
    let text = match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => utf8(rest)?.ok_or_else(unreadable)?,
        [0xff, 0xfe, rest @ ..] => strict(UTF_16LE, rest)?,
        [0xfe, 0xff, rest @ ..] => strict(UTF_16BE, rest)?,
        _ => match utf8(bytes)? {
            Some(text) => text,
            None => strict(GB18030, bytes)?,
        },
    };
    if text.chars().filter(|&character| is_binary(character)).count() > text.len() / 100 + 8 {
        return Err(Sentence::of(|language| Text(language).not_a_table()));
    }
    Ok(text)
}

/// The text, or nothing when it is not UTF-8; a sentence when it is UTF-8 that breaks off within a character.
fn utf8(bytes: &[u8]) -> Result<Option<Cow<'_, str>>, Sentence> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(Some(text.into())),
        Err(fault) if fault.error_len().is_none() && !bytes[..fault.valid_up_to()].is_ascii() => {
            Err(Sentence::of(|language| Text(language).cut_off()))
        }
        Err(_) => Ok(None),
    }
}

fn strict(encoding: &'static Encoding, bytes: &[u8]) -> Result<Cow<'static, str>, Sentence> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes).ok_or_else(unreadable)?;
    Ok(Cow::Owned(text.into_owned()))
}

fn unreadable() -> Sentence {
    Sentence::of(|language| Text(language).unreadable_characters())
}

/// Characters that stand in pictures and programs, not in tables.
fn is_binary(character: char) -> bool {
    character.is_control() && !matches!(character, '\n' | '\r' | '\t')
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: &str = "工号,姓名\n001,张三\n002,欧阳娜娜\n";

    #[test]
    fn the_same_text_is_read_from_every_encoding() {
        let utf16 = |mark: [u8; 2], order: fn(u16) -> [u8; 2]| {
            [mark.to_vec(), NAMES.encode_utf16().flat_map(order).collect()].concat()
        };
        let files = [
            NAMES.as_bytes().to_vec(),
            [b"\xef\xbb\xbf", NAMES.as_bytes()].concat(),
            GB18030.encode(NAMES).0.into_owned(),
            utf16([0xff, 0xfe], u16::to_le_bytes),
            utf16([0xfe, 0xff], u16::to_be_bytes),
        ];
        for file in files {
            assert_eq!(decode(&file).expect("a known encoding"), NAMES);
        }
    }

    #[test]
    fn what_breaks_off_or_is_no_text_is_refused_in_words() {
        let cut = &NAMES.as_bytes()[..NAMES.len() - 3];
        assert!(std::str::from_utf8(cut).is_err());
        assert_eq!(decode(cut).expect_err("cut"), Sentence::of(|language| Text(language).cut_off()));
        assert_eq!(decode(b"\xff\xff\xff\x00").expect_err("noise"), unreadable());
        let picture = [b"\x89PNG".to_vec(), vec![0; 400]].concat();
        decode(&picture).expect_err("a picture");
    }
}
