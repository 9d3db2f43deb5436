//! PostgreSQL and its family: workers with a connection each, serialisable transactions, run again when two of them meet.
//!
//! A worker whose connection is gone connects anew; what was only read or not yet committed is run again, and when the
//! server broke off in the middle of a commit the caller is told that the outcome is unknown: it is never run twice.

use std::cell::RefCell;
use std::collections::HashMap;
use std::error::Error as _;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::Poll;
use std::time::Duration;

use bytes::BytesMut;
use futures_util::future::{join, join_all, try_join, try_join_all};
use tokio::runtime::Runtime;
use tokio::sync::mpsc;
use tokio_postgres::binary_copy::BinaryCopyInWriter;
use tokio_postgres::error::SqlState;
use tokio_postgres::types::{Format, IsNull, ToSql, Type, to_sql_checked};
use tokio_postgres::{Client, Config, NoTls, Statement};

use super::row::Row;
use super::task::{Task, Verdict};
use super::transaction::{Link, ROWS_MAX, Write};
use super::value::Value;
use super::{Surroundings, migrate};
use crate::error::{Error, Result};
use crate::id::Random;

/// How many tasks may wait before new ones are turned away.
const QUEUE_MAX: usize = 2_048;
/// How many connections one node holds.
const WORKERS: usize = 8;
/// How often a task that met another is run again before the person is asked to.
const TRIES_MAX: u32 = 24;
/// How often a lost connection is sought before the task is given up (with the pauses: about five seconds).
const CONNECT_TRIES_MAX: u32 = 10;
/// How long a server may take to let us in, or to acknowledge what was sent, before it counts as away.
const SILENCE_MAX: Duration = Duration::from_secs(3);

/// Our statements are few, prepared and keyed: one plan for all values costs less than a new one for each, and compiling them costs more still.
const SETTINGS: &str =
    "set client_min_messages = warning; set timezone = 'UTC'; set plan_cache_mode = force_generic_plan; set jit = off";

/// The queue of an open database.
#[derive(Clone)]
pub(super) struct Postgres(mpsc::Sender<(Mode, Box<dyn Task>)>);

#[derive(Clone, Copy, PartialEq)]
enum Mode {
    Read,
    Write,
}

impl Mode {
    fn begin(self) -> &'static str {
        match self {
            Self::Read => "begin isolation level repeatable read read only",
            Self::Write => "begin isolation level serializable",
        }
    }
}

impl Postgres {
    pub(super) fn open(url: &str, surroundings: &Surroundings) -> Result<Self> {
        let first = Session::connect(url)?;
        migrate::postgres(&first, surroundings.clock.now())?;
        let (queue, tasks) = mpsc::channel(QUEUE_MAX);
        let tasks = Arc::new(Mutex::new(tasks));
        let mut first = Some(first);
        let away = Arc::new(AtomicBool::new(false));
        for _ in 0..WORKERS {
            let (url, away) = (url.to_owned(), away.clone());
            let worker = Worker { url, session: first.take(), away, with: surroundings.clone() };
            let tasks = tasks.clone();
            let name = "database worker".to_owned();
            std::thread::Builder::new().name(name).spawn(move || worker.work(&tasks)).map_err(Error::broken)?;
        }
        Ok(Self(queue))
    }

    pub(super) fn read(&self, task: Box<dyn Task>) -> Result<()> {
        self.0.try_send((Mode::Read, task)).map_err(|_| Error::Busy)
    }

    pub(super) fn write(&self, task: Box<dyn Task>) -> Result<()> {
        self.0.try_send((Mode::Write, task)).map_err(|_| Error::Busy)
    }
}

struct Worker {
    url: String,
    session: Option<Session>,
    /// Whether some worker has sought the server in vain and none has found it since.
    away: Arc<AtomicBool>,
    with: Surroundings,
}

impl Worker {
    fn work(mut self, tasks: &Mutex<mpsc::Receiver<(Mode, Box<dyn Task>)>>) {
        loop {
            let next = tasks.lock().unwrap_or_else(PoisonError::into_inner).blocking_recv();
            let Some((mode, mut task)) = next else { return };
            let failure = self.serve(mode, task.as_mut()).err();
            if matches!(failure, Some(Error::Unavailable(_) | Error::Unknown(_))) {
                self.session = None;
            }
            task.finish(failure);
        }
    }

    /// Runs a task until it is committed, refused, or given up.
    fn serve(&mut self, mode: Mode, task: &mut dyn Task) -> Result<()> {
        let mut lost = 0;
        for tries in 0..TRIES_MAX {
            let with = self.with.clone();
            match self.session()?.attempt(mode, task, &with) {
                Attempt::Done(announced) => {
                    for topic in &announced {
                        self.with.live.publish(topic);
                    }
                    return Ok(());
                }
                Attempt::Refused => return Ok(()),
                Attempt::Failed(error) => return Err(error),
                Attempt::Again => pause(&self.with.random, tries),
                Attempt::Lost(error) => {
                    self.session = None;
                    lost += 1;
                    if lost > 2 {
                        return Err(error);
                    }
                }
            }
        }
        Err(Error::Busy)
    }

    fn session(&mut self) -> Result<&Session> {
        if self.session.as_ref().is_none_or(|session| session.client.is_closed()) {
            self.session = None;
            self.session = Some(self.connect()?);
        }
        self.session.as_ref().ok_or_else(|| Error::Unavailable("no connection".to_owned()))
    }

    /// Seeks the server for a few seconds. While it is known to be away one look must do, so that all who wait in line hear soon.
    fn connect(&self) -> Result<Session> {
        let mut tries = 0;
        loop {
            match Session::connect(&self.url) {
                Ok(session) => {
                    self.away.store(false, Ordering::SeqCst);
                    return Ok(session);
                }
                Err(error) if tries >= CONNECT_TRIES_MAX || self.away.load(Ordering::SeqCst) => {
                    self.away.store(true, Ordering::SeqCst);
                    return Err(error);
                }
                Err(_) => pause(&self.with.random, tries + 6),
            }
            tries += 1;
        }
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "a worker that met another, or lost its server, waits a little before it tries again"
)]
fn pause(random: &Random, tries: u32) {
    let longest_ms = 2_u64 << tries.min(8);
    std::thread::sleep(Duration::from_millis(1 + random.below(longest_ms)));
}

enum Attempt {
    Done(Vec<String>),
    Refused,
    Again,
    Lost(Error),
    Failed(Error),
}

/// One connection, the little runtime that drives it, and the statements it has prepared.
pub(super) struct Session {
    runtime: Runtime,
    client: Arc<Client>,
    prepared: RefCell<HashMap<&'static str, Statement>>,
    /// The `begin` that is sent together with the first statement.
    begin: RefCell<Option<&'static str>>,
    /// Statements on their way, whose outcome is looked at together with the commit's.
    sent: RefCell<Vec<Sent>>,
}

type Sent = Pin<Box<dyn Future<Output = Result<u64, tokio_postgres::Error>> + Send>>;

impl Session {
    pub(super) fn connect(url: &str) -> Result<Self> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(Error::broken)?;
        let mut config: Config = url.parse().map_err(fault)?;
        config.tcp_user_timeout(SILENCE_MAX).keepalives_idle(Duration::from_secs(30));
        let connect = async { tokio::time::timeout(SILENCE_MAX, config.connect(NoTls)).await };
        let connected = runtime.block_on(connect).map_err(|_| Error::Unavailable("no answer in time".to_owned()))?;
        let (client, connection) = connected.map_err(fault)?;
        // Ends by itself when the client is dropped; its error also shows at the next statement.
        drop(runtime.spawn(connection));
        let client = Arc::new(client);
        let session =
            Self { runtime, client, prepared: RefCell::default(), begin: RefCell::default(), sent: RefCell::default() };
        session.batch(SETTINGS)?;
        Ok(session)
    }

    pub(super) fn batch(&self, sql: &str) -> Result<()> {
        self.runtime.block_on(self.client.batch_execute(sql)).map_err(fault)
    }

    fn attempt(&self, mode: Mode, task: &mut dyn Task, with: &Surroundings) -> Attempt {
        self.begin.replace(Some(mode.begin()));
        let tx = Write::new(Link::Postgres(self), with);
        let verdict = task.run(&tx);
        let announced = tx.into_announced();
        // When the task asked nothing at all, the transaction was never begun.
        let begun = self.begin.take().is_none();
        match verdict {
            Ok(()) if !begun => Attempt::Done(announced),
            Ok(()) => match self.commit() {
                Ok(()) => Attempt::Done(announced),
                Err(Error::Conflict) => Attempt::Again,
                Err(Error::Unavailable(why)) if mode == Mode::Write => Attempt::Failed(Error::Unknown(why)),
                Err(Error::Unavailable(why)) => Attempt::Lost(Error::Unavailable(why)),
                Err(error) => Attempt::Failed(error),
            },
            Err(Verdict::Lost) => Attempt::Lost(Error::Unavailable("the database went away".to_owned())),
            Err(verdict) if begun => match self.roll_back() {
                Err(error) => Attempt::Lost(error),
                Ok(Some(Error::Conflict)) => Attempt::Again,
                Ok(Some(error)) => Attempt::Failed(error),
                Ok(None) if matches!(verdict, Verdict::Again) => Attempt::Again,
                Ok(None) => Attempt::Refused,
            },
            Err(_) => Attempt::Refused,
        }
    }

    /// Commits, and looks at what was sent without waiting: when one of those failed, the server has rolled everything back.
    fn commit(&self) -> Result<()> {
        let sent = join_all(self.sent.take());
        let (sent, committed) = self.runtime.block_on(join(sent, self.client.batch_execute("commit")));
        sent.into_iter().collect::<Result<Vec<_>, _>>().map_err(fault).and_then(|_| committed.map_err(fault))
    }

    /// Rolls back, and gives why the first of what was sent without waiting failed: what came after it only failed because of it.
    fn roll_back(&self) -> Result<Option<Error>> {
        let sent = join_all(self.sent.take());
        let (sent, rolled_back) = self.runtime.block_on(join(sent, self.client.batch_execute("rollback")));
        let cause = sent.into_iter().find_map(Result::err).map(fault);
        rolled_back.map(|()| cause).map_err(fault)
    }

    fn statement(&self, sql: &'static str) -> Result<Statement> {
        if let Some(statement) = self.prepared.borrow().get(sql) {
            return Ok(statement.clone());
        }
        self.begin_alone()?;
        let statement = self.runtime.block_on(self.client.prepare(sql)).map_err(fault)?;
        self.prepared.borrow_mut().insert(sql, statement.clone());
        Ok(statement)
    }

    fn begin_alone(&self) -> Result<()> {
        self.begin.take().map_or(Ok(()), |begin| self.batch(begin))
    }

    /// Sends `begin`, when it is still to be sent, in the same packet as the first statement.
    fn after_begin<T>(&self, work: impl Future<Output = Result<T, tokio_postgres::Error>>) -> Result<T> {
        let answer = match self.begin.take() {
            None => self.runtime.block_on(work),
            Some(begin) => {
                self.runtime.block_on(try_join(self.client.batch_execute(begin), work)).map(|((), answer)| answer)
            }
        };
        answer.map_err(fault)
    }

    pub(super) fn rows(&self, sql: &'static str, values: &[Value]) -> Result<Vec<Row>> {
        let statement = self.statement(sql)?;
        let arguments: Vec<&(dyn ToSql + Sync)> = values.iter().map(|value| value as _).collect();
        let answer = self.after_begin(self.client.query(&statement, &arguments))?;
        if answer.len() > ROWS_MAX {
            return Err(Error::broken(format_args!("a statement brought more than {ROWS_MAX} rows")));
        }
        answer.iter().map(row).collect()
    }

    pub(super) fn run(&self, sql: &'static str, values: &[Value]) -> Result<u64> {
        let statement = self.statement(sql)?;
        let arguments: Vec<&(dyn ToSql + Sync)> = values.iter().map(|value| value as _).collect();
        self.after_begin(self.client.execute(&statement, &arguments))
    }

    /// Puts a statement on its way: the first poll hands it to the connection, so that it keeps its place in the order.
    pub(super) fn send(&self, sql: &'static str, values: Vec<Value>) -> Result<()> {
        let statement = self.statement(sql)?;
        self.begin_alone()?;
        let client = self.client.clone();
        let mut work: Sent = Box::pin(async move { client.execute_raw(&statement, values).await });
        let early = self.runtime.block_on(async { futures_util::poll!(&mut work) });
        match early {
            Poll::Ready(outcome) => outcome.map(drop).map_err(fault),
            Poll::Pending => {
                self.sent.borrow_mut().push(work);
                Ok(())
            }
        }
    }

    pub(super) fn run_each(&self, sql: &'static str, sets: &[Vec<Value>]) -> Result<u64> {
        let statement = self.statement(sql)?;
        self.begin_alone()?;
        let mut touched = 0;
        for chunk in sets.chunks(512) {
            let sent = try_join_all(chunk.iter().map(|values| self.client.execute_raw(&statement, values)));
            touched += self.runtime.block_on(sent).map_err(fault)?.iter().sum::<u64>();
        }
        Ok(touched)
    }

    /// Streams rows into a table; `insert` tells the kinds of their columns.
    pub(super) fn copy_in(&self, insert: &'static str, copy: &'static str, rows: &[Vec<Value>]) -> Result<()> {
        let kinds = self.statement(insert)?.params().to_vec();
        self.begin_alone()?;
        let work = async {
            let writer = BinaryCopyInWriter::new(self.client.copy_in(copy).await?, &kinds);
            let mut writer = std::pin::pin!(writer);
            for values in rows {
                writer.as_mut().write_raw(values).await?;
            }
            writer.finish().await
        };
        self.runtime.block_on(work).map(drop).map_err(fault)
    }

    pub(super) fn prepare_only(&self, sql: &'static str) -> Result<()> {
        self.statement(sql).map(drop)
    }
}

fn row(row: &tokio_postgres::Row) -> Result<Row> {
    let columns: Result<_> = (0..row.len()).map(|index| column(row, index)).collect();
    columns.map(Row::new)
}

fn column(row: &tokio_postgres::Row, index: usize) -> Result<Value> {
    let kind = row.columns()[index].type_();
    let value = match *kind {
        Type::INT8 => row.try_get::<_, Option<i64>>(index).map_err(fault)?.map(Value::Int),
        Type::INT4 => row.try_get::<_, Option<i32>>(index).map_err(fault)?.map(|number| Value::Int(number.into())),
        Type::TEXT | Type::VARCHAR | Type::NAME => {
            row.try_get::<_, Option<String>>(index).map_err(fault)?.map(Value::Text)
        }
        Type::BYTEA => row.try_get::<_, Option<Vec<u8>>>(index).map_err(fault)?.map(Value::Blob),
        Type::BOOL => row.try_get::<_, Option<bool>>(index).map_err(fault)?.map(Value::Bool),
        Type::FLOAT8 => row.try_get::<_, Option<f64>>(index).map_err(fault)?.map(Value::Real),
        _ => return Err(Error::broken(format_args!("a column of type {kind}: cast it to one of the five kinds"))),
    };
    Ok(value.unwrap_or(Value::Null))
}

impl ToSql for Value {
    fn to_sql(&self, kind: &Type, out: &mut BytesMut) -> Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match self {
            Self::Null => Ok(IsNull::Yes),
            Self::Int(number) if *kind == Type::INT4 => i32::try_from(*number)?.to_sql(kind, out),
            Self::Int(number) if *kind == Type::FLOAT8 => (*number as f64).to_sql(kind, out),
            Self::Int(number) if *kind == Type::BOOL => (*number != 0).to_sql(kind, out),
            Self::Int(number) => number.to_sql(kind, out),
            // The server has no NUL in its texts; one in a path or a search then finds nothing, as on the embedded engine.
            Self::Text(text) if text.contains('\0') => text.replace('\0', "\u{fffd}").to_sql(kind, out),
            Self::Text(text) => text.to_sql(kind, out),
            Self::Blob(bytes) => bytes.to_sql(kind, out),
            Self::Bool(yes) => yes.to_sql(kind, out),
            Self::Real(number) => number.to_sql(kind, out),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    fn encode_format(&self, _: &Type) -> Format {
        Format::Binary
    }

    to_sql_checked!();
}

/// What an error of the server, or of the way to it, means to us.
fn fault(error: tokio_postgres::Error) -> Error {
    if let Some(told) = error.as_db_error() {
        let code = told.code();
        return match *code {
            SqlState::T_R_SERIALIZATION_FAILURE | SqlState::T_R_DEADLOCK_DETECTED => Error::Conflict,
            SqlState::FOREIGN_KEY_VIOLATION => Error::Constraint("foreign_key".to_owned()),
            SqlState::DISK_FULL => Error::Full,
            SqlState::ADMIN_SHUTDOWN | SqlState::CRASH_SHUTDOWN | SqlState::CANNOT_CONNECT_NOW => {
                Error::Unavailable(told.message().to_owned())
            }
            _ if code.code().starts_with("23") => {
                Error::Constraint(told.constraint().unwrap_or_else(|| told.message()).to_owned())
            }
            _ if code.code().starts_with("08") => Error::Unavailable(told.message().to_owned()),
            _ => Error::broken(format_args!("{} {}", code.code(), told.message())),
        };
    }
    if error.is_closed() || error.source().is_some_and(<dyn std::error::Error>::is::<std::io::Error>) {
        return Error::Unavailable(error.to_string());
    }
    Error::broken(format_args!("{error}: {:?}", error.source().map(ToString::to_string)))
}
