//! From bytes to text, in the encodings that offices use: UTF-8, UTF-16 with its mark, GB 18030.

use encoding_rs::{GB18030, UTF_8, UTF_16BE, UTF_16LE};
use zhixing_kit::Sentence;

use super::text::Text;

/// The text, or that nothing understands it.
pub fn decode(bytes: &[u8]) -> Result<String, Sentence> {
    let marked = [(&[0xff, 0xfe][..], UTF_16LE), (&[0xfe, 0xff], UTF_16BE)];
    let encodings = match marked.into_iter().find(|(mark, _)| bytes.starts_with(mark)) {
        Some((_, encoding)) => vec![encoding],
        None => vec![UTF_8, GB18030],
    };
    let mut texts = encodings.into_iter().filter_map(|encoding| {
        let (text, _, faulty) = encoding.decode(bytes);
        // A file full of null characters is no text, whatever it can be read as.
        (!faulty && !text.contains('\0')).then(|| text.into_owned())
    });
    texts.next().ok_or_else(|| Sentence::of(|language| Text(language).not_text()))
}
