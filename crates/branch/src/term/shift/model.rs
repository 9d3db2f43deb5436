//! An election that is moved as plain values, and what the rules let be moved (支 21, 选 3). No SQL, no page, no clock.

use jiff::civil::Date;
use zhixing_charter::Charter;
use zhixing_kit::form::Faults;
use zhixing_kit::html::words::day_text;
use zhixing_kit::{Error, Language, Result, Sentence, ids};
use zhixing_people::UnitId;

use super::text::Text;
use crate::term::model::Window;

ids! {
    /// An election that is moved.
    ShiftId;
}

/// How it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It waits for the unit above.
    Asked,
    /// It was approved: the term ends on the new day.
    Approved,
    /// It was refused: the term stays.
    Refused,
    /// The election was held and confirmed before anybody decided: there is nothing to move any more.
    Lapsed,
}

impl State {
    /// The word in rows.
    pub fn code(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Approved => "approved",
            Self::Refused => "refused",
            Self::Lapsed => "lapsed",
        }
    }

    /// The state of a word.
    pub fn of(code: &str) -> Option<Self> {
        [Self::Asked, Self::Approved, Self::Refused, Self::Lapsed].into_iter().find(|state| state.code() == code)
    }
}

/// A term that is to end on another day, before it is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewShift {
    /// The last day that is asked for: the election is held by then.
    pub until: Date,
    /// Why.
    pub reason: String,
}

/// The days of the term that is moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    /// The day on which it would have ended without any move.
    pub origin: Date,
    /// The day on which it ends now.
    pub last: Date,
}

impl NewShift {
    /// Whether the rules let the term of these days be moved so: earlier or later by at most a year from where it was meant to end, and not into the past.
    ///
    /// # Errors
    /// At the field, with the days between which it may lie.
    pub fn check(&self, charter: &Charter, days: Days, today: Date) -> Result<()> {
        let window = Window::of(charter, days.origin);
        if self.until == days.last {
            return Err(at(|text, _| text.same_day().to_owned()));
        }
        if self.until < today {
            return Err(at(|text, _| text.in_past().to_owned()));
        }
        if self.until < window.earliest || self.until > window.latest {
            let (earliest, latest) = (window.earliest, window.latest);
            return Err(at(move |text, language| {
                text.within_a_year(day_text(language, earliest), day_text(language, latest))
            }));
        }
        let in_time = Window::of(charter, days.last).reminded;
        if (in_time..days.last).contains(&self.until) {
            return Err(at(|text, _| text.in_time_anyway().to_owned()));
        }
        Ok(())
    }
}

fn at(say: impl Fn(Text, Language) -> String) -> Error {
    Faults::at("shift_until", Sentence::of(|language| say(Text(language), language))).into()
}

/// A move as it stands.
#[derive(Clone, Debug)]
pub struct Shift {
    /// Its id.
    pub id: ShiftId,
    /// The branch.
    pub branch: UnitId,
    /// Its name.
    pub branch_name: String,
    /// The days of the term when it was asked for.
    pub days: Days,
    /// The last day that is asked for.
    pub until: Date,
    /// Why.
    pub reason: String,
    /// How it stands.
    pub state: State,
    /// Who asked.
    pub asked_name: String,
    /// Why it was refused.
    pub decided_reason: String,
    /// Who decided.
    pub decided_name: Option<String>,
}

impl Shift {
    /// Its page.
    pub fn path(&self) -> String {
        format!("/election-shifts/{}", self.id)
    }

    /// What the ledger calls it.
    pub fn about(&self) -> String {
        format!("election-shift/{}", self.id)
    }

    /// Whether the election is put off.
    pub fn is_late(&self) -> bool {
        self.until > self.days.last
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn xuan_3_an_election_is_moved_by_at_most_a_year_from_the_end_of_the_term() {
        let charter = Charter::shipped();
        let today = date(2026, 3, 2);
        let days = Days { origin: date(2026, 5, 31), last: date(2026, 5, 31) };
        let put_off = Days { last: date(2026, 11, 30), ..days };
        let cases = [
            (days, date(2027, 5, 31), true, "a year late"),
            (days, date(2027, 6, 1), false, "more than a year late"),
            (days, date(2026, 6, 30), true, "a month late"),
            (days, date(2026, 5, 31), false, "nothing moves"),
            (days, date(2026, 4, 30), false, "within six months before the end it is in time anyway"),
            (days, date(2026, 3, 1), false, "in the past"),
            (put_off, date(2027, 5, 31), true, "once more, a year from the first end"),
            (put_off, date(2027, 6, 30), false, "a year counts from where the term was meant to end"),
        ];
        for (days, until, can, why) in cases {
            let new = NewShift { until, reason: "防汛".into() };
            assert_eq!(new.check(&charter, days, today).is_ok(), can, "{until}: {why}");
        }
        let long = Days { origin: date(2027, 5, 31), last: date(2027, 5, 31) };
        for (until, can) in [(date(2026, 5, 31), true), (date(2026, 11, 29), true), (date(2026, 11, 30), false)] {
            let new = NewShift { until, reason: "机构合并".into() };
            assert_eq!(new.check(&charter, long, today).is_ok(), can, "{until}: early");
        }
    }
}
