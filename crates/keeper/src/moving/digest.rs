//! What a table holds, as a sum: rows are hashed one by one and added up, so that the order in which an engine brings them does not matter.

use sha2::{Digest as _, Sha256};
use zhixing_kit::Value;

/// How many rows, and their sum.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Digest {
    pub rows: u64,
    sum: u128,
}

impl Digest {
    /// Adds a row.
    pub(super) fn add(&mut self, row: &[Value]) {
        let mut hash = Sha256::new();
        for value in row {
            match value {
                Value::Null => hash.update([0]),
                Value::Int(number) => hash.update([&[1], &number.to_le_bytes()[..]].concat()),
                // Yes and no are numbers on the embedded engine.
                Value::Bool(yes) => hash.update([&[1], &i64::from(*yes).to_le_bytes()[..]].concat()),
                Value::Text(text) => framed(&mut hash, 2, text.as_bytes()),
                Value::Blob(bytes) => framed(&mut hash, 3, bytes),
                Value::Real(number) => hash.update([&[4], &number.to_bits().to_le_bytes()[..]].concat()),
            }
        }
        let hash: [u8; 32] = hash.finalize().into();
        let half = hash.first_chunk().expect("sixteen of thirty-two bytes");
        self.rows += 1;
        self.sum = self.sum.wrapping_add(u128::from_le_bytes(*half));
    }
}

fn framed(hash: &mut Sha256, kind: u8, bytes: &[u8]) {
    hash.update([kind]);
    hash.update((bytes.len() as u64).to_le_bytes());
    hash.update(bytes);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(rows: &[Vec<Value>]) -> Digest {
        let mut digest = Digest::default();
        rows.iter().for_each(|row| digest.add(row));
        digest
    }

    #[test]
    fn order_does_not_matter_and_everything_else_does() {
        let row = |values: &[&str]| values.iter().map(|value| Value::from(*value)).collect::<Vec<_>>();
        let (a, b) = (row(&["ab", "c"]), row(&["a", "bc"]));
        assert_eq!(of(&[a.clone(), b.clone()]), of(&[b.clone(), a.clone()]));
        assert_ne!(of(std::slice::from_ref(&a)), of(std::slice::from_ref(&b)), "where one value ends counts");
        assert_ne!(of(&[a.clone(), a.clone()]), of(&[a]), "a row that is there twice counts twice");
        assert_eq!(of(&[vec![true.into()]]), of(&[vec![1_i64.into()]]), "the engines spell yes differently");
        assert_ne!(of(&[vec![Value::Null]]), of(&[row(&[""])]));
    }
}
