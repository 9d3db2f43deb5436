//! Statements that are found by other words from now on: gathered by row, so that each row of the register is read, changed and written once.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Result, Write};

use super::model::Segment;
use super::row::Move;
use super::store;
use crate::word::Word;

/// Rows that are changed at once.
const ROWS_AT_ONCE: usize = 100;

/// What is to be changed. It grows with the words that statements lose and gain: some hundred bytes for a statement.
#[derive(Debug)]
pub(crate) struct Changes {
    /// Below which number everything is registered, in this transaction.
    below: i64,
    moves: BTreeMap<(Segment, i64), Vec<Move>>,
}

impl Changes {
    /// None so far.
    pub fn none(below: i64) -> Self {
        Self { below, moves: BTreeMap::new() }
    }

    /// A statement is found by these words no longer, and by those from now on. One that is in no segment yet is read as it is.
    pub fn note(&mut self, number: i64, lost: &[Word], gained: &[Word]) -> Result<()> {
        let Some(segment) = Segment::of(number, self.below) else { return Ok(()) };
        let place = segment.place(number)?;
        let gone = lost.iter().map(|word| (*word, false));
        let new = gained.iter().map(|word| (*word, true));
        for (word, stands) in gone.chain(new) {
            self.moves.entry((segment, segment.key(word))).or_default().push(Move { word, place, stands });
        }
        Ok(())
    }

    /// Writes them. The words that are `gone` go from every segment, whatever else is noted: also where a number's statement went by age.
    pub fn write(mut self, tx: &Write<'_>, organisation: &OrganisationId, gone: &HashSet<Word>) -> Result<()> {
        let segments = Segment::covering(self.below);
        let of = |segment: Segment| gone.iter().map(move |word| (segment, segment.key(*word)));
        let rows: BTreeSet<(Segment, i64)> =
            segments.into_iter().flat_map(of).chain(self.moves.keys().copied()).collect();
        for some in rows.into_iter().collect::<Vec<_>>().chunks(ROWS_AT_ONCE) {
            let keys: Vec<i64> = some.iter().map(|(_, key)| *key).collect();
            let (there,) = tx.together((|| store::rows(tx, &keys),))?;
            let (mut changed, mut new) = (Vec::new(), Vec::new());
            for (segment, key) in some {
                let mut moves = self.moves.remove(&(*segment, *key)).unwrap_or_default();
                moves.sort_unstable();
                let row = there.get(key).map_or(&[][..], Vec::as_slice);
                let Some(row) = segment.changed(row, gone, &moves)? else { continue };
                if there.contains_key(key) { changed.push((*key, row)) } else { new.push((*key, row)) }
            }
            store::change(tx, changed)?;
            new.retain(|(_, row): &(i64, Vec<u8>)| !row.is_empty());
            store::add(tx, organisation, new)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_many_statements_lose_is_one_change_of_each_row() {
        // 2,048 are registered in one segment, 64 in another, 10 in none.
        let mut changes = Changes::none(2_048 + 64);
        for number in 1..2_048 + 64 + 10 {
            changes.note(number, &[7], &[10]).unwrap();
        }
        assert_eq!(changes.moves.len(), 4, "two words in two segments: {:?}", changes.moves.keys());
        let all: Vec<&Move> = changes.moves.values().flatten().collect();
        assert_eq!(all.len(), 2 * (2_047 + 64));
        assert!(all.iter().all(|one| one.stands == (one.word == 10)));
    }
}
