//! What is asked for when something is brought in: a file, or a text.

use serde::Deserialize;
use zhixing_kit::form::{Check, Faults};

use crate::extract::Format;

zhixing_kit::fields! {
    FILE = "file" "文件" / "File", why "读出其中的文字，原件一并保存供下载。" / "Its text is read, and the original is kept for download.", seen "发布后本单位全体成员" / "once published, everybody in the organisation";
    WORDS = "words" "文字" / "Text", why "没有文件时直接粘贴；可以用 Markdown 写标题和条目。" / "Where there is no file: paste it. Headings and items may be written in Markdown.", seen "发布后本单位全体成员" / "once published, everybody in the organisation";
}

/// What was pasted.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct WordsInput {
    pub words: String,
}

impl WordsInput {
    /// Checks it: Markdown, which plain text is too. Its length is bounded by the form's own limit.
    pub fn check(&self) -> Result<(Format, String), Faults> {
        let mut check = Check::default();
        let words = check.lines(WORDS.name, &self.words, 80_000);
        check.finish((Format::Markdown, words))
    }
}
