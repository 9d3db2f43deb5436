//! Checking proofs against roots (RFC 6962, sections 2.1.1 and 2.1.2). It never makes one.
//!
//! The path from leaf `index` to the root of `size` leaves has two parts. Below the point where it parts from the path
//! of the last leaf, each level has a sibling, left or right by the bits of the index. Above, siblings are left only,
//! one for each remaining bit of the index.

use super::{Hash, node};

/// Why a proof does not prove.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProofError {
    /// The index is not below the size, or the earlier size is above the later.
    #[error("the index or size is out of range")]
    Range,
    /// Too few or too many hashes for that index and size.
    #[error("the proof has {found} hashes, needed {needed}")]
    Length {
        /// Hashes that such a proof has.
        needed: usize,
        /// Hashes that this one has.
        found: usize,
    },
    /// The hashes lead to another root.
    #[error("the proof does not lead to the root")]
    Root,
}

/// Checks that `leaf` (a leaf hash) is the entry `index` of the tree of `size` leaves with that `root`.
pub fn verify_inclusion(leaf: Hash, index: u64, size: u64, proof: &[Hash], root: Hash) -> Result<(), ProofError> {
    if index >= size {
        return Err(ProofError::Range);
    }
    let (inner, border) = path_lengths(index, size);
    expect_length(proof, inner + border)?;
    let (below, above) = proof.split_at(inner);
    expect_root(climb_left(climb(leaf, index, below), above), root)
}

/// Checks that the tree of `from` leaves with `old` root is a beginning of the tree of `size` leaves with `new` root.
/// From nothing to anything the proof is empty, and so it is from a size to itself.
pub fn verify_consistency(from: u64, size: u64, old: Hash, new: Hash, proof: &[Hash]) -> Result<(), ProofError> {
    if from > size {
        return Err(ProofError::Range);
    }
    if from == 0 || from == size {
        expect_length(proof, 0)?;
        return expect_root(old, if from == 0 { Hash::of_empty_tree() } else { new });
    }
    // The path of the old tree's last leaf, from the largest complete subtree that ends there.
    let shift = from.trailing_zeros();
    let (inner, border) = path_lengths(from - 1, size);
    let inner = inner - shift as usize;
    let start = usize::from(!from.is_power_of_two());
    expect_length(proof, start + inner + border)?;
    let seed = if start == 0 { old } else { proof[0] };
    let (below, above) = proof[start..].split_at(inner);
    let index = (from - 1) >> shift;
    let left_below: Vec<Hash> = (0..inner).filter(|level| index >> level & 1 == 1).map(|level| below[level]).collect();
    expect_root(climb_left(climb_left(seed, &left_below), above), old)?;
    expect_root(climb_left(climb(seed, index, below), above), new)
}

/// Siblings below and above the point where the paths of `index` and of the last leaf part.
fn path_lengths(index: u64, size: u64) -> (usize, usize) {
    let inner = u64::BITS - (index ^ (size - 1)).leading_zeros();
    let border = index.checked_shr(inner).unwrap_or(0).count_ones();
    (inner as usize, border as usize)
}

/// Upwards with a sibling at each level, on the side that the index's bits say.
fn climb(start: Hash, index: u64, siblings: &[Hash]) -> Hash {
    siblings.iter().enumerate().fold(start, |hash, (level, sibling)| {
        if index >> level & 1 == 0 { node(hash, *sibling) } else { node(*sibling, hash) }
    })
}

/// Upwards with siblings on the left only.
fn climb_left(start: Hash, siblings: &[Hash]) -> Hash {
    siblings.iter().fold(start, |hash, sibling| node(*sibling, hash))
}

fn expect_length(proof: &[Hash], needed: usize) -> Result<(), ProofError> {
    if proof.len() == needed { Ok(()) } else { Err(ProofError::Length { needed, found: proof.len() }) }
}

fn expect_root(found: Hash, root: Hash) -> Result<(), ProofError> {
    if found == root { Ok(()) } else { Err(ProofError::Root) }
}
