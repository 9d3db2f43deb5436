//! How the register is laid out. Plain values and rules.
//!
//! Statements have numbers that follow one another, so the register takes them in segments: 64 numbers, 32 of these together, and 32 of those. A segment
//! has a row for each sixteenth of its numbers; a word stands in one of them, with the places in the segment at which it stands. Everything below one
//! number is registered, and that number alone says in which segments: the longest that fit, from the beginning on.

use std::ops::Range;

use zhixing_kit::Result;

use super::row::damaged;
use crate::word::Word;

/// How many numbers a segment has: at the bottom, in the middle, at the top.
const LENGTHS: [i64; 3] = [64, 2_048, 65_536];
/// How many numbers the shortest segment has.
pub(crate) const SHORTEST: i64 = LENGTHS[0];
/// For so many numbers of a segment there is a row.
const NUMBERS_OF_ROW: i64 = 16;
/// How many rows of each shorter segment are put together at once: all of the shortest. With 32 segments that is what 2,048 statements say, for the
/// longest segment as for the one in the middle.
const ROWS_AT_ONCE: i64 = LENGTHS[0] / NUMBERS_OF_ROW;
/// A key holds a segment's level above these bits, and which row it is below those.
const LEVEL_BITS: u32 = 60;
const ROW_BITS: u32 = 12;
/// Rows of one segment that are read at once where all of them are.
const KEYS_AT_ONCE: usize = 128;

/// What is looked for: statements in which of each of these parts some word stands, between two numbers.
#[derive(Clone, Debug)]
pub(crate) struct Sought<'a> {
    pub parts: &'a [Vec<Word>],
    pub above: i64,
    pub below: i64,
    pub ascending: bool,
}

/// Numbers that are registered together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Segment {
    level: usize,
    pub first: i64,
}

impl Segment {
    /// The segments in which everything below a number is registered, in order.
    pub fn covering(below: i64) -> Vec<Self> {
        let mut all = Vec::new();
        let mut first = 0;
        while let Some(segment) = Self::of(first, below) {
            first += segment.length();
            all.push(segment);
        }
        all
    }

    /// The segment in which a number is registered, when everything below another one is; `None` when it is not yet.
    pub fn of(number: i64, below: i64) -> Option<Self> {
        let at = |level: usize| Self { level, first: number / LENGTHS[level] * LENGTHS[level] };
        (0..LENGTHS.len()).rev().map(at).find(|segment| segment.end() <= below)
    }

    /// The shortest one that begins with this number.
    pub fn shortest(first: i64) -> Self {
        Self { level: 0, first }
    }

    /// Longer ones that are complete with everything below this number, and take the place of shorter ones: short before long.
    pub fn completed(below: i64) -> impl Iterator<Item = Self> {
        let ends = move |level: &usize| below % LENGTHS[*level] == 0;
        (1..LENGTHS.len()).filter(ends).map(move |level| Self { level, first: below - LENGTHS[level] })
    }

    /// The keys of the rows of segments that end at or before a number, for each level.
    pub fn below(number: i64) -> [Range<i64>; LENGTHS.len()] {
        std::array::from_fn(|level| {
            let last = Self { level, first: number / LENGTHS[level] * LENGTHS[level] };
            Self { level, first: 0 }.keys().start..last.keys().start
        })
    }

    pub fn length(self) -> i64 {
        LENGTHS[self.level]
    }

    /// The number behind its last one.
    pub fn end(self) -> i64 {
        self.first + self.length()
    }

    /// The keys of its rows.
    pub fn keys(self) -> Range<i64> {
        let first = ((self.level as i64) << LEVEL_BITS) + ((self.first / self.length()) << ROW_BITS);
        first..first + (1 << ROW_BITS)
    }

    /// The segment to which a row belongs.
    #[cfg(test)]
    pub fn with(key: i64) -> Self {
        let level = (key >> LEVEL_BITS) as usize;
        Self { level, first: ((key - ((level as i64) << LEVEL_BITS)) >> ROW_BITS) * LENGTHS[level] }
    }

    /// The key of the row in which a word stands, if it stands in this segment.
    pub fn key(self, word: Word) -> i64 {
        // Words are evenly spread; clients, below zero, have numbers of their own.
        self.keys().start + (word.unsigned_abs() % self.rows() as u64) as i64
    }

    /// How many rows it has at most.
    fn rows(self) -> i64 {
        self.length() / NUMBERS_OF_ROW
    }

    /// The keys of its rows, some at a time.
    pub fn keys_at_once(self) -> impl Iterator<Item = Range<i64>> {
        let start = self.keys().start;
        (0..self.rows()).step_by(KEYS_AT_ONCE).map(move |row| start + row..start + row + KEYS_AT_ONCE as i64)
    }

    /// The shorter segments whose place it takes, in order.
    fn shorter(self) -> impl Iterator<Item = Self> {
        let level = self.level.saturating_sub(1);
        (self.first..self.end()).step_by(LENGTHS[level] as usize).map(move |first| Self { level, first })
    }

    /// The keys of the shorter segments whose place it takes.
    pub fn replaced(self) -> Range<i64> {
        let level = self.level.saturating_sub(1);
        let start = |first| Self { level, first }.keys().start;
        start(self.first)..start(self.end())
    }

    /// The rows of the shorter segments whose place it takes, each with its segment and its key, in the order of segments: those of one portion at a time.
    ///
    /// Rows nest: the rows of a longer segment are a multiple of a shorter one's, so that a word of its row r stands in row r mod n of each short one
    /// of n rows. What stands in one portion stands in no other, and none holds more distinct words than 2,048 statements say, as words are evenly spread.
    pub fn portions(self) -> impl Iterator<Item = Vec<(Self, i64)>> {
        let rows = self.shorter().next().map_or(0, Self::rows);
        let of =
            |shorter: Self, row: i64| (row..row + ROWS_AT_ONCE).map(move |row| (shorter, shorter.keys().start + row));
        (0..rows)
            .step_by(ROWS_AT_ONCE as usize)
            .map(move |row| self.shorter().flat_map(|shorter| of(shorter, row)).collect())
    }

    /// Whether a word stands in a portion, if it stands in one of its segments.
    pub fn is_in(portion: &[(Self, i64)], word: Word) -> bool {
        let first = portion.first().map(|(segment, key)| (segment.key(word), *key));
        first.is_some_and(|(row, first)| (first..first + ROWS_AT_ONCE).contains(&row))
    }

    /// Where a number stands in it.
    pub fn place(self, number: i64) -> Result<u16> {
        let place = u16::try_from(number - self.first).ok().filter(|_| number < self.end());
        place.ok_or_else(|| damaged(format_args!("number {number} is not of those from {}", self.first)))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeSet, HashSet};

    use super::super::row::{Bits, Standing};
    use super::*;

    /// Words that are as evenly spread as real ones (SplitMix64).
    fn word(number: i64) -> Word {
        let mut z = number.cast_unsigned().wrapping_mul(0x9e37_79b9_7f4a_7c15);
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        (z ^ (z >> 31)).cast_signed() & Word::MAX
    }

    /// What statements of a segment say: each something that no other says, and all of them something, as a client's number below zero.
    fn said(segment: Segment, of_each: i64) -> Standing {
        let mut standing = Standing::new();
        for number in segment.first..segment.end() {
            let own = (0..of_each).map(|at| word(number * of_each + at));
            own.chain([-3]).for_each(|word| standing.entry(word).or_default().push(segment.place(number).unwrap()));
        }
        standing
    }

    #[test]
    fn a_merge_gives_what_one_writing_gives_and_holds_no_more_than_2_048_statements_say() {
        for (level, of_each) in [(1, 20), (2, 3)] {
            let segment = Segment { level, first: LENGTHS[level] };
            let whole = segment.write(&said(segment, of_each));
            let (mut merged, mut most) = (Vec::new(), 0);
            let shorter: Vec<_> = segment.shorter().map(|one| (one, one.write(&said(one, of_each)))).collect();
            let mut seen = BTreeSet::new();
            for portion in segment.portions() {
                let mut standing = Standing::new();
                for (one, key) in portion {
                    assert!(seen.insert(key) && segment.replaced().contains(&key), "each row once");
                    let rows = shorter.iter().filter(|(other, _)| *other == one).flat_map(|(_, rows)| rows);
                    let row = rows.filter(|(other, _)| *other == key).map(|(_, row)| row).next();
                    row.into_iter().for_each(|row| segment.gather(one, row, &mut standing).unwrap());
                }
                most = most.max(standing.len());
                merged.extend(segment.write(&standing));
            }
            let there = shorter.iter().flat_map(|(_, rows)| rows).filter(|(key, _)| !seen.contains(key));
            assert_eq!(there.count(), 0, "no row is left out");
            merged.sort_unstable();
            assert!(merged == whole, "level {level}");
            // Words are spread by chance: a tenth more at the most.
            let bound = LENGTHS[1] * of_each * 11 / 10 + 1;
            assert!(most as i64 <= bound, "{most} distinct words were held, {bound} are what 2,048 statements say");
        }
    }

    #[test]
    fn what_does_not_belong_or_is_cut_short_is_an_error_that_says_what_to_do() {
        let segment = Segment { level: 1, first: 2_048 };
        assert_eq!(segment.place(2_048 + 77).unwrap(), 77);
        for number in [0, 2_047, 4_096, 70_000] {
            let error = segment.place(number).unwrap_err().to_string();
            assert!(error.contains("--new-register"), "{error}");
        }
        let (_, row) = segment.write(&said(segment, 1)).into_iter().next().unwrap();
        let gone = HashSet::from([word(1)]);
        for length in 1..row.len() {
            let read = segment.words(&row[..length]).collect::<Result<Vec<_>>>();
            let words = segment.words(&row).map(|one| one.unwrap().0).collect::<Vec<_>>();
            match read {
                // Where a word ends nothing can be seen to be missing: the doctor holds the register against the statements.
                Ok(read) => assert!(read.len() < words.len()),
                Err(error) => assert!(error.to_string().contains("--new-register"), "{error}"),
            }
        }
        assert!(segment.changed(&row[..row.len() - 1], &gone, &[]).is_err());
        assert!(segment.cut(&row[..row.len() - 1], 2_100).is_err());
        assert!(segment.gather(segment, &row[..row.len() - 1], &mut Standing::new()).is_err());
        // A place that no number of the segment has.
        let outside = [&9_i64.to_be_bytes()[..], &1_u16.to_be_bytes(), &2_048_u16.to_be_bytes()].concat();
        assert!(segment.gather(segment, &outside, &mut Standing::new()).is_err());
        assert!(Bits::none(segment).add(segment, &outside, 9).is_err());
    }
}
