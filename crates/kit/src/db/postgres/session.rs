//! One connection: a task run in its transaction, statements sent one by one, together, or without waiting. It knows no queue.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::pin::Pin;
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use futures_util::TryStreamExt as _;
use futures_util::future::{join, join_all, ready, try_join_all};
use tokio::runtime::Runtime;
use tokio_postgres::binary_copy::BinaryCopyInWriter;
use tokio_postgres::{Client, Config, NoTls, Row as Answer, Statement};

use super::codec::fault;
use crate::db::row::{Lies, Row};
use crate::db::task::{Task, Verdict};
use crate::db::tls::Approach;
use crate::db::together::Round;
use crate::db::transaction::{Further, Link, Place, Take, Write, place_of};
use crate::db::value::Value;
use crate::db::{Surroundings, dialect};
use crate::error::{Error, Result};

/// How long a server may take to let us in, or to acknowledge what was sent, before it counts as away.
const SILENCE_MAX: Duration = Duration::from_secs(3);

/// Our statements are few, prepared and keyed: one plan for all values costs less than a new one for each, and compiling them costs more still.
const SETTINGS: &str =
    "set client_min_messages = warning; set timezone = 'UTC'; set plan_cache_mode = force_generic_plan; set jit = off";

/// How many rows are put into one insert.
const WIDTHS: [usize; 3] = [64, 8, 1];
/// How many sets of values are on their way at once: a multiple of each width.
const SETS_ON_THEIR_WAY_MAX: usize = 512;

/// What a task may do.
#[derive(Clone, Copy, PartialEq)]
pub enum Mode {
    /// Ask.
    Read,
    /// Ask and write.
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

/// What became of a task that was run once.
pub enum Attempt {
    /// Committed (or only read); these topics are to be announced.
    Done(Vec<String>),
    /// It said no, and nothing was left behind.
    Refused,
    /// It met another.
    Again,
    /// Its connection is gone, before anything was committed.
    Lost(Error),
    /// It cannot be committed.
    Failed(Error),
}

/// One connection, the little runtime that drives it, and the statements it has prepared.
pub struct Session {
    runtime: Runtime,
    client: Arc<Client>,
    /// By place and by how many rows an insert was made wide for.
    prepared: RefCell<HashMap<(Place, usize), Statement>>,
    /// The `begin` that is sent together with the first statement.
    begin: Cell<Option<&'static str>>,
    /// Statements on their way, whose outcome is looked at together with the commit's.
    sent: RefCell<Vec<Way<u64>>>,
    /// While questions are asked together: each statement with its values, and its answer once it is there.
    asked: RefCell<Option<Vec<Asked>>>,
}

/// Something on its way to the server and back.
type Way<T> = Pin<Box<dyn Future<Output = Result<T, tokio_postgres::Error>> + Send>>;

struct Asked {
    sql: &'static str,
    values: Vec<Value>,
    way: Option<Way<Vec<Answer>>>,
    answer: Arc<[Answer]>,
}

impl Session {
    pub fn connect(url: &str) -> Result<Self> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(Error::broken)?;
        let way = Approach::of(url)?;
        let mut config: Config = way.url.parse().map_err(fault)?;
        config.tcp_user_timeout(SILENCE_MAX).keepalives_idle(Duration::from_secs(30));
        // The connection ends by itself when the client is dropped; its error also shows at the next statement.
        let connect = async {
            match way.tls {
                None => config.connect(NoTls).await.map(|(client, connection)| (client, tokio::spawn(connection))),
                Some(tls) => config.connect(tls).await.map(|(client, connection)| (client, tokio::spawn(connection))),
            }
        };
        let connected = runtime.block_on(async { tokio::time::timeout(SILENCE_MAX, connect).await });
        let connected = connected.map_err(|_| Error::Unavailable("no answer in time".to_owned()))?;
        let (client, _driven) = connected.map_err(fault)?;
        let session = Self {
            runtime,
            client: Arc::new(client),
            prepared: RefCell::default(),
            begin: Cell::default(),
            sent: RefCell::default(),
            asked: RefCell::default(),
        };
        session.batch(SETTINGS)?;
        Ok(session)
    }

    pub fn is_closed(&self) -> bool {
        self.client.is_closed()
    }

    pub fn batch(&self, sql: &str) -> Result<()> {
        self.runtime.block_on(self.client.batch_execute(sql)).map_err(fault)
    }

    /// Runs a task once in a transaction of its own.
    pub fn attempt(&self, mode: Mode, task: &mut dyn Task, with: &Surroundings) -> Attempt {
        self.begin.replace(Some(mode.begin()));
        self.asked.take();
        let tx = Write::new(Link::Postgres(self), with);
        let verdict = task.run(&tx);
        let announced = tx.into_announced();
        // When the task asked nothing at all, the transaction was never begun.
        let begun = self.begin.take().is_none();
        if begun && mode == Mode::Read {
            self.let_go();
        }
        match verdict {
            Err(Verdict::Lost) => Attempt::Lost(Error::Unavailable("the database went away".to_owned())),
            Ok(()) if !begun || mode == Mode::Read => Attempt::Done(announced),
            Ok(()) => match self.commit() {
                Ok(()) => Attempt::Done(announced),
                Err(Error::Again) => Attempt::Again,
                Err(Error::Unavailable(why)) => Attempt::Failed(Error::Unknown(why)),
                Err(error) => Attempt::Failed(error),
            },
            Err(Verdict::Again) if !begun || mode == Mode::Read => Attempt::Again,
            Err(_) if !begun || mode == Mode::Read => Attempt::Refused,
            Err(verdict) => match self.roll_back() {
                Err(error) => Attempt::Lost(error),
                Ok(Some(Error::Again)) => Attempt::Again,
                Ok(Some(error)) => Attempt::Failed(error),
                Ok(None) if matches!(verdict, Verdict::Again) => Attempt::Again,
                Ok(None) => Attempt::Refused,
            },
        }
    }

    /// Ends what was only read: the server is told, and nobody waits to hear it, for there is nothing to lose.
    fn let_go(&self) {
        let client = self.client.clone();
        self.post(async move { client.batch_execute("commit").await.map(|()| 0) });
        self.sent.take();
        // One turn, in which the connection hands it to the wire.
        self.runtime.block_on(tokio::task::yield_now());
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
        self.statement_of((place_of(sql), 1), sql)
    }

    fn statement_of(&self, key: (Place, usize), sql: &str) -> Result<Statement> {
        if let Some(statement) = self.prepared.borrow().get(&key) {
            return Ok(statement.clone());
        }
        // Answers come in order, and the driver holds back all later ones while nobody takes an earlier one.
        self.arrive()?;
        let statement = self.runtime.block_on(self.client.prepare(sql)).map_err(fault)?;
        self.prepared.borrow_mut().insert(key, statement.clone());
        Ok(statement)
    }

    /// Puts the `begin` on its way, when it is still to be sent: in the same packet as the statement that follows.
    fn begin(&self) {
        if let Some(begin) = self.begin.take() {
            let client = self.client.clone();
            self.post(async move { client.batch_execute(begin).await.map(|()| 0) });
        }
    }

    /// Puts something on its way whose outcome is looked at with the commit's.
    fn post(&self, work: impl Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'static) {
        let way = self.on_its_way(work);
        self.sent.borrow_mut().push(way);
    }

    /// The first poll hands work to the connection, so that it keeps its place in the order.
    fn on_its_way<T: Send + 'static>(
        &self,
        work: impl Future<Output = Result<T, tokio_postgres::Error>> + Send + 'static,
    ) -> Way<T> {
        let mut way: Way<T> = Box::pin(work);
        match self.runtime.block_on(async { futures_util::poll!(&mut way) }) {
            Poll::Ready(outcome) => Box::pin(ready(outcome)),
            Poll::Pending => way,
        }
    }

    pub fn each(&self, sql: &'static str, values: &[Value], take: Take<'_>) -> Result<()> {
        for answer in self.rows(sql, values)?.iter() {
            if take(&mut Row::new(Lies::Postgres(answer)))? == Further::Enough {
                break;
            }
        }
        Ok(())
    }

    fn rows(&self, sql: &'static str, values: &[Value]) -> Result<Arc<[Answer]>> {
        let asked = self.asked.borrow();
        if let Some(asked) = &*asked
            && let Some(known) = asked.iter().find(|known| known.sql == sql && known.values == values)
        {
            return if known.way.is_some() { Err(Error::Again) } else { Ok(known.answer.clone()) };
        }
        let together = asked.is_some();
        drop(asked);
        let statement = self.statement(sql)?;
        self.begin();
        if !together {
            let work = async { self.client.query_raw(&statement, values).await?.try_collect::<Vec<_>>().await };
            return self.runtime.block_on(work).map(Arc::from).map_err(fault);
        }
        let (client, bound) = (self.client.clone(), values.to_vec());
        let work = async move { client.query_raw(&statement, bound).await?.try_collect().await };
        let way = Some(self.on_its_way(work));
        let question = Asked { sql, values: values.to_vec(), way, answer: Arc::new([]) };
        self.asked.borrow_mut().get_or_insert_default().push(question);
        Err(Error::Again)
    }

    /// Runs rounds of questions; between two of them it waits for everything that they asked.
    pub fn together(&self, round: Round<'_>) -> Result<()> {
        if self.asked.borrow().is_some() {
            // Asked among others: these questions join them.
            return round();
        }
        self.asked.replace(Some(Vec::new()));
        let outcome = loop {
            match round() {
                Err(Error::Again) => match self.arrive() {
                    Ok(0) => break Err(Error::Again),
                    Ok(_) => {}
                    Err(error) => break Err(error),
                },
                outcome => break outcome,
            }
        };
        self.asked.take();
        outcome
    }

    /// Waits for every answer that is on its way, and says how many came.
    fn arrive(&self) -> Result<usize> {
        let mut asked = self.asked.borrow_mut();
        let mut waiting: Vec<_> = asked.iter_mut().flatten().filter(|one| one.way.is_some()).collect();
        let ways = waiting.iter_mut().filter_map(|one| one.way.take());
        let answers = self.runtime.block_on(try_join_all(ways)).map_err(fault)?;
        for (one, answer) in waiting.iter_mut().zip(answers) {
            one.answer = answer.into();
        }
        Ok(waiting.len())
    }

    pub fn run(&self, sql: &'static str, values: &[Value]) -> Result<u64> {
        let statement = self.statement(sql)?;
        self.begin();
        self.runtime.block_on(self.client.execute_raw(&statement, values)).map_err(fault)
    }

    /// Puts a statement on its way; its outcome is looked at with the commit's.
    pub fn send(&self, sql: &'static str, values: Vec<Value>) -> Result<()> {
        let statement = self.statement(sql)?;
        self.begin();
        let client = self.client.clone();
        self.post(async move { client.execute_raw(&statement, values).await });
        Ok(())
    }

    /// Plain inserts go many rows at a time; all else one set after the other, without waiting in between.
    pub fn run_each(&self, sql: &'static str, sets: &[Vec<Value>]) -> Result<u64> {
        let (mut touched, mut rest) = (0, sets);
        for rows in WIDTHS {
            let (now, later) = rest.split_at(rest.len() / rows * rows);
            let Some(statement) = self.widened(sql, rows, !now.is_empty())? else { continue };
            self.begin();
            for some in now.chunks(SETS_ON_THEIR_WAY_MAX) {
                let sent = some.chunks(rows).map(|sets| {
                    let values: Vec<&Value> = sets.iter().flatten().collect();
                    self.client.execute_raw(&statement, values)
                });
                touched += self.runtime.block_on(try_join_all(sent)).map_err(fault)?.iter().sum::<u64>();
            }
            rest = later;
        }
        Ok(touched)
    }

    /// The statement for so many rows at once, where it is wanted and can be made.
    fn widened(&self, sql: &'static str, rows: usize, wanted: bool) -> Result<Option<Statement>> {
        let key = (place_of(sql), rows);
        match rows {
            _ if !wanted => Ok(None),
            1 => self.statement(sql).map(Some),
            _ if self.prepared.borrow().contains_key(&key) => self.statement_of(key, sql).map(Some),
            _ => dialect::wide(sql, rows).map(|wide| self.statement_of(key, &wide)).transpose(),
        }
    }

    /// Streams rows into a table; `insert` tells the kinds of their columns.
    pub fn copy_in(&self, insert: &'static str, copy: &'static str, rows: &[Vec<Value>]) -> Result<()> {
        let kinds = self.statement(insert)?.params().to_vec();
        self.begin();
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

    pub fn prepare_only(&self, sql: &'static str) -> Result<()> {
        self.widened(sql, 2, true)?;
        self.statement(sql).map(drop)
    }
}
