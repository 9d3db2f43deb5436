//! How many requests a client may make in a second on this node. It holds nothing but counts of the second that is running.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use zhixing_kit::Moment;

/// Requests of one client in one second.
const EACH_SECOND_MAX: u32 = 2_000;

/// The counts of the second that is running. Cheap to clone.
#[derive(Clone, Default)]
pub(crate) struct Pace(Arc<Mutex<(i64, HashMap<String, Count>)>>);

/// What one client did in that second.
#[derive(Default)]
struct Count {
    requests: u32,
    was_turned_away: bool,
}

impl Pace {
    /// Counts a request; says whether it is one too many.
    pub(crate) fn is_too_fast(&self, key: &str, now: Moment) -> bool {
        self.of(key, now, |count| {
            count.requests += 1;
            count.requests > EACH_SECOND_MAX
        })
    }

    /// Whether this client is turned away at the door for the first time in this second. The others are not noted: whoever knows a key could make the
    /// house write.
    pub(crate) fn is_first_turned_away(&self, key: &str, now: Moment) -> bool {
        self.of(key, now, |count| !std::mem::replace(&mut count.was_turned_away, true))
    }

    fn of<T>(&self, key: &str, now: Moment, ask: impl FnOnce(&mut Count) -> T) -> T {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let second = now.0.div_euclid(1_000);
        if counts.0 != second {
            *counts = (second, HashMap::new());
        }
        ask(counts.1.entry(key.to_owned()).or_default())
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
        let first = |ms| pace.is_first_turned_away("a", Moment(ms));
        assert_eq!([first(2_001), first(2_999), first(3_000)], [true, false, true]);
    }
}
