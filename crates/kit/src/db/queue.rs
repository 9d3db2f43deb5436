//! Tasks that wait, and the workers that wait for them. Bounded: what does not fit is turned away at once.
//! Of several resting workers the one who rested least is woken: what he needs is still warm. It knows no task and no engine.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, Thread};

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
    closed: bool,
}

/// A queue for at most so many tasks.
pub(super) fn queue<T>(most: usize) -> (Queue<T>, Work<T>) {
    let state = State { tasks: VecDeque::new(), resting: Vec::new(), closed: false };
    let work = Work { state: Arc::new(Mutex::new(state)), most };
    (Queue(Arc::new(Handle(work.clone()))), work)
}

impl<T> Queue<T> {
    /// Puts a task in, or says that too many wait already.
    pub fn push(&self, task: T) -> Result<()> {
        let mut state = self.0.0.lock();
        if state.tasks.len() >= self.0.0.most {
            return Err(Error::Busy);
        }
        state.tasks.push_back(task);
        let woken = state.resting.pop();
        drop(state);
        if let Some(worker) = woken {
            worker.unpark();
        }
        Ok(())
    }
}

impl<T> Work<T> {
    /// The next task; rests until there is one. `None` when there will be no more.
    pub fn next(&self) -> Option<T> {
        let me = thread::current();
        loop {
            let mut state = self.lock();
            // Who was woken for nothing is still listed.
            state.resting.retain(|worker| worker.id() != me.id());
            if let Some(task) = state.tasks.pop_front() {
                return Some(task);
            }
            if state.closed {
                return None;
            }
            state.resting.push(me.clone());
            drop(state);
            thread::park();
        }
    }

    /// The next task, if one waits already.
    pub fn try_next(&self) -> Option<T> {
        self.lock().tasks.pop_front()
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
        let (queue, work) = queue(1_000);
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
        let (queue, work) = queue(2);
        assert!(queue.push('a').is_ok() && queue.clone().push('b').is_ok());
        assert!(matches!(queue.push('c'), Err(Error::Busy)));
        assert_eq!((work.next(), work.try_next(), work.try_next()), (Some('a'), Some('b'), None));
        drop(queue);
        assert_eq!(work.next(), None);
    }
}
