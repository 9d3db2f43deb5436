//! Who hosts which study day. Pure: people and days go in, hosts come out, always the same for the same.
//!
//! Everybody hosts once before anybody hosts twice: such a turn of all is a round. Among those who are there on a day, who has not hosted in the
//! round yet comes before who has, and of these the one who hosted longest ago (who never did: who has belonged longest). Who cannot on a day is passed
//! over and keeps his place at the front, but never owes more than one turn. Who joins, or comes back after a time in which he was excused (P19),
//! comes in at the end of the running round: he makes up for nothing. Who left is not counted any more.

use std::collections::BTreeSet;

use jiff::civil::Date;
use zhixing_kit::ids;
use zhixing_people::MemberId;

ids! {
    /// A swap that was asked for.
    SwapId;
}

/// How far back it is looked who hosted, in days: three years.
pub const BACK_DAYS: i64 = 3 * 366;
/// How far ahead the rota is seen, in days: a year and a month.
pub const AHEAD_DAYS: i64 = 396;
/// The most characters of a reason.
pub const REASON_CHARS_MAX: usize = 200;

/// A time from a day to a day; without an end while it lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// First day.
    pub first: Date,
    /// Last day.
    pub last: Option<Date>,
}

impl Span {
    /// Whether a day lies in it.
    pub fn holds(self, on: Date) -> bool {
        self.first <= on && self.last.is_none_or(|last| on <= last)
    }
}

/// Somebody who could host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Who.
    pub member: MemberId,
    /// When he belongs to the branch.
    pub belongs: Vec<Span>,
    /// When he is old, ill, disabled or abroad: then he is never asked.
    pub excused: Vec<Span>,
}

impl Person {
    /// Whether he can be asked on a day, as far as belonging and being excused go.
    pub fn is_there(&self, on: Date) -> bool {
        self.belongs.iter().any(|span| span.holds(on)) && !self.excused.iter().any(|span| span.holds(on))
    }

    /// Since when he has been there, on a day on which he is.
    fn since(&self, on: Date) -> Date {
        let begun = self.belongs.iter().filter(|span| span.holds(on)).map(|span| span.first);
        let back = self.excused.iter().filter_map(|span| span.last).filter(|last| *last < on);
        begun.max().into_iter().chain(back.filter_map(|last| last.tomorrow().ok())).max().unwrap_or(on)
    }
}

/// A study day. People are meant by their places in the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Slot {
    /// Its day.
    pub on: Date,
    /// Who hosted or is settled to host it.
    pub host: Option<usize>,
    /// Who cannot on that day.
    pub away: BTreeSet<usize>,
}

/// Where somebody stands.
#[derive(Clone, Copy, Default)]
struct Standing {
    /// Whether he is there on the day that is looked at.
    is_there: bool,
    /// How many rounds he is through.
    round: u32,
    /// When he hosted last, or since when he has been there if that is later; and whether it is that he hosted: who came on a day waits before who
    /// hosted on it.
    last: (Date, bool),
}

/// The host of each day, in order of time: as it is settled, else whose turn it is; none on a day on which nobody can.
pub fn draw_up(people: &[Person], slots: &[Slot]) -> Vec<Option<usize>> {
    let mut standing = vec![Standing::default(); people.len()];
    let mut hosts = Vec::with_capacity(slots.len());
    for (at, slot) in slots.iter().enumerate() {
        let top = let_in(people, &mut standing, slot.on);
        // Who could not for long owes one turn, not more.
        let round = |standing: &Standing| standing.round.max(top.saturating_sub(1));
        let turn = || {
            let can = |place: &usize| standing[*place].is_there && !slot.away.contains(place);
            let order = |place: &usize| {
                // Who is settled for a later day has that turn coming.
                let later = slots[at + 1..].iter().filter(|later| later.host == Some(*place)).count();
                let coming = u32::try_from(later).unwrap_or(u32::MAX);
                (round(&standing[*place]).saturating_add(coming), coming, standing[*place].last, *place)
            };
            (0..people.len()).filter(can).min_by_key(order)
        };
        let host = slot.host.or_else(turn);
        if let Some(standing) = host.and_then(|place| standing.get_mut(place)) {
            (standing.round, standing.last) = (round(standing) + 1, (slot.on, true));
        }
        hosts.push(host);
    }
    hosts
}

/// Lets in who is there now and was not, lets out who is gone, and says how far the foremost of those are who were there. Who comes in stands with those
/// who wait in the running round, behind all of them; who comes back after he hosted in it has done so.
fn let_in(people: &[Person], standing: &mut [Standing], on: Date) -> u32 {
    let stayed = |(person, standing): &(&Person, &Standing)| standing.is_there && person.is_there(on);
    let rounds: Vec<u32> =
        people.iter().zip(standing.iter()).filter(stayed).map(|(_, standing)| standing.round).collect();
    let top = rounds.iter().copied().max().unwrap_or(0);
    // While some are still to host, the round runs; when all are level a new one is about to begin.
    let running = if rounds.iter().all(|round| *round == top) { top } else { top - 1 };
    for (person, standing) in people.iter().zip(standing.iter_mut()) {
        let is_there = person.is_there(on);
        if is_there && !standing.is_there {
            let round = standing.round.clamp(running, top);
            (standing.round, standing.last) = (round, standing.last.max((person.since(on), false)));
        }
        standing.is_there = is_there;
    }
    top
}

#[cfg(test)]
#[path = "model/tests.rs"]
mod tests;
