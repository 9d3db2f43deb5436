//! What the home of study asks of its nouns. Read only.

use jiff::ToSpan;
use zhixing_kit::{Moment, Read, Result};
use zhixing_people::Actor;

use super::model::{MyStudy, OpenTest, Waits};
use super::store;
use crate::day::model::StudyDay;
use crate::place::{Where, seen};
use crate::{bank, day};

/// How many study days are listed.
const DAYS: usize = 4;
/// How far ahead is looked, in days.
const AHEAD_DAYS: i64 = 190;
/// From how many days before it Today tells somebody that he hosts.
const TOLD_DAYS: i64 = 45;

/// What the page shows.
pub struct Home {
    /// The branch; none for who sees none from within.
    pub place: Option<Where>,
    /// The next study days.
    pub next: Vec<StudyDay>,
    /// Tests of his class that are open.
    pub tests: Vec<OpenTest>,
    /// Whether the reader keeps banks of questions.
    pub keeps: bool,
}

/// The reader's home of study.
pub fn home(tx: &Read<'_>, actor: &Actor) -> Result<Home> {
    let place = seen(tx, actor, "")?;
    let today = tx.today();
    let mut next = match &place {
        Some(place) => day::questions::between(tx, &place.branch.id, today, today.saturating_add(AHEAD_DAYS.days()))?,
        None => Vec::new(),
    };
    next.retain(|day| day.is_for_study() && !day.activity.state.is_held());
    next.truncate(DAYS);
    let keeps = !bank::questions::kept_units(tx, actor)?.is_empty();
    let tests = mine(tx, actor, DAYS)?.tests;
    Ok(Home { place, next, tests, keeps })
}

/// What study has for the actor on Today, so many things at most.
pub fn mine(tx: &Read<'_>, actor: &Actor, most: usize) -> Result<MyStudy> {
    let start = Moment::start_of(tx.today(), tx.zone());
    let until = Moment::start_of(tx.today().saturating_add(TOLD_DAYS.days()), tx.zone());
    let mut mine = MyStudy::default();
    for one in store::waiting(tx, &actor.member, start, until, most)? {
        match one {
            Waits::Test(test) => mine.tests.push(test),
            Waits::Swap(swap) => mine.asked.push(swap),
            Waits::Day(day) => mine.hosting.push(day),
        }
    }
    Ok(mine)
}
