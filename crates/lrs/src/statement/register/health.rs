//! Whether the register says what the statements say, and nothing else: held against them segment by segment, for the doctor. It changes nothing.

use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Db, Read, Result};
use zhixing_records::received_from;

use super::model::{SHORTEST, Segment};
use super::{older, store};
use crate::word::Word;

/// Statements whose words are read at once.
const STEP: usize = 2_048;

/// How the register stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Health {
    /// Whether it is still to be brought up to date by the next start.
    pub waits: bool,
    /// Statements that were held against it.
    pub statements: u64,
    /// The first and the last number of each segment that says something else than its statements, or cannot be read.
    pub damaged: Vec<(i64, i64)>,
    /// Rows that belong to no segment.
    pub stray: u64,
    /// Whether numbers that no statement has yet are held for registered: these would not be found.
    pub ahead: bool,
}

impl Health {
    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_good(&self) -> bool {
        self.damaged.is_empty() && self.stray == 0 && !self.ahead
    }
}

/// Words and numbers as one sum, whatever their order: two that say the same have the same one, and by chance no others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Sum {
    count: u64,
    sum: u64,
}

impl Sum {
    fn add(&mut self, word: Word, number: i64) {
        // SplitMix64: each pair becomes a number that looks like chance.
        let mut z = word.cast_unsigned().wrapping_add(number.cast_unsigned().wrapping_mul(0x9e37_79b9_7f4a_7c15));
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        self.sum = self.sum.wrapping_add(z ^ (z >> 31));
        self.count += 1;
    }
}

/// How the register stands. Reads all of it, and all rows of statements, in one snapshot: minutes where there are many millions.
pub fn register_health(db: &Db, organisation: &OrganisationId) -> Result<Health> {
    let organisation = organisation.clone();
    db.read_now(move |tx| look(tx, &organisation))
}

fn look(tx: &Read<'_>, organisation: &OrganisationId) -> Result<Health> {
    let (below, gone) = (store::below(tx, organisation)?, received_from(tx, organisation)?);
    let waits = older::waits(tx)? || store::newest(tx)? + 1 - below >= SHORTEST;
    let mut health = Health { waits, ..Health::default() };
    if health.waits {
        return Ok(health);
    }
    health.ahead = below > (store::newest(tx)? + 1).max(gone);
    let mut rows = 0;
    for segment in Segment::covering(below).into_iter().filter(|segment| segment.end() > gone) {
        let (count, said) = said_by_rows(tx, segment, gone)?;
        let (statements, stands) = said_by_statements(tx, segment, gone)?;
        if said != Some(stands) {
            health.damaged.push((segment.first, segment.end() - 1));
        }
        rows += count;
        health.statements += statements;
    }
    health.stray = store::count(tx)?.saturating_sub(rows);
    Ok(health)
}

/// How many rows a segment has, and what they say of numbers that are not gone; nothing where one cannot be read or holds a word that belongs elsewhere.
fn said_by_rows(tx: &Read<'_>, segment: Segment, gone: i64) -> Result<(u64, Option<Sum>)> {
    let (mut count, mut sum) = (0, Some(Sum::default()));
    for keys in segment.keys_at_once() {
        for (key, row) in store::between(tx, &keys)? {
            count += 1;
            sum = sum.and_then(|sum| with_row(sum, segment, (key, &row), gone));
        }
    }
    Ok((count, sum))
}

fn with_row(mut sum: Sum, segment: Segment, (key, row): (i64, &[u8]), gone: i64) -> Option<Sum> {
    for one in segment.words(row) {
        let (word, places) = one.ok()?;
        if segment.key(word) != key {
            return None;
        }
        let number = |place: u16| segment.first + i64::from(place);
        places.each(|place| {
            if number(place) >= gone {
                sum.add(word, number(place));
            }
        });
    }
    Some(sum)
}

/// How many statements a segment has, and what they say.
fn said_by_statements(tx: &Read<'_>, segment: Segment, gone: i64) -> Result<(u64, Sum)> {
    let (mut count, mut sum) = (0, Sum::default());
    for first in (segment.first..segment.end()).step_by(STEP) {
        let end = (first + STEP as i64).min(segment.end());
        for one in store::says_of(tx, first.max(gone)..end)? {
            count += 1;
            one.words.iter().for_each(|word| sum.add(*word, one.number));
        }
    }
    Ok((count, sum))
}

/// All that the register says: words with the numbers at which each stands.
#[cfg(test)]
pub(crate) fn all_said(tx: &Read<'_>) -> Result<std::collections::BTreeMap<Word, std::collections::BTreeSet<i64>>> {
    let mut all = std::collections::BTreeMap::<Word, std::collections::BTreeSet<i64>>::new();
    for (key, row) in store::between(tx, &(i64::MIN..i64::MAX))? {
        let segment = Segment::with(key);
        for one in segment.words(&row) {
            let (word, places) = one?;
            let numbers = all.entry(word).or_default();
            places.each(|place| numbers.extend([segment.first + i64::from(place)]));
        }
    }
    Ok(all)
}
