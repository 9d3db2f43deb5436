//! A closure on its way to a database worker, and its answer on the way back.

use std::panic::{AssertUnwindSafe, catch_unwind};

use tokio::sync::oneshot;

use super::transaction::Write;
use crate::error::{Error, Result};

/// What a task may do.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Mode {
    /// Ask, everything at once: where a server waits at the end of a wire it need not be told of a transaction.
    Glance,
    /// Ask.
    Read,
    /// Ask and write.
    Write,
}

/// Something to run in a transaction; it can be run again until it is finished.
pub(super) trait Task: Send {
    /// Runs it and keeps its result. `Err` means: roll back.
    fn run(&mut self, tx: &Write<'_>) -> Result<(), Verdict>;
    /// Hands back the result, or why it could not be committed.
    fn finish(self: Box<Self>, failure: Option<Error>);
}

/// Hands back the results of tasks that went together, or why they could not be committed: the last one hears it word for word.
pub(super) fn finish(mut tasks: Vec<Box<dyn Task>>, failure: Option<Error>) {
    let last = tasks.pop();
    for task in tasks {
        task.finish(failure.as_ref().map(|error| match error {
            Error::Full => Error::Full,
            Error::Unknown(why) => Error::Unknown(why.clone()),
            other => Error::Unavailable(other.to_string()),
        }));
    }
    if let Some(last) = last {
        last.finish(failure);
    }
}

/// Why a task is to be rolled back.
pub(super) enum Verdict {
    /// It met another write: run it again.
    Again,
    /// Its connection is gone.
    Lost,
    /// The disk is full.
    Full,
    /// It said no; its own error goes back to the caller.
    No,
}

/// The one kind of task: a closure and where its answer goes.
pub(super) struct Job<T, F> {
    act: F,
    result: Option<Result<T>>,
    answer: oneshot::Sender<Result<T>>,
}

impl<T, F> Job<T, F>
where
    T: Send + 'static,
    F: Fn(&Write<'_>) -> Result<T> + Send + 'static,
{
    pub(super) fn new(act: F) -> (Self, oneshot::Receiver<Result<T>>) {
        let (answer, receiver) = oneshot::channel();
        (Self { act, result: None, answer }, receiver)
    }
}

impl<T, F> Task for Job<T, F>
where
    T: Send + 'static,
    F: Fn(&Write<'_>) -> Result<T> + Send + 'static,
{
    fn run(&mut self, tx: &Write<'_>) -> Result<(), Verdict> {
        let result = catch_unwind(AssertUnwindSafe(|| (self.act)(tx)))
            .unwrap_or_else(|_| Err(Error::broken("a panic inside a transaction; it was rolled back")));
        let verdict = match &result {
            Ok(_) => Ok(()),
            Err(Error::Again) => Err(Verdict::Again),
            Err(Error::Unavailable(_)) => Err(Verdict::Lost),
            Err(Error::Full) => Err(Verdict::Full),
            Err(_) => Err(Verdict::No),
        };
        self.result = Some(result);
        verdict
    }

    fn finish(self: Box<Self>, failure: Option<Error>) {
        let result = match (failure, self.result) {
            (Some(error), _) => Err(error),
            (None, Some(result)) => result,
            (None, None) => Err(Error::Unavailable("the database did not run it".to_owned())),
        };
        // A caller who has gone away does not want the answer any more.
        drop(self.answer.send(result));
    }
}
