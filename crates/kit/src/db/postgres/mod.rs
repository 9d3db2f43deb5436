//! PostgreSQL and its family: workers with a connection each, serialisable transactions, run again when two of them meet.
//!
//! A worker whose connection is gone connects anew; what was only read or not yet committed is run again, and when the
//! server broke off in the middle of a commit the caller is told that the outcome is unknown: it is never run twice.

mod codec;
mod gate;
mod session;
mod wire;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use super::queue::{Queue, Turn, queue, spawn};
use super::task::{Mode, Task, finish};
use super::{Surroundings, migrate};
use crate::error::{Error, Result};
use crate::id::Random;

use session::Attempt;

/// How many connections other programs of this kind have to the database.
pub const BESIDE: &str = "select count(*) from pg_stat_activity where datname = current_database()
    and application_name like 'zhixing-%' and application_name <> current_setting('application_name')";
pub(super) use session::Session;
pub(super) use wire::Line;

/// How many tasks may wait before new ones are turned away.
const QUEUE_MAX: usize = 2_048;
/// How many connections one node holds to write; the second is for when the first is at something long.
const WRITERS: usize = 2;
pub(super) const WRITE_TURN: Duration = Duration::from_millis(500);
/// How long writes are gathered while they come closely upon one another: about what a commit takes, so that nobody waits twice as long.
const WRITE_GATHERING: Duration = Duration::from_millis(3);
/// How many writes share one transaction at most, and how often they are run again together before each is run alone.
const GROUP_MAX: usize = 64;
const GROUP_TRIES_MAX: u32 = 3;
/// How many connections one node holds to glance.
const GLANCERS: usize = 3;
const GLANCE_TURN: Turn = Turn { longest: Duration::from_millis(2), ..Turn::NONE };
/// How many glances share one packet at most.
const GLANCES_MAX: usize = 16;
/// How many connections one node holds to read.
const READERS: usize = 4;
/// How often a task that met another is run again before the person is asked to.
const TRIES_MAX: u32 = 24;
/// How often a lost connection is sought before the task is given up (with the pauses: about five seconds).
const CONNECT_TRIES_MAX: u32 = 10;

/// The queues of an open database.
#[derive(Clone)]
pub(super) struct Postgres {
    writers: Queue<Box<dyn Task>>,
    glancers: Queue<Box<dyn Task>>,
    readers: Queue<Box<dyn Task>>,
}

impl Postgres {
    pub(super) fn open(url: &str, surroundings: &Surroundings) -> Result<Self> {
        let first = Session::connect(url)?;
        migrate::postgres(&first, surroundings.clock.now())?;
        let mut first = Some(first);
        let away = Arc::new(AtomicBool::new(false));
        let mut worker =
            || Worker { url: url.to_owned(), session: first.take(), away: away.clone(), with: surroundings.clone() };
        let mut work = |name, workers, most, turn, serve: fn(&mut Worker, Vec<Box<dyn Task>>)| -> Result<_> {
            let (queue, tasks) = queue(QUEUE_MAX, turn);
            for _ in 0..workers {
                let (mut worker, tasks) = (worker(), tasks.clone());
                spawn(name, move || {
                    while let Some(group) = tasks.next_group(most) {
                        serve(&mut worker, group);
                    }
                })?;
            }
            Ok(queue)
        };
        let serve_writes = |worker: &mut Worker, group| worker.serve(Mode::Write, group);
        let serve_reads = |worker: &mut Worker, one| worker.serve(Mode::Read, one);
        Ok(Self {
            writers: work(
                "writer",
                WRITERS,
                GROUP_MAX,
                Turn { longest: WRITE_TURN, gathering: WRITE_GATHERING },
                serve_writes,
            )?,
            glancers: work("glancer", GLANCERS, GLANCES_MAX, GLANCE_TURN, Worker::glance)?,
            readers: work("reader", READERS, 1, Turn::NONE, serve_reads)?,
        })
    }

    /// Some write has waited for longer than a turn.
    pub(super) fn hurry(&self) {
        self.writers.wake();
    }

    pub(super) fn send(&self, mode: Mode, task: Box<dyn Task>) -> Result<()> {
        match mode {
            Mode::Write => self.writers.push(task),
            Mode::Glance => self.glancers.push(task),
            Mode::Read => self.readers.push(task),
        }
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
    /// Runs tasks in one transaction, one after the other, until they are committed, refused or given up. Who must not go along with the others is
    /// run alone: who refused after he had written, and everybody when they cannot be committed together.
    fn serve(&mut self, mode: Mode, mut tasks: Vec<Box<dyn Task>>) {
        let mut lost = 0;
        for tries in 0..TRIES_MAX {
            let is_group = tasks.len() > 1;
            if is_group && tries >= GROUP_TRIES_MAX {
                break;
            }
            let with = self.with.clone();
            let attempt = self.session().map(|session| session.attempt(mode, &mut tasks, &with));
            match attempt.unwrap_or_else(Attempt::Failed) {
                Attempt::Done(announced) => {
                    announced.iter().for_each(|topic| with.live.publish(topic));
                    return finish(tasks, None);
                }
                Attempt::Refused(number) if is_group => {
                    let refused = tasks.remove(number);
                    self.serve(mode, vec![refused]);
                }
                Attempt::Refused(_) => return finish(tasks, None),
                Attempt::Again => pause(&with.random, tries),
                Attempt::Lost(_) if lost < 2 => (self.session, lost) = (None, lost + 1),
                Attempt::Lost(error) | Attempt::Failed(error @ (Error::Unavailable(_) | Error::Unknown(_))) => {
                    self.session = None;
                    return finish(tasks, Some(error));
                }
                Attempt::Failed(_) if is_group => break,
                Attempt::Failed(error) => return finish(tasks, Some(error)),
            }
        }
        if tasks.len() == 1 {
            return finish(tasks, Some(Error::Busy));
        }
        tasks.into_iter().for_each(|task| self.serve(mode, vec![task]));
    }

    /// Runs what asks everything at once; what turns out to ask more is run as a read.
    fn glance(&mut self, mut tasks: Vec<Box<dyn Task>>) {
        let with = self.with.clone();
        let answered = self.session().map(|session| session.glance(&mut tasks, &with)).unwrap_or_default();
        for (number, task) in tasks.into_iter().enumerate() {
            match answered.get(number) {
                Some(true) => task.finish(None),
                _ => self.serve(Mode::Read, vec![task]),
            }
        }
    }

    fn session(&mut self) -> Result<&Session> {
        if self.session.as_ref().is_none_or(Session::is_closed) {
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
