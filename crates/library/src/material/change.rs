//! What differs between two editions: paragraph by paragraph, and within a changed paragraph word by word (`kit::html::difference`). Pure.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::model::Placed;

/// Beyond this many comparisons the changed middle counts as replaced: a limit on work.
const COMPARISONS_MAX: usize = 4_000_000;

/// A piece of the comparison, in the order of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// So many paragraphs are the same.
    Same(usize),
    /// A paragraph was there before and is not any more, is new, or reads otherwise; what is missing is empty.
    Differs {
        /// What it said.
        before: String,
        /// What it says.
        after: String,
    },
}

/// Compares two editions.
pub fn changes(before: &[Placed], after: &[Placed]) -> Vec<Change> {
    let (old, new) = (texts(before), texts(after));
    let head = old.iter().zip(&new).take_while(|(one, other)| one == other).count();
    let tail = old[head..].iter().rev().zip(new[head..].iter().rev()).take_while(|(one, other)| one == other).count();
    let (old, new) = (&old[head..old.len() - tail], &new[head..new.len() - tail]);
    let mut all = Vec::new();
    same(&mut all, head);
    if old.len() * new.len() > COMPARISONS_MAX {
        differ(&mut all, old, new);
    } else {
        for piece in capture_diff_slices(Algorithm::Myers, old, new) {
            match piece {
                DiffOp::Equal { len, .. } => same(&mut all, len),
                other => differ(&mut all, &old[other.old_range()], &new[other.new_range()]),
            }
        }
    }
    same(&mut all, tail);
    all
}

fn texts(all: &[Placed]) -> Vec<&str> {
    all.iter().map(|one| one.text.as_str()).collect()
}

fn same(all: &mut Vec<Change>, count: usize) {
    if count > 0 {
        all.push(Change::Same(count));
    }
}

/// Paragraphs that stand in each other's place are compared one with one.
fn differ(all: &mut Vec<Change>, old: &[&str], new: &[&str]) {
    for at in 0..old.len().max(new.len()) {
        let text = |side: &[&str]| side.get(at).map(|text| (*text).to_owned()).unwrap_or_default();
        all.push(Change::Differs { before: text(old), after: text(new) });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::Look;

    fn placed(texts: &[&str]) -> Vec<Placed> {
        let one = |(text, place): (&&str, u32)| Placed { place, part: 1, look: Look::Body, text: (*text).to_owned() };
        texts.iter().zip(1..).map(one).collect()
    }

    #[test]
    fn what_is_the_same_is_counted_and_what_stands_in_its_place_is_compared() {
        let differs = |before: &str, after: &str| Change::Differs { before: before.into(), after: after.into() };
        let found = changes(&placed(&["甲", "两人", "丙", "旧", "末"]), &placed(&["甲", "三人", "丙", "末", "新"]));
        assert_eq!(
            found,
            [
                Change::Same(1),
                differs("两人", "三人"),
                Change::Same(1),
                differs("旧", ""),
                Change::Same(1),
                differs("", "新")
            ]
        );
        assert_eq!(changes(&placed(&["甲"]), &placed(&["甲"])), [Change::Same(1)]);
    }
}
