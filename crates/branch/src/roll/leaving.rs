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
fn moment(began: Moment, told: &str, zone: &TimeZone) -> Option<Moment> {
    let time = Time::strptime("%H:%M", told).ok()?;
    let began = began.local(zone);
    let floor = began.time().with().second(0).subsec_nanosecond(0).build().ok()?;
    let day = if time < floor { began.date().tomorrow().ok()? } else { began.date() };
    Some(Moment::at(day.to_datetime(time), zone))
}

/// The moment that is told; refuses one outside the meeting, which has lasted until then.
pub(crate) fn within(tx: &Read<'_>, activity: &Activity, told: &str, until: Moment) -> Result<Moment, Sentence> {
    let at = activity.began_at.and_then(|began| moment(began, told, tx.zone()));
    let at = at.filter(|at| at.0 < until.0 + MINUTE_MS);
    at.ok_or_else(|| {
        let began = activity.began_at.unwrap_or(activity.starts_at).local(tx.zone()).time();
        Sentence::of(|language| Text(language).not_in_meeting(told, time_text(began)))
    })
}

/// Somebody of a list who left at a time that lies outside a meeting of this beginning and end; where nobody knows when, it is within.
pub(crate) fn outside<'l>(
    list: &'l [RollEntry],
    (began, ended): (Moment, Moment),
    zone: &TimeZone,
) -> Option<&'l RollEntry> {
    let is_outside = |entry: &&RollEntry| {
        let at = moment(began, &entry.reason, zone).filter(|_| entry.mark == Some(Mark::Left));
        at.is_some_and(|at| at.0 >= ended.0 + MINUTE_MS)
    };
    list.iter().find(is_outside)
}

/// Whether somebody is reckoned as there after a moment: in a vote that ended later, by a vote that he cast himself, or in a secret ballot that began later.
/// A meeting that is written down afterwards has no such moments.
pub(crate) fn counted_after(tx: &Read<'_>, activity: &Activity, entry: &RollEntry, at: Moment) -> Result<bool> {
    let Some(member) = entry.member.as_ref().filter(|_| !activity.is_entered_later()) else { return Ok(false) };
    let at = at.plus_ms(MINUTE_MS);
    Ok(motion::questions::was_there_after(tx, &activity.id, member, at)?
        || ballot::voter::questions::was_there_after(tx, &activity.id, &entry.id, at)?)
}
