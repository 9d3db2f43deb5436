//! What questions and actions hold: a transaction that reads, and one that also writes.

use std::cell::{Cell, RefCell};
use std::ops::Deref;

use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::row::{FromRow, Row};
use super::together::Questions;
use super::value::Value;
use super::{Surroundings, postgres, sqlite};
use crate::clock::Moment;
use crate::error::{Error, Result};
use crate::id::{Id, uuid_v7};

/// The most rows that one statement may bring: what can grow has a limit, and lists are paged long before.
pub const ROWS_MAX: usize = 200_000;

/// Where a statement's text lies in the program. Statements are constants, so an engine knows one again by its place and need not read it.
pub(super) type Place = (usize, usize);

pub(super) fn place_of(sql: &'static str) -> Place {
    (sql.as_ptr().addr(), sql.len())
}

/// Whether the reader of an answer wants a further row.
#[derive(PartialEq)]
pub(super) enum Further {
    More,
    Enough,
}

/// What takes the rows of an answer, one by one, from where they lie.
pub(super) type Take<'a> = &'a mut dyn FnMut(&mut Row<'_>) -> Result<Further>;

pub(super) enum Link<'a> {
    Sqlite(&'a sqlite::Connection),
    Postgres(&'a postgres::Session),
}

/// A transaction that can only read. Its time stands still while it lasts.
pub struct Read<'a> {
    link: Link<'a>,
    now: Moment,
    surroundings: &'a Surroundings,
    /// Whether questions are being asked together: then nothing is written.
    asking: Cell<bool>,
}

impl Read<'_> {
    /// Every row of the answer.
    pub fn all<T: FromRow>(&self, sql: &'static str, values: &[Value]) -> Result<Vec<T>> {
        let mut all = Vec::new();
        self.each(sql, values, &mut |row| {
            if all.len() == ROWS_MAX {
                return Err(Error::broken(format_args!("a statement brought more than {ROWS_MAX} rows")));
            }
            all.push(T::from_row(row)?);
            Ok(Further::More)
        })?;
        Ok(all)
    }

    /// The first row, if there is one.
    pub fn maybe<T: FromRow>(&self, sql: &'static str, values: &[Value]) -> Result<Option<T>> {
        let mut first = None;
        self.each(sql, values, &mut |row| {
            first = Some(T::from_row(row)?);
            Ok(Further::Enough)
        })?;
        Ok(first)
    }

    /// The first row; [`Error::NotFound`] without one.
    pub fn one<T: FromRow>(&self, sql: &'static str, values: &[Value]) -> Result<T> {
        self.maybe(sql, values)?.ok_or(Error::NotFound)
    }

    /// Asks several questions none of which needs another's answer, and gives all answers: `tx.together((|| a(tx), || b(tx)))`.
    ///
    /// An engine at the end of a wire is sent what they ask in one go, so that the page waits once instead of once for each.
    /// Each question may be run again from its beginning, so it only reads, and it hands on every error that it is given.
    pub fn together<Q: Questions>(&self, questions: Q) -> Result<Q::Answers> {
        let outer = self.asking.replace(true);
        let answers = questions.ask(&|round| match &self.link {
            Link::Sqlite(_) => round(),
            Link::Postgres(session) => session.together(round),
        });
        self.asking.set(outer);
        answers
    }

    /// The time of this transaction.
    pub fn now(&self) -> Moment {
        self.now
    }

    /// The day of this transaction on the organisation's wall.
    pub fn today(&self) -> Date {
        self.now.day(&self.surroundings.zone)
    }

    /// The organisation's time zone.
    pub fn zone(&self) -> &TimeZone {
        &self.surroundings.zone
    }

    fn each(&self, sql: &'static str, values: &[Value], take: Take<'_>) -> Result<()> {
        match &self.link {
            Link::Sqlite(connection) => connection.each(sql, values, take),
            Link::Postgres(session) => session.each(sql, values, take),
        }
    }
}

/// A transaction that reads and writes; only actions and jobs are handed one.
pub struct Write<'a> {
    read: Read<'a>,
    announced: RefCell<Vec<String>>,
}

impl<'a> Write<'a> {
    pub(super) fn new(link: Link<'a>, surroundings: &'a Surroundings) -> Self {
        let read = Read { link, now: surroundings.clock.now(), surroundings, asking: Cell::new(false) };
        Self { read, announced: RefCell::default() }
    }

    /// Runs a statement and says how many rows it touched.
    pub fn run(&self, sql: &'static str, values: &[Value]) -> Result<u64> {
        self.may_write()?;
        match &self.read.link {
            Link::Sqlite(connection) => connection.run(sql, [values]),
            Link::Postgres(session) => session.run(sql, values),
        }
    }

    /// Runs a statement whose outcome nobody looks at before the commit: an engine at the end of a wire need not be waited for.
    /// Only for rows that no constraint refuses in the ordinary way; if one does, the commit fails with it.
    pub fn send(&self, sql: &'static str, values: &[Value]) -> Result<()> {
        self.may_write()?;
        match &self.read.link {
            Link::Sqlite(connection) => connection.run(sql, [values]).map(drop),
            Link::Postgres(session) => session.send(sql, values),
        }
    }

    /// Runs a statement once for each set of values, in order, as fast as the engine can: a plain insert of many rows is one stream to an engine
    /// at the end of a wire. Says how many rows were touched in all.
    pub fn run_each(&self, sql: &'static str, sets: &[Vec<Value>]) -> Result<u64> {
        self.may_write()?;
        match &self.read.link {
            Link::Sqlite(connection) => connection.run(sql, sets.iter().map(Vec::as_slice)),
            Link::Postgres(session) => session.run_each(sql, sets),
        }
    }

    /// A new id of any noun, made of this transaction's time and fresh randomness.
    pub fn new_id<T: Id>(&self) -> T {
        T::from_checked(uuid_v7(self.now, &self.read.surroundings.random))
    }

    /// Fresh random bytes: salts and tokens.
    pub fn random<const N: usize>(&self) -> [u8; N] {
        self.read.surroundings.random.bytes()
    }

    /// Tells the pages that follow this topic (a path such as `activity/ID`), once the transaction is committed; each once, however often it is said.
    pub fn announce(&self, topic: impl Into<String>) {
        let (topic, mut announced) = (topic.into(), self.announced.borrow_mut());
        if !announced.contains(&topic) {
            announced.push(topic);
        }
    }

    fn may_write(&self) -> Result<()> {
        if self.read.asking.get() { Err(Error::broken("what is asked together only reads")) } else { Ok(()) }
    }

    pub(super) fn into_announced(self) -> Vec<String> {
        self.announced.into_inner()
    }

    pub(super) fn prepare_only(&self, sql: &'static str) -> Result<()> {
        match &self.read.link {
            Link::Sqlite(connection) => connection.prepare_only(sql),
            Link::Postgres(session) => session.prepare_only(sql),
        }
    }
}

impl<'a> Deref for Write<'a> {
    type Target = Read<'a>;
    fn deref(&self) -> &Read<'a> {
        &self.read
    }
}
