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

use super::queue::{Queue, Work, queue};
use super::task::{Mode, Task};
use super::{Surroundings, migrate};
use crate::error::{Error, Result};
use crate::id::Random;

use session::Attempt;
pub(super) use session::Session;
pub(super) use wire::Line;

/// How many tasks may wait before new ones are turned away.
const QUEUE_MAX: usize = 2_048;
/// How many connections one node holds.
const WORKERS: usize = 8;
/// How often a task that met another is run again before the person is asked to.
const TRIES_MAX: u32 = 24;
/// How often a lost connection is sought before the task is given up (with the pauses: about five seconds).
const CONNECT_TRIES_MAX: u32 = 10;
/// The queue of an open database.
#[derive(Clone)]
pub(super) struct Postgres(Queue<(Mode, Box<dyn Task>)>);

impl Postgres {
    pub(super) fn open(url: &str, surroundings: &Surroundings) -> Result<Self> {
        let first = Session::connect(url)?;
        migrate::postgres(&first, surroundings.clock.now())?;
        let (queue, tasks) = queue(QUEUE_MAX);
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

    pub(super) fn send(&self, mode: Mode, task: Box<dyn Task>) -> Result<()> {
        self.0.push((mode, task))
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
    fn work(mut self, tasks: &Work<(Mode, Box<dyn Task>)>) {
        while let Some((mode, mut task)) = tasks.next() {
            let failure = self.serve(mode, task.as_mut()).err();
            if matches!(failure, Some(Error::Unavailable(_) | Error::Unknown(_))) {
                self.session = None;
            }
            task.finish(failure);
        }
    }

    /// Runs a task until it is committed, refused, or given up.
    fn serve(&mut self, mut mode: Mode, task: &mut dyn Task) -> Result<()> {
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
                Attempt::More => mode = Mode::Read,
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
