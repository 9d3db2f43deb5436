//! Limits on what can grow: request bodies, and work so dear (checking a password) that only a little of it may run at once.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::{OwnedSemaphorePermit, Semaphore, SemaphorePermit};

use crate::clock::{HOUR_MS, Moment};
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

/// Of how many networks a node remembers at once how often they came; when more come, remembering begins anew.
const NETWORKS_MAX: usize = 10_000;

/// Since when a network came, and how often.
type Visits = HashMap<String, (Moment, u32)>;

/// The limits of one node.
#[derive(Clone)]
pub struct Limits {
    visits: Arc<Mutex<Visits>>,
    checking: Arc<Semaphore>,
    waiting: Arc<Semaphore>,
    reading: Arc<Semaphore>,
}

impl Default for Limits {
    fn default() -> Self {
        let semaphore = |permits| Arc::new(Semaphore::new(permits));
        Self {
            visits: Arc::default(),
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

    /// Counts that something without a name comes from somewhere, and says whether it may: so often in an hour. It is known to this node's memory alone and
    /// written nowhere, so that no row tells from where something came that bears no name.
    pub fn may_come(&self, whence: &str, now: Moment, most: u32) -> bool {
        let mut visits = self.visits.lock().unwrap_or_else(PoisonError::into_inner);
        if visits.len() >= NETWORKS_MAX {
            visits.retain(|_, (since, _)| since.plus_ms(HOUR_MS) > now);
            if visits.len() >= NETWORKS_MAX {
                visits.clear();
            }
        }
        let (since, count) = visits.entry(whence.to_owned()).or_insert((now, 0));
        if since.plus_ms(HOUR_MS) <= now {
            (*since, *count) = (now, 0);
        }
        *count = count.saturating_add(1);
        *count <= most
    }

    /// Waits for a turn to read an uploaded file; the turn goes with the work, to wherever that is done.
    pub async fn reading_turn(&self) -> Result<OwnedSemaphorePermit> {
        self.reading.clone().acquire_owned().await.map_err(|_| Error::Busy)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_network_that_comes_too_often_shuts_the_door_for_itself_alone() {
        let (limits, begin) = (Limits::default(), Moment(1));
        let comes = |network: &str, at: Moment| limits.may_come(network, at, 2);
        assert_eq!([1, 2, 3].map(|_| comes("a", begin)), [true, true, false]);
        assert!(comes("b", begin));
        assert!(!comes("a", begin.plus_ms(HOUR_MS - 1)));
        assert!(comes("a", begin.plus_ms(HOUR_MS)));
    }
}
