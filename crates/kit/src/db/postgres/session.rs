//! One connection: a task run in its transaction, statements sent one by one, together, or without waiting. It knows no queue.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::sync::Arc;

use super::gate;
use super::wire::{Answer, Prepared, Wire};
use crate::db::row::{Lies, Row};
use crate::db::task::{Mode, Task, Verdict};
use crate::db::together::Round;
use crate::db::transaction::{Further, Link, Place, Take, Write, place_of};
use crate::db::value::Value;
use crate::db::{Surroundings, dialect};
use crate::error::{Error, Result};

/// Our statements are few, prepared and keyed: one plan for all values costs less than a new one for each, and compiling them costs more still.
/// What they ask for lies in memory or on a disk without arms, so that a row found by an index costs hardly more than the next one in the table.
/// An index of words takes up at once what is put into it: else each question reads through up to four megabytes that wait for that.
/// A packet without a `begin` of its own is one transaction up to its `Sync`; so that it is one snapshot too, repeatable reads are what it begins with.
const SETTINGS: &str =
    "set client_min_messages = warning; set timezone = 'UTC'; set plan_cache_mode = force_generic_plan; set jit = off;
    set random_page_cost = 1.1; set gin_pending_list_limit = 64; set default_transaction_isolation = 'repeatable read'";

/// How many rows are put into one insert; so many that they go as a stream.
const WIDTHS: [usize; 4] = [64, 16, 4, 1];
const STREAM_MIN: usize = 256;
/// Reads see one moment; writes are as if they came one after the other.
const BEGIN_READ: &str = "begin isolation level repeatable read read only";
const BEGIN_WRITE: &str = "begin isolation level serializable";
const COMMIT: &str = "commit";
const ROLL_BACK: &str = "rollback";

/// What became of tasks that were run once in one transaction.
pub enum Attempt {
    /// Committed (or only read); these topics are to be announced. Who said no among them had written nothing.
    Done(Vec<String>),
    /// This one said no, and nothing of any of them was left behind.
    Refused(usize),
    /// They met another.
    Again,
    /// Their connection is gone, before anything was committed.
    Lost(Error),
    /// They cannot be committed.
    Failed(Error),
}

/// One connection, and the statements it has prepared.
pub struct Session {
    wire: RefCell<Wire>,
    /// By place and by how many rows an insert was made wide for.
    prepared: RefCell<HashMap<(Place, usize), Arc<Prepared>>>,
    /// The `begin` that is sent together with the first statement.
    begin: Cell<Option<&'static str>>,
    /// Whether a statement of this transaction met another's.
    met: Cell<bool>,
    /// Whether the task that is run now has written.
    wrote: Cell<bool>,
    /// During a glance: how many packets had gone out before it.
    glance: Cell<Option<usize>>,
    /// While questions are asked together: each statement with its values, and its answer once it is there.
    asked: RefCell<Option<Vec<Asked>>>,
}

struct Asked {
    sql: &'static str,
    values: Vec<Value>,
    /// Where its answer will stand among those that come next.
    place: usize,
    answer: Option<Arc<Answer>>,
}

impl Session {
    pub fn connect(url: &str) -> Result<Self> {
        let session = Self {
            wire: RefCell::new(gate::connect(url)?),
            prepared: RefCell::default(),
            begin: Cell::default(),
            met: Cell::default(),
            wrote: Cell::default(),
            glance: Cell::default(),
            asked: RefCell::default(),
        };
        session.batch(SETTINGS)?;
        Ok(session)
    }

    pub fn is_closed(&self) -> bool {
        self.wire.borrow().is_broken()
    }

    pub fn batch(&self, sql: &str) -> Result<()> {
        self.wire.borrow_mut().batch(sql)
    }

    /// Runs tasks once, one after the other, in a transaction of their own. What one of them sends goes along with what the next one asks.
    pub fn attempt(&self, mode: Mode, tasks: &mut [Box<dyn Task>], with: &Surroundings) -> Attempt {
        self.begin.set(Some(if mode == Mode::Write { BEGIN_WRITE } else { BEGIN_READ }));
        self.met.set(false);
        let (mut announced, mut agreed) = (Vec::new(), false);
        for (number, task) in tasks.iter_mut().enumerate() {
            self.asked.take();
            self.wrote.set(false);
            let tx = Write::new(Link::Postgres(self), with);
            let verdict = task.run(&tx);
            agreed |= verdict.is_ok();
            match verdict {
                Ok(()) => announced.extend(tx.into_announced()),
                Err(Verdict::Lost) => return Attempt::Lost(Error::Unavailable("the database went away".to_owned())),
                Err(verdict) if self.met.get() || matches!(verdict, Verdict::Again) => {
                    return self.taken_back(Attempt::Again);
                }
                Err(_) if self.wrote.get() => return self.taken_back(Attempt::Refused(number)),
                Err(_) => {}
            }
        }
        // When nothing at all was asked, the transaction was never begun.
        let begun = self.begin.take().is_none();
        if self.met.get() {
            return self.taken_back(Attempt::Again);
        }
        if !agreed {
            return self.taken_back(Attempt::Done(announced));
        }
        if begun && mode == Mode::Write {
            return match self.commit() {
                Ok(()) => Attempt::Done(announced),
                Err(Error::Again) => Attempt::Again,
                Err(Error::Unavailable(why)) => Attempt::Failed(Error::Unknown(why)),
                Err(error) => Attempt::Failed(error),
            };
        }
        self.let_go(COMMIT);
        Attempt::Done(announced)
    }

    /// Runs questions that ask everything at once, each with what the others ask in one packet. Says which of them are answered.
    pub fn glance(&self, tasks: &mut [Box<dyn Task>], with: &Surroundings) -> Vec<bool> {
        self.begin.take();
        self.glance.set(Some(self.wire.borrow().packets()));
        self.asked.replace(Some(Vec::new()));
        // One moment for all: what asks with the time must ask the same when it is run again.
        let tx = Write::new(Link::Postgres(self), with);
        tasks.iter_mut().for_each(|task| drop(task.run(&tx)));
        let arrived = self.arrive().is_ok();
        let is_answered = |task: &mut Box<dyn Task>| !matches!(task.run(&tx), Err(Verdict::Again | Verdict::Lost));
        let answered: Vec<_> = tasks.iter_mut().map(is_answered).collect();
        // What was to be asked further, and what went out in two packets, is no one moment.
        self.wire.borrow_mut().forget();
        let is_one = arrived && self.glanced() <= 1;
        self.glance.take();
        self.asked.take();
        answered.into_iter().map(|answered| answered && is_one).collect()
    }

    fn taken_back(&self, attempt: Attempt) -> Attempt {
        self.let_go(ROLL_BACK);
        attempt
    }

    /// Ends what was only read or is to leave nothing behind: the server is told, and nobody waits to hear it, for there is nothing to lose.
    /// A failure shows at the next statement.
    fn let_go(&self, end: &'static str) {
        self.wire.borrow_mut().forget();
        if self.wire.borrow().is_inside() && self.ask(end, &[]).is_ok() {
            drop(self.wire.borrow_mut().let_go());
        }
    }

    /// Commits, together with what was sent without waiting: when one of those failed, the server has not come as far as the commit.
    fn commit(&self) -> Result<()> {
        let outcome = self.ask(COMMIT, &[]).and_then(|_| self.arrive()).and_then(|answers| match answers.last() {
            Some(answer) if answer.done == "COMMIT" => Ok(()),
            // A task went on after a statement of its had failed.
            _ => Err(Error::broken("the server rolled back what was to be committed")),
        });
        if outcome.is_err() {
            self.let_go(ROLL_BACK);
        }
        outcome
    }

    /// How many packets have gone out in this glance: each would be a snapshot of its own, so it must do with one.
    fn glanced(&self) -> usize {
        self.glance.get().map_or(0, |before| self.wire.borrow().packets() - before)
    }

    fn statement(&self, sql: &'static str) -> Result<Arc<Prepared>> {
        self.statement_of((place_of(sql), 1), sql)
    }

    fn statement_of(&self, key: (Place, usize), sql: &str) -> Result<Arc<Prepared>> {
        if let Some(statement) = self.prepared.borrow().get(&key) {
            return Ok(statement.clone());
        }
        let statement = Arc::new(self.noticed(self.wire.borrow_mut().prepare(sql))?);
        self.prepared.borrow_mut().insert(key, statement.clone());
        Ok(statement)
    }

    /// Puts a statement into the packet that goes out next, behind the `begin` when that is still to be sent.
    fn ask(&self, sql: &'static str, values: &[Value]) -> Result<usize> {
        let statement = self.statement(sql)?;
        if self.glanced() > 0 {
            return Err(Error::Again);
        }
        self.begin()?;
        self.noticed(self.wire.borrow_mut().ask(&statement, values.iter()))
    }

    fn begin(&self) -> Result<()> {
        let Some(begin) = self.begin.take() else { return Ok(()) };
        let statement = self.statement(begin)?;
        self.noticed(self.wire.borrow_mut().ask(&statement, [].iter()).map(drop))
    }

    /// Keeps in mind that a statement met another's: whatever the task makes of it, it is to be run again.
    fn noticed<T>(&self, outcome: Result<T>) -> Result<T> {
        self.met.set(self.met.get() || matches!(outcome, Err(Error::Again)));
        outcome
    }

    pub fn each(&self, sql: &'static str, values: &[Value], take: Take<'_>) -> Result<()> {
        for line in self.answer(sql, values)?.lines() {
            if take(&mut Row::new(Lies::Postgres(line)))? == Further::Enough {
                break;
            }
        }
        Ok(())
    }

    fn answer(&self, sql: &'static str, values: &[Value]) -> Result<Arc<Answer>> {
        if self.asked.borrow().is_none() {
            self.ask(sql, values)?;
            return self.arrive()?.pop().ok_or_else(|| Error::broken("no answer"));
        }
        if let Some(asked) = &*self.asked.borrow()
            && let Some(known) = asked.iter().find(|known| known.sql == sql && known.values == values)
        {
            return known.answer.clone().ok_or(Error::Again);
        }
        let place = self.ask(sql, values)?;
        let question = Asked { sql, values: values.to_vec(), place, answer: None };
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
                    Ok(none) if none.is_empty() => break Err(Error::Again),
                    Ok(_) => {}
                    Err(error) => break Err(error),
                },
                outcome => break outcome,
            }
        };
        self.asked.take();
        outcome
    }

    /// Waits for every answer that is on its way, and hands it to who asked for it.
    fn arrive(&self) -> Result<Vec<Arc<Answer>>> {
        let answers = self.noticed(self.wire.borrow_mut().settle())?;
        let answers: Vec<_> = answers.into_iter().map(Arc::new).collect();
        for one in self.asked.borrow_mut().iter_mut().flatten().filter(|one| one.answer.is_none()) {
            one.answer = answers.get(one.place).cloned();
        }
        Ok(answers)
    }

    pub fn run(&self, sql: &'static str, values: &[Value]) -> Result<u64> {
        self.wrote.set(true);
        self.ask(sql, values)?;
        Ok(self.arrive()?.last().map_or(0, |answer| answer.touched()))
    }

    /// Puts a statement into the next packet; its outcome is looked at with what comes after it, the commit at the latest.
    pub fn send(&self, sql: &'static str, values: &[Value]) -> Result<()> {
        self.wrote.set(true);
        self.ask(sql, values).map(drop)
    }

    /// Plain inserts go as a stream or many rows at a time; all else one set after the other, without waiting in between.
    pub fn run_each(&self, sql: &'static str, sets: &[Vec<Value>]) -> Result<u64> {
        self.wrote.set(true);
        self.begin()?;
        if sets.len() >= STREAM_MIN
            && let Some(copy) = dialect::stream(sql)
        {
            let statement = self.statement(sql)?;
            self.arrive()?;
            let streamed = self.wire.borrow_mut().copy_in(&copy, &statement.takes, sets);
            return self.noticed(streamed).map(|()| sets.len() as u64);
        }
        // What was sent before is not counted.
        let (mut first, mut rest) = (None, sets);
        for rows in WIDTHS {
            let (now, later) = rest.split_at(rest.len() / rows * rows);
            let Some(statement) = self.widened(sql, rows, !now.is_empty())? else { continue };
            for sets in now.chunks(rows) {
                let values: Vec<&Value> = sets.iter().flatten().collect();
                let place = self.noticed(self.wire.borrow_mut().ask(&statement, values.into_iter()))?;
                first.get_or_insert(place);
            }
            rest = later;
        }
        let Some(first) = first else { return Ok(0) };
        Ok(self.arrive()?.iter().skip(first).map(|answer| answer.touched()).sum())
    }

    /// The statement for so many rows at once, where it is wanted and can be made.
    fn widened(&self, sql: &'static str, rows: usize, wanted: bool) -> Result<Option<Arc<Prepared>>> {
        let key = (place_of(sql), rows);
        match rows {
            _ if !wanted => Ok(None),
            1 => self.statement(sql).map(Some),
            _ if self.prepared.borrow().contains_key(&key) => self.statement_of(key, sql).map(Some),
            _ => dialect::wide(sql, rows).map(|wide| self.statement_of(key, &wide)).transpose(),
        }
    }

    pub fn prepare_only(&self, sql: &'static str) -> Result<()> {
        self.widened(sql, 2, true)?;
        self.statement(sql).map(drop)
    }
}
