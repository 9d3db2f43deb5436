//! The embedded engine: one writer that commits waiting work together, and a few readers.
//!
//! A group shares one commit (and so one wait for the disk); inside it each task has a savepoint, so that one refusal undoes only itself.
//! Nobody is told "saved" before the group's commit is on the disk.

use std::cell::RefCell;
use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{ErrorCode, OpenFlags, ToSql, params_from_iter};

use super::queue::{Queue, Turn, Work, queue, spawn};
use super::row::{Lies, Row};
use super::task::{Mode, Task, Verdict, finish};
use super::transaction::{Further, Link, Place, Take, Write, place_of};
use super::value::{Column, Value};
use super::{Surroundings, dialect, migrate};
use crate::error::{Error, Result};

/// How many tasks may wait before new ones are turned away.
const QUEUE_MAX: usize = 2_048;
/// How many writes share one commit at most.
const GROUP_MAX: usize = 256;
/// How many readers work side by side.
const READERS: usize = 2;

/// The queues of an open database.
#[derive(Clone)]
pub(super) struct Sqlite {
    writer: Queue<Box<dyn Task>>,
    readers: Queue<Box<dyn Task>>,
    file: Arc<Path>,
}

impl Sqlite {
    pub(super) fn open(path: &Path, surroundings: &Surroundings) -> Result<Self> {
        let mut connection = Connection::open(path, false)?;
        migrate::sqlite(&mut connection.inner, surroundings.clock.now())?;
        let (writer, tasks) = queue(QUEUE_MAX, Turn { longest: Duration::MAX, ..Turn::NONE });
        let with = surroundings.clone();
        spawn("writer", move || {
            while let Some(group) = tasks.next_group(GROUP_MAX) {
                write_group(&connection, group, &with);
            }
        })?;
        let (readers, tasks) = queue(QUEUE_MAX, Turn::NONE);
        for _ in 0..READERS {
            let connection = Connection::open(path, true)?;
            let (tasks, with) = (tasks.clone(), surroundings.clone());
            spawn("reader", move || read_each(&connection, &tasks, &with))?;
        }
        Ok(Self { writer, readers, file: path.into() })
    }

    pub(super) fn send(&self, mode: Mode, task: Box<dyn Task>) -> Result<()> {
        if mode == Mode::Write { self.writer.push(task) } else { self.readers.push(task) }
    }

    pub(super) fn copy_to(&self, file: &Path) -> Result<()> {
        let from = Connection::open(&self.file, true)?;
        let mut to = rusqlite::Connection::open(file).map_err(fault)?;
        let backup = rusqlite::backup::Backup::new(&from.inner, &mut to).map_err(fault)?;
        // One step for everything: a reader's snapshot, so that a busy writer cannot make the copy start again.
        loop {
            match backup.step(-1).map_err(fault)? {
                rusqlite::backup::StepResult::Done => return Ok(()),
                _ => std::thread::yield_now(),
            }
        }
    }

    /// A connection of its own, for this runs outside of every transaction. The log beside the file is emptied too.
    pub(super) fn rewrite(&self) -> Result<()> {
        let connection = Connection::open(&self.file, false)?;
        connection.inner.execute_batch("pragma secure_delete = on; vacuum;").map_err(fault)?;
        let busy: bool =
            connection.inner.query_row("pragma wal_checkpoint(truncate)", [], |row| row.get(0)).map_err(fault)?;
        if busy { Err(Error::Busy) } else { Ok(()) }
    }
}

fn write_group(connection: &Connection, mut group: Vec<Box<dyn Task>>, with: &Surroundings) {
    let mut announced = Vec::new();
    let outcome = connection.batch("begin immediate").and_then(|()| {
        for task in &mut group {
            announced.extend(run_saved(connection, task.as_mut(), with)?);
        }
        connection.batch("commit")
    });
    if outcome.is_err() {
        // A full disk may have rolled back already; then there is nothing left to undo.
        drop(connection.batch("rollback"));
        announced.clear();
    }
    for topic in &announced {
        with.live.publish(topic);
    }
    finish(group, outcome.err());
}

/// Runs one task of a group inside its own savepoint and gives what it announced.
fn run_saved(connection: &Connection, task: &mut dyn Task, with: &Surroundings) -> Result<Vec<String>> {
    connection.batch("savepoint task")?;
    let tx = Write::new(Link::Sqlite(connection), with);
    match task.run(&tx) {
        Ok(()) => {
            connection.batch("release task")?;
            return Ok(tx.into_announced());
        }
        // The engine may have taken back the whole group already, and the next one would find no room either.
        Err(Verdict::Full) => return Err(Error::Full),
        Err(Verdict::Lost) => return Err(Error::Unavailable("the database file cannot be read or written".to_owned())),
        Err(Verdict::Again | Verdict::No) => {}
    }
    connection.batch("rollback to task")?;
    connection.batch("release task")?;
    Ok(Vec::new())
}

fn read_each(connection: &Connection, tasks: &Work<Box<dyn Task>>, with: &Surroundings) {
    while let Some(mut task) = tasks.next() {
        let begun = connection.batch("begin");
        if let Err(error) = begun {
            task.finish(Some(error));
            continue;
        }
        let verdict: Result<(), Verdict> = task.run(&Write::new(Link::Sqlite(connection), with));
        drop(verdict);
        let ended = connection.batch("commit");
        task.finish(ended.err());
    }
}

/// One connection and the statements it has seen.
pub(super) struct Connection {
    inner: rusqlite::Connection,
    spelled: RefCell<HashMap<Place, Arc<str>>>,
}

impl Connection {
    fn open(path: &Path, read_only: bool) -> Result<Self> {
        let flags = if read_only { OpenFlags::SQLITE_OPEN_READ_ONLY } else { OpenFlags::default() };
        let inner =
            rusqlite::Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX).map_err(fault)?;
        inner.set_prepared_statement_cache_capacity(512);
        // One plan for all values: without it a bound limit or a changed value makes the engine compile the statement anew each time.
        inner.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).map_err(fault)?;
        inner.busy_timeout(Duration::from_secs(10)).map_err(fault)?;
        let settings = "pragma synchronous = full; pragma foreign_keys = on; pragma case_sensitive_like = on;
            pragma cache_size = -4096; pragma temp_store = memory;";
        inner.execute_batch(settings).map_err(fault)?;
        if !read_only {
            // What was written goes into the file once for many commits. What was deleted is blotted out.
            let settings = "pragma journal_mode = wal; pragma wal_autocheckpoint = 4000; pragma secure_delete = fast;";
            inner.execute_batch(settings).map_err(fault)?;
        }
        Ok(Self { inner, spelled: RefCell::default() })
    }

    fn batch(&self, sql: &str) -> Result<()> {
        let mut statement = self.inner.prepare_cached(sql).map_err(fault)?;
        statement.raw_execute().map(drop).map_err(fault)
    }

    fn spelled(&self, sql: &'static str) -> Arc<str> {
        self.spelled.borrow_mut().entry(place_of(sql)).or_insert_with(|| dialect::statement(sql).into()).clone()
    }

    pub(super) fn each(&self, sql: &'static str, values: &[Value], take: Take<'_>) -> Result<()> {
        let mut statement = self.inner.prepare_cached(&self.spelled(sql)).map_err(fault)?;
        let mut answer = statement.query(params_from_iter(values)).map_err(fault)?;
        while let Some(row) = answer.next().map_err(fault)? {
            if take(&mut Row::new(Lies::Sqlite(row)))? == Further::Enough {
                break;
            }
        }
        Ok(())
    }

    /// Runs a statement once for each set of values, and looks for it once.
    pub(super) fn run<'v>(&self, sql: &'static str, sets: impl IntoIterator<Item = &'v [Value]>) -> Result<u64> {
        let mut statement = self.inner.prepare_cached(&self.spelled(sql)).map_err(fault)?;
        sets.into_iter().map(|values| Ok(statement.execute(params_from_iter(values)).map_err(fault)? as u64)).sum()
    }

    pub(super) fn prepare_only(&self, sql: &'static str) -> Result<()> {
        self.inner.prepare_cached(&self.spelled(sql)).map(drop).map_err(fault)
    }
}

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Int(number) => ValueRef::Integer(*number),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
            Self::Blob(bytes) => ValueRef::Blob(bytes),
            Self::Bool(yes) => ValueRef::Integer((*yes).into()),
            Self::Real(number) => ValueRef::Real(*number),
        }))
    }
}

pub(super) fn column<'a>(row: &'a rusqlite::Row<'_>, index: usize) -> Result<Column<'a>> {
    Ok(match row.get_ref(index).map_err(fault)? {
        ValueRef::Null => Column::Null,
        ValueRef::Integer(number) => Column::Int(number),
        ValueRef::Real(number) => Column::Real(number),
        ValueRef::Text(bytes) => Column::Text(std::str::from_utf8(bytes).map_err(Error::broken)?),
        ValueRef::Blob(bytes) => Column::Blob(bytes),
    })
}

/// What SQLite says where something could not be written: the system tells it of a full disk only when it makes a file last, or lengthens the index
/// of the log, and of a quota not at all. Each of them is mended at the disk, never by waiting.
const NO_ROOM: [i32; 5] = [
    rusqlite::ffi::SQLITE_IOERR_WRITE,
    rusqlite::ffi::SQLITE_IOERR_FSYNC,
    rusqlite::ffi::SQLITE_IOERR_DIR_FSYNC,
    rusqlite::ffi::SQLITE_IOERR_TRUNCATE,
    rusqlite::ffi::SQLITE_IOERR_SHMSIZE,
];

/// What an error of the engine means to us.
pub(super) fn fault(error: rusqlite::Error) -> Error {
    let rusqlite::Error::SqliteFailure(failure, message) = &error else { return Error::broken(error) };
    match failure.code {
        ErrorCode::DiskFull => Error::Full,
        _ if NO_ROOM.contains(&failure.extended_code) => {
            tracing::warn!(%error, "the disk took no more");
            Error::Full
        }
        ErrorCode::ConstraintViolation => Error::Constraint(constraint(message.as_deref().unwrap_or_default())),
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Error::Busy,
        ErrorCode::CannotOpen | ErrorCode::SystemIoFailure | ErrorCode::ReadOnly => {
            Error::Unavailable(error.to_string())
        }
        _ => Error::broken(error),
    }
}

/// The constraint's name as PostgreSQL would give it: `UNIQUE constraint failed: member.organisation, member.number`
/// becomes `member_organisation_number_key`.
fn constraint(message: &str) -> String {
    let (kind, what) = message.split_once(" constraint failed: ").unwrap_or(("", message));
    match kind {
        "UNIQUE" if what.starts_with("index '") => what.trim_start_matches("index '").trim_end_matches('\'').to_owned(),
        "UNIQUE" => {
            let table = what.split('.').next().unwrap_or_default();
            let columns: Vec<_> =
                what.split(", ").filter_map(|column| column.split_once('.').map(|(_, name)| name)).collect();
            format!("{table}_{}_key", columns.join("_"))
        }
        "CHECK" => what.to_owned(),
        _ if message.starts_with("FOREIGN KEY") => "foreign_key".to_owned(),
        _ => message.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_disk_that_is_full_is_told_so_whichever_file_could_not_grow() {
        for code in NO_ROOM.into_iter().chain([rusqlite::ffi::SQLITE_FULL]) {
            let failure = rusqlite::ffi::Error::new(code);
            assert!(matches!(fault(rusqlite::Error::SqliteFailure(failure, None)), Error::Full), "{code}");
        }
        let failure = rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_IOERR_READ);
        assert!(matches!(fault(rusqlite::Error::SqliteFailure(failure, None)), Error::Unavailable(_)));
    }

    #[test]
    fn constraints_have_the_names_that_the_other_engine_gives() {
        assert_eq!(
            constraint("UNIQUE constraint failed: member.organisation, member.number"),
            "member_organisation_number_key"
        );
        assert_eq!(constraint("UNIQUE constraint failed: index 'one_secretary'"), "one_secretary");
        assert_eq!(constraint("CHECK constraint failed: post_dates"), "post_dates");
        assert_eq!(constraint("FOREIGN KEY constraint failed"), "foreign_key");
    }
}
