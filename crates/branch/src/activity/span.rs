//! From when to when a meeting lasted, held against what was done in it: nobody votes in person before it begins or after it ends. What the recorder
//! enters may be entered later than it happened, and a meeting that is written down afterwards has no such moments at all (P8).

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

/// Who was called as there after the end that is told: names and times, for the doubt that is told of it.
pub fn called_after(tx: &Read<'_>, activity: &Activity, ended: Moment) -> Result<Option<Sentence>> {
    if activity.is_entered_later() {
        return Ok(None);
    }
    let is_there = |entry: &roll::model::RollEntry| {
        matches!(entry.mark, Some(roll::model::Mark::Present | roll::model::Mark::WithoutVote))
    };
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
