//! A Word or Excel file as its parts: a ZIP archive that is read within limits and written the same way every time.

use std::io::{Cursor, Read as _, Write as _};

use zhixing_kit::{Error, Result, Sentence};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

zhixing_kit::text! {
    /// Why a file is no template.
    Text
    too_large(most) "文件太大，上限 {most} MB。请压缩其中的图片后再上传。" / "The file is too large: at most {most} MB. Make its pictures smaller and upload it again.";
    old_word() "这是旧版 Word（.doc）或加密的文件。请在 Word 里去掉密码，另存为“Word 文档（.docx）”后再上传。" / "This is an old Word file (.doc) or one with a password. Remove the password in Word, save it as “Word document (.docx)” and upload it again.";
    not_word() "这不是 Word 文档。请上传 .docx 文件。" / "This is not a Word document. Please upload a .docx file.";
    broken() "文件已损坏，读不出来。请在 Word 里打开它，另存为新的 .docx 后再上传。" / "The file is damaged and cannot be read. Open it in Word, save it as a new .docx and upload that.";
    unfolds() "文件解压后过大，像是有意制作的压缩炸弹，没有读取。请用 Word 新建一份模板。" / "Unpacked, the file is far too large, as a zip bomb is; it was not read. Please make a new template in Word.";
}

/// The most parts, and the most bytes they may unfold to.
const PARTS_MAX: usize = 500;
const UNFOLDED_BYTES_MAX: u64 = 24 * 1024 * 1024;

/// Why a file could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// More bytes than a template may have.
    TooLarge,
    /// An OLE file: an old Word document, or an encrypted one.
    OldWord,
    /// Something else.
    NotWord,
    /// A ZIP archive that cannot be read.
    Broken,
    /// A ZIP archive that unfolds too far.
    Unfolds,
}

impl Fault {
    /// In words, with what to do.
    pub fn sentence(self) -> Sentence {
        Sentence::of(|language| {
            let text = Text(language);
            match self {
                Self::TooLarge => text.too_large(super::TEMPLATE_BYTES_MAX / 1024 / 1024),
                Self::OldWord => text.old_word().to_owned(),
                Self::NotWord => text.not_word().to_owned(),
                Self::Broken => text.broken().to_owned(),
                Self::Unfolds => text.unfolds().to_owned(),
            }
        })
    }
}

/// The parts of a file, in their order.
#[derive(Clone, Debug, Default)]
pub struct Package(Vec<(String, Vec<u8>)>);

impl Package {
    /// Reads a template: within the limits, and with the parts that a Word document has.
    pub fn read(bytes: &[u8]) -> Result<Self, Fault> {
        if bytes.len() > super::TEMPLATE_BYTES_MAX {
            return Err(Fault::TooLarge);
        }
        let package = Self::unpack(bytes)?;
        let is_word = ["[Content_Types].xml", "word/document.xml"].iter().all(|name| package.part(name).is_some());
        if is_word { Ok(package) } else { Err(Fault::NotWord) }
    }

    /// Reads any such file. What a file states of its own size is not believed: it is counted.
    pub fn unpack(bytes: &[u8]) -> Result<Self, Fault> {
        match bytes {
            [b'P', b'K', 3, 4, ..] => {}
            [0xd0, 0xcf, 0x11, 0xe0, ..] => return Err(Fault::OldWord),
            _ => return Err(Fault::NotWord),
        }
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Fault::Broken)?;
        if archive.len() > PARTS_MAX {
            return Err(Fault::Unfolds);
        }
        let (mut parts, mut left) = (Vec::new(), UNFOLDED_BYTES_MAX);
        for index in 0..archive.len() {
            let file = archive.by_index(index).map_err(|_| Fault::Broken)?;
            if file.is_dir() {
                continue;
            }
            let name = file.name().map_err(|_| Fault::Broken)?.into_owned();
            let mut content = Vec::new();
            file.take(left + 1).read_to_end(&mut content).map_err(|_| Fault::Broken)?;
            left = left.checked_sub(content.len() as u64).ok_or(Fault::Unfolds)?;
            parts.push((name, content));
        }
        Ok(Self(parts))
    }

    /// The file's bytes: the same parts give the same bytes.
    pub fn write(&self) -> Result<Vec<u8>> {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default().last_modified_time(zip::DateTime::default());
        for (name, content) in &self.0 {
            archive.start_file(name.as_str(), options).map_err(Error::broken)?;
            archive.write_all(content).map_err(Error::broken)?;
        }
        Ok(archive.finish().map_err(Error::broken)?.into_inner())
    }

    /// A part's content.
    pub fn part(&self, name: &str) -> Option<&[u8]> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, content)| content.as_slice())
    }

    /// Sets a part's content, adding it when it is not there yet.
    pub fn set(&mut self, name: &str, content: impl Into<Vec<u8>>) {
        match self.0.iter_mut().find(|(known, _)| known == name) {
            Some((_, old)) => *old = content.into(),
            None => self.0.push((name.to_owned(), content.into())),
        }
    }

    /// Every part with its name.
    pub fn parts(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.0.iter().map(|(name, content)| (name.as_str(), content.as_slice()))
    }

    /// The parts in which placeholders may stand.
    pub fn texts(&self) -> Vec<String> {
        let holds_text = |name: &str| {
            name.strip_prefix("word/").and_then(|name| name.strip_suffix(".xml")).is_some_and(|stem| {
                stem == "document"
                    || ["header", "footer"].iter().any(|kind| {
                        stem.strip_prefix(kind).is_some_and(|rest| rest.bytes().all(|sign| sign.is_ascii_digit()))
                    })
            })
        };
        self.parts().map(|(name, _)| name).filter(|name| holds_text(name)).map(str::to_owned).collect()
    }
}
