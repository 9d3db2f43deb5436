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

/// The side of the workers.
pub(super) struct Work<T> {
    state: Arc<Mutex<State<T>>>,
    most: usize,
}

struct State<T> {
    tasks: VecDeque<T>,
    resting: Vec<Thread>,
    /// Who took the last group, and when, while he is at it.
    turn: Option<(ThreadId, Instant)>,
    turn_max: Duration,
    closed: bool,
}

impl<T> State<T> {
    /// Whether what waits is left to who is at work.
    fn is_taken(&self) -> bool {
        self.turn.is_some_and(|(_, begun)| begun.elapsed() < self.turn_max)
    }
}

/// A queue for at most so many tasks. Who takes groups has all that waits to himself for so long.
pub(super) fn queue<T>(most: usize, turn_max: Duration) -> (Queue<T>, Work<T>) {
    let state = State { tasks: VecDeque::new(), resting: Vec::new(), turn: None, turn_max, closed: false };
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
        self.wait(|state| {
            state.turn = state.turn.filter(|(worker, _)| *worker != me);
            if state.is_taken() || state.tasks.is_empty() {
                return None;
            }
            state.turn = Some((me, Instant::now()));
            let number = state.tasks.len().min(most);
            Some(state.tasks.drain(..number).collect())
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
        let (queue, work) = queue(1_000, Duration::ZERO);
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
        let (queue, work) = queue(2, Duration::ZERO);
        assert!(queue.push('a').is_ok() && queue.clone().push('b').is_ok());
        assert!(matches!(queue.push('c'), Err(Error::Busy)));
        assert_eq!((work.next(), work.next()), (Some('a'), Some('b')));
        drop(queue);
        assert_eq!(work.next(), None);
    }

    #[test]
    fn what_waits_is_taken_as_one_group_by_one_worker_at_a_time_unless_he_takes_long() {
        let turn = Duration::from_millis(50);
        let (queue, work) = queue(9, turn);
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
}
