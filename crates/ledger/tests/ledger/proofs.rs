//! Proofs: each that the tree makes is accepted, and none for anything else.

use super::store::{Store, entry, leaves};
use zhixing_ledger::Hash;
use zhixing_ledger::log::{ProofError, leaf, verify_consistency, verify_inclusion};

const SAMPLED: [u64; 11] = [255, 256, 257, 511, 1_000, 4_096, 65_535, 65_536, 65_537, 69_999, 70_000];

#[test]
fn every_entry_of_every_small_tree_is_proven() {
    let mut store = Store::of(70);
    for size in 1..=70 {
        let root = store.root(size);
        for index in 0..size {
            let proof = store.inclusion(index, size);
            assert_eq!(verify_inclusion(leaf(&entry(index)), index, size, &proof, root), Ok(()), "{index} in {size}");
            refuse_other_inclusions(index, size, &proof, root);
        }
    }
}

/// The same proof with one thing wrong. Other indexes and sizes may share the path's shape but never its root.
fn refuse_other_inclusions(index: u64, size: u64, proof: &[Hash], root: Hash) {
    let right = leaf(&entry(index));
    let check = |hash, index, size, proof: &[Hash], root| verify_inclusion(hash, index, size, proof, root);
    assert_eq!(check(leaf(b"other"), index, size, proof, root), Err(ProofError::Root));
    assert_eq!(check(right, index, size, proof, leaf(b"other")), Err(ProofError::Root));
    assert_eq!(check(right, size, size, proof, root), Err(ProofError::Range));
    if size > 1 {
        assert!(check(right, (index + 1) % size, size, proof, root).is_err(), "{index} in {size}");
    }
    let longer = [proof, &[root]].concat();
    assert!(matches!(check(right, index, size, &longer, root), Err(ProofError::Length { .. })));
    for at in 0..proof.len() {
        let mut changed = proof.to_vec();
        changed[at].0[at % 32] ^= 1;
        assert_eq!(check(right, index, size, &changed, root), Err(ProofError::Root));
        assert!(matches!(check(right, index, size, &proof[..at], root), Err(ProofError::Length { .. })));
    }
}

#[test]
fn every_small_tree_is_a_beginning_of_every_later_one() {
    let mut store = Store::of(70);
    for size in 0..=70 {
        for from in 0..=size {
            let (old, new) = (store.root(from), store.root(size));
            let proof = store.consistency(from, size);
            assert_eq!(verify_consistency(from, size, old, new, &proof), Ok(()), "{from} in {size}");
            refuse_other_consistencies(from, size, [old, new], &proof);
        }
    }
}

fn refuse_other_consistencies(from: u64, size: u64, [old, new]: [Hash; 2], proof: &[Hash]) {
    let other = leaf(b"other");
    assert!(verify_consistency(from, size, other, new, proof).is_err(), "{from} in {size}");
    assert_eq!(verify_consistency(size + 1, size, old, new, proof), Err(ProofError::Range));
    if from > 0 {
        assert!(verify_consistency(from, size, old, other, proof).is_err(), "{from} in {size}");
    }
    let longer = [proof, &[new]].concat();
    assert!(matches!(verify_consistency(from, size, old, new, &longer), Err(ProofError::Length { .. })));
    for at in 0..proof.len() {
        let mut changed = proof.to_vec();
        changed[at].0[at % 32] ^= 1;
        assert_eq!(verify_consistency(from, size, old, new, &changed), Err(ProofError::Root), "{from} in {size}");
        assert!(matches!(verify_consistency(from, size, old, new, &proof[..at]), Err(ProofError::Length { .. })));
    }
}

#[test]
fn large_trees_prove_samples() {
    let mut store = Store::of(70_000);
    for size in SAMPLED {
        let root = store.root(size);
        for index in [0, 1, 254, 255, 256, 12_345, 65_535, 65_536, size - 1].into_iter().filter(|index| *index < size) {
            let proof = store.inclusion(index, size);
            assert_eq!(verify_inclusion(leaf(&entry(index)), index, size, &proof, root), Ok(()), "{index} in {size}");
        }
        for from in SAMPLED.into_iter().filter(|from| *from <= size) {
            let (old, proof) = (store.root(from), store.consistency(from, size));
            assert_eq!(verify_consistency(from, size, old, root, &proof), Ok(()), "{from} in {size}");
        }
    }
}

#[test]
fn a_rewritten_log_is_not_consistent() {
    let mut honest = Store::of(300);
    let mut rewritten = Store::default();
    let mut other = leaves(0, 300);
    other[17] = leaf(b"something else");
    rewritten.append(&other);
    let proof = rewritten.consistency(100, 300);
    let (old, new) = (honest.root(100), rewritten.root(300));
    assert_eq!(verify_consistency(100, 300, old, new, &proof), Err(ProofError::Root));
}

#[test]
fn numbers_at_the_end_of_their_range_are_no_trouble() {
    let hash = leaf(b"x");
    for (index, size) in [(0, u64::MAX), (u64::MAX - 1, u64::MAX), (1 << 63, u64::MAX), (u64::MAX, u64::MAX), (0, 0)] {
        for length in [0, 1, 63, 64, 65] {
            let proof = vec![hash; length];
            assert!(verify_inclusion(hash, index, size, &proof, leaf(b"y")).is_err());
            assert!(verify_consistency(index, size, hash, leaf(b"y"), &proof).is_err());
        }
    }
}
