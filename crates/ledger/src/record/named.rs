//! What a seal names of the statements that it holds together: how many, and which by their indexes. So one that was left out later is found by its own.

use super::file::{RecordFile, WrittenStatement};

/// Ranges that a seal names at most: of a record whose statements lie more scattered, one that was left out is counted and not named.
const RANGES_MAX: usize = 2_000;

/// The statements of a seal.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Named {
    /// How many.
    pub number: usize,
    /// Their indexes, ascending; none where the seal does not name them.
    pub indexes: Option<Vec<u64>>,
}

impl Named {
    /// Of the statements of a file, in its order.
    pub fn of(statements: &[WrittenStatement]) -> Self {
        let indexes: Vec<u64> = statements.iter().map(|statement| statement.index).collect();
        let is_named = !indexes.is_empty() && indexes.is_sorted() && ranges(&indexes).len() <= RANGES_MAX;
        Self { number: statements.len(), indexes: is_named.then_some(indexes) }
    }

    /// As the seal says it, line by line.
    pub fn text(&self) -> String {
        let number = self.without_indexes();
        let Some(indexes) = &self.indexes else { return number };
        let said = |(first, last): &(u64, u64)| {
            if first == last { first.to_string() } else { format!("{first}-{last}") }
        };
        let said: Vec<String> = ranges(indexes).iter().map(said).collect();
        format!("{number}indexes {}\n", said.join(","))
    }

    /// As seals said it that named no indexes.
    pub fn without_indexes(&self) -> String {
        format!("statements {}\n", self.number)
    }

    /// What the text of a seal says; `None` where it says nothing of the kind.
    pub fn read(seal: &str) -> Option<Self> {
        let mut lines = seal.lines().skip(1);
        let number = lines.next()?.strip_prefix("statements ")?.parse().ok()?;
        let indexes = lines.next().and_then(|line| line.strip_prefix("indexes ")).and_then(expanded);
        Some(Self { number, indexes })
    }
}

/// The ranges of ascending indexes: first and last of each.
fn ranges(indexes: &[u64]) -> Vec<(u64, u64)> {
    let mut ranges: Vec<(u64, u64)> = Vec::new();
    for &index in indexes {
        match ranges.last_mut() {
            Some((_, last)) if last.checked_add(1) == Some(index) => *last = index,
            _ => ranges.push((index, index)),
        }
    }
    ranges
}

/// The indexes of ranges. Never more than a file may have, whatever a seal says.
fn expanded(text: &str) -> Option<Vec<u64>> {
    let mut indexes = Vec::new();
    for part in text.split(',') {
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        let (first, last): (u64, u64) = (first.parse().ok()?, last.parse().ok()?);
        let room = (RecordFile::STATEMENTS_MAX - indexes.len()) as u64;
        if last < first || last - first >= room {
            return None;
        }
        indexes.extend(first..=last);
    }
    Some(indexes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_seal_names_is_read_back_and_a_hostile_one_is_bounded() {
        let named = Named { number: 6, indexes: Some(vec![3, 7, 8, 9, 11, u64::MAX]) };
        assert_eq!(named.text(), format!("statements 6\nindexes 3,7-9,11,{}\n", u64::MAX));
        assert_eq!(Named::read(&format!("format\n{}sha256 00\n", named.text())), Some(named));
        let older = Named { number: 2, indexes: None };
        assert_eq!(Named::read(&format!("format\n{}sha256 00\n", older.text())), Some(older));
        for bad in ["0-99999999", "5-4", "a", "", "1,,2", "0-99999,1000000"] {
            assert_eq!(expanded(bad), None, "{bad}");
        }
    }
}
