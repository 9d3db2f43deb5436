//! How many forms this node makes at once, and how many wait for it: a PDF reads some 100 MiB of fonts. What does not fit is told at once.

use std::sync::LazyLock;

use tokio::sync::{Semaphore, SemaphorePermit};
use zhixing_kit::{Error, Result};

/// How many may be made at once.
const AT_ONCE: usize = 2;
/// How many may wait for it.
const WAITING: usize = 16;

static MAKING: LazyLock<Semaphore> = LazyLock::new(|| Semaphore::new(AT_ONCE));
static WITHIN: LazyLock<Semaphore> = LazyLock::new(|| Semaphore::new(AT_ONCE + WAITING));

/// A turn to make a form; given back when it is dropped.
pub struct Turn(#[expect(dead_code, reason = "held, never read")] [SemaphorePermit<'static>; 2]);

/// Waits for a turn; [`Error::Busy`] when too many wait already.
pub async fn turn() -> Result<Turn> {
    let within = WITHIN.try_acquire().map_err(|_| Error::Busy)?;
    let making = MAKING.acquire().await.map_err(|_| Error::Busy)?;
    Ok(Turn([within, making]))
}
