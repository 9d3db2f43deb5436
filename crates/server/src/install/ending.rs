//! The end of an installation on the disk: its certificate of deletion lies in the data folder before anything is deleted, and leaves it last. So a
//! deletion that stopped half-way is known as such, is served by nobody, and goes on when it is run again. It decides nothing about whether.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use zhixing_kit::{Db, Sentence};
use zhixing_ledger::Certificate;
use zhixing_people::the_organisation;

use super::{remove, sync_folder_of, write_whole};
use crate::said::{of_file, said, told};

/// A certificate that was signed, while what it says is not yet wholly true.
#[derive(Debug)]
pub struct Ending {
    /// What it says.
    pub certificate: Certificate,
    /// The signed text.
    pub text: String,
}

/// Where it is kept meanwhile. Its name says that it does not yet say the truth.
pub fn path(data: &Path) -> PathBuf {
    data.join("deletion.not-yet-true")
}

/// The end that was begun in this folder, if one was.
pub fn begun(data: &Path) -> Result<Option<Ending>, Sentence> {
    let path = path(data);
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(of_file(&path)(error)),
    };
    let wrong = |fault: zhixing_ledger::Fault| {
        said!("{path}：{zh}" / "{path}: {en}", path = path.display(), zh = fault.zh(), en = fault.en())
    };
    let (certificate, _) = Certificate::verify(text.as_bytes(), None).map_err(wrong)?;
    Ok(Some(Ending { certificate, text }))
}

/// Refuses a folder whose data was deleted already, wholly or nearly: nothing is to begin there before the deletion came to its end. `None` is a
/// database that is gone. One that still holds its organisation was not touched, whatever lies beside it.
pub fn refuse_half(data: &Path, db: Option<&Db>) -> Result<(), Sentence> {
    if !path(data).exists() || db.is_some_and(|db| holds_anything(db).unwrap_or(true)) {
        return Ok(());
    }
    Err(said!(
        "{data}：这里的数据已经删除，但删除没有完成：请再次运行同一 zhixing close-down --delete 命令"
            / "{data}: the data here was deleted, but the deletion did not come to its end: run the same `zhixing close-down --delete` again",
        data = data.display()
    ))
}

/// Whether the organisation is still there: everything is deleted in one transaction, so then all is.
pub fn holds_anything(db: &Db) -> Result<bool, Sentence> {
    db.read_now(the_organisation).map(|found| found.is_some()).map_err(told)
}

/// Lays it down, on the disk, before anything is deleted.
pub fn lay_down(data: &Path, text: &str) -> Result<(), Sentence> {
    let path = path(data);
    write_whole(&path, text)
        .map_err(of_file(&path))
        .map_err(|why| said!("{zh}；什么都没有删除" / "{en}; nothing was deleted", zh = &why.zh, en = &why.en))
}

/// Hands the certificate out to where it was asked for, and leaves nothing of it here.
pub fn hand_out(data: &Path, text: &str, to: &Path) -> Result<(), Sentence> {
    let kept = path(data);
    if fs::read_to_string(to).ok().as_deref() != Some(text) {
        write_whole(to, text).map_err(of_file(to)).map_err(|why| {
            said!(
                "{zh}。数据已全部删除，删除证明还在 {kept}：请再运行一次，必要时用 --delete 换一个文件"
                    / "{en}. Everything is deleted; the certificate lies in {kept}: run this again, with another --delete FILE if need be",
                zh = &why.zh,
                en = &why.en,
                kept = kept.display()
            )
        })?;
    }
    remove(&kept).and_then(|()| sync_folder_of(&kept)).map_err(of_file(&kept))
}
