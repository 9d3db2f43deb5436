//! From the bytes of a file to its readable paragraphs. It opens nothing, asks nobody, keeps no markup of the file, and never panics; a PDF alone is
//! handed to a program of its own (`pdf`). A file that cannot be read gives one sentence that says what to do.

mod decode;
mod docx;
mod gather;
mod hypertext;
mod markdown;
mod pdf;
mod plain;
mod shift;
mod text;

use zhixing_kit::Sentence;

use crate::words::words;
use gather::Gather;
pub use gather::{Look, Paragraph};
use text::Text;

words! {
    /// What a file is.
    pub enum Format {
        /// Markdown.
        Markdown = "markdown" "Markdown" / "Markdown";
        /// A web page.
        Hypertext = "html" "网页" / "Web page";
        /// Nothing but text.
        Plain = "text" "纯文本" / "Plain text";
        /// A Word document.
        Word = "docx" "Word 文档" / "Word document";
        /// A PDF.
        Pdf = "pdf" "PDF" / "PDF";
    }
}

/// What was read from a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extracted {
    /// What the file is.
    pub format: Format,
    /// What it seems to be called.
    pub title: String,
    /// Its paragraphs, at least one.
    pub paragraphs: Vec<Paragraph>,
    /// What is in the original alone, for who brings it.
    pub left_out: Vec<Sentence>,
}

/// The most characters of a title.
pub const TITLE_CHARS_MAX: usize = 120;

/// Reads a file by what it holds, and by what its name says where that leaves a doubt.
pub fn read(file_name: &str, bytes: &[u8]) -> Result<Extracted, Sentence> {
    let lower = file_name.to_lowercase();
    let named = |endings: &[&str]| endings.iter().any(|ending| lower.ends_with(ending));
    match bytes {
        [b'P', b'K', 3, 4, ..] => return from(Format::Word, file_name, |gather| docx::read(bytes, gather)),
        [b'%', b'P', b'D', b'F', ..] => return from(Format::Pdf, file_name, |gather| pdf::read(bytes, gather)),
        [0xd0, 0xcf, 0x11, 0xe0, ..] => return Err(Sentence::of(|language| Text(language).old_word())),
        _ => {}
    }
    let text = decode::decode(bytes)?;
    if named(&[".md", ".markdown"]) {
        return as_format(Format::Markdown, file_name, &text);
    }
    let begins = text.trim_start().get(..200).unwrap_or(text.trim_start()).to_lowercase();
    if named(&[".html", ".htm", ".xhtml"]) || begins.starts_with("<!doctype html") || begins.starts_with("<html") {
        return as_format(Format::Hypertext, file_name, &text);
    }
    as_format(Format::Plain, file_name, &text)
}

/// Reads a text as one of the formats that are text; as plain text where the format is none of them.
pub fn as_format(format: Format, file_name: &str, text: &str) -> Result<Extracted, Sentence> {
    from(format, file_name, |gather| {
        match format {
            Format::Markdown => markdown::read(text, gather),
            Format::Hypertext => hypertext::read(text, gather),
            Format::Plain | Format::Word | Format::Pdf => plain::read(text, gather),
        }
        Ok(())
    })
}

/// Reads what `pdftotext -bbox-layout` says of a PDF.
pub fn as_described(file_name: &str, described: &str) -> Result<Extracted, Sentence> {
    from(Format::Pdf, file_name, |gather| pdf::read_described(described, gather))
}

fn from(
    format: Format,
    file_name: &str,
    read: impl FnOnce(&mut Gather) -> Result<(), Sentence>,
) -> Result<Extracted, Sentence> {
    let mut gather = Gather::default();
    read(&mut gather)?;
    let (title, paragraphs, left_out) = gather.finish()?;
    let stem = file_name.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
    let title = if title.is_empty() { stem.trim().to_owned() } else { title };
    Ok(Extracted { format, title: title.chars().take(TITLE_CHARS_MAX).collect(), paragraphs, left_out })
}

#[cfg(test)]
mod tests;
