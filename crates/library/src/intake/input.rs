//! What is asked for when something is brought in: a file, or a text.

use serde::Deserialize;
use zhixing_kit::form::{Check, Faults};

use crate::extract::Format;
use crate::material::input::web_address;

zhixing_kit::fields! {
    FILE = "file" "文件" / "File", why "读出其中的文字，原件一并保存供下载。" / "Its text is read, and the original is kept for download.", seen "发布后本单位全体成员" / "once published, everybody in the organisation";
    ABOUT = "about" "网页讲什么" / "What the page says", why "本程序不去访问网页；大家先读这几句，再决定是否打开，搜索也靠它。" / "The program never goes there: this is what everybody reads first, and what a search finds.", seen "发布后本单位全体成员" / "once published, everybody in the organisation";
    WORDS = "words" "文字" / "Text", why "没有文件时直接粘贴；可以用 Markdown 写标题和条目。" / "Where there is no file: paste it. Headings and items may be written in Markdown.", seen "发布后本单位全体成员" / "once published, everybody in the organisation";
}

/// An address in the web, with what is to be read there.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct LinkInput {
    pub link: String,
    pub about: String,
}

impl LinkInput {
    /// Checks it.
    pub fn check(&self) -> Result<(String, String), Faults> {
        let mut check = Check::default();
        let link = web_address(&mut check, &self.link, true);
        let about = check.lines(ABOUT.name, &self.about, 2_000);
        check.finish((link, about))
    }
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
