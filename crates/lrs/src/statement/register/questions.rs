//! What can be asked of the register: in which statements words stand together.

use std::collections::{BTreeSet, HashMap};

use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Read, Result};

use super::model::{Segment, Sought};
use super::row::Bits;
use super::store::{self, Says};
use crate::word::Word;

/// Segments that are looked into at once: few where what is frequent is found soon, then many.
const FEW: usize = 8;
const MANY: usize = 64;
/// Rows that are held at once where many words are counted; some kilobytes each.
const ROWS_AT_ONCE: usize = 512;

/// What there is to look into: below which number all is registered, and what the statements say that are not.
#[derive(Debug)]
pub(crate) struct Here {
    registered: i64,
    unregistered: Vec<Says>,
}

/// What there is to look into between two numbers.
pub(crate) fn here(tx: &Read<'_>, organisation: &OrganisationId, between: (i64, i64)) -> Result<Here> {
    let (registered, unregistered) =
        tx.together((|| store::below(tx, organisation), || store::unregistered(tx, organisation, between)))?;
    Ok(Here { registered, unregistered })
}

/// Whether there is more to be looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Go {
    On,
    Stop,
}

/// Hands on the numbers of all statements that are sought, in their order, some at a time, until it is told to stop. Those that were taken out of account
/// are among them.
pub(crate) fn each(
    tx: &Read<'_>,
    here: &Here,
    sought: &Sought<'_>,
    take: &mut dyn FnMut(Vec<i64>) -> Result<Go>,
) -> Result<()> {
    let is_between = |number: i64| number > sought.above && number < sought.below;
    let matching = here.unregistered.iter().filter(|one| is_between(one.number) && sought.is_in(one));
    let mut newest: Vec<i64> = matching.map(|one| one.number).collect();
    let mut segments = Segment::covering(here.registered);
    segments.retain(|segment| segment.end() > sought.above && segment.first < sought.below);
    if !sought.ascending {
        newest.reverse();
        segments.reverse();
        if take(std::mem::take(&mut newest))? == Go::Stop {
            return Ok(());
        }
    }
    let (some, rest) = segments.split_at(FEW.min(segments.len()));
    for segments in [some].into_iter().chain(rest.chunks(MANY)) {
        let rows = rows(tx, segments, sought)?;
        for segment in segments {
            if take(sought.numbers(*segment, &rows)?)? == Go::Stop {
                return Ok(());
            }
        }
    }
    if sought.ascending { take(newest).map(drop) } else { Ok(()) }
}

/// All of them, in their order.
pub(crate) fn all(tx: &Read<'_>, organisation: &OrganisationId, words: Vec<Word>) -> Result<Vec<i64>> {
    let mut all = Vec::new();
    let sought = Sought { parts: &[words], above: 0, below: i64::MAX, ascending: true };
    each(tx, &here(tx, organisation, (0, i64::MAX))?, &sought, &mut |numbers| {
        all.extend(numbers);
        Ok(Go::On)
    })?;
    Ok(all)
}

/// In how many statements above a number each of these words stands, and in which the last. Each row of the register is read once, for all of them.
pub(crate) fn counted(tx: &Read<'_>, here: &Here, words: &[Word], above: i64) -> Result<Vec<Count>> {
    let mut all: Vec<Count> = vec![Count::default(); words.len()];
    let mut segments = Segment::covering(here.registered);
    segments.retain(|segment| segment.end() > above);
    for some in segments.chunks((ROWS_AT_ONCE / words.len().max(1)).max(1)) {
        let sought = Sought { parts: &[words.to_vec()], above, below: i64::MAX, ascending: true };
        let rows = rows(tx, some, &sought)?;
        for segment in some {
            for (word, count) in words.iter().zip(&mut all) {
                let Some(row) = rows.get(&segment.key(*word)) else { continue };
                let Some(places) = segment.places(row, *word)? else { continue };
                places.each(|place| count.add(segment.first + i64::from(place), above));
            }
        }
    }
    for one in &here.unregistered {
        for (_, count) in words.iter().zip(&mut all).filter(|(word, _)| one.words.contains(word)) {
            count.add(one.number, above);
        }
    }
    Ok(all)
}

/// In how many statements something stands, and in which the last; 0 in none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Count {
    pub statements: u64,
    pub newest: i64,
}

impl Count {
    fn add(&mut self, number: i64, above: i64) {
        if number > above {
            self.statements += 1;
            self.newest = self.newest.max(number);
        }
    }
}

/// The rows in which the words stand, if they do, in any of these segments.
fn rows(tx: &Read<'_>, segments: &[Segment], sought: &Sought<'_>) -> Result<HashMap<i64, Vec<u8>>> {
    let words = || sought.parts.iter().flatten();
    let keys: BTreeSet<i64> = segments.iter().flat_map(|segment| words().map(|word| segment.key(*word))).collect();
    let keys: Vec<i64> = keys.into_iter().collect();
    Ok(tx.together((|| store::rows(tx, &keys),))?.0)
}

impl Sought<'_> {
    fn is_in(&self, one: &Says) -> bool {
        self.parts.iter().all(|part| part.iter().any(|word| one.words.contains(word)))
    }

    /// The numbers of a segment that are sought, in their order.
    fn numbers(&self, segment: Segment, rows: &HashMap<i64, Vec<u8>>) -> Result<Vec<i64>> {
        let mut all: Option<Bits> = None;
        for part in self.parts {
            let mut bits = Bits::none(segment);
            for word in part {
                if let Some(row) = rows.get(&segment.key(*word)) {
                    bits.add(segment, row, *word)?;
                }
            }
            if let Some(others) = &all {
                bits.keep(others);
            }
            all = Some(bits);
        }
        let Some(bits) = all else { return Ok(Vec::new()) };
        let mut numbers = bits.numbers(segment);
        numbers.retain(|number| *number > self.above && *number < self.below);
        if !self.ascending {
            numbers.reverse();
        }
        Ok(numbers)
    }
}
