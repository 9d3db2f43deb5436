//! How the register is laid out. Plain values and rules.
//!
//! Statements have numbers that follow one another, so the register takes them in segments: 64 numbers, 32 of these together, and 32 of those. A segment
//! has a row for each sixteenth of its numbers; a word stands in one of them, with the places in the segment at which it stands. Everything below one
//! number is registered, and that number alone says in which segments: the longest that fit, from the beginning on.

use std::collections::HashMap;
use std::ops::Range;

use crate::word::Word;

/// How many numbers a segment has: at the bottom, in the middle, at the top.
const LENGTHS: [i64; 3] = [64, 2_048, 65_536];
/// How many numbers the shortest segment has.
pub(crate) const SHORTEST: i64 = LENGTHS[0];
/// For so many numbers of a segment there is a row.
const NUMBERS_OF_ROW: i64 = 16;
/// A key holds a segment's level above these bits, and which row it is below those.
const LEVEL_BITS: u32 = 60;
const ROW_BITS: u32 = 12;
/// Bytes of a word, of the count behind it and of a place.
const WORD: usize = 8;
const COUNT: usize = 2;
const PLACE: usize = 2;

/// What is looked for: statements in which of each of these parts some word stands, between two numbers.
#[derive(Clone, Debug)]
pub(crate) struct Sought<'a> {
    pub parts: &'a [Vec<Word>],
    pub above: i64,
    pub below: i64,
    pub ascending: bool,
}

/// Words with the places at which each stands in a segment, in order.
pub(super) type Told = HashMap<Word, Vec<u16>>;

/// Numbers that are registered together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

    /// The key of the row in which a word stands, if it stands in this segment.
    pub fn key(self, word: Word) -> i64 {
        // Words are evenly spread; clients, below zero, have numbers of their own.
        self.keys().start + (word.unsigned_abs() % (self.length() / NUMBERS_OF_ROW) as u64) as i64
    }

    /// The keys of the shorter segments whose place it takes.
    pub fn taken(self) -> Range<i64> {
        let level = self.level.saturating_sub(1);
        let start = |first| Self { level, first }.keys().start;
        start(self.first)..start(self.end())
    }

    /// The shorter segment, of those whose place it takes, to which a row belongs.
    pub fn taken_with(self, key: i64) -> Self {
        let level = self.level.saturating_sub(1);
        let index = (key - ((level as i64) << LEVEL_BITS)) >> ROW_BITS;
        Self { level, first: index * LENGTHS[level] }
    }

    /// Where a number stands in it.
    pub fn place(self, number: i64) -> u16 {
        u16::try_from(number - self.first).unwrap_or_default()
    }

    /// Rows that say all of this, each with its key, in their order.
    pub fn write(self, told: &Told) -> Vec<(i64, Vec<u8>)> {
        let mut words: Vec<_> = told.iter().filter(|(_, places)| !places.is_empty()).collect();
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

    /// The words of a row, each with its places as they lie there.
    fn words(self, mut row: &[u8]) -> impl Iterator<Item = (Word, Places<'_>)> {
        std::iter::from_fn(move || {
            let (word, rest) = row.split_first_chunk::<WORD>()?;
            let (count, rest) = rest.split_first_chunk::<COUNT>()?;
            let count = usize::from(u16::from_be_bytes(*count));
            let length = if count == 0 { self.bytes_of_bits() } else { count * PLACE };
            let (places, rest) = rest.split_at_checked(length)?;
            row = rest;
            let places = if count == 0 { Places::Bits(places) } else { Places::Each(places) };
            Some((Word::from_be_bytes(*word), places))
        })
    }

    /// Adds what a row of a shorter segment says to what this one will say.
    pub fn take(self, shorter: Self, row: &[u8], told: &mut Told) {
        let by = self.place(shorter.first);
        for (word, places) in shorter.words(row) {
            let all = told.entry(word).or_default();
            places.each(|place| all.push(by + place));
        }
    }

    /// The row with or without a place of a word.
    pub fn changed(self, row: &[u8], word: Word, place: u16, stands: bool) -> Vec<u8> {
        let mut told = Told::new();
        self.take(self, row, &mut told);
        let places = told.entry(word).or_default();
        places.retain(|other| *other != place);
        if stands {
            places.push(place);
            places.sort_unstable();
        }
        self.write(&told).into_iter().map(|(_, row)| row).next().unwrap_or_default()
    }
}

/// Places as they lie in a row.
enum Places<'a> {
    Each(&'a [u8]),
    Bits(&'a [u8]),
}

impl Places<'_> {
    fn each(&self, mut take: impl FnMut(u16)) {
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
    pub fn add(&mut self, segment: Segment, row: &[u8], word: Word) {
        let Some((_, places)) = segment.words(row).find(|(other, _)| *other == word) else { return };
        match places {
            Places::Each(_) => places.each(|place| self.0[usize::from(place / 64)] |= 1 << (place % 64)),
            Places::Bits(bytes) => {
                let words = bytes.as_chunks::<8>().0.iter().map(|eight| u64::from_le_bytes(*eight));
                self.0.iter_mut().zip(words).for_each(|(all, word)| *all |= word);
            }
        }
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

/// Words as one value of a row.
pub(crate) fn packed(words: &[Word]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_be_bytes()).collect()
}

/// The words of such a value.
pub(super) fn unpacked(bytes: &[u8]) -> impl Iterator<Item = Word> {
    bytes.as_chunks::<WORD>().0.iter().map(|word| Word::from_be_bytes(*word))
}
