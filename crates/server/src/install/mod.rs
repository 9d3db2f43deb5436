//! An installation on the disk: its folder and its archive.

pub mod archive;
pub mod ending;
pub mod key;
pub mod seen;

use std::fs::{self, DirBuilder, File};
use std::io::{self, ErrorKind, Write as _};
use std::os::unix::fs::DirBuilderExt as _;
use std::path::Path;

use zhixing_kit::Sentence;

use crate::said::{of_file, said};

/// Makes a folder, with those above it, that nobody but its owner can look into: in it lie people's data, hashes of passwords, a key. One that is
/// there already stays as its owner made it.
pub fn private_folder(path: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(path)
}

/// A folder that something is written into: made where it alone is missing. Where the one above it is missing too, the path is wrong, or a disk is not
/// mounted there: to make all of it would fill another disk.
pub fn one_folder(path: &Path) -> Result<(), Sentence> {
    if path.is_dir() {
        return Ok(());
    }
    match DirBuilder::new().mode(0o700).create(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => Err(said!(
            "没有 {path} 这个文件夹，它上面的也没有：路径写错了，或者磁盘没有挂上"
                / "there is no folder {path}, nor the one above it: the path is wrong, or a disk is not mounted",
            path = path.display()
        )),
        made => made.map_err(of_file(path)),
    }
}

/// Writes a file whole or not at all, in place of what was there: a draft on the disk first, then its name, then the folder that holds the name.
/// The draft of an earlier try is written over; of two writers at once each needs a draft of its own ([`write_whole_by`]).
pub fn write_whole(path: &Path, text: &str) -> io::Result<()> {
    write_whole_by(&path.with_extension("draft"), path, text)
}

/// [`write_whole`] by way of this draft.
pub fn write_whole_by(draft: &Path, path: &Path, text: &str) -> io::Result<()> {
    let written = File::create(draft)
        .and_then(|mut file| file.write_all(text.as_bytes()).and_then(|()| file.sync_all()))
        .and_then(|()| fs::rename(draft, path));
    if written.is_err() {
        drop(fs::remove_file(draft));
    }
    written?;
    sync_folder_of(path)
}

/// How much a folder must take for it to be said that it takes writes, in bytes.
const ROOM_MIN: usize = 1024 * 1024;

/// Writes a file that nobody needs into a folder, and takes it away again: whether there is room.
pub fn try_to_write(folder: &Path) -> io::Result<()> {
    let path = folder.join(format!(".try-to-write.{}", std::process::id()));
    let written = File::create(&path).and_then(|mut file| {
        // No zeros, which a file system may keep without room.
        file.write_all(&vec![0x5a; ROOM_MIN])?;
        file.sync_all()
    });
    remove(&path)?;
    written
}

/// Removes a file that may be gone already.
pub fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Waits until the names in a file's folder lie on the disk.
pub fn sync_folder_of(path: &Path) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(folder)?.sync_all()
}
