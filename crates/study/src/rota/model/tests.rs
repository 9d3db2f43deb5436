//! Fairness as properties, over thousands of made-up branches drawn from seeds; and the plain cases as a table.

use jiff::ToSpan;
use jiff::civil::date;
use zhixing_kit::Moment;
use zhixing_kit::id::{Random, uuid_v7};

use super::*;

const FIRST: Date = date(2026, 1, 5);

/// A small generator: the same numbers for the same seed.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % sides as u64) as usize
    }
}

fn on(week: usize) -> Date {
    FIRST.saturating_add((week as i64).weeks())
}

fn member(random: &Random) -> MemberId {
    MemberId::parse(&uuid_v7(Moment(1), random)).unwrap()
}

/// People who are there all the time, those who came first in front.
fn people(count: usize) -> Vec<Person> {
    let random = Random::seeded(5);
    let since = |at: usize| date(2020, 1, 1).saturating_add((at as i64).days());
    let person = |at| Person {
        member: member(&random),
        belongs: vec![Span { first: since(at), last: None }],
        excused: Vec::new(),
    };
    (0..count).map(person).collect()
}

fn slots(count: usize) -> Vec<Slot> {
    (0..count).map(|week| Slot { on: on(week), ..Slot::default() }).collect()
}

/// A branch in which people come, go, are excused and cannot on single days.
fn any(seed: u64) -> (Vec<Person>, Vec<Slot>) {
    let mut dice = Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let (count, weeks) = (1 + dice.roll(9), 1 + dice.roll(40));
    let mut all = people(count);
    for person in &mut all {
        match dice.roll(6) {
            0 => person.belongs[0].first = on(dice.roll(weeks)),
            1 => person.belongs[0].last = Some(on(dice.roll(weeks))),
            2 => {
                let from = dice.roll(weeks);
                person.excused.push(Span { first: on(from), last: Some(on(from + dice.roll(8))) });
            }
            3 => {
                let gone = dice.roll(weeks);
                person.belongs[0].last = Some(on(gone));
                person.belongs.push(Span { first: on(gone + 1 + dice.roll(6)), last: None });
            }
            _ => {}
        }
    }
    let mut days = slots(weeks);
    for day in &mut days {
        for place in 0..count {
            if dice.roll(7) == 0 {
                day.away.insert(place);
            }
        }
    }
    (all, days)
}

fn could(people: &[Person], slot: &Slot, place: usize) -> bool {
    people[place].is_there(slot.on) && !slot.away.contains(&place)
}

/// Between two of his turns everybody hosted who could on each day of that time.
fn nobody_twice_before_everybody_once(people: &[Person], slots: &[Slot], hosts: &[Option<usize>], seed: u64) {
    for (from, host) in hosts.iter().enumerate().filter_map(|(at, host)| Some((at, (*host)?))) {
        let Some(until) = (from + 1..hosts.len()).find(|at| hosts[*at] == Some(host)) else { continue };
        for other in (0..people.len()).filter(|other| *other != host) {
            let always = slots[from..=until].iter().all(|slot| could(people, slot, other));
            let hosted = hosts[from..until].contains(&Some(other));
            assert!(!always || hosted, "seed {seed}: {host} hosts at {from} and {until}, {other} never between");
        }
    }
}

#[test]
fn nobody_hosts_twice_before_everybody_who_can_hosted_once_whoever_comes_goes_or_cannot() {
    for seed in 1..4_000 {
        let (people, slots) = any(seed);
        let hosts = draw_up(&people, &slots);
        nobody_twice_before_everybody_once(&people, &slots, &hosts, seed);
    }
}

#[test]
fn a_host_is_there_and_can_and_a_day_is_without_one_only_if_nobody_can() {
    for seed in 1..4_000 {
        let (people, slots) = any(seed);
        for (slot, host) in slots.iter().zip(draw_up(&people, &slots)) {
            match host {
                Some(host) => assert!(could(&people, slot, host), "seed {seed}"),
                None => assert!((0..people.len()).all(|place| !could(&people, slot, place)), "seed {seed}"),
            }
        }
    }
}

#[test]
fn counts_differ_by_at_most_one_among_those_who_could_always() {
    for seed in 1..4_000 {
        let (people, slots) = any(seed);
        let hosts = draw_up(&people, &slots);
        let always: Vec<usize> =
            (0..people.len()).filter(|place| slots.iter().all(|slot| could(&people, slot, *place))).collect();
        for until in 0..=hosts.len() {
            let count = |place: &usize| hosts[..until].iter().filter(|host| **host == Some(*place)).count();
            let counts = || always.iter().map(count);
            let spread = counts().max().unwrap_or(0) - counts().min().unwrap_or(0);
            assert!(spread <= 1, "seed {seed}: {:?}", counts().collect::<Vec<_>>());
        }
    }
}

#[test]
fn who_comes_in_makes_up_for_nothing() {
    for seed in 1..2_000 {
        let mut dice = Dice(seed);
        let (count, weeks, joins) = (2 + dice.roll(7), 60, 10 + dice.roll(40));
        let mut all = people(count + 1);
        all[count].belongs[0].first = on(joins);
        let hosts = draw_up(&all, &slots(weeks));
        let of = |place: usize, from: usize| hosts[from..].iter().filter(|host| **host == Some(place)).count();
        for other in 0..count {
            let (his, theirs) = (of(count, joins), of(other, joins));
            assert!(his <= theirs + 1 && theirs <= his + 1, "seed {seed}: {his} and {theirs}");
        }
        // He waits until everybody hosted who had not in the round into which he came.
        let waiting: Vec<usize> =
            (0..count).filter(|place| of(*place, 0) - of(*place, joins) == joins / count).collect();
        let his = hosts.iter().position(|host| *host == Some(count)).expect("he hosts");
        if waiting.len() < count {
            assert!(waiting.iter().all(|place| hosts[joins..his].contains(&Some(*place))), "seed {seed}");
        }
    }
}

#[test]
fn the_same_gives_the_same_and_what_is_settled_stays() {
    for seed in 1..2_000 {
        let (people, mut slots) = any(seed);
        let hosts = draw_up(&people, &slots);
        assert_eq!(hosts, draw_up(&people, &slots));
        // Settled as it was drawn up, nothing moves, however many days are settled.
        let settled = Dice(seed).roll(slots.len() + 1);
        for (slot, host) in slots.iter_mut().zip(&hosts).take(settled) {
            slot.host = *host;
        }
        assert_eq!(draw_up(&people, &slots), hosts, "seed {seed}, {settled} settled");
    }
}

#[test]
fn the_plain_cases() {
    let hosts = |people: &[Person], slots: &[Slot]| -> Vec<i32> {
        draw_up(people, slots).into_iter().map(|host| host.map_or(-1, |host| host as i32)).collect()
    };
    let three = people(3);
    assert_eq!(hosts(&three, &slots(7)), [0, 1, 2, 0, 1, 2, 0]);
    assert_eq!(hosts(&[], &slots(2)), [-1, -1]);
    assert_eq!(hosts(&three, &[]), [0; 0]);

    let mut days = slots(6);
    days[0].away.insert(0);
    assert_eq!(hosts(&three, &days), [1, 0, 2, 1, 0, 2], "who cannot comes next");

    let mut days = slots(9);
    for day in days.iter_mut().take(6) {
        day.away.insert(0);
    }
    assert_eq!(hosts(&three, &days), [1, 2, 1, 2, 1, 2, 0, 1, 2], "who could not for long owes one turn, not three");

    let mut ill = three.clone();
    ill[0].excused.push(Span { first: on(0), last: Some(on(4)) });
    assert_eq!(hosts(&ill, &slots(8)), [1, 2, 1, 2, 1, 2, 0, 1], "who was ill owes none and waits for the round");

    let mut days = slots(5);
    days[0].host = Some(2);
    assert_eq!(hosts(&three, &days), [2, 0, 1, 2, 0], "what is settled by hand is a turn");

    let mut days = slots(4);
    days[3].host = Some(0);
    assert_eq!(hosts(&three, &days), [1, 2, 1, 0], "who is settled for later is not asked before");

    let mut left = three.clone();
    left[1].belongs[0].last = Some(on(0));
    assert_eq!(hosts(&left, &slots(5)), [0, 2, 0, 2, 0]);
}
