//! Limits on what can grow: request bodies, and work so dear (checking a password) that only a little of it may run at once.

use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, Semaphore, SemaphorePermit};

use crate::error::{Error, Result};

/// The largest body of an ordinary form, in bytes.
pub const FORM_BYTES_MAX: usize = 256 * 1024;
/// The largest upload, in bytes.
pub const UPLOAD_BYTES_MAX: usize = 10 * 1024 * 1024;
/// How many rows a page of a list has.
pub const PAGE_ROWS: usize = 50;

/// How many passwords may be checked at once (each takes 19 MiB for some 20 ms).
const PASSWORDS_AT_ONCE: usize = 2;
/// How many may wait for it.
const PASSWORDS_WAITING: usize = 64;
/// How many uploaded files may be read at once: a packed one may unfold to ten times its size.
const FILES_AT_ONCE: usize = 2;

/// The limits of one node.
#[derive(Clone)]
pub struct Limits {
    checking: Arc<Semaphore>,
    waiting: Arc<Semaphore>,
    reading: Arc<Semaphore>,
}

impl Default for Limits {
    fn default() -> Self {
        let semaphore = |permits| Arc::new(Semaphore::new(permits));
        Self {
            checking: semaphore(PASSWORDS_AT_ONCE),
            waiting: semaphore(PASSWORDS_WAITING),
            reading: semaphore(FILES_AT_ONCE),
        }
    }
}

impl Limits {
    /// Waits for a turn to check a password; [`Error::Busy`] when too many wait already.
    pub async fn password_turn(&self) -> Result<(SemaphorePermit<'_>, SemaphorePermit<'_>)> {
        let waiting = self.waiting.try_acquire().map_err(|_| Error::Busy)?;
        let checking = self.checking.acquire().await.map_err(|_| Error::Busy)?;
        Ok((waiting, checking))
    }
    /// Waits for a turn to read an uploaded file; the turn goes with the work, to wherever that is done.
    pub async fn reading_turn(&self) -> Result<OwnedSemaphorePermit> {
        self.reading.clone().acquire_owned().await.map_err(|_| Error::Busy)
    }
}
