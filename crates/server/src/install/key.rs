//! The ledger's key file as a file: copied, put back, exchanged; never written over, and set aside rather than lost.

use std::fs::{self, File};
use std::io::{ErrorKind, Read as _, Write};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use zhixing_kit::Sentence;
use zhixing_records::SigningKey;

use super::{archive, remove, sync_folder_of};
use crate::said::{of_file, said};

/// Bytes that a key file has at most: one line.
pub const LENGTH_MAX: u64 = 1_024;

/// Old key files that lie beside the key at most.
const ENDED_MAX: u32 = 1_000;

/// Copies the key to where no file is, readable for its owner alone. The same key that lies there already is left as it is.
pub fn copy(from: &Path, to: &Path) -> Result<(), Sentence> {
    let line = fs::read_to_string(from).map_err(of_file(from))?;
    put(&line, to)
}

/// The key in a backup, or in a file that is a key itself, with its line.
pub fn from_backup(from: &Path) -> Result<(SigningKey, String), Sentence> {
    let plain = || {
        let mut text = String::new();
        File::open(from).ok()?.take(LENGTH_MAX).read_to_string(&mut text).ok()?;
        Some(text)
    };
    if !from.is_file() {
        return Err(said!("没有 {from} 这个文件" / "there is no file {from}", from = from.display()));
    }
    let line = archive::key_of(from).or_else(plain).unwrap_or_default();
    let key = SigningKey::from_line(&line);
    key.map(|key| (key, line)).ok_or_else(|| {
        said!(
            "{from} 既不是完整的备份，也不是台账密钥" / "{from} is neither a whole backup nor a ledger key",
            from = from.display()
        )
    })
}

/// Writes the line of a key to where no file is, readable for its owner alone. The same line that lies there already is left as it is.
pub fn put(line: &str, to: &Path) -> Result<(), Sentence> {
    let told = |error: std::io::Error| {
        let why = of_file(to)(error);
        said!("台账密钥不能复制到 {zh}" / "the ledger key cannot be copied to {en}", zh = &why.zh, en = &why.en)
    };
    match File::options().write(true).create_new(true).mode(0o600).open(to) {
        Ok(mut file) => file
            .write_all(line.as_bytes())
            .and_then(|()| file.sync_all())
            .and_then(|()| sync_folder_of(to))
            .or_else(|error| remove(to).and(Err(error)))
            .map_err(told),
        Err(error)
            if error.kind() == ErrorKind::AlreadyExists && fs::read(to).is_ok_and(|known| known == line.as_bytes()) =>
        {
            Ok(())
        }
        Err(error) => Err(told(error)),
    }
}

/// Where the key lies that is to come, until the ledger knows it.
pub fn next(key: &Path) -> PathBuf {
    key.with_extension("next")
}

/// Sets a file that is not the ledger's key aside, under a name that is free, and says where; `None` when there is none.
pub fn set_aside(key: &Path) -> Result<Option<PathBuf>, Sentence> {
    if !key.exists() {
        return Ok(None);
    }
    let to = (1..=ENDED_MAX)
        .map(|count| key.with_extension(format!("ended-{count}")))
        .find(|path| !path.exists())
        .ok_or_else(|| {
            said!(
                "{key} 旁边的旧密钥太多（{ENDED_MAX}）：请先移走一些"
                    / "there are {ENDED_MAX} old keys beside {key}: remove some",
                key = key.display()
            )
        })?;
    fs::rename(key, &to).and_then(|()| sync_folder_of(&to)).map_err(of_file(&to))?;
    Ok(Some(to))
}

/// Every file beside the key that holds a key, or held one.
pub fn others(key: &Path) -> Vec<PathBuf> {
    let ended = key.with_extension("ended-");
    let begins = ended.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let folder = key.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let found = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok).map(|entry| entry.path());
    let is_ended = |path: &PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(&begins));
    found.filter(is_ended).chain([next(key)]).collect()
}
