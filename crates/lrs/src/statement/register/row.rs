//! What a row of the register says: words, each with the places of a segment at which it stands. Bytes and rules, no database.

use std::collections::{BTreeSet, HashMap, HashSet};

use zhixing_kit::{Error, Result};

use super::model::Segment;
use crate::word::Word;

/// Bytes of a word, of the count behind it and of a place.
const WORD: usize = 8;
const COUNT: usize = 2;
const PLACE: usize = 2;

/// Words with the places at which each stands in a segment, in order.
pub(super) type Standing = HashMap<Word, Vec<u16>>;

impl Segment {
    /// Rows that say all of this, each with its key, in their order.
    pub fn write(self, standing: &Standing) -> Vec<(i64, Vec<u8>)> {
        let mut words: Vec<_> = standing.iter().filter(|(_, places)| !places.is_empty()).collect();
        words.sort_unstable_by_key(|(word, _)| (self.key(**word), **word));
        let mut rows: Vec<(i64, Vec<u8>)> = Vec::new();
        for (word, places) in words {
            let key = self.key(*word);
            if rows.last().is_none_or(|(last, _)| *last != key) {
                rows.push((key, Vec::new()));
            }
            if let Some((_, row)) = rows.last_mut() {
                self.write_word(row, *word, places);
            }
        }
        rows
    }

    /// A word with how many places follow, or with 0 and a bit for each number of the segment, whichever is shorter.
    fn write_word(self, row: &mut Vec<u8>, word: Word, places: &[u16]) {
        row.extend(word.to_be_bytes());
        if places.len() * PLACE > self.bytes_of_bits() {
            row.extend([0; COUNT]);
            let start = row.len();
            row.resize(start + self.bytes_of_bits(), 0);
            places.iter().for_each(|place| row[start + usize::from(place / 8)] |= 1 << (place % 8));
        } else {
            row.extend((places.len() as u16).to_be_bytes());
            row.extend(places.iter().flat_map(|place| place.to_be_bytes()));
        }
    }

    fn bytes_of_bits(self) -> usize {
        self.length() as usize / 8
    }

    /// The words of a row, each with its places as they lie there; an error behind the last one that is whole, where the row is cut short.
    pub fn words(self, mut row: &[u8]) -> impl Iterator<Item = Result<(Word, Places<'_>)>> {
        std::iter::from_fn(move || {
            if row.is_empty() {
                return None;
            }
            let next = self.next_word(row).ok_or_else(|| damaged("a row of it is cut short"));
            row = next.as_ref().map_or(&[], |(_, rest)| *rest);
            Some(next.map(|(one, _)| one))
        })
    }

    /// The first word of a row with its places, and what is behind them.
    fn next_word(self, row: &[u8]) -> Option<((Word, Places<'_>), &[u8])> {
        let (word, rest) = row.split_first_chunk::<WORD>()?;
        let (count, rest) = rest.split_first_chunk::<COUNT>()?;
        let count = usize::from(u16::from_be_bytes(*count));
        let length = if count == 0 { self.bytes_of_bits() } else { count * PLACE };
        let (places, rest) = rest.split_at_checked(length)?;
        let places = if count == 0 { Places::Bits(places) } else { Places::Each(places) };
        Some(((Word::from_be_bytes(*word), places), rest))
    }

    /// The places at which a word stands, by its row.
    pub fn places(self, row: &[u8], word: Word) -> Result<Option<Places<'_>>> {
        for one in self.words(row) {
            let (other, places) = one?;
            if other == word {
                return Ok(Some(places));
            }
        }
        Ok(None)
    }

    /// Adds what a row of this or a shorter segment says to what this one will say.
    pub fn gather(self, shorter: Self, row: &[u8], standing: &mut Standing) -> Result<()> {
        let by = self.place(shorter.first)?;
        for one in shorter.words(row) {
            let (word, places) = one?;
            let all = standing.entry(word).or_default();
            let mut outside = false;
            places.each(|place| {
                let is_in = i64::from(place) < shorter.length();
                outside |= !is_in;
                all.extend(is_in.then(|| by + place));
            });
            if outside {
                return Err(damaged("a row of it names a place outside of its segment"));
            }
        }
        Ok(())
    }

    /// The row as it is to be; `None` where it is so already.
    pub fn changed(self, row: &[u8], gone: &HashSet<Word>, moves: &[Move]) -> Result<Option<Vec<u8>>> {
        let mut standing = Standing::new();
        self.gather(self, row, &mut standing)?;
        let words = standing.len();
        standing.retain(|word, _| !gone.contains(word));
        if standing.len() == words && moves.is_empty() {
            return Ok(None);
        }
        let mut rest = moves;
        while let Some(first) = rest.first() {
            let (now, later) = rest.split_at(rest.partition_point(|one| one.word <= first.word));
            let places = standing.entry(first.word).or_default();
            let mut all: BTreeSet<u16> = places.iter().copied().collect();
            for one in now {
                if one.stands {
                    all.insert(one.place)
                } else {
                    all.remove(&one.place)
                };
            }
            *places = all.into_iter().collect();
            rest = later;
        }
        Ok(Some(self.row(&standing)))
    }

    /// The row without what it says of numbers below this one; `None` where it says nothing of them.
    pub fn cut(self, row: &[u8], below: i64) -> Result<Option<Vec<u8>>> {
        let first = self.place(below)?;
        let mut standing = Standing::new();
        self.gather(self, row, &mut standing)?;
        let mut cuts = false;
        for places in standing.values_mut() {
            let before = places.len();
            places.retain(|place| *place >= first);
            cuts |= places.len() < before;
        }
        Ok(cuts.then(|| self.row(&standing)))
    }

    /// The only row that says this; empty where nothing is said.
    fn row(self, standing: &Standing) -> Vec<u8> {
        self.write(standing).into_iter().map(|(_, row)| row).next().unwrap_or_default()
    }
}

/// A word of a row that stands at a place from now on, or no longer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Move {
    pub word: Word,
    pub place: u16,
    pub stands: bool,
}

/// Places as they lie in a row.
pub(super) enum Places<'a> {
    Each(&'a [u8]),
    Bits(&'a [u8]),
}

impl Places<'_> {
    pub fn each(&self, mut take: impl FnMut(u16)) {
        match self {
            Self::Each(places) => {
                places.as_chunks::<PLACE>().0.iter().for_each(|place| take(u16::from_be_bytes(*place)));
            }
            Self::Bits(bytes) => {
                let set = |at: usize| bytes[at / 8] & (1 << (at % 8)) != 0;
                (0..bytes.len() * 8).filter(|at| set(*at)).for_each(|at| take(at as u16));
            }
        }
    }
}

/// A bit for each number of a segment.
pub(super) struct Bits(Vec<u64>);

impl Bits {
    pub fn none(segment: Segment) -> Self {
        Self(vec![0; segment.length() as usize / 64])
    }

    /// Adds the places at which a word stands, by its row.
    pub fn add(&mut self, segment: Segment, row: &[u8], word: Word) -> Result<()> {
        let Some(places) = segment.places(row, word)? else { return Ok(()) };
        match places {
            Places::Each(_) => {
                let mut outside = false;
                places.each(|place| match self.0.get_mut(usize::from(place / 64)) {
                    Some(all) => *all |= 1 << (place % 64),
                    None => outside = true,
                });
                if outside {
                    return Err(damaged("a row of it names a place outside of its segment"));
                }
            }
            Places::Bits(bytes) => {
                let words = bytes.as_chunks::<8>().0.iter().map(|eight| u64::from_le_bytes(*eight));
                self.0.iter_mut().zip(words).for_each(|(all, word)| *all |= word);
            }
        }
        Ok(())
    }

    /// Leaves what stands in the other, too.
    pub fn keep(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(all, word)| *all &= word);
    }

    /// The numbers, in order.
    pub fn numbers(&self, segment: Segment) -> Vec<i64> {
        let of = |(at, bits): (usize, &u64)| {
            let mut rest = *bits;
            std::iter::from_fn(move || {
                let next = (rest != 0).then(|| rest.trailing_zeros())?;
                rest &= rest - 1;
                Some(segment.first + at as i64 * 64 + i64::from(next))
            })
        };
        self.0.iter().enumerate().flat_map(of).collect()
    }
}

/// What is to be done where the register is not as it was written.
pub(super) fn damaged(what: impl std::fmt::Display) -> Error {
    Error::broken(format_args!(
        "the record store's register is damaged ({what}): start the program once with --new-register, which makes it anew of the statements"
    ))
}

/// Words as one value of a row.
pub(crate) fn packed(words: &[Word]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_be_bytes()).collect()
}

/// The words of such a value.
pub(super) fn unpacked(bytes: &[u8]) -> impl Iterator<Item = Word> {
    bytes.as_chunks::<WORD>().0.iter().map(|word| Word::from_be_bytes(*word))
}
