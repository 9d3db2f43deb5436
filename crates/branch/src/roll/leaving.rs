//! Who leaves before the end: when that can have been. It is told as the clock on the wall showed it, lies within the meeting, and not before a vote or a
//! secret ballot in which he is reckoned as there: what was announced, and what the roll says, never contradict each other.

use jiff::civil::Time;
use jiff::tz::TimeZone;
use zhixing_kit::clock::MINUTE_MS;
use zhixing_kit::html::words::time_text;
use zhixing_kit::{Moment, Read, Result, Sentence};

use super::model::{Mark, RollEntry};
use super::text::Text;
use crate::activity::model::Activity;
use crate::{ballot, motion};

/// The moment of a time on the wall: of the day on which the meeting began, or of the next one where it is before the beginning. None for what is no time.
pub(crate) fn moment(activity: &Activity, told: &str, zone: &TimeZone) -> Option<Moment> {
    let time = Time::strptime("%H:%M", told).ok()?;
    let began = activity.began_at?.local(zone);
    let floor = began.time().with().second(0).subsec_nanosecond(0).build().ok()?;
    let day = if time < floor { began.date().tomorrow().ok()? } else { began.date() };
    Some(Moment::at(day.to_datetime(time), zone))
}

/// The moment that is told; refuses one outside the meeting, which has lasted until then.
pub(crate) fn within(tx: &Read<'_>, activity: &Activity, told: &str, until: Moment) -> Result<Moment, Sentence> {
    let at = moment(activity, told, tx.zone()).filter(|at| at.0 < until.0 + MINUTE_MS);
    at.ok_or_else(|| {
        let began = activity.began_at.unwrap_or(activity.starts_at).local(tx.zone()).time();
        Sentence::of(|language| Text(language).not_in_meeting(told, time_text(began)))
    })
}

/// Whether somebody is reckoned as there after a moment: in a vote that ended later, by a vote that he cast himself, or in a secret ballot that began later.
/// A meeting that is written down afterwards has no such moments.
pub(crate) fn counted_after(tx: &Read<'_>, activity: &Activity, entry: &RollEntry, at: Moment) -> Result<bool> {
    let Some(member) = entry.member.as_ref().filter(|_| !activity.is_entered_later()) else { return Ok(false) };
    let at = at.plus_ms(MINUTE_MS);
    Ok(motion::questions::was_there_after(tx, &activity.id, member, at)?
        || ballot::voter::questions::was_there_after(tx, &activity.id, &entry.id, at)?)
}

/// Since when an entry stands as it does: since he left, or since he was marked.
pub(crate) fn since(activity: &Activity, entry: &RollEntry, zone: &TimeZone) -> Option<Moment> {
    let left = (entry.mark == Some(Mark::Left)).then(|| moment(activity, &entry.reason, zone)).flatten();
    left.or(entry.marked_at)
}
