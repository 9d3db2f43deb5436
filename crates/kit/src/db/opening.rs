//! What the first write of a request begins with, in the same transaction: so that a request can be known to have taken effect, whatever became of
//! its answer. It knows nothing of what is done there.

use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::transaction::Write;
use crate::error::Result;

/// An act that comes before another one, and is undone with it.
pub type Act = Arc<dyn Fn(&Write<'_>) -> Result<()> + Send + Sync>;

tokio::task_local! {
    static OPENING: Opening;
}

/// What still has to be done first.
#[derive(Clone)]
pub(super) struct Opening {
    act: Act,
    is_done: Arc<AtomicBool>,
}

impl Opening {
    /// What this request still has to do first, if anything.
    pub(super) fn pending() -> Option<Self> {
        OPENING.try_with(Self::clone).ok().filter(|opening| !opening.is_done.load(Ordering::Acquire))
    }

    /// Does it.
    pub(super) fn act(&self, tx: &Write<'_>) -> Result<()> {
        (self.act)(tx)
    }

    /// It was committed: it is not done again.
    pub(super) fn committed(&self) {
        self.is_done.store(true, Ordering::Release);
    }
}

/// Runs `work`. The first of its writes that is committed begins with `act`; says whether one was.
pub async fn opened_with<T>(act: Act, work: impl Future<Output = T>) -> (T, bool) {
    let is_done = Arc::new(AtomicBool::default());
    let done = OPENING.scope(Opening { act, is_done: is_done.clone() }, work).await;
    (done, is_done.load(Ordering::Acquire))
}
