//! The data layer: [`Db::read`] and [`Db::write`], and nothing else. The only room that names an engine.
//!
//! A read runs in a transaction that cannot write; a write runs in one transaction, alone or grouped with others that wait (SQLite)
//! or serialisable with automatic retry (PostgreSQL). The closure may be run again, so it does nothing but read and write through its transaction.
//! It never holds state that another node would miss.

mod dialect;
pub mod migrate;
mod opening;
mod postgres;
mod queue;
mod row;
pub mod scratch;
mod sqlite;
mod task;
mod tls;
mod together;
mod transaction;
mod value;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use jiff::tz::TimeZone;

use crate::clock::Clock;
use crate::error::{Error, Result};
use crate::id::Random;
use crate::live::Live;

pub use opening::{Act, opened_with};
pub use row::{FromRow, Row};
pub use together::Questions;
pub use transaction::{Read, Write};
pub use value::{Column, FromColumn, Value};

use postgres::WRITE_TURN;
use task::{Job, Mode, Task};

/// How long a page waits for an answer before its reader is told that the database cannot be reached.
const READ_MAX: Duration = Duration::from_secs(10);
/// How long an act waits, a large import included, before its author is told that the outcome is unknown.
const WRITE_MAX: Duration = Duration::from_secs(60);

/// Where the data lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Address {
    /// An embedded database in this file.
    File(PathBuf),
    /// A PostgreSQL database (or one of its family) at this URL.
    Postgres(String),
}

impl Address {
    /// Reads `--database`; without one, the file `zhixing.db` in the data folder. Any other kind of address is refused, never replaced.
    pub fn parse(url: Option<&str>, data: &Path) -> Result<Self, String> {
        match url {
            None => Ok(Self::File(data.join("zhixing.db"))),
            Some(url) if url.starts_with("postgres://") || url.starts_with("postgresql://") => Ok(Self::Postgres(url.to_owned())),
            Some(_) => Err("the database address must start with postgres:// or postgresql://, or be left out for the embedded database".to_owned()),
        }
    }

    /// The engine's name, for doctor and benches: `sqlite` or `postgres`. Never the address itself, which may hold a password.
    pub fn engine(&self) -> &'static str {
        match self {
            Self::File(_) => "sqlite",
            Self::Postgres(_) => "postgres",
        }
    }
}

/// Writes something, and leaves everything as it was.
fn try_to_write(tx: &Write<'_>) -> Result<()> {
    migrate::THERE_AND_BACK.iter().try_for_each(|sql| tx.run(sql, &[]).map(drop))
}

fn ended() -> Error {
    Error::Unavailable("the database worker ended".to_owned())
}

/// What every transaction knows besides its rows.
#[derive(Clone)]
pub struct Surroundings {
    /// Where `tx.now()` comes from.
    pub clock: Clock,
    /// Where `tx.new_id()` comes from.
    pub random: Random,
    /// The organisation's time zone, for `tx.today()`.
    pub zone: TimeZone,
    /// Who is told after a commit.
    pub live: Live,
}

/// A database. Cheap to clone.
#[derive(Clone)]
pub struct Db {
    engine: Engine,
    surroundings: Surroundings,
    write_max: Duration,
    /// Whether a write failed for want of room or of the database, and none was tried for its own sake since.
    stuck: Arc<AtomicBool>,
}

#[derive(Clone)]
enum Engine {
    Sqlite(sqlite::Sqlite),
    Postgres(postgres::Postgres),
}

impl Db {
    /// Opens the database, bringing its schema up to date first (safely when several nodes start at once).
    pub fn open(address: &Address, surroundings: Surroundings) -> Result<Self> {
        let engine = match address {
            Address::File(path) => Engine::Sqlite(sqlite::Sqlite::open(path, &surroundings)?),
            Address::Postgres(url) => Engine::Postgres(postgres::Postgres::open(url, &surroundings)?),
        };
        Ok(Self { engine, surroundings, write_max: WRITE_MAX, stuck: Arc::default() })
    }

    /// Asks questions in one read-only snapshot.
    pub async fn read<T, F>(&self, ask: F) -> Result<T>
    where
        T: Send + 'static,
        F: Fn(&Read<'_>) -> Result<T> + Send + 'static,
    {
        self.answered(Mode::Read, ask).await
    }

    /// [`Db::read`] for what asks all its questions at once ([`Read::together`]): a server need not be told where it begins and ends.
    /// What turns out to ask once more is run again as an ordinary read, so this changes what it costs and never what it says.
    pub async fn glance<T, F>(&self, ask: F) -> Result<T>
    where
        T: Send + 'static,
        F: Fn(&Read<'_>) -> Result<T> + Send + 'static,
    {
        self.answered(Mode::Glance, ask).await
    }

    async fn answered<T, F>(&self, mode: Mode, ask: F) -> Result<T>
    where
        T: Send + 'static,
        F: Fn(&Read<'_>) -> Result<T> + Send + 'static,
    {
        let (job, answer) = Job::new(move |tx: &Write<'_>| ask(tx));
        self.send(mode, Box::new(job))?;
        let late = || Error::Unavailable("no answer in time".to_owned());
        tokio::time::timeout(READ_MAX, answer).await.map_err(|_| late())?.unwrap_or_else(|_| Err(ended()))
    }

    /// Acts in one transaction: when it returns `Ok`, the change is durable; otherwise nothing happened.
    pub async fn write<T, F>(&self, act: F) -> Result<T>
    where
        T: Send + 'static,
        F: Fn(&Write<'_>) -> Result<T> + Send + 'static,
    {
        let opening = opening::Opening::pending();
        let first = opening.clone();
        let (job, mut answer) = Job::new(move |tx: &Write<'_>| {
            first.as_ref().map_or(Ok(()), |opening| opening.act(tx))?;
            act(tx)
        });
        self.send(Mode::Write, Box::new(job))?;
        // It may still be carried out when the database wakes up.
        let late = || Error::Unknown("no answer in time".to_owned());
        let mut answered = tokio::time::timeout(WRITE_TURN.min(self.write_max), &mut answer).await;
        if answered.is_err() {
            if let Engine::Postgres(postgres) = &self.engine {
                postgres.hurry();
            }
            answered = tokio::time::timeout(self.write_max, answer).await;
        }
        let outcome = self.noted(answered.map_err(|_| late())?.unwrap_or_else(|_| Err(ended())));
        if let (Ok(_), Some(opening)) = (&outcome, opening) {
            opening.committed();
        }
        outcome
    }

    /// [`Db::read`] for code that is not async: commands and jobs on their own thread.
    pub fn read_now<T, F>(&self, ask: F) -> Result<T>
    where
        T: Send + 'static,
        F: Fn(&Read<'_>) -> Result<T> + Send + 'static,
    {
        let (job, answer) = Job::new(move |tx: &Write<'_>| ask(tx));
        self.send(Mode::Read, Box::new(job))?;
        answer.blocking_recv().unwrap_or_else(|_| Err(ended()))
    }

    /// [`Db::write`] for code that is not async: commands and jobs on their own thread.
    pub fn write_now<T, F>(&self, act: F) -> Result<T>
    where
        T: Send + 'static,
        F: Fn(&Write<'_>) -> Result<T> + Send + 'static,
    {
        let (job, answer) = Job::new(act);
        self.send(Mode::Write, Box::new(job))?;
        self.noted(answer.blocking_recv().unwrap_or_else(|_| Err(ended())))
    }

    fn noted<T>(&self, outcome: Result<T>) -> Result<T> {
        if let Err(Error::Full | Error::Unavailable(_)) = outcome {
            self.stuck.store(true, Ordering::Relaxed);
        }
        outcome
    }

    /// Whether it takes writes: where one failed for want of room, tries a small one that changes nothing. Costs nothing while all is well.
    pub async fn is_writable(&self) -> Result<()> {
        if self.stuck.load(Ordering::Relaxed) {
            self.write(try_to_write).await?;
            self.stuck.store(false, Ordering::Relaxed);
        }
        Ok(())
    }

    /// Tries a small write that changes nothing, for a command that looks whether all is well.
    pub fn is_writable_now(&self) -> Result<()> {
        self.write_now(try_to_write)
    }

    /// Prepares a statement without running it: the test that every statement is understood by this engine.
    pub fn check_statement(&self, sql: &'static str) -> Result<()> {
        self.write_now(move |tx| tx.prepare_only(sql))
    }

    /// Whether it is an embedded database: one file, which [`Db::copy_to`] can copy.
    pub fn is_embedded(&self) -> bool {
        matches!(self.engine, Engine::Sqlite(_))
    }

    /// How many connections nodes, or commands, beside this program have to the database. An embedded one has none: its folder has a lock.
    pub fn connections_beside(&self) -> Result<i64> {
        match &self.engine {
            Engine::Sqlite(_) => Ok(0),
            Engine::Postgres(_) => self.read_now(|tx| Ok(tx.one::<(i64,)>(postgres::BESIDE, &[])?.0)),
        }
    }

    /// A consistent copy of an embedded database into a new file, while it is in use.
    pub fn copy_to(&self, file: &Path) -> Result<()> {
        match &self.engine {
            Engine::Sqlite(sqlite) => sqlite.copy_to(file),
            Engine::Postgres(_) => Err(Error::broken("only an embedded database is one file")),
        }
    }

    /// Rewrites an embedded database without the room that deleted rows left, so that nothing of them is found in its files. `false`: the engine
    /// is a server, whose administrator does this (`vacuum full`).
    pub fn rewrite(&self) -> Result<bool> {
        match &self.engine {
            Engine::Sqlite(sqlite) => sqlite.rewrite().map(|()| true),
            Engine::Postgres(_) => Ok(false),
        }
    }

    /// Gives a long load into an empty database (the demonstration) more memory, until it is closed: the embedded writer keeps 128 MiB of
    /// pages in place of its usual few. A database server has its own settings.
    pub fn expect_much(&self) -> Result<()> {
        match &self.engine {
            Engine::Sqlite(_) => self.write_now(|tx| tx.run("pragma cache_size = -131072", &[]).map(drop)),
            Engine::Postgres(_) => Ok(()),
        }
    }

    /// The same database, for a command that hands over many writes at once and waits however long a slow machine takes for them.
    #[must_use]
    pub fn patient(&self) -> Self {
        Self { write_max: Duration::MAX, ..self.clone() }
    }

    /// What the transactions know: clock, randomness, zone and live topics.
    pub fn surroundings(&self) -> &Surroundings {
        &self.surroundings
    }

    fn send(&self, mode: Mode, task: Box<dyn Task>) -> Result<()> {
        match &self.engine {
            Engine::Sqlite(sqlite) => sqlite.send(mode, task),
            Engine::Postgres(postgres) => postgres.send(mode, task),
        }
    }
}

/// Arguments of a statement: `params![unit, name, day]`, each convertible into a [`Value`] by reference or by value.
#[macro_export]
macro_rules! params {
    ($($value:expr),* $(,)?) => { &[$($crate::Value::from($value)),*] };
}

/// Declares a store's statements as consts, and collects them in `STATEMENTS` for the test that prepares each one on both databases.
#[macro_export]
macro_rules! statements {
    ($($(#[$meta:meta])* $name:ident = $sql:expr;)+) => {
        $( $(#[$meta])* const $name: &str = $sql; )+
        /// Every statement of this store, by name.
        pub const STATEMENTS: &[(&str, &str)] = &[$((concat!(module_path!(), "::", stringify!($name)), $name)),+];
    };
}

#[cfg(test)]
mod tests;
