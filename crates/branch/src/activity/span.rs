//! From when to when a meeting lasted, held against what was done in it: nobody votes in person before it begins or after it ends. What the recorder
//! enters may be entered later than it happened, and a meeting that is written down afterwards has no such moments at all (P8).

use jiff::tz::TimeZone;
use zhixing_kit::form::Faults;
use zhixing_kit::html::words::{day_text, time_text};
use zhixing_kit::{Language, Moment, Read, Result, Sentence};

use super::model::Activity;
use super::text::Text;
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

/// Refuses, at the field, an end before somebody is said to have left.
pub fn must_end_after_who_left(tx: &Read<'_>, activity: &Activity, ended: Moment) -> Result<()> {
    let Some(began) = activity.began_at else { return Ok(()) };
    let list = roll::questions::plain(tx, &activity.id)?;
    let Some(one) = roll::leaving::outside(&list, (began, ended), tx.zone()) else { return Ok(()) };
    let one = roll::questions::one(tx, &activity.id, &one.id)?;
    let said = |language| Text(language).left_after(one.called(language), &one.reason);
    Err(Faults::at("time", Sentence::of(said)).into())
}

/// Who was called as there after the end that is told: names and times, for the doubt that is told of it.
pub fn called_after(tx: &Read<'_>, activity: &Activity, ended: Moment) -> Result<Option<Sentence>> {
    if activity.is_entered_later() {
        return Ok(None);
    }
    let is_there = |entry: &roll::model::RollEntry| entry.came() && entry.mark != Some(roll::model::Mark::Left);
    let after = |at: Moment| ended.0 + MINUTE_MS <= at.0;
    let list = roll::questions::list(tx, &activity.id)?;
    let mut late: Vec<_> =
        list.into_iter().filter(is_there).filter_map(|entry| Some((entry.marked_at?, entry.name))).collect();
    late.retain(|(at, _)| after(*at));
    late.sort();
    let Some((at, name)) = late.pop() else { return Ok(None) };
    let (others, at) = (late.len(), time_text(at.local(tx.zone()).time()));
    Ok(Some(Sentence::of(|language| {
        let text = Text(language);
        if others == 0 { text.called_after(&name, &at) } else { text.called_after_many(others + 1, &at) }
    })))
}

/// A moment in words.
pub(crate) fn on_the_clock(language: Language, at: jiff::civil::DateTime) -> String {
    format!("{} {}", day_text(language, at.date()), time_text(at.time()))
}
