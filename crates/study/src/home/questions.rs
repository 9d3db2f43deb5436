//! What the home of study asks of its nouns. Read only.

use jiff::ToSpan;
use zhixing_kit::{Read, Result};
use zhixing_people::Actor;

use crate::bank;
use crate::day;
use crate::day::model::StudyDay;
use crate::place::{Where, seen};

/// How many study days are listed.
const DAYS: usize = 4;
/// How far ahead is looked, in days.
const AHEAD_DAYS: i64 = 190;

/// What the page shows.
pub struct Home {
    /// The branch; none for who sees none from within.
    pub place: Option<Where>,
    /// The next study days.
    pub next: Vec<StudyDay>,
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
    Ok(Home { place, next, keeps })
}
