//! The tree of the log: hashes, tiles, proofs. It never keeps anything: tiles come from and go to its caller.

mod bundle;
mod hash;
mod proof;
mod tile;
mod tree;

pub use bundle::{Bundle, BundleError};
pub use hash::{Hash, leaf, node};
pub use proof::{ProofError, verify_consistency, verify_inclusion};
pub use tile::Tile;
pub use tree::{ReadTile, Tree, TreeError};
