//! From when to when a meeting lasted, held against what was done in it: nobody votes in person before it begins or after it ends. What the recorder
//! enters may be entered later than it happened, and a meeting that is written down afterwards has no such moments at all (P8).

use jiff::tz::TimeZone;
use zhixing_kit::form::Faults;
use zhixing_kit::html::words::{day_text, time_text};
use zhixing_kit::{Language, Moment, Read, Result, Sentence};

use super::model::Activity;
use super::text::Text;
use crate::roll::model::{Mark, RollEntry};
use crate::{ballot, motion, roll};

/// A time is told to the minute: what happened within it is no contradiction.
const MINUTE_MS: i64 = 60_000;

/// When people voted in person: the first and the last such moment.
pub struct Voted {
    /// The first.
    pub first: Moment,
    /// The last.
    pub last: Moment,
}

/// When people voted in person in a meeting; none where nobody did, or where all of it was written down afterwards.
pub fn voted(tx: &Read<'_>, activity: &Activity) -> Result<Option<Voted>> {
    if activity.is_entered_later() {
        return Ok(None);
    }
    let (open, secret) =
        (motion::questions::cast_in_person(tx, &activity.id)?, ballot::questions::begun_on_phones(tx, &activity.id)?);
    let first = open.iter().chain(&secret).map(|span| span.0).min();
    let last = open.iter().chain(&secret).map(|span| span.1).max();
    Ok(first.zip(last).map(|(first, last)| Voted { first, last }))
}

impl Voted {
    /// Refuses, at the field, an end before somebody voted in person.
    pub fn must_end_after(&self, ended: Moment, field: &'static str, read: &Read<'_>) -> Result<(), Faults> {
        if ended.0 + MINUTE_MS > self.last.0 {
            return Ok(());
        }
        let at = self.last.local(read.zone());
        let said = move |language| Text(language).voted_after(on_the_clock(language, at));
        Err(Faults::at(field, Sentence::of(said)))
    }
}

/// When a meeting began, or ended, as its form proposes it: now; of one whose day is over as it was planned, since it is written down afterwards.
pub fn proposed(activity: &Activity, now: Moment, zone: &TimeZone) -> Moment {
    match activity.began_at {
        Some(began) if activity.is_entered_later() => began.plus_ms(i64::from(activity.minutes) * MINUTE_MS).min(now),
        None if activity.is_of_past_day(now.day(zone), zone) => activity.starts_at,
        _ => now,
    }
}

/// Asks about a day that is not the planned one: everything of the meeting follows from it, and a slip is soon made.
pub fn must_be_that_day(activity: &Activity, began: Moment, is_sure: bool, zone: &TimeZone) -> Result<(), Faults> {
    let (planned, told) = (activity.starts_at.day(zone), began.day(zone));
    if is_sure || planned == told {
        return Ok(());
    }
    let said = move |language| Text(language).other_day(day_text(language, planned), day_text(language, told));
    Err(Faults::at("sure", Sentence::of(said)))
}

/// Asks about an end on another day than a meeting of this length would have it.
pub fn must_be_so_long(activity: &Activity, ended: Moment, is_sure: bool, zone: &TimeZone) -> Result<(), Faults> {
    let began = activity.began_at.unwrap_or(activity.starts_at);
    let expected = began.plus_ms(i64::from(activity.minutes) * MINUTE_MS).day(zone);
    let days = (ended.day(zone) - expected).get_days();
    if is_sure || days <= 1 {
        return Ok(());
    }
    let whole = (ended.day(zone) - began.day(zone)).get_days();
    Err(Faults::at("sure", Sentence::of(move |language| Text(language).many_days(whole))))
}

/// Refuses, at the field, an end before somebody of the list is said to have left.
pub fn must_end_after_who_left(tx: &Read<'_>, activity: &Activity, list: &[RollEntry], ended: Moment) -> Result<()> {
    let Some(began) = activity.began_at else { return Ok(()) };
    let Some(one) = roll::leaving::outside(list, (began, ended), tx.zone()) else { return Ok(()) };
    let one = roll::questions::one(tx, &activity.id, &one.id)?;
    let said = |language| Text(language).left_after(one.called(language), &one.reason);
    Err(Faults::at("time", Sentence::of(said)).into())
}

/// Who of the list was called as there after the end that is told: his name and the time, for the doubt that is told of it. Of a talk nobody calls a roll:
/// that both were there is noted with its end.
pub fn called_after(tx: &Read<'_>, activity: &Activity, list: &[RollEntry], ended: Moment) -> Result<Option<Sentence>> {
    if activity.is_entered_later() || activity.is_talk() {
        return Ok(None);
    }
    let is_after = |at: &Moment| ended.0 + MINUTE_MS <= at.0;
    let called = |entry: &RollEntry| {
        let is_here = entry.mark.is_some_and(Mark::is_here);
        entry.marked_at.filter(|at| is_here && is_after(at)).map(|at| (at, entry.id.clone()))
    };
    let mut late: Vec<_> = list.iter().filter_map(called).collect();
    late.sort_by_key(|(at, _)| *at);
    let Some((at, last)) = late.pop() else { return Ok(None) };
    let (others, at) = (late.len(), time_text(at.local(tx.zone()).time()));
    let one = roll::questions::one(tx, &activity.id, &last)?;
    Ok(Some(Sentence::of(|language| {
        let text = Text(language);
        if others == 0 { text.called_after(one.called(language), &at) } else { text.called_after_many(others + 1, &at) }
    })))
}

/// A moment in words.
pub(crate) fn on_the_clock(language: Language, at: jiff::civil::DateTime) -> String {
    format!("{} {}", day_text(language, at.date()), time_text(at.time()))
}
