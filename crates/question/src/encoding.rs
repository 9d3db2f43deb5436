//! Which characters the bytes of a file are: UTF-8, UTF-16 with its mark, else GB18030 (of which GBK and GB2312 are parts). It never guesses:
//! what fits none of them is refused.

use std::borrow::Cow;

use encoding_rs::{Encoding, GB18030, UTF_16BE, UTF_16LE};
use zhixing_kit::Sentence;

use crate::text::Text;

pub fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, Sentence> {
    let text = match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => Cow::Borrowed(std::str::from_utf8(rest).map_err(|_| unreadable())?),
        [0xff, 0xfe, rest @ ..] => strict(UTF_16LE, rest)?,
        [0xfe, 0xff, rest @ ..] => strict(UTF_16BE, rest)?,
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => Cow::Borrowed(text),
            // UTF-8 that breaks off within a character would be other characters in GB18030.
            Err(fault) if fault.error_len().is_none() && !bytes[..fault.valid_up_to()].is_ascii() => {
                return Err(unreadable());
            }
            Err(_) => strict(GB18030, bytes)?,
        },
    };
    let binary = text.chars().filter(|sign| sign.is_control() && !matches!(sign, '\n' | '\r' | '\t')).count();
    if binary > text.len() / 100 + 8 {
        return Err(Sentence::of(|language| Text(language).not_text()));
    }
    Ok(text)
}

fn strict(encoding: &'static Encoding, bytes: &[u8]) -> Result<Cow<'static, str>, Sentence> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes).ok_or_else(unreadable)?;
    Ok(Cow::Owned(text.into_owned()))
}

fn unreadable() -> Sentence {
    Sentence::of(|language| Text(language).unreadable_characters())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_words_are_read_from_every_encoding() {
        let words = "题干,答案\n制动时车轮最容易抱死的路面是,D\n";
        let wide = |mark: [u8; 2], order: fn(u16) -> [u8; 2]| {
            [mark.to_vec(), words.encode_utf16().flat_map(order).collect()].concat()
        };
        for file in [
            words.as_bytes().to_vec(),
            [b"\xef\xbb\xbf", words.as_bytes()].concat(),
            GB18030.encode(words).0.into_owned(),
            wide([0xff, 0xfe], u16::to_le_bytes),
            wide([0xfe, 0xff], u16::to_be_bytes),
        ] {
            assert_eq!(decode(&file).expect("a known encoding"), words);
        }
        decode(b"\xff\xff\xff\x00").expect_err("noise");
        decode(&[b"\x89PNG".to_vec(), vec![0; 400]].concat()).expect_err("a picture");
    }
}
