//! A packed file as its parts, read within limits and written the same way every time. What a file states of its own size is not believed: it is counted.

use std::io::{Cursor, Read as _, Write as _};

use encoding_rs::GB18030;
use zhixing_kit::Sentence;
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::text::Text;

/// The most parts: an item of a package is a part of its own.
const PARTS_MAX: usize = 25_000;
/// The most bytes that they may unfold to.
const UNFOLDED_BYTES_MAX: u64 = 96 * 1024 * 1024;

/// The parts of a packed file, in their order.
pub struct Package(pub Vec<(String, Vec<u8>)>);

impl Package {
    /// Unpacks a file.
    pub fn read(bytes: &[u8]) -> Result<Self, Sentence> {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
        if archive.len() > PARTS_MAX {
            return Err(unfolds());
        }
        let (mut parts, mut left) = (Vec::new(), UNFOLDED_BYTES_MAX);
        for index in 0..archive.len() {
            let file = archive.by_index(index).map_err(|error| unreadable(&error))?;
            if file.is_dir() {
                continue;
            }
            let name = named(file.name_raw())?;
            let mut content = Vec::new();
            file.take(left + 1).read_to_end(&mut content).map_err(|_| damaged())?;
            left = left.checked_sub(content.len() as u64).ok_or_else(unfolds)?;
            parts.push((name, content));
        }
        Ok(Self(parts))
    }

    /// The content of a part.
    pub fn part(&self, name: &str) -> Option<&[u8]> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, content)| content.as_slice())
    }

    /// The packed bytes: the same parts give the same bytes.
    pub fn write(&self) -> zhixing_kit::Result<Vec<u8>> {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default().last_modified_time(zip::DateTime::default());
        for (name, content) in &self.0 {
            archive.start_file(name.as_str(), options).map_err(zhixing_kit::Error::broken)?;
            archive.write_all(content).map_err(zhixing_kit::Error::broken)?;
        }
        Ok(archive.finish().map_err(zhixing_kit::Error::broken)?.into_inner())
    }
}

/// A part's name: UTF-8, or as Windows writes Chinese ones; folders are parted by `/`.
fn named(raw: &[u8]) -> Result<String, Sentence> {
    let name = match std::str::from_utf8(raw) {
        Ok(name) => name.to_owned(),
        Err(_) => GB18030.decode_without_bom_handling_and_without_replacement(raw).ok_or_else(damaged)?.into_owned(),
    };
    Ok(name.replace('\\', "/"))
}

/// Whether a part was written by a system for itself, and by nobody for a reader.
pub fn is_by_system(name: &str) -> bool {
    let last = name.rsplit('/').next().unwrap_or_default();
    name.starts_with("__MACOSX/") || last.starts_with('.') || matches!(last, "Thumbs.db" | "desktop.ini")
}

/// Files in one packed file: the same files give the same bytes.
pub fn pack(files: Vec<(String, Vec<u8>)>) -> zhixing_kit::Result<Vec<u8>> {
    Package(files).write()
}

pub fn damaged() -> Sentence {
    Sentence::of(|language| Text(language).damaged_package())
}

/// Why a part cannot be unpacked.
fn unreadable(error: &ZipError) -> Sentence {
    match error {
        ZipError::UnsupportedArchive(why) if *why == ZipError::PASSWORD_REQUIRED => {
            Sentence::of(|language| Text(language).locked_package())
        }
        _ => damaged(),
    }
}

fn unfolds() -> Sentence {
    Sentence::of(|language| Text(language).unfolds_too_far())
}
