//! The newest checkpoint that was seen, kept beside the key: so that an older copy of the data, put back later, is noticed. It holds nothing of what
//! was recorded, and never stands in the way of the data itself.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::Duration;

use zhixing_keeper::note_older;
use zhixing_kit::{Db, House, Sentence};
use zhixing_records::{Continuity, continuity, health, log_state};

use crate::said::{of_file, on_the_wall, said, told};

/// How often the newest checkpoint is looked at.
const EVERY: Duration = Duration::from_secs(5);

/// Where it is kept: beside the key.
pub fn path(key: &Path) -> PathBuf {
    key.with_file_name("ledger.seen")
}

/// The checkpoint that was seen last, if there was one.
pub fn read(file: &Path) -> Result<Option<String>, Sentence> {
    match fs::read_to_string(file) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(of_file(file)(error)),
    }
}

/// The number of entries that a checkpoint speaks of.
pub fn size(checkpoint: &str) -> Option<u64> {
    checkpoint.lines().nth(1)?.parse().ok()
}

/// How data stands to what was seen before.
pub enum Standing {
    /// Nothing is missing, or nothing was seen.
    Whole,
    /// So many entries were seen, so many are there, up to this moment; as many of both where it is another history.
    Older { seen: u64, size: u64, until: Option<String> },
}

/// Holds data against the checkpoint that was seen last.
pub fn standing(db: &Db, file: &Path) -> Result<Standing, Sentence> {
    let Some(seen) = read(file)? else { return Ok(Standing::Whole) };
    let (seen, size) = match db.read_now(move |tx| continuity(tx, &seen)).map_err(told)? {
        Continuity::Continues => return Ok(Standing::Whole),
        Continuity::Behind { seen, size } => (seen, size),
        Continuity::Forked { seen } => (seen, seen),
    };
    let newest = db.read_now(health).map_err(told)?.newest;
    Ok(Standing::Older { seen, size, until: newest.map(|at| on_the_wall(at, &db.surroundings().zone)) })
}

/// Refuses data that is older than what was seen, unless that is accepted; then it is recorded.
pub fn check(db: &Db, file: &Path, accept: bool) -> Result<(), Sentence> {
    let Standing::Older { seen, size, until } = standing(db, file)? else { return Ok(()) };
    if !accept {
        return Err(lost(seen, size, Until::last(until.as_deref()), "zhixing serve"));
    }
    db.write_now(move |tx| note_older(tx, seen, size)).map_err(told)?;
    fs::rename(file, file.with_extension("seen-before")).map_err(of_file(file))
}

/// Until when data goes that is older.
#[derive(Clone, Copy, Debug)]
pub enum Until<'t> {
    /// The moment of its last record.
    Last(&'t str),
    /// The moment at which the copy was made; its last record may be older.
    Copied(&'t str),
    /// It has no record.
    Unknown,
}

impl<'t> Until<'t> {
    /// The moment of the last record, if there is one.
    pub fn last(at: Option<&'t str>) -> Self {
        at.map_or(Self::Unknown, Self::Last)
    }
}

/// What would be lost, in words.
pub fn lost(seen: u64, size: u64, until: Until<'_>, command: &str) -> Sentence {
    if seen == size {
        return said!(
            "这份数据与以前的台账不是同一历史：台账在同样的位置曾有别的内容。请找最新的备份；确实要用，运行 {command} 时加一次 --accept-older"
                / "this data is another history: the ledger once held other entries at the same places. Find the newest backup; to go on with this data all the same, run {command} once with --accept-older"
        );
    }
    let (kept, kept_zh) = match until {
        Until::Last(at) => (format!(" (its last record is of {at})"), format!("（最后一条记于 {at}）")),
        Until::Copied(at) => (format!(" (it was made at {at})"), format!("（备份于 {at}）")),
        Until::Unknown => (String::new(), String::new()),
    };
    said!(
        "这份数据比以前的旧：台账曾有 {seen} 条，这里只有 {size} 条{kept_zh}；后面的 {lost} 条会永远丢失。请找更新的备份；确实要用，运行 {command} 时加一次 --accept-older"
            / "this data is older than what was here before: the ledger had {seen} entries, this copy has {size}{kept}; the last {lost} would be lost for good. Find a newer backup; to go on with this one all the same, run {command} once with --accept-older",
        lost = seen - size
    )
}

/// Keeps the newest checkpoint, until the program ends. A shorter log never replaces a longer one.
pub async fn keep(house: House, file: PathBuf) {
    // Several nodes of one machine may share the key.
    let draft = file.with_extension(format!("draft-{}", std::process::id()));
    let mut known = read(&file).ok().flatten().as_deref().and_then(size).unwrap_or(0);
    loop {
        match house.db.read(log_state).await.map(|log| log.head) {
            Ok(Some(head)) if head.size > known => match super::write_whole_by(&draft, &file, &head.checkpoint) {
                Ok(()) => known = head.size,
                Err(error) => tracing::warn!(%error, "the newest checkpoint cannot be kept beside the key"),
            },
            _ => {}
        }
        tokio::time::sleep(EVERY).await;
    }
}
