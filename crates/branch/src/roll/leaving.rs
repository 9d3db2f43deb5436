//! Who leaves before the end: when that can have been. It is told as the clock on the wall showed it, lies within the meeting, not before a vote or a
//! secret ballot for which he was there, and not after one for which he had gone: what was announced, and what the roll says, never contradict each other.

use jiff::civil::Time;
use jiff::tz::TimeZone;
use zhixing_kit::clock::MINUTE_MS;
use zhixing_kit::html::words::time_text;
use zhixing_kit::{Moment, Read, Result, Sentence};

use super::actions::Held;
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

/// Why somebody cannot be marked as left, if so.
pub(crate) fn cannot(entry: &RollEntry) -> Option<Held> {
    match entry.mark {
        _ if entry.can_leave() => None,
        Some(Mark::WithoutVote) => Some(Held::SitsIn),
        _ => Some(Held::NotThere),
    }
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

/// What speaks against the moment at which somebody is said to have left, where `called` is how he stands on the roll, or stood on it before it was put right
/// after the end. He was there for a vote that ended later, by a vote that he cast himself, or for a secret ballot that began later; or he is said to have
/// left later than he was called, and a vote or a ballot between the two was without him. A meeting that is written down afterwards has no such moments.
pub(crate) fn contradicted(tx: &Read<'_>, activity: &Activity, called: &RollEntry, at: Moment) -> Result<Option<Held>> {
    let Some(member) = called.member.as_ref().filter(|_| !activity.is_entered_later()) else { return Ok(None) };
    let (id, entry) = (&activity.id, &called.id);
    // Of who was called as there, what was found in the meeting holds once he is said to have left, whatever was put right meanwhile; of who was not, it
    // is what is put right.
    let after = (at.plus_ms(MINUTE_MS), !called.mark.is_some_and(Mark::came_to_vote));
    if motion::questions::was_there_after(tx, id, member, after)?
        || ballot::voter::questions::was_there_after(tx, id, entry, after)?
    {
        return Ok(Some(Held::Later));
    }
    let left = activity.began_at.filter(|_| called.mark == Some(Mark::Left));
    let left = left.and_then(|began| moment(began, &called.reason, tx.zone())).filter(|left| *left < at);
    let Some(left) = left else { return Ok(None) };
    let was_gone = motion::questions::was_gone_between(tx, id, member, (left, at))?
        || ballot::voter::questions::was_gone_between(tx, id, entry, (left, at))?;
    Ok(was_gone.then_some(Held::Earlier))
}
