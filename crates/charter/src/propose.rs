//! Dates for what is owed: working days, spread, free of collisions, the same for the same input.
//! A proposal is never a plan; the secretary moves it by hand.

mod busy;

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use crate::structure::chinese_day;
use crate::{Holidays, Obligation, Period, Taken, ThemeDay, Words};
use busy::{Busy, hours};

/// How a branch likes its dates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preferences {
    /// Its fixed theme day, if it has one.
    pub theme_day: Option<ThemeDay>,
    /// Weekdays that suit best; none means any working day.
    pub weekdays: Vec<Weekday>,
    /// When things start, in minutes from midnight.
    pub start_minute: u16,
    /// The first day that may be proposed, usually today or tomorrow.
    pub not_before: Option<Date>,
}

impl Default for Preferences {
    /// Any working day at 15:00, no fixed theme day, the past included.
    fn default() -> Self {
        Self { theme_day: None, weekdays: Vec::new(), start_minute: 15 * 60, not_before: None }
    }
}

/// A date proposed for an obligation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// Key of the obligation.
    pub key: String,
    /// The day.
    pub date: Date,
    /// When it starts, in minutes from midnight.
    pub start_minute: u16,
    /// Why this day.
    pub why: Words,
}

/// Code of the kind that a fixed theme day is for.
const THEME_DAY: &str = "theme_day";
/// Days within which something overdue is made up for, counted from the first day that may be proposed.
const CATCH_UP_DAYS: i64 = 30;

/// Proposes `count` dates for each obligation, in the order of the obligations.
///
/// What is due chooses first, what is overdue takes what is left: a leftover never pushes away what can still be in time.
/// Fixed theme days are placed first and kept; only when one falls on a day that is not worked does it move to the
/// nearest working day of its period, and the reason says so. Everything else goes to the working day nearest to the
/// usual place in its period on which neither its unit nor its branch has anything; a branch's own dates also stay
/// clear of its groups'. Preferred weekdays are tried first. What is overdue gets the first free day. Where no day of
/// the period is free, a day is shared at another hour.
/// Pass the obligations of whole branches, so that their dates see each other.
pub fn propose(obligations: &[Obligation], taken: &Taken, rule: &Preferences, holidays: &Holidays) -> Vec<Proposal> {
    let Some(span) = span(obligations, rule) else { return Vec::new() };
    let worked = holidays.working_days(span);
    let mut diary = Diary { busy: Busy::of(obligations, taken), worked: &worked, rule, holidays };
    let mut dates: Vec<Vec<Found>> = vec![Vec::new(); obligations.len()];
    let fixed = |obligation: &Obligation| rule.theme_day.filter(|_| obligation.kind == THEME_DAY);
    let mut order: Vec<usize> = (0..obligations.len()).collect();
    // Fixed days first, then those with the fewest days to choose from.
    order.sort_by_key(|at| {
        let obligation = &obligations[*at];
        let window = Window::of(obligation, rule);
        (window.overdue, fixed(obligation).is_none(), window.days.map_or(0, |days| days.days()), obligation.due)
    });
    for at in order {
        let obligation = &obligations[at];
        dates[at] = match fixed(obligation).and_then(|theme_day| diary.keep(obligation, theme_day)) {
            Some(kept) => vec![kept],
            None => diary.choose(obligation),
        };
    }
    let proposal = |(obligation, dates): (&Obligation, Vec<Found>)| {
        let key = obligation.key.clone();
        let told = move |Found { date, start_minute, why }| Proposal { key: key.clone(), date, start_minute, why };
        dates.into_iter().map(told)
    };
    obligations.iter().zip(dates).flat_map(proposal).collect()
}

/// All days that a proposal could fall on.
fn span(obligations: &[Obligation], rule: &Preferences) -> Option<Period> {
    let first = obligations.iter().map(|obligation| obligation.period.first).min()?;
    let last = obligations.iter().map(|obligation| obligation.period.last).max()?;
    let Some(not_before) = rule.not_before else { return Period::new(first, last) };
    Period::new(first.max(not_before), last.max(catch_up(not_before)))
}

fn catch_up(from: Date) -> Date {
    from.saturating_add(CATCH_UP_DAYS.days())
}

/// The days from which an obligation's date is chosen.
struct Window {
    days: Option<Period>,
    /// Whether its own period has passed.
    overdue: bool,
}

impl Window {
    fn of(obligation: &Obligation, rule: &Preferences) -> Self {
        let open = Period { first: rule.not_before.unwrap_or(Date::MIN), last: Date::MAX };
        let own = open.common(&obligation.period);
        Self { days: own.or_else(|| Period::new(open.first, catch_up(open.first))), overdue: own.is_none() }
    }
}

/// A day and an hour, and why.
#[derive(Clone)]
struct Found {
    date: Date,
    start_minute: u16,
    why: Words,
}

struct Diary<'o> {
    busy: Busy<'o>,
    worked: &'o [Date],
    rule: &'o Preferences,
    holidays: &'o Holidays,
}

impl<'o> Diary<'o> {
    /// The fixed day, moved to the nearest working day of the period if it is not worked. None when it lies outside
    /// the period or in the past: then it is a date like any other.
    fn keep(&mut self, obligation: &'o Obligation, theme_day: ThemeDay) -> Option<Found> {
        let wanted = theme_day.in_month_of(obligation.period.first);
        let open = self.rule.not_before.is_none_or(|day| day <= wanted);
        if !open || !obligation.period.contains(wanted) {
            return None;
        }
        let (zh, en) = (theme_day.zh(), theme_day.en());
        let date = nearest(self.within(obligation.period), wanted)?;
        let why = if date == wanted {
            Words::new(format!("固定主题党日（{zh}）。"), format!("The fixed theme day ({en})."))
        } else {
            let name = self.holidays.name(wanted).cloned().unwrap_or_else(|| Words::new("周末", "weekend"));
            Words::new(
                format!("固定主题党日（{zh}）逢{}，调整到最近的工作日{}。", name.zh, chinese_day(date)),
                format!("The fixed theme day ({en}) falls on {}; moved to {date}, the nearest working day.", name.en),
            )
        };
        let start_minute = self.hour_on(obligation, date).unwrap_or(self.rule.start_minute);
        Some(self.put(obligation, Found { date, start_minute, why }))
    }

    /// As many days as the obligation asks for, each in its own part of the period.
    fn choose(&mut self, obligation: &'o Obligation) -> Vec<Found> {
        let window = Window::of(obligation, self.rule);
        let days = window.days.map_or(&[][..], |days| self.within(days));
        if days.is_empty() {
            return vec![self.last_resort(obligation)];
        }
        let count = (obligation.count as usize).clamp(1, days.len());
        let part = |at: usize| &days[at * days.len() / count..(at + 1) * days.len() / count];
        (0..count).map(|at| self.choose_from(obligation, part(at), window.overdue)).collect()
    }

    fn choose_from(&mut self, obligation: &'o Obligation, days: &[Date], overdue: bool) -> Found {
        let usual = (obligation.usually.floor_of(days.len() as u32) as usize).min(days.len() - 1);
        let middle = if overdue { 0 } else { usual };
        let suits = |day: &Date| self.rule.weekdays.is_empty() || self.rule.weekdays.contains(&day.weekday());
        let free = |day: &Date| self.busy.is_free(obligation, *day);
        let alone =
            outward(days, middle).find(|day| suits(day) && free(day)).or_else(|| outward(days, middle).find(free));
        let found = if let Some(date) = alone {
            Found { date, start_minute: self.rule.start_minute, why: alone_why(overdue) }
        } else if let Some((date, start_minute)) = self.another_hour(obligation, days, middle) {
            Found { date, start_minute, why: shared_why(overdue) }
        } else {
            Found { date: days[middle], start_minute: self.rule.start_minute, why: full_why() }
        };
        self.put(obligation, found)
    }

    /// A day that has something already, at an hour that is free: no day gets a further thing before the others have as many.
    fn another_hour(&self, obligation: &Obligation, days: &[Date], middle: usize) -> Option<(Date, u16)> {
        hours(self.rule.start_minute).into_iter().find_map(|minute| {
            let free = |day: &Date| self.busy.is_free_at(obligation, *day, minute);
            outward(days, middle).find(free).map(|day| (day, minute))
        })
    }

    /// The first free hour of a day, the usual one before all others.
    fn hour_on(&self, obligation: &Obligation, day: Date) -> Option<u16> {
        hours(self.rule.start_minute).into_iter().find(|minute| self.busy.is_free_at(obligation, day, *minute))
    }

    /// A period without a single working day: its last day, or the first that may still be proposed.
    fn last_resort(&mut self, obligation: &'o Obligation) -> Found {
        let date = obligation.due.max(self.rule.not_before.unwrap_or(Date::MIN));
        let start_minute = self.hour_on(obligation, date).unwrap_or(self.rule.start_minute);
        let why = Words::new("期内没有工作日，请商定日期。", "The period has no working day; agree on a date.");
        self.put(obligation, Found { date, start_minute, why })
    }

    fn put(&mut self, obligation: &'o Obligation, found: Found) -> Found {
        self.busy.take(obligation, found.date, found.start_minute);
        found
    }

    /// The working days of a period.
    fn within(&self, period: Period) -> &'o [Date] {
        let from = self.worked.partition_point(|day| *day < period.first);
        let to = self.worked.partition_point(|day| *day <= period.last);
        self.worked.get(from..to).unwrap_or(&[])
    }
}

/// The working day nearest to a day; of two at the same distance the earlier.
fn nearest(days: &[Date], wanted: Date) -> Option<Date> {
    let distance = |day: &Date| day.duration_until(wanted).as_hours().abs();
    days.iter().copied().min_by_key(distance)
}

/// Days from a place outward: itself, the next, the one before, and so on.
fn outward(days: &[Date], middle: usize) -> impl Iterator<Item = Date> {
    (0..=days.len()).flat_map(move |step| {
        let next = days.get(middle + step);
        let before = middle.checked_sub(step).filter(|_| step > 0).and_then(|at| days.get(at));
        [next, before].into_iter().flatten().copied()
    })
}

fn alone_why(overdue: bool) -> Words {
    if overdue {
        return Words::new("已过期限，尽快补开。", "Its last day has passed; the first free day.");
    }
    Words::new(
        "期内的工作日，避开节假日和已有安排。",
        "A working day of the period, clear of holidays and of what is planned already.",
    )
}

fn shared_why(overdue: bool) -> Words {
    if overdue {
        return Words::new(
            "已过期限，尽快补开；近期工作日都已有安排，同日错开时间。",
            "Its last day has passed. Every working day of the next weeks has something: the same day, at another hour.",
        );
    }
    Words::new(
        "期内工作日都已有安排，同日错开时间。",
        "Every working day of the period has something: the same day, at another hour.",
    )
}

fn full_why() -> Words {
    Words::new(
        "期内工作日都已有安排，只能同日举行，请与其他活动错开时间或合并进行。",
        "Every working day of the period already has something; hold it at another hour, or together.",
    )
}
