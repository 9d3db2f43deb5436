//! A ZIP archive as files by their paths, within limits. Nothing that an archive states of itself is believed: what comes out is counted.

use std::collections::BTreeSet;
use std::io::{Cursor, Read};

use encoding_rs::GB18030;
use zhixing_kit::Sentence;
use zhixing_kit::limit::UPLOAD_BYTES_MAX;
use zip::ZipArchive;
use zip::result::ZipError;

use super::text::Text;

/// The most bytes of a package as it comes.
pub const PACKED_BYTES_MAX: usize = UPLOAD_BYTES_MAX;
/// The most bytes to which it may unfold.
pub const UNFOLDED_BYTES_MAX: u64 = 48 * 1024 * 1024;
/// The most files.
const FILES_MAX: usize = 2_000;
/// The most characters of a path.
const PATH_CHARS_MAX: usize = 300;

/// The files of an archive, in the order of their paths.
pub fn unpack(bytes: &[u8]) -> Result<Vec<(String, Vec<u8>)>, Sentence> {
    let damaged = || Sentence::of(|language| Text(language).damaged());
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
    if archive.len() > FILES_MAX * 2 {
        return Err(Sentence::of(|language| Text(language).too_many(FILES_MAX)));
    }
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    let mut known = BTreeSet::new();
    let mut left = UNFOLDED_BYTES_MAX;
    for index in 0..archive.len() {
        let file = match archive.by_index(index) {
            Ok(file) => file,
            Err(ZipError::UnsupportedArchive(reason)) if reason == ZipError::PASSWORD_REQUIRED => {
                return Err(Sentence::of(|language| Text(language).locked()));
            }
            Err(_) => return Err(damaged()),
        };
        let raw = named(file.name_raw()).ok_or_else(damaged)?;
        if raw.ends_with(['/', '\\']) || is_by_system(&raw) {
            continue;
        }
        let path = path(&raw).ok_or_else(|| {
            let shown: String = raw.chars().filter(|one| !one.is_control()).take(80).collect();
            Sentence::of(|language| Text(language).bad_path(&shown))
        })?;
        if !known.insert(path.to_lowercase()) {
            return Err(Sentence::of(|language| Text(language).twice(&path)));
        }
        if files.len() == FILES_MAX {
            return Err(Sentence::of(|language| Text(language).too_many(FILES_MAX)));
        }
        let mut content = Vec::new();
        let read = file.take(left + 1).read_to_end(&mut content);
        let megabytes = UNFOLDED_BYTES_MAX / 1024 / 1024;
        left = left
            .checked_sub(content.len() as u64)
            .ok_or_else(|| Sentence::of(|language| Text(language).unfolds(megabytes)))?;
        read.map_err(|_| damaged())?;
        files.push((path, content));
    }
    files.sort_by(|one, other| one.0.cmp(&other.0));
    Ok(files)
}

/// What an archive calls a file, as a path below the package: parted by `/`, without a step upwards, a drive, a control character.
/// `None` when it leads elsewhere.
pub fn path(raw: &str) -> Option<String> {
    let path = raw.replace('\\', "/");
    let steps: Vec<&str> = path.split('/').filter(|step| *step != ".").collect();
    let is_fine = |step: &&str| !step.is_empty() && *step != ".." && !step.contains(':');
    let fits = path.chars().count() <= PATH_CHARS_MAX && !path.chars().any(char::is_control);
    (fits && !steps.is_empty() && steps.iter().all(is_fine)).then(|| steps.join("/"))
}

/// A name as it is written: UTF-8, or as Windows writes Chinese ones.
fn named(raw: &[u8]) -> Option<String> {
    match std::str::from_utf8(raw) {
        Ok(name) => Some(name.to_owned()),
        Err(_) => Some(GB18030.decode_without_bom_handling_and_without_replacement(raw)?.into_owned()),
    }
}

/// Whether a system wrote it for itself.
fn is_by_system(name: &str) -> bool {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    name.starts_with("__MACOSX/") || last.starts_with("._") || matches!(last, ".DS_Store" | "Thumbs.db" | "desktop.ini")
}
