//! Secrets: passwords and the tokens of links, sessions and devices. Nothing here can be printed, and only hashes leave it for the database.

use std::fmt;

use argon2::password_hash::phc::{self, Output, ParamsString, Salt};
use argon2::{ARGON2ID_IDENT, Algorithm, Argon2, Block, Params, Version};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use zhixing_kit::id::Random;
use zhixing_kit::{Error, House, Result, Write};

/// What an unknown name is checked against, so that it takes the time of a wrong password. No password leads to it.
const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// A password or token as it was typed or sent. It prints as dots.
#[derive(Clone, Default, Deserialize, PartialEq, Eq)]
#[serde(transparent)]
pub struct Secret(String);

impl Secret {
    /// Wraps a text that nobody is to see.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// A fresh token of 256 bits.
    pub fn fresh(tx: &Write<'_>) -> Self {
        Self(hex::encode(tx.random::<32>()))
    }

    /// The text itself: for the one link, cookie or check that needs it.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// What the database keeps of a token: a token has 256 random bits, so a plain hash is enough.
    pub fn digest(&self) -> Vec<u8> {
        Sha256::digest(self.0.as_bytes()).to_vec()
    }
}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// What the database keeps of a password: Argon2id with 19 MiB, two passes, one lane, and a salt of its own.
#[derive(Clone, PartialEq, Eq)]
pub struct PasswordHash(String);

impl PasswordHash {
    /// Hashes a password. Slow on purpose (some 20 ms and 19 MiB): pages use [`hash`], which waits for its turn.
    pub fn of(password: &Secret, random: &Random) -> Result<Self> {
        let params = Params::default();
        let salt = Salt::new(&random.bytes::<16>()).map_err(Error::broken)?;
        let output = derive(password, &salt, params.clone())?;
        let (algorithm, version) = (ARGON2ID_IDENT, Some(Version::default().into()));
        let params = ParamsString::try_from(&params).map_err(Error::broken)?;
        let hash = phc::PasswordHash { algorithm, version, params, salt: Some(salt), hash: Some(output) };
        Ok(Self(hash.to_string()))
    }

    /// As the database keeps it.
    pub(crate) fn stored(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for PasswordHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PasswordHash(…)")
    }
}

/// Hashes a password when it is its turn, away from the threads that answer. [`Error::Busy`] when too many wait.
pub async fn hash(house: &House, password: Secret) -> Result<PasswordHash> {
    let random = house.random.clone();
    in_turn(house, move || PasswordHash::of(&password, &random)).await?
}

/// Whether the password is the one of the stored hash; without one, as slow, and no.
pub async fn verify(house: &House, password: Secret, stored: Option<String>) -> Result<bool> {
    let known = stored.is_some();
    let stored = stored.unwrap_or_else(|| NOBODY.to_owned());
    let same = in_turn(house, move || is_of(&password, &stored).unwrap_or(false));
    Ok(same.await? && known)
}

/// Whether a password leads to a stored hash; a hash that cannot be read is nobody's.
fn is_of(password: &Secret, stored: &str) -> Result<bool> {
    let known = phc::PasswordHash::new(stored).map_err(Error::broken)?;
    let (Some(salt), Some(output)) = (&known.salt, &known.hash) else { return Ok(false) };
    let params = Params::try_from(&known).map_err(Error::broken)?;
    // Outputs are compared in constant time.
    Ok(known.algorithm == ARGON2ID_IDENT && derive(password, salt, params)? == *output)
}

/// How much memory is asked for at once, in blocks of 1 KiB: more than the 32 MiB from which on the system's allocator gives every piece back
/// as soon as it is free. Smaller pieces it would keep, one for each thread: a hundred people who sign in would cost a gigabyte for good.
/// Only what is used of it is ever touched.
const RESERVED_BLOCKS: usize = 33 * 1024;

fn derive(password: &Secret, salt: &Salt, params: Params) -> Result<Output> {
    let mut memory: Vec<Block> = Vec::with_capacity(RESERVED_BLOCKS.max(params.block_count()));
    memory.resize(params.block_count(), Block::new());
    let mut output = vec![0; params.output_len().unwrap_or(Params::DEFAULT_OUTPUT_LEN)];
    let argon = Argon2::new(Algorithm::Argon2id, Version::default(), params);
    argon
        .hash_password_into_with_memory(password.0.as_bytes(), salt, &mut output, &mut memory)
        .map_err(Error::broken)?;
    Output::new(&output).map_err(Error::broken)
}

/// Dear work with a secret when it is its turn, away from the threads that answer. [`Error::Busy`] when too many wait.
/// The turn belongs to a task of its own: who hangs up does not make room for another while his password is still being checked.
pub async fn in_turn<T: Send + 'static>(house: &House, work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    let house = house.clone();
    let task = tokio::spawn(async move {
        let _turn = house.limits.password_turn().await?;
        tokio::task::spawn_blocking(work).await.map_err(Error::broken)
    });
    task.await.map_err(Error::broken)?
}

#[cfg(test)]
mod tests {
    use argon2::PasswordVerifier;

    use super::*;

    #[test]
    fn hashes_are_argon2id_salted_and_unprintable() {
        let random = Random::seeded(1);
        let password = Secret::new("correct horse battery");
        let (one, other) =
            (PasswordHash::of(&password, &random).unwrap(), PasswordHash::of(&password, &random).unwrap());
        assert!(one.stored().starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        assert_ne!(one, other);
        assert_eq!(format!("{password:?} {one:?}"), "Secret(…) PasswordHash(…)");
        // The library's own reading of the hash agrees with ours.
        assert!(Argon2::default().verify_password(b"correct horse battery", one.stored()).is_ok());
        assert!(is_of(&password, one.stored()).unwrap());
        assert!(!is_of(&Secret::new("correct horse"), one.stored()).unwrap());
        assert!(is_of(&password, "no hash").is_err());
        assert!(Argon2::default().verify_password(b"correct horse", one.stored()).is_err());
    }

    #[test]
    fn nobody_is_well_formed_so_that_it_costs_the_same() {
        assert_eq!(
            Argon2::default().verify_password(b"x", NOBODY),
            Err(argon2::password_hash::Error::PasswordInvalid),
            "anything else would have been refused before the work"
        );
    }
}
