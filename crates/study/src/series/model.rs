//! A series of study days as plain values: in which stretches of time there should be one, and on which day. Pure.

use jiff::ToSpan;
use jiff::civil::{Date, Time, Weekday};
use zhixing_charter::{Period, ThemeDay};

/// The farthest day of a series, in days from today: what lies farther is planned by nobody yet.
const AHEAD_DAYS_MAX: i32 = 730;
/// The farthest day on a day.
pub fn farthest(today: Date) -> Date {
    today.saturating_add(AHEAD_DAYS_MAX.days())
}

/// The most stretches of a series: those of two years, month by month, and the one that has begun.
const SLOTS_MAX: usize = 26;

/// How often there is a study day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Often {
    /// Once in each month.
    Month,
    /// Once in two months, in the second of them.
    TwoMonths,
    /// Once in each quarter, in its middle month.
    Quarter,
}

impl Often {
    /// All of them, the most frequent first.
    pub const ALL: [Self; 3] = [Self::Month, Self::TwoMonths, Self::Quarter];

    /// Its word in a form.
    pub fn word(self) -> &'static str {
        match self {
            Self::Month => "month",
            Self::TwoMonths => "two-months",
            Self::Quarter => "quarter",
        }
    }

    /// The one of a word.
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.word() == word)
    }

    fn months(self) -> i8 {
        match self {
            Self::Month => 1,
            Self::TwoMonths => 2,
            Self::Quarter => 3,
        }
    }
}

/// What is wished for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    /// How often.
    pub often: Often,
    /// On which day of its month.
    pub rule: ThemeDay,
    /// At what time.
    pub time: Time,
    /// How long, in minutes.
    pub minutes: u32,
    /// Where; may be empty.
    pub place: String,
    /// From when to when.
    pub span: Period,
}

/// A stretch of time in which there should be a study day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// The month, the two months or the quarter.
    pub whole: Period,
    /// As much of it as is asked about.
    pub within: Period,
    /// The day that the rule gives.
    pub wanted: Date,
}

impl Slot {
    /// Its key in a form: the first day of the whole.
    pub fn key(&self) -> String {
        self.whole.first.to_string()
    }
}

/// The stretches of a span of time, in order.
pub fn slots(often: Often, rule: ThemeDay, span: Period) -> Vec<Slot> {
    let months = often.months();
    let first_month = (span.first.month() - 1) / months * months + 1;
    let Ok(first) = Date::new(span.first.year(), first_month, 1) else { return Vec::new() };
    let firsts = std::iter::successors(Some(first), |first| first.checked_add(i64::from(months).months()).ok());
    let whole = |first: Date| Period { first, last: first.saturating_add((months - 1).months()).last_of_month() };
    let slot = |first: Date| {
        let whole = whole(first);
        let wanted = rule.in_month_of(first.saturating_add(i64::from(months > 1).months()));
        Some(Slot { whole, within: whole.common(&span)?, wanted })
    };
    firsts.take_while(|first| *first <= span.last).take(SLOTS_MAX).filter_map(slot).collect()
}

/// Why another day is proposed than the one that the rule gives, or why that one is only shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moved {
    /// That one is not worked.
    Free,
    /// The branch meets on it.
    Meets,
    /// It is over, or not within the time that is asked about.
    Outside,
    /// No day within is worked.
    AllFree,
}

impl Moved {
    /// Whether somebody has to look at the day before it is taken.
    pub fn leaves_doubt(self) -> bool {
        matches!(self, Self::Outside | Self::AllFree)
    }
}

/// A day that is proposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Proposed {
    /// The day.
    pub on: Date,
    /// Why it is not the day that the rule gives, or is that day and not worked.
    pub moved: Option<Moved>,
    /// The stretch before or after has more than one study day: this one's may have been moved there.
    pub is_beside: bool,
}

impl Proposed {
    /// Whether it is proposed without doubt; else it is shown, and taken when somebody ticks it.
    pub fn is_sure(self) -> bool {
        !self.moved.is_some_and(Moved::leaves_doubt) && !self.is_beside
    }
}

/// A stretch with the study days that it has, and a day for the one that it lacks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The stretch.
    pub slot: Slot,
    /// Its study days.
    pub studied: Vec<Date>,
    /// A day, where it has none.
    pub proposed: Option<Proposed>,
}

/// Holds the stretches against the study days that there are, and proposes a day for each that has none: the nearest to the rule's that is worked and on
/// which the branch does not meet.
pub fn draw_up(
    slots: Vec<Slot>,
    studied: &[Date],
    is_worked: impl Fn(Date) -> bool,
    meets: impl Fn(Date) -> bool,
) -> Vec<Line> {
    let within = |slot: &Slot| studied.iter().copied().filter(|on| slot.whole.contains(*on)).collect::<Vec<Date>>();
    let counts: Vec<usize> = slots.iter().map(|slot| within(slot).len()).collect();
    let more_than_one =
        |place: Option<usize>| place.and_then(|place| counts.get(place)).is_some_and(|count| *count > 1);
    let line = |(place, slot): (usize, Slot)| {
        let studied = within(&slot);
        let is_beside = more_than_one(place.checked_sub(1)) || more_than_one(Some(place + 1));
        let proposed = studied.is_empty().then(|| {
            let on = choose(&slot, &is_worked, &meets);
            let moved = match slot.wanted {
                _ if !is_worked(on) => Some(Moved::AllFree),
                wanted if wanted == on => None,
                wanted if !slot.within.contains(wanted) => Some(Moved::Outside),
                wanted if !is_worked(wanted) => Some(Moved::Free),
                _ => Some(Moved::Meets),
            };
            Proposed { on, moved, is_beside }
        });
        Line { slot, studied, proposed }
    };
    slots.into_iter().enumerate().map(line).collect()
}

fn choose(slot: &Slot, is_worked: impl Fn(Date) -> bool, meets: impl Fn(Date) -> bool) -> Date {
    let wanted = slot.wanted.clamp(slot.within.first, slot.within.last);
    let all = std::iter::successors(Some(slot.within.first), |on| on.tomorrow().ok());
    let mut days: Vec<Date> = all.take_while(|on| *on <= slot.within.last).filter(|on| is_worked(*on)).collect();
    // Of two that are equally near, the later one: there is time to prepare.
    days.sort_by_key(|on| ((wanted.duration_until(*on).as_hours()).abs(), std::cmp::Reverse(*on)));
    days.iter().copied().find(|on| !meets(*on)).or_else(|| days.first().copied()).unwrap_or(wanted)
}

/// The day on which a branch studies where it says nothing else: about two weeks from its theme day, else the third Friday. A theme day may be on a
/// weekend, study is on a day that is worked: on the Friday then.
pub fn usual_rule(theme_day: Option<ThemeDay>) -> ThemeDay {
    match theme_day {
        Some(ThemeDay::NthWeekday(nth, weekday)) => {
            let is_weekend = matches!(weekday, Weekday::Saturday | Weekday::Sunday);
            let weekday = if is_weekend { Weekday::Friday } else { weekday };
            ThemeDay::NthWeekday(if nth > 2 { nth - 2 } else { nth + 2 }, weekday)
        }
        Some(ThemeDay::DayOfMonth(at)) => ThemeDay::DayOfMonth(if at > 14 { at - 14 } else { at + 14 }),
        None => ThemeDay::NthWeekday(3, Weekday::Friday),
    }
}

/// The study hours of a year as far as days are there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearHours {
    /// The year.
    pub year: i16,
    /// Minutes of the study days that there are, held or planned.
    pub there_minutes: u32,
    /// The last of its days that is asked about.
    pub until: Date,
    /// Hours that the charter asks of a member, and of secretaries and committee members (教 20); 0 where it has no rule.
    pub asked: (u32, u32),
}

impl YearHours {
    /// Whether all that is left of the year is asked about: of less nobody can say that it falls short.
    pub fn is_whole(&self) -> bool {
        (self.until.month(), self.until.day()) == (12, 31)
    }
}

#[cfg(test)]
mod tests;
