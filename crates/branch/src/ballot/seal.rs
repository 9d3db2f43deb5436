//! Sealing: a choice put under a lock that only two tellers together open (HPKE, RFC 9180: X25519, HKDF-SHA256, ChaCha20-Poly1305).
//! Pure: it knows bytes and keys, no database, no voter and no clock. Randomness is handed in.

use std::convert::Infallible;

use hpke::aead::ChaCha20Poly1305;
use hpke::kdf::HkdfSha256;
use hpke::kem::X25519HkdfSha256;
use hpke::rand_core::{TryCryptoRng, TryRng};
use hpke::{Deserializable, Kem, OpModeR, OpModeS, Serializable};
use zhixing_kit::{Error, Result};

type PrivateKey = <X25519HkdfSha256 as Kem>::PrivateKey;
type PublicKey = <X25519HkdfSha256 as Kem>::PublicKey;
type Encapsulated = <X25519HkdfSha256 as Kem>::EncappedKey;

/// What every seal of this product is bound to.
const INFO: &[u8] = b"zhixing-ballot/1";
/// How many bytes the encapsulated key at the head of a sealed text takes.
const HEAD_BYTES: usize = 32;
/// The letters of a key on paper: no 0, 1, I or O, which people confuse.
const LETTERS: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
/// How many letters a key has: 100 bits, more than anybody can try.
const KEY_LETTERS: usize = 20;

/// A key that opens what was sealed under its lock. It never reaches the database.
pub struct Key(PrivateKey);

impl Key {
    /// The key of a secret: the same secret gives the same key.
    pub fn of(secret: &[u8]) -> Self {
        Self(X25519HkdfSha256::derive_keypair(secret).0)
    }

    /// Its public half.
    pub fn lock(&self) -> Vec<u8> {
        X25519HkdfSha256::sk_to_pk(&self.0).to_bytes().to_vec()
    }

    /// Opens what was sealed for `about` under this key's lock; none when it was not.
    pub fn open(&self, sealed: &[u8], about: &str) -> Option<Vec<u8>> {
        let (head, text) = sealed.split_at_checked(HEAD_BYTES)?;
        let head = Encapsulated::from_bytes(head).ok()?;
        hpke::single_shot_open::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
            &OpModeR::Base,
            &self.0,
            &head,
            INFO,
            text,
            about.as_bytes(),
        )
        .ok()
    }
}

/// Seals a text for `about` under a lock. Texts of one length give sealed texts of one length, and the same text is sealed differently each time.
pub fn seal(lock: &[u8], text: &[u8], about: &str, random: [u8; 32]) -> Result<Vec<u8>> {
    let lock = PublicKey::from_bytes(lock).map_err(Error::broken)?;
    let (head, sealed) = hpke::single_shot_seal_with_rng::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
        &OpModeS::Base,
        &lock,
        INFO,
        text,
        about.as_bytes(),
        &mut Given(random),
    )
    .map_err(Error::broken)?;
    Ok([head.to_bytes().as_slice(), &sealed].concat())
}

/// A teller's secret as he may write it down: `K7QM-2F9X-…`, made of fresh randomness.
pub fn key_on_paper(random: [u8; KEY_LETTERS]) -> String {
    let letters: Vec<u8> = random.iter().map(|byte| LETTERS[usize::from(byte % 32)]).collect();
    let groups: Vec<String> = letters.chunks(4).map(|group| String::from_utf8_lossy(group).into_owned()).collect();
    groups.join("-")
}

/// The key of what was written down, however it is typed: small letters, spaces, without dashes. None when letters are missing.
pub fn key_from_paper(typed: &str) -> Option<Key> {
    let letters: Vec<u8> =
        typed.bytes().map(|byte| byte.to_ascii_uppercase()).filter(|byte| LETTERS.contains(byte)).collect();
    (letters.len() == KEY_LETTERS).then(|| Key::of(&letters))
}

/// Both halves of a secret together, or a secret and one half: the other half.
pub fn halves(one: &[u8], other: &[u8]) -> Vec<u8> {
    one.iter().zip(other).map(|(one, other)| one ^ other).collect()
}

/// Randomness that was drawn before, for a library that asks for a generator. It is asked once, for one ephemeral key.
struct Given([u8; 32]);

impl TryRng for Given {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        let mut bytes = [0; 4];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u32::from_le_bytes(bytes))
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        let mut bytes = [0; 8];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u64::from_le_bytes(bytes))
    }

    fn try_fill_bytes(&mut self, wanted: &mut [u8]) -> Result<(), Infallible> {
        use sha2::{Digest, Sha256};
        for chunk in wanted.chunks_mut(32) {
            chunk.copy_from_slice(&self.0[..chunk.len()]);
            self.0 = Sha256::digest(self.0).into();
        }
        Ok(())
    }
}

impl TryCryptoRng for Given {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_key_of_the_lock_opens_and_only_for_what_it_was_sealed() {
        let (key, other) = (Key::of(&[1; 32]), Key::of(&[2; 32]));
        let sealed = seal(&key.lock(), b"yes", "ballot/1", [7; 32]).unwrap();
        assert_eq!(key.open(&sealed, "ballot/1").as_deref(), Some(&b"yes"[..]));
        assert_eq!(key.open(&sealed, "ballot/2"), None);
        assert_eq!(other.open(&sealed, "ballot/1"), None);
        for at in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            assert_eq!(key.open(&changed, "ballot/1"), None, "byte {at}");
        }
        assert_eq!(key.open(&sealed[..20], "ballot/1"), None);
    }

    #[test]
    fn equal_texts_look_unlike_and_are_of_one_length() {
        let lock = Key::of(&[1; 32]).lock();
        let sealed = |text: &[u8], chance: u8| seal(&lock, text, "b", [chance; 32]).unwrap();
        assert_ne!(sealed(b"1", 1), sealed(b"1", 2));
        assert_eq!(sealed(b"1", 1).len(), sealed(b"3", 9).len());
    }

    #[test]
    fn a_key_on_paper_is_read_however_it_is_typed() {
        let written = key_on_paper(std::array::from_fn(|place| place as u8 * 13));
        assert_eq!(written.len(), KEY_LETTERS + 4);
        let lock = key_from_paper(&written).unwrap().lock();
        assert_eq!(key_from_paper(&format!(" {} ", written.to_lowercase().replace('-', " "))).unwrap().lock(), lock);
        assert!(key_from_paper(&written[1..]).is_none() && key_from_paper("").is_none());
    }

    #[test]
    fn one_half_says_nothing_and_both_give_the_secret() {
        let (secret, half) = ([9_u8; 32], [200_u8; 32]);
        assert_eq!(halves(&halves(&secret, &half), &half), secret);
    }
}
