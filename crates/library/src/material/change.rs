//! What differs between two editions: paragraph by paragraph, and within a changed paragraph word by word (`kit::html::difference`). Pure.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::model::Placed;

/// Beyond this many comparisons the changed middle counts as replaced: a limit on work.
const COMPARISONS_MAX: usize = 4_000_000;
/// Up to so many pairs of paragraphs are held against each other.
const ALIKE_MAX: usize = 20_000;
/// Paragraphs that have less in common are two.
const ALIKE_PERCENT_MIN: usize = 30;
/// How much of a paragraph is looked at for that.
const COMPARED_CHARS_MAX: usize = 300;

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

/// Of paragraphs that stand in each other's place those are compared that are most alike: what was inserted, or left out, moves the others on.
fn differ(all: &mut Vec<Change>, old: &[&str], new: &[&str]) {
    let mut tell = |before: &str, after: &str| {
        all.push(Change::Differs { before: before.to_owned(), after: after.to_owned() });
    };
    let (mut at, mut beside) = (0, 0);
    for (one, other) in pairs(old, new).into_iter().chain([(old.len(), new.len())]) {
        old[at..one].iter().for_each(|before| tell(before, ""));
        new[beside..other].iter().for_each(|after| tell("", after));
        if let (Some(before), Some(after)) = (old.get(one), new.get(other)) {
            tell(before, after);
        }
        (at, beside) = (one + 1, other + 1);
    }
}

/// Which paragraphs belong together, in order, so that as much as can be is common to them all; each with itself where there are too many.
fn pairs(old: &[&str], new: &[&str]) -> Vec<(usize, usize)> {
    if old.len() * new.len() > ALIKE_MAX {
        return (0..old.len().min(new.len())).map(|at| (at, at)).collect();
    }
    let (old_parts, new_parts): (Vec<_>, Vec<_>) =
        (old.iter().map(|text| parts(text)).collect(), new.iter().map(|text| parts(text)).collect());
    let alike = |one: usize, other: usize| {
        let percent = common_percent(&old_parts[one], &new_parts[other]);
        // One that is very alike counts for more than two that are a little.
        if percent < ALIKE_PERCENT_MIN { 0 } else { percent * percent }
    };
    let width = new.len() + 1;
    let mut worth = vec![0_usize; (old.len() + 1) * width];
    let mut like = vec![0_usize; (old.len() + 1) * width];
    for one in (0..old.len()).rev() {
        for other in (0..new.len()).rev() {
            let here = one * width + other;
            like[here] = alike(one, other);
            let together = if like[here] > 0 { like[here] + worth[here + width + 1] } else { 0 };
            worth[here] = together.max(worth[here + width]).max(worth[here + 1]);
        }
    }
    let (mut found, mut one, mut other) = (Vec::new(), 0, 0);
    while one < old.len() && other < new.len() {
        let here = one * width + other;
        if like[here] > 0 && worth[here] == like[here] + worth[here + width + 1] {
            found.push((one, other));
            (one, other) = (one + 1, other + 1);
        } else if worth[here] == worth[here + width] {
            one += 1;
        } else {
            other += 1;
        }
    }
    found
}

/// The characters of a text and their neighbours, ascending; of a long one its beginning.
fn parts(text: &str) -> Vec<u64> {
    let signs: Vec<u64> =
        text.chars().filter(|sign| sign.is_alphanumeric()).take(COMPARED_CHARS_MAX).map(|sign| sign as u64).collect();
    let neighbours = signs.windows(2).map(|two| (two[0] << 32) | two[1]);
    let mut parts: Vec<u64> = signs.iter().copied().chain(neighbours).collect();
    parts.sort_unstable();
    parts
}

/// How much of two texts is common, in percent.
fn common_percent(one: &[u64], other: &[u64]) -> usize {
    let (mut at, mut beside, mut common) = (0, 0, 0);
    while at < one.len() && beside < other.len() {
        match one[at].cmp(&other[beside]) {
            std::cmp::Ordering::Less => at += 1,
            std::cmp::Ordering::Greater => beside += 1,
            std::cmp::Ordering::Equal => (at, beside, common) = (at + 1, beside + 1, common + 1),
        }
    }
    200 * common / (one.len() + other.len()).max(1)
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

    #[test]
    fn an_article_that_was_inserted_moves_the_others_on_and_is_compared_with_none() {
        let old = [
            "第一条 沿街停放要留出盲道，不得占用消防通道。",
            "第二条 地铁口五米以内不得停放共享单车。",
            "第三条 停放时头朝同一边摆放整齐。",
            "第四条 违反规定的由管理人员移走。",
        ];
        let new = [
            "第一条 沿街停放要留出盲道，不得占用消防通道和公交站台。",
            "第二条 学校门口上下学时段不停车，由老师和家长志愿者看守。",
            "第三条 地铁口十米以内不得停放共享单车。",
            "第四条 停放时头朝同一边摆放整齐。",
            "第五条 违反规定的由管理人员移走。",
        ];
        let differs = |before: &str, after: &str| Change::Differs { before: before.into(), after: after.into() };
        assert_eq!(
            changes(&placed(&old), &placed(&new)),
            [
                differs(old[0], new[0]),
                differs("", new[1]),
                differs(old[1], new[2]),
                differs(old[2], new[3]),
                differs(old[3], new[4]),
            ]
        );
        assert_eq!(
            changes(&placed(&["甲乙丙丁"]), &placed(&["子丑寅卯"])),
            [differs("甲乙丙丁", ""), differs("", "子丑寅卯")]
        );
    }
}
