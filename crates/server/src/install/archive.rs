//! The archive of an installation: a gzipped tar of `manifest.json`, `zhixing.db` and `ledger.key`, each file with its SHA-256.
//! Writing goes to a temporary name first; reading checks everything before the data folder is made.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use zhixing_kit::db::{Address, Db, Surroundings};
use zhixing_kit::{Moment, Sentence};
use zhixing_records::log_state;

use super::seen::{self, Until};
use crate::said::{cause, damaged, of_file as told, on_the_wall, plain, said};

const FORMAT: &str = "zhixing-backup/1";
const MANIFEST: &str = "manifest.json";
const DATABASE: &str = "zhixing.db";
const KEY: &str = "ledger.key";

/// What an archive says of itself.
#[derive(Serialize, Deserialize)]
struct Manifest {
    format: String,
    made_at: String,
    version: String,
    /// The newest checkpoint of the ledger; none before it began.
    #[serde(default)]
    checkpoint: Option<String>,
    files: Vec<Item>,
}

#[derive(Serialize, Deserialize)]
struct Item {
    name: String,
    bytes: u64,
    sha256: String,
}

/// Writes an archive and says how large it is, in bytes.
pub fn write(database: &Db, key: &Path, to: &Path) -> Result<u64, Sentence> {
    if to.exists() {
        return Err(said!(
            "{to} 已经有了：备份从不覆盖别的备份" / "{to} exists already: a backup never overwrites another",
            to = to.display()
        ));
    }
    let work = Work::beside(to)?;
    // Read before the copy is made: the copy holds at least this.
    let checkpoint = database.read_now(log_state).map_err(crate::said::told)?.head.map(|head| head.checkpoint);
    let copy = work.path.join(DATABASE);
    copy_database(database, &work.path, &copy)?;
    fs::copy(key, work.path.join(KEY)).map_err(told(key))?;
    let files = [DATABASE, KEY].map(|name| item(&work.path, name)).into_iter().collect::<Result<Vec<_>, _>>()?;
    let made_at = database.surroundings().clock.now().rfc3339();
    let manifest = Manifest {
        format: FORMAT.to_owned(),
        made_at,
        version: env!("CARGO_PKG_VERSION").to_owned(),
        checkpoint,
        files,
    };
    fs::write(work.path.join(MANIFEST), serde_json::to_vec_pretty(&manifest).map_err(plain)?)
        .map_err(told(&work.path))?;
    let draft = work.path.join("archive");
    pack(&work.path, &draft).map_err(told(to))?;
    let bytes = fs::metadata(&draft).map_err(told(&draft))?.len();
    fs::rename(&draft, to).map_err(told(to))?;
    Ok(bytes)
}

/// The database as one embedded file. A PostgreSQL database is moved into one, so that the archive is the same whatever it comes from.
fn copy_database(database: &Db, work: &Path, copy: &Path) -> Result<(), Sentence> {
    let fault = |error: zhixing_kit::Error| {
        let why = crate::said::told(error);
        said!("数据库不能复制：{zh}" / "the database cannot be copied: {en}", zh = &why.zh, en = &why.en)
    };
    if database.is_embedded() {
        return database.copy_to(copy).map_err(fault);
    }
    let moved = Db::open(&Address::File(work.join("moved.db")), database.surroundings().clone()).map_err(fault)?;
    zhixing_keeper::carry(database, &moved, |_, _| (), || Ok(())).map_err(fault)?;
    moved.copy_to(copy).map_err(fault)
}

fn pack(from: &Path, to: &Path) -> io::Result<()> {
    let file = File::options().write(true).create_new(true).open(to)?;
    private(&file)?;
    let mut tar = tar::Builder::new(GzEncoder::new(file, Compression::fast()));
    for name in [MANIFEST, DATABASE, KEY] {
        tar.append_path_with_name(from.join(name), name)?;
    }
    let mut file = tar.into_inner()?.finish()?;
    file.flush()?;
    file.sync_all()
}

/// Reads an archive into an empty data folder, the database into an empty PostgreSQL database where one is named, and says when it was made.
/// Nothing is left behind when anything is wrong.
pub fn read(
    from: &Path,
    data: &Path,
    into: Option<(&Address, Surroundings)>,
    accept_older: bool,
) -> Result<String, Sentence> {
    if fs::read_dir(data)
        .is_ok_and(|mut entries| entries.any(|entry| entry.is_ok_and(|entry| !is_left(&entry.file_name()))))
    {
        return Err(said!(
            "{data} 里有东西：恢复只放进空文件夹，从不覆盖已有数据（ledger.seen 可以留着，它能说明会丢失什么）"
                / "{data} is not empty: restore goes into an empty folder and never over existing data (ledger.seen may stay: it tells what would be lost)",
            data = data.display()
        ));
    }
    let work = Work::beside(data)?;
    let file = File::open(from).map_err(told(from))?;
    unpack(file, &work.path).map_err(|error| {
        // The library that unpacks calls bytes of which it makes nothing a wrong input, too.
        let why = if error.kind() == io::ErrorKind::InvalidInput { damaged() } else { cause(&error) };
        let from = from.display();
        said!("{from} 不是完整的备份：{zh}" / "{from} is no complete backup: {en}", zh = &why.zh, en = &why.en)
    })?;
    let manifest = check(&work.path).map_err(|why| {
        said!("{from} 已损坏：{zh}" / "{from} is damaged: {en}", from = from.display(), zh = &why.zh, en = &why.en)
    })?;
    not_older(&manifest, data, accept_older)?;
    super::private_folder(data).map_err(told(data))?;
    let stays = match into {
        None => [KEY, DATABASE].as_slice(),
        Some((address, around)) => {
            move_database(&work.path.join(DATABASE), address, around)?;
            &[KEY]
        }
    };
    for name in stays {
        fs::rename(work.path.join(name), data.join(name)).map_err(told(data))?;
    }
    File::open(data).and_then(|folder| folder.sync_all()).map_err(told(data))?;
    Ok(on_the_wall_here(&manifest.made_at))
}

/// A moment that a copy tells, by the clocks of this machine.
fn on_the_wall_here(made_at: &str) -> String {
    Moment::read(made_at).map_or_else(|| made_at.to_owned(), |at| on_the_wall(at, &TimeZone::system()))
}

/// What an installation leaves that was moved away, and that says nothing of its data.
fn is_left(name: &OsStr) -> bool {
    name == "lock" || name.to_string_lossy().starts_with("ledger.seen")
}

/// Refuses an archive that is older than what was seen in this folder before.
fn not_older(manifest: &Manifest, data: &Path, accept: bool) -> Result<(), Sentence> {
    let file = seen::path(&data.join(KEY));
    let Some(seen) = seen::read(&file)?.as_deref().and_then(seen::size) else { return Ok(()) };
    let size = manifest.checkpoint.as_deref().and_then(seen::size).unwrap_or(0);
    if seen > size && !accept {
        return Err(seen::lost(seen, size, Until::Copied(&on_the_wall_here(&manifest.made_at)), "zhixing restore"));
    }
    Ok(())
}

fn move_database(file: &Path, address: &Address, around: Surroundings) -> Result<(), Sentence> {
    let fault = |error: zhixing_kit::Error| {
        let why = crate::said::told(error);
        said!("数据库不能恢复：{zh}" / "the database cannot be restored: {en}", zh = &why.zh, en = &why.en)
    };
    let source = Db::open(&Address::File(file.to_owned()), around.clone()).map_err(fault)?;
    let target = Db::open(address, around).map_err(fault)?;
    zhixing_keeper::carry(&source, &target, |_, _| (), || Ok(())).map(drop).map_err(fault)
}

/// The line of the ledger key in an archive; `None` when the file is no archive that was written to its end.
pub fn key_of(from: &Path) -> Option<String> {
    let mut tar = tar::Archive::new(GzDecoder::new(File::open(from).ok()?));
    let mut line = None;
    for entry in tar.entries().ok()? {
        let entry = entry.ok()?;
        if entry.path().ok()?.as_os_str() == KEY {
            let mut text = String::new();
            entry.take(super::key::LENGTH_MAX).read_to_string(&mut text).ok()?;
            line = Some(text);
        }
    }
    io::copy(&mut tar.into_inner(), &mut io::sink()).ok()?;
    line
}

fn unpack(file: File, to: &Path) -> io::Result<()> {
    let mut tar = tar::Archive::new(GzDecoder::new(file));
    for entry in tar.entries()? {
        let mut entry = entry?;
        let name = entry.path()?.to_string_lossy().into_owned();
        // Only our own three names, so that an archive cannot write anywhere else.
        if ![MANIFEST, DATABASE, KEY].contains(&name.as_str()) {
            return Err(io::Error::other(format!("{name:?}?")));
        }
        let mut out = File::options().write(true).create_new(true).open(to.join(&name))?;
        private(&out)?;
        io::copy(&mut entry, &mut out)?;
        out.sync_all()?;
    }
    // To the very end: what follows the files is the sum of the whole, and a copy that was cut off lacks it.
    io::copy(&mut tar.into_inner(), &mut io::sink()).map(drop)
}

fn check(folder: &Path) -> Result<Manifest, Sentence> {
    let text = fs::read(folder.join(MANIFEST)).map_err(|_| said!("缺少文件清单" / "its list of files is missing"))?;
    let manifest: Manifest = serde_json::from_slice(&text)
        .map_err(|_| said!("文件清单已损坏，看不懂" / "its list of files is damaged and cannot be read"))?;
    if manifest.format != FORMAT {
        return Err(said!(
            "格式是 {format:?}，这个版本不认识" / "it is of the format {format:?}, which this version does not know",
            format = &manifest.format
        ));
    }
    for name in [DATABASE, KEY] {
        let told = manifest.files.iter().find(|item| item.name == name).ok_or_else(|| missing(name))?;
        let found = item(folder, name)?;
        if found.sha256 != told.sha256 {
            return Err(said!(
                "{name} 和写入时不同（{here} 字节，应为 {bytes} 字节）"
                    / "{name} is not as it was written ({here} of {bytes} bytes)",
                here = found.bytes,
                bytes = told.bytes
            ));
        }
    }
    Ok(manifest)
}

fn missing(name: &str) -> Sentence {
    said!("缺少 {name}" / "{name} is missing")
}

fn item(folder: &Path, name: &str) -> Result<Item, Sentence> {
    let mut file = File::open(folder.join(name)).map_err(|_| missing(name))?;
    let mut hash = Sha256::new();
    let mut bytes = 0;
    let mut buffer = vec![0; 64 * 1024];
    loop {
        let read = file.read(&mut buffer).map_err(told(Path::new(name)))?;
        if read == 0 {
            break;
        }
        hash.update(&buffer[..read]);
        bytes += read as u64;
    }
    let sha256 = hex::encode(hash.finalize());
    Ok(Item { name: name.to_owned(), bytes, sha256 })
}

/// A temporary folder beside the goal (so that the last step is a rename), removed at the end.
struct Work {
    path: PathBuf,
}

impl Work {
    fn beside(goal: &Path) -> Result<Self, Sentence> {
        let name = goal.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let parent = goal.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
        super::one_folder(parent)?;
        let path = parent.join(format!(".{name}.{}", std::process::id()));
        super::private_folder(&path).map_err(told(&path))?;
        Ok(Self { path })
    }
}

impl Drop for Work {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.path));
    }
}

fn private(file: &File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(fs::Permissions::from_mode(0o600))
}
