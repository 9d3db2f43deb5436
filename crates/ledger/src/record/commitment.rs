//! What the log holds of a statement: a salted commitment. It never holds the statement itself, so that erasing the
//! statement and its salt leaves nothing that could be guessed, and the log still verifies.

use crate::log::Hash;
use sha2::{Digest, Sha256};

/// 32 random bytes, drawn once for each statement and kept beside it.
pub type Salt = [u8; 32];

/// Parts these hashes from all others that the same bytes could have.
const DOMAIN: &[u8] = b"zhixing-commitment/1\n";

/// SHA-256 of the domain line, the salt and the exact bytes of the stored statement: the log's entry, 32 bytes.
/// Its place in the tree is under [`crate::log::leaf`] of these bytes.
pub fn commitment(salt: &Salt, statement: &[u8]) -> Hash {
    Hash(Sha256::new().chain_update(DOMAIN).chain_update(salt).chain_update(statement).finalize().into())
}
