//! Who leaves before the end: when that can have been. It is told as the clock on the wall showed it, lies within the meeting, not before a vote or a
//! secret ballot for which he was there, and not after one for which he had gone: what was announced, and what the roll says, never contradict each other.

use jiff::civil::Time;
use jiff::tz::TimeZone;
use zhixing_kit::clock::MINUTE_MS;
use zhixing_kit::html::words::time_text;
use zhixing_kit::{Moment, Read, Result, Sentence};

use super::actions::Held;
use super::model::{Mark, RollEntry};
use super::store;
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
/// after the end: he was there for a vote that ended later (who voted: until he had voted), or for a secret ballot that began later; or he is said to have
/// been there at a vote or a ballot that was without him. A meeting that is written down afterwards has no such moments.
pub(crate) fn contradicted(tx: &Read<'_>, activity: &Activity, called: &RollEntry, at: Moment) -> Result<Option<Held>> {
    let Some(member) = called.member.as_ref().filter(|_| !activity.is_entered_later()) else { return Ok(None) };
    let (id, entry, came) = (&activity.id, &called.id, called.mark.is_some_and(Mark::came_to_vote));
    // Of who was called as there, what was found in the meeting holds once he is said to have left, whatever was put right meanwhile; of who was not, it
    // is what is put right.
    let after = (at.plus_ms(MINUTE_MS), !came);
    if motion::questions::was_there_after(tx, id, member, after)?
        || ballot::voter::questions::was_there_after(tx, id, entry, after)?
    {
        return Ok(Some(Held::Later));
    }
    let Some((since, last)) = store::span(tx, entry)?.filter(|_| came) else { return Ok(None) };
    let between = gap((since, last), at);
    let was_gone = motion::questions::was_gone_between(tx, id, member, between)?
        || ballot::voter::questions::was_gone_between(tx, id, entry, between)?;
    Ok(was_gone.then_some(Held::Earlier))
}

/// Between which moments nothing was without somebody who came at `since`, was last called as there at `last`, and left at `at`: from when he was last
/// called as there, if he left after it; else that is taken back, and it is from when he came. Who is said to have left before he came was there earlier.
fn gap((since, last): (Moment, Moment), at: Moment) -> (Moment, Moment) {
    let is_after = |from: Moment| at.plus_ms(MINUTE_MS) > from;
    match () {
        () if is_after(last) => (last, at),
        () if is_after(since) => (since, at),
        () => (at, since),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_lies_within_what_the_roll_says_of_his_being_there() {
        let at = |minute: i64| Moment(minute * MINUTE_MS);
        // Came at 30, was called as there once more at 50.
        for (left, (from, until)) in [(60, (50, 60)), (50, (50, 50)), (49, (30, 49)), (30, (30, 30)), (20, (20, 30))] {
            assert_eq!(gap((at(30), at(50)), at(left)), (at(from), at(until)), "{left}");
        }
    }
}
