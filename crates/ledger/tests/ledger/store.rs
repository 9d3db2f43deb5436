//! A log in memory for the tests: tiles by place, and a count of what was read.

use std::collections::BTreeMap;
use zhixing_ledger::log::leaf;
use zhixing_ledger::{Hash, Tile, Tree, TreeError};

#[derive(Default)]
pub struct Store {
    pub size: u64,
    pub tiles: BTreeMap<(u8, u64), Vec<u8>>,
    pub reads: usize,
}

impl Store {
    pub fn of(size: u64) -> Store {
        let mut store = Store::default();
        store.append(&leaves(0, size));
        store
    }

    /// Appends, stores what changed, and returns its places.
    pub fn append(&mut self, leaves: &[Hash]) -> Vec<Tile> {
        let changed = self.tree(self.size, |tree| tree.append(leaves)).unwrap();
        self.size += leaves.len() as u64;
        let places = changed.iter().map(|(tile, _)| *tile).collect();
        for (tile, bytes) in changed {
            assert_eq!(bytes.len(), usize::from(tile.width) * Hash::LENGTH);
            self.tiles.insert((tile.level, tile.number), bytes);
        }
        places
    }

    /// Asks the tree of an earlier or the present size.
    pub fn tree<T>(&mut self, size: u64, ask: impl FnOnce(&mut Tree) -> Result<T, TreeError>) -> Result<T, TreeError> {
        let (tiles, reads) = (&self.tiles, &mut self.reads);
        let mut read = |tile: Tile| {
            *reads += 1;
            tiles.get(&(tile.level, tile.number)).cloned()
        };
        ask(&mut Tree::at(size, &mut read))
    }

    pub fn root(&mut self, size: u64) -> Hash {
        self.try_root(size).unwrap()
    }

    #[expect(clippy::redundant_closure_for_method_calls, reason = "the method alone is not general over the lifetime")]
    pub fn try_root(&mut self, size: u64) -> Result<Hash, TreeError> {
        self.tree(size, |tree| tree.root())
    }

    pub fn inclusion(&mut self, index: u64, size: u64) -> Vec<Hash> {
        self.tree(size, |tree| tree.inclusion(index)).unwrap()
    }

    pub fn consistency(&mut self, from: u64, size: u64) -> Vec<Hash> {
        self.tree(size, |tree| tree.consistency(from)).unwrap()
    }
}

/// The entry with this index: different for each.
pub fn entry(index: u64) -> Vec<u8> {
    format!("entry {index}").into_bytes()
}

pub fn leaves(from: u64, to: u64) -> Vec<Hash> {
    (from..to).map(|index| leaf(&entry(index))).collect()
}
