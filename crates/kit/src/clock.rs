//! Time as a parameter: a [`Clock`] is handed in, and a [`Moment`] is what it says. Nothing else in the product asks the system for the time.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

/// A point in time: milliseconds since 1970-01-01 UTC.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Moment(pub i64);

/// One minute in milliseconds.
pub const MINUTE_MS: i64 = 60_000;
/// One hour in milliseconds.
pub const HOUR_MS: i64 = 60 * MINUTE_MS;
/// One day in milliseconds.
pub const DAY_MS: i64 = 24 * HOUR_MS;

impl Moment {
    /// The moment of a civil date and time in a zone (the later one when clocks are set back).
    pub fn at(local: DateTime, zone: &TimeZone) -> Self {
        let timestamp = zone.to_ambiguous_timestamp(local).later().unwrap_or_default();
        Self(timestamp.as_millisecond())
    }

    /// Midnight at the start of a day.
    pub fn start_of(day: Date, zone: &TimeZone) -> Self {
        Self::at(day.at(0, 0, 0, 0), zone)
    }

    /// What the clock on the wall shows.
    pub fn local(self, zone: &TimeZone) -> DateTime {
        zone.to_datetime(self.timestamp())
    }

    /// The day it is on the wall.
    pub fn day(self, zone: &TimeZone) -> Date {
        self.local(zone).date()
    }

    /// This much later (or earlier, when negative), in milliseconds.
    #[must_use]
    pub fn plus_ms(self, ms: i64) -> Self {
        Self(self.0.saturating_add(ms))
    }

    /// Reads a moment as [`Self::rfc3339`] writes it.
    pub fn read(text: &str) -> Option<Self> {
        text.parse::<jiff::Timestamp>().ok().map(|at| Self(at.as_millisecond()))
    }

    /// RFC 3339 in UTC with milliseconds, as statements write it.
    pub fn rfc3339(self) -> String {
        format!("{:.3}", self.timestamp())
    }

    fn timestamp(self) -> jiff::Timestamp {
        jiff::Timestamp::from_millisecond(self.0).unwrap_or_default()
    }
}

/// Where the time comes from. It never goes back: when the system's clock jumps back, it stands still until the system has caught up.
#[derive(Clone)]
pub struct Clock {
    source: Source,
    latest: Arc<AtomicI64>,
    /// The latest moment that something was written down with before this clock began.
    written: Arc<AtomicI64>,
}

/// That the machine's clock stands behind a moment that was before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Behind {
    /// What the machine's clock says.
    pub now: Moment,
    /// That moment.
    pub latest: Moment,
    /// Whether it jumped back while the program runs: time stands still at that moment until the clock has caught up. Otherwise something was written
    /// down with that moment before the program began.
    pub jumped: bool,
}

/// A record so much later than the clock is thought to be wrong itself, where the clock can be right.
const DOUBTED_MS: i64 = 31 * DAY_MS;
/// When this was written: a clock that says less has lost its time (2026-01-01).
const WRITTEN_AFTER: Moment = Moment(1_767_225_600_000);

impl Behind {
    /// Whether what is recorded now may bear a wrong time: not for one record of years to come that somebody's clock once left.
    pub fn concerns_everybody(&self) -> bool {
        self.jumped || self.latest.0 - self.now.0 <= DOUBTED_MS || self.now < WRITTEN_AFTER
    }
}

#[derive(Clone)]
enum Source {
    System,
    Set(Arc<AtomicI64>),
}

impl Clock {
    /// The machine's clock.
    pub fn system() -> Self {
        Self { source: Source::System, latest: Arc::default(), written: Arc::default() }
    }

    /// A clock that shows what it is set to: for tests and for the demonstration organisation.
    pub fn set_to(moment: Moment) -> Self {
        Self {
            source: Source::Set(Arc::new(AtomicI64::new(moment.0))),
            latest: Arc::default(),
            written: Arc::default(),
        }
    }

    /// Sets a clock made by [`Clock::set_to`]; the machine's clock stays as it is.
    pub fn set(&self, moment: Moment) {
        if let Source::Set(now) = &self.source {
            now.store(moment.0, Ordering::SeqCst);
        }
    }

    /// The time now, never earlier than what it said before.
    pub fn now(&self) -> Moment {
        let raw = self.raw().0;
        Moment(self.latest.fetch_max(raw, Ordering::SeqCst).max(raw))
    }

    /// Something was written down at this moment, by a run of the program before this one.
    pub fn has_written(&self, at: Moment) {
        self.written.fetch_max(at.0, Ordering::SeqCst);
    }

    /// Whether the machine's clock stands behind, by more than a minute: because it jumped back while the program runs, or because something was written
    /// down before with a later time. Asks no database.
    pub fn behind(&self) -> Option<Behind> {
        let now = self.raw();
        let later = |moment: &AtomicI64, jumped| {
            let latest = Moment(moment.load(Ordering::SeqCst));
            (latest > now.plus_ms(MINUTE_MS)).then_some(Behind { now, latest, jumped })
        };
        later(&self.latest, true).or_else(|| later(&self.written, false))
    }

    /// What the source says, even if it jumped back: only to warn about it.
    pub fn raw(&self) -> Moment {
        match &self.source {
            Source::System => Moment(system_ms()),
            Source::Set(now) => Moment(now.load(Ordering::SeqCst)),
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "the one place that reads the system's clock")]
fn system_ms() -> i64 {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_that_jumps_back_stands_still() {
        let clock = Clock::set_to(Moment(1_000));
        assert_eq!(clock.now(), Moment(1_000));
        clock.set(Moment(400));
        assert_eq!(clock.now(), Moment(1_000));
        assert_eq!(clock.raw(), Moment(400));
        clock.set(Moment(1_200));
        assert_eq!(clock.now(), Moment(1_200));
    }

    #[test]
    fn a_clock_knows_that_it_stands_behind_what_was_written_down() {
        let clock = Clock::set_to(Moment(0));
        clock.now();
        assert_eq!(clock.behind(), None);
        clock.has_written(Moment(DAY_MS));
        assert_eq!(clock.behind(), Some(Behind { now: Moment(0), latest: Moment(DAY_MS), jumped: false }));
        // Put right, it says nothing any more; a second or two are no matter.
        clock.set(Moment(DAY_MS - 2_000));
        assert_eq!(clock.behind(), None);
        // It jumps back while the program runs.
        clock.set(Moment(2 * DAY_MS));
        clock.now();
        clock.set(Moment(0));
        assert_eq!(clock.behind(), Some(Behind { now: Moment(0), latest: Moment(2 * DAY_MS), jumped: true }));
        // One record of years to come is no reason to tell everybody, unless the clock has lost its time.
        let one = |now: Moment| Behind { now, latest: now.plus_ms(400 * DAY_MS), jumped: false }.concerns_everybody();
        assert_eq!((one(WRITTEN_AFTER), one(Moment(0))), (false, true));
    }

    #[test]
    fn a_moment_is_written_in_utc_and_read_on_the_wall() {
        let zone = TimeZone::get("Asia/Shanghai").expect("the system has time zones");
        let moment = Moment::at(jiff::civil::date(2026, 3, 15).at(9, 30, 0, 0), &zone);
        assert_eq!(moment.rfc3339(), "2026-03-15T01:30:00.000Z");
        assert_eq!(moment.day(&zone), jiff::civil::date(2026, 3, 15));
    }
}
