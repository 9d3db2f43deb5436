//! Secrets: passwords and the tokens of links, sessions and devices. Nothing here can be printed, and only hashes leave it for the database.

use std::fmt;

use argon2::{Argon2, PasswordHasher, PasswordVerifier};
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
        let made = Argon2::default().hash_password_with_salt(password.0.as_bytes(), &random.bytes::<16>());
        made.map(|hash| Self(hash.to_string())).map_err(Error::broken)
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
    let same =
        in_turn(house, move || Argon2::default().verify_password(password.0.as_bytes(), stored.as_str()).is_ok());
    Ok(same.await? && known)
}

/// The turn belongs to a task of its own: who hangs up does not make room for another while his password is still being checked.
async fn in_turn<T: Send + 'static>(house: &House, work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    let house = house.clone();
    let task = tokio::spawn(async move {
        let _turn = house.limits.password_turn().await?;
        tokio::task::spawn_blocking(work).await.map_err(Error::broken)
    });
    task.await.map_err(Error::broken)?
}

#[cfg(test)]
mod tests {
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
        assert!(Argon2::default().verify_password(b"correct horse battery", one.stored()).is_ok());
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
