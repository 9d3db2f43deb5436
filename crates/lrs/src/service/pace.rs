//! How many requests a client may make in a second on this node, and when it was last noted that it was turned away.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use zhixing_kit::Moment;

/// Requests of one client in one second.
const EACH_SECOND_MAX: u32 = 2_000;
/// For how long one that was turned away is not noted again for the same reason, in milliseconds: whoever knows a key could make the house write, and
/// push what else was refused off the page.
const NOTED_AGAIN_MS: i64 = 60_000;

/// What clients did. Cheap to clone. It grows with the clients that there are, and with nothing else.
#[derive(Clone, Default)]
pub(crate) struct Pace(Arc<Mutex<Counts>>);

#[derive(Default)]
struct Counts {
    /// The second that is running, and the requests of each client in it.
    second: i64,
    requests: HashMap<String, u32>,
    /// When each was last turned away, with which status.
    turned_away: HashMap<(String, u16), Moment>,
}

impl Pace {
    /// Counts a request; says whether it is one too many.
    pub(crate) fn is_too_fast(&self, key: &str, now: Moment) -> bool {
        let mut counts = self.counts();
        let second = now.0.div_euclid(1_000);
        if counts.second != second {
            counts.second = second;
            counts.requests.clear();
        }
        let count = counts.requests.entry(key.to_owned()).or_default();
        *count += 1;
        *count > EACH_SECOND_MAX
    }

    /// Whether it is to be noted that this client is turned away with this status: once in a minute.
    pub(crate) fn is_to_be_noted(&self, key: &str, status: u16, now: Moment) -> bool {
        let mut counts = self.counts();
        let last = counts.turned_away.entry((key.to_owned(), status)).or_insert(Moment(i64::MIN / 2));
        let is_due = now.0 - last.0 >= NOTED_AGAIN_MS;
        if is_due {
            *last = now;
        }
        is_due
    }

    fn counts(&self) -> MutexGuard<'_, Counts> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_has_room_for_so_many_of_each_client() {
        let pace = Pace::default();
        let too_many = |key: &str, ms| (0..EACH_SECOND_MAX + 5).filter(|_| pace.is_too_fast(key, Moment(ms))).count();
        assert_eq!(too_many("a", 1_000), 5);
        assert_eq!(too_many("b", 1_999), 5);
        assert_eq!(too_many("a", 2_000), 5, "another second");
        let noted = |status, ms| pace.is_to_be_noted("a", status, Moment(ms));
        assert_eq!(
            [noted(401, 2_001), noted(401, 62_000), noted(413, 62_000), noted(401, 62_001)],
            [true, false, true, true]
        );
    }
}
