//! The tree over tiles: append, root, proofs. It reads each tile at most once, and only the O(log n) that it needs.
//!
//! Every question comes down to one: the hash of an aligned, complete subtree. That subtree lies in one tile.

use super::{Hash, Tile, node};
use std::collections::BTreeMap;

/// How a tree gets a tile's bytes. A wider tile of the same place will do: the first `width` hashes count.
/// A caller whose store can fail keeps the failure and answers `None`.
pub type ReadTile<'r> = &'r mut dyn FnMut(Tile) -> Option<Vec<u8>>;

/// Why a tree gives no answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TreeError {
    /// The reader has no such tile, or fewer bytes than its width asks for.
    #[error("tile {0:?} is missing or too short")]
    Missing(Tile),
    /// The index is not in the tree.
    #[error("entry {index} is outside the tree of size {size}")]
    Outside {
        /// The index asked for.
        index: u64,
        /// The tree's size.
        size: u64,
    },
    /// The earlier size is larger than the tree's.
    #[error("size {from} is larger than the tree's size {size}")]
    Later {
        /// The earlier size asked for.
        from: u64,
        /// The tree's size.
        size: u64,
    },
    /// More leaves than 64 bits can count.
    #[error("the tree is full")]
    Full,
}

/// A tree of a given size, read from tiles as they are needed.
pub struct Tree<'r> {
    size: u64,
    read: ReadTile<'r>,
    seen: BTreeMap<(u8, u64), Vec<u8>>,
}

impl<'r> Tree<'r> {
    /// The tree of `size` leaves whose tiles `read` knows. Nothing is read yet.
    pub fn at(size: u64, read: ReadTile<'r>) -> Tree<'r> {
        Tree { size, read, seen: BTreeMap::new() }
    }

    /// Leaves in the tree.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Adds leaf hashes at the end. Returns each tile that changed, once, at its new width: what the caller stores.
    /// The tree itself has grown too, and answers for its new size.
    pub fn append(&mut self, leaves: &[Hash]) -> Result<Vec<(Tile, Vec<u8>)>, TreeError> {
        let size = self.size.checked_add(leaves.len() as u64).ok_or(TreeError::Full)?;
        let mut changed = Vec::new();
        let mut fresh = leaves.to_vec();
        for level in 0.. {
            if fresh.is_empty() {
                break;
            }
            let appended = self.append_to_level(level, &fresh)?;
            changed.extend(appended.changed);
            fresh = appended.full;
        }
        for (tile, bytes) in &changed {
            self.seen.insert((tile.level, tile.number), bytes.clone());
        }
        self.size = size;
        Ok(changed)
    }

    /// The root hash.
    pub fn root(&mut self) -> Result<Hash, TreeError> {
        if self.size == 0 { Ok(Hash::of_empty_tree()) } else { self.range(0, self.size) }
    }

    /// The proof that the leaf at `index` is in the tree: from the leaf's sibling up to the root's child.
    pub fn inclusion(&mut self, index: u64) -> Result<Vec<Hash>, TreeError> {
        if index >= self.size {
            return Err(TreeError::Outside { index, size: self.size });
        }
        let (mut low, mut high) = (0, self.size);
        let mut proof = Vec::new();
        while high - low > 1 {
            let middle = low + left_width(high - low);
            if index < middle {
                proof.push(self.range(middle, high)?);
                high = middle;
            } else {
                proof.push(self.range(low, middle)?);
                low = middle;
            }
        }
        proof.reverse();
        Ok(proof)
    }

    /// The proof that the tree of size `from` is a beginning of this one (RFC 6962, section 2.1.2).
    /// Empty from size 0 and from the tree's own size.
    pub fn consistency(&mut self, from: u64) -> Result<Vec<Hash>, TreeError> {
        if from > self.size {
            return Err(TreeError::Later { from, size: self.size });
        }
        if from == 0 {
            return Ok(Vec::new());
        }
        let (mut low, mut high) = (0, self.size);
        let mut proof = Vec::new();
        while high != from {
            let middle = low + left_width(high - low);
            if from <= middle {
                proof.push(self.range(middle, high)?);
                high = middle;
            } else {
                proof.push(self.range(low, middle)?);
                low = middle;
            }
        }
        if low > 0 {
            proof.push(self.range(low, high)?);
        }
        proof.reverse();
        Ok(proof)
    }

    /// Adds hashes at the end of one level.
    fn append_to_level(&mut self, level: u8, fresh: &[Hash]) -> Result<Appended, TreeError> {
        let present = hashes_at(level, self.size);
        let mut number = present / u64::from(Tile::FULL);
        let mut bytes = match present % u64::from(Tile::FULL) {
            0 => Vec::new(),
            width => self.tile(level, number)?[..width as usize * Hash::LENGTH].to_vec(),
        };
        let mut appended = Appended::default();
        let mut rest = fresh;
        while !rest.is_empty() {
            let room = usize::from(Tile::FULL) - bytes.len() / Hash::LENGTH;
            let (now, later) = rest.split_at(room.min(rest.len()));
            bytes.extend(now.iter().flat_map(|hash| hash.0));
            let width = (bytes.len() / Hash::LENGTH) as u16;
            if width == Tile::FULL {
                appended.full.push(subtree(&bytes));
            }
            appended.changed.push((Tile { level, number, width }, std::mem::take(&mut bytes)));
            number += 1;
            rest = later;
        }
        Ok(appended)
    }

    /// The hash over the leaves `low..high`; `low` is a multiple of the width of the left subtree.
    fn range(&mut self, low: u64, high: u64) -> Result<Hash, TreeError> {
        let width = high - low;
        if width.is_power_of_two() {
            return self.complete(low, width.trailing_zeros());
        }
        let middle = low + left_width(width);
        Ok(node(self.range(low, middle)?, self.range(middle, high)?))
    }

    /// The hash of the complete subtree of `2^height` leaves from `low` on: it lies in one tile.
    fn complete(&mut self, low: u64, height: u32) -> Result<Hash, TreeError> {
        let level = (height / 8) as u8;
        let first = low >> (8 * u32::from(level));
        let tile = self.tile(level, first / u64::from(Tile::FULL))?;
        let start = (first % u64::from(Tile::FULL)) as usize * Hash::LENGTH;
        let length = Hash::LENGTH << (height % 8);
        Ok(subtree(&tile[start..start + length]))
    }

    /// A tile's bytes, at least as many as the tree's size asks for.
    fn tile(&mut self, level: u8, number: u64) -> Result<&[u8], TreeError> {
        let present = hashes_at(level, self.size) - number * u64::from(Tile::FULL);
        let width = present.min(u64::from(Tile::FULL)) as u16;
        let tile = Tile { level, number, width };
        if !self.seen.contains_key(&(level, number)) {
            let bytes = (self.read)(tile).ok_or(TreeError::Missing(tile))?;
            self.seen.insert((level, number), bytes);
        }
        let bytes = self.seen.get(&(level, number)).ok_or(TreeError::Missing(tile))?;
        if bytes.len() < usize::from(width) * Hash::LENGTH { Err(TreeError::Missing(tile)) } else { Ok(bytes) }
    }
}

/// What an append did to one level.
#[derive(Default)]
struct Appended {
    changed: Vec<(Tile, Vec<u8>)>,
    /// The hashes of the tiles that became full: the next level's new hashes.
    full: Vec<Hash>,
}

/// Hashes that a tree of `size` leaves has at a level.
fn hashes_at(level: u8, size: u64) -> u64 {
    size.checked_shr(8 * u32::from(level)).unwrap_or(0)
}

/// The largest power of two that is smaller than `width`, for a width of at least 2.
fn left_width(width: u64) -> u64 {
    1 << (width - 1).ilog2()
}

/// The hash over a power of two of consecutive hashes.
fn subtree(hashes: &[u8]) -> Hash {
    let mut row: Vec<Hash> = hashes.as_chunks().0.iter().map(|bytes| Hash(*bytes)).collect();
    while row.len() > 1 {
        row = row.chunks(2).map(|pair| node(pair[0], pair[1])).collect();
    }
    row[0]
}
