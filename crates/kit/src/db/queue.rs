//! Tasks that wait, and the workers that wait for them. Bounded: what does not fit is turned away at once.
//! Of several resting workers the one who rested least is woken: what he needs is still warm. It knows no task and no engine.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, Thread, ThreadId};
use std::time::{Duration, Instant};

use crate::error::{Error, Result};

/// The side where tasks are put in. When its last copy is gone, the workers end.
pub(super) struct Queue<T>(Arc<Handle<T>>);

struct Handle<T>(Work<T>);

/// How who takes groups has what waits to himself.
#[derive(Clone, Copy)]
pub(super) struct Turn {
    /// For how long; afterwards another one goes on with what waits.
    pub longest: Duration,
    /// How long he lets more come before he begins, while many come closely upon one another.
    pub gathering: Duration,
}

impl Turn {
    /// Nobody takes groups.
    pub const NONE: Self = Self { longest: Duration::ZERO, gathering: Duration::ZERO };
}

/// How many must wait for one turn to be a crowd. Who writes one act after the other, with the house's own work between, is none: he would only
/// wait longer.
const CROWD: usize = 3;
/// For how many groups more is gathered after a crowd was seen; a group of so many that wait already begins at once.
const CROWDED: u8 = 32;
const GATHERED: usize = 8;

/// The side of the workers.
pub(super) struct Work<T> {
    state: Arc<Mutex<State<T>>>,
    most: usize,
}

struct State<T> {
    tasks: VecDeque<T>,
    resting: Vec<Thread>,
    /// Who took the last group, and when, while he is at it.
    taken: Option<(ThreadId, Instant)>,
    turn: Turn,
    /// For how many groups it is still worth waiting for more.
    crowded: u8,
    closed: bool,
}

impl<T> State<T> {
    /// Whether what waits is left to who is at work.
    fn is_taken(&self) -> bool {
        self.taken.is_some_and(|(_, begun)| begun.elapsed() < self.turn.longest)
    }

    /// Takes what waits, so many at most, and keeps in mind whether it was many.
    fn take_group(&mut self, most: usize) -> Vec<T> {
        let number = self.tasks.len().min(most);
        self.crowded = if number >= CROWD { CROWDED } else { self.crowded.saturating_sub(1) };
        self.tasks.drain(..number).collect()
    }
}

/// A queue for at most so many tasks.
pub(super) fn queue<T>(most: usize, turn: Turn) -> (Queue<T>, Work<T>) {
    let state = State { tasks: VecDeque::new(), resting: Vec::new(), taken: None, turn, crowded: 0, closed: false };
    let work = Work { state: Arc::new(Mutex::new(state)), most };
    (Queue(Arc::new(Handle(work.clone()))), work)
}

/// A worker, on a thread of its own.
pub(super) fn spawn(name: &str, work: impl FnOnce() + Send + 'static) -> Result<()> {
    thread::Builder::new().name(format!("database {name}")).spawn(work).map(drop).map_err(Error::broken)
}

impl<T> Queue<T> {
    /// Puts a task in, or says that too many wait already.
    pub fn push(&self, task: T) -> Result<()> {
        let mut state = self.0.0.lock();
        if state.tasks.len() >= self.0.0.most {
            return Err(Error::Busy);
        }
        state.tasks.push_back(task);
        let is_taken = state.is_taken();
        drop(state);
        if !is_taken {
            self.wake();
        }
        Ok(())
    }

    /// Wakes a worker. For who sees that his task waits longer than a turn: nobody else may come who would wake one.
    pub fn wake(&self) {
        let woken = self.0.0.lock().resting.pop();
        if let Some(worker) = woken {
            worker.unpark();
        }
    }
}

impl<T> Work<T> {
    /// The next task; rests until there is one. `None` when there will be no more.
    pub fn next(&self) -> Option<T> {
        self.wait(|state| state.tasks.pop_front())
    }

    /// What waits, so many at most; rests until there is something. One worker at a time has all of it, so that what comes meanwhile gathers
    /// for his next group; when he takes longer than his turn, another one goes on with it. `None` when there will be no more.
    pub fn next_group(&self, most: usize) -> Option<Vec<T>> {
        let me = thread::current().id();
        loop {
            if self.begin_turn(me)? {
                gather(self.lock().turn.gathering);
            }
            let group = self.lock().take_group(most);
            // Who gathered for longer than his turn may find that another one has taken it all.
            if !group.is_empty() {
                return Some(group);
            }
        }
    }

    /// Rests until there is something and nobody else is at it. Says whether it is worth waiting for more.
    fn begin_turn(&self, me: ThreadId) -> Option<bool> {
        self.wait(|state| {
            state.taken = state.taken.filter(|(worker, _)| *worker != me);
            if state.is_taken() || state.tasks.is_empty() {
                return None;
            }
            state.taken = Some((me, Instant::now()));
            Some(state.crowded > 0 && state.tasks.len() < GATHERED && !state.turn.gathering.is_zero())
        })
    }

    fn wait<R>(&self, mut take: impl FnMut(&mut State<T>) -> Option<R>) -> Option<R> {
        let me = thread::current();
        loop {
            let mut state = self.lock();
            // Who was woken for nothing is still listed.
            state.resting.retain(|worker| worker.id() != me.id());
            let taken = take(&mut state);
            if taken.is_some() || state.closed {
                return taken;
            }
            state.resting.push(me.clone());
            drop(state);
            thread::park();
        }
    }

    fn lock(&self) -> MutexGuard<'_, State<T>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[expect(clippy::disallowed_methods, reason = "a database worker's own thread lets others come along")]
fn gather(pause: Duration) {
    thread::sleep(pause);
}

impl<T> Drop for Handle<T> {
    fn drop(&mut self) {
        let mut state = self.0.lock();
        state.closed = true;
        state.resting.drain(..).for_each(|worker| worker.unpark());
    }
}

impl<T> Clone for Queue<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T> Clone for Work<T> {
    fn clone(&self) -> Self {
        Self { state: self.state.clone(), most: self.most }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_task_is_done_once_and_the_workers_end() {
        let (queue, work) = queue(1_000, Turn::NONE);
        let done: Vec<u32> = thread::scope(|scope| {
            let workers: Vec<_> = (0..4)
                .map(|_| {
                    let work = work.clone();
                    scope.spawn(move || std::iter::from_fn(|| work.next()).collect::<Vec<u32>>())
                })
                .collect();
            (0..1_000).for_each(|number| queue.push(number).unwrap());
            drop(queue);
            workers.into_iter().flat_map(|worker| worker.join().unwrap()).collect()
        });
        let mut sorted = done;
        sorted.sort_unstable();
        assert_eq!(sorted, (0..1_000).collect::<Vec<_>>());
    }

    #[test]
    fn what_does_not_fit_is_turned_away() {
        let (queue, work) = queue(2, Turn::NONE);
        assert!(queue.push('a').is_ok() && queue.clone().push('b').is_ok());
        assert!(matches!(queue.push('c'), Err(Error::Busy)));
        assert_eq!((work.next(), work.next()), (Some('a'), Some('b')));
        drop(queue);
        assert_eq!(work.next(), None);
    }

    #[test]
    fn what_waits_is_taken_as_one_group_by_one_worker_at_a_time_unless_he_takes_long() {
        let turn = Duration::from_millis(50);
        let (queue, work) = queue(9, Turn { longest: turn, gathering: Duration::ZERO });
        (1..=5).for_each(|number| queue.push(number).unwrap());
        assert_eq!(work.next_group(3), Some(vec![1, 2, 3]));
        let (begun, other) = (Instant::now(), work.clone());
        let other = thread::spawn(move || other.next_group(3));
        while !other.is_finished() {
            queue.wake();
        }
        assert_eq!(other.join().unwrap(), Some(vec![4, 5]), "the first one is still at it");
        assert!(begun.elapsed() >= turn / 2, "and had his turn");
        drop(queue);
        assert_eq!(work.next_group(3), None);
    }

    #[test]
    fn more_is_gathered_for_a_while_once_a_crowd_came_during_a_turn() {
        let (queue, work) = queue(99, Turn { longest: Duration::MAX, gathering: Duration::from_millis(1) });
        let me = thread::current().id();
        // Begins a turn as `next_group` does, and says whether more is gathered for it.
        let turn = || {
            let gathers = work.begin_turn(me);
            work.lock().take_group(99);
            gathers
        };
        let come = |number: usize| (0..number).for_each(|one| queue.push(one).unwrap());
        come(CROWD - 1);
        assert_eq!(turn(), Some(false), "two are no crowd");
        come(CROWD);
        assert_eq!(turn(), Some(false), "three are one");
        come(GATHERED);
        assert_eq!(turn(), Some(false), "so many need no more");
        for rest in (0..CROWDED).rev() {
            come(1);
            assert_eq!(turn(), Some(true), "{rest} more turns");
        }
        come(1);
        assert_eq!(turn(), Some(false), "the crowd is gone");
    }
}
