//! How a self-review is locked: a random key of its own seals the words; that key is wrapped by another, which Argon2id makes of what its writer types.
//! Pure: it knows bytes, no database, no clock and no person but by the name that a seal is bound to. Randomness is handed in. Decision 0018.

use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{Key as CipherKey, KeyInit, XChaCha20Poly1305, XNonce};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;
use zhixing_kit::{Error, Result};

/// What every seal of this kind begins with.
const FORMAT: u8 = 1;
const NONCE_BYTES: usize = 24;
/// Sealed texts are filled up to a multiple of this, so that their size says little about what was written.
const BLOCK_BYTES: usize = 4096;
/// How many bytes tell the length of what was filled up.
const LENGTH_BYTES: usize = 4;

/// What a key is for: a seal of one kind is not opened as another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// The wrapped key.
    Wrap,
    /// The words.
    Words,
    /// The key while it is in use in a browser.
    Opening,
}

impl Purpose {
    fn word(self) -> &'static str {
        match self {
            Self::Wrap => "wrap",
            Self::Words => "words",
            Self::Opening => "opening",
        }
    }
}

/// How dear it is to try a password: what the key was wrapped with stands beside it, so that it can be raised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes.
    pub passes: u32,
}

impl Cost {
    /// The second choice of RFC 9106 in one lane: 64 MiB, three passes, some 150 ms.
    pub const USUAL: Self = Self { memory_kib: 64 * 1024, passes: 3 };
}

/// 256 bits that open something. It cannot be printed, and its memory is wiped.
#[derive(Clone)]
pub struct Key(Zeroizing<[u8; 32]>);

impl Key {
    /// A fresh one of random bytes.
    pub fn of(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// The key that what somebody typed gives with this salt. Slow on purpose: it waits for its turn elsewhere.
    pub fn derived(typed: &str, salt: &[u8], cost: Cost) -> Result<Self> {
        let params = Params::new(cost.memory_kib, cost.passes, 1, Some(32)).map_err(Error::broken)?;
        let mut key = Zeroizing::new([0; 32]);
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(typed.as_bytes(), salt, &mut *key)
            .map_err(Error::broken)?;
        Ok(Self(key))
    }

    /// The key of a random token, such as a cookie holds.
    pub fn of_token(token: &str) -> Self {
        Self::of(Sha256::digest(["zhixing-review/1 key ", token].concat().as_bytes()).into())
    }

    /// Seals this key under another.
    pub fn wrapped(&self, under: &Self, purpose: Purpose, whose: &str, nonce: [u8; NONCE_BYTES]) -> Result<Vec<u8>> {
        under.seal_bytes(&*self.0, purpose, whose, nonce)
    }

    /// The key that was wrapped under this one; none when it was not.
    pub fn unwrapped(&self, sealed: &[u8], purpose: Purpose, whose: &str) -> Option<Self> {
        let bytes = Zeroizing::new(self.open_bytes(sealed, purpose, whose)?);
        Some(Self(Zeroizing::new(bytes.as_slice().try_into().ok()?)))
    }

    /// Seals a text, filled up.
    pub fn seal(&self, text: &str, whose: &str, nonce: [u8; NONCE_BYTES]) -> Result<Vec<u8>> {
        let length = u32::try_from(text.len()).map_err(Error::broken)?;
        let mut filled = Zeroizing::new(Vec::with_capacity(text.len() + BLOCK_BYTES));
        filled.extend_from_slice(&length.to_be_bytes());
        filled.extend_from_slice(text.as_bytes());
        let whole = filled.len().next_multiple_of(BLOCK_BYTES);
        filled.resize(whole, 0);
        self.seal_bytes(&filled, Purpose::Words, whose, nonce)
    }

    /// The text; none when it was sealed by another key or for somebody else, or was changed.
    pub fn open(&self, sealed: &[u8], whose: &str) -> Option<Zeroizing<String>> {
        let filled = Zeroizing::new(self.open_bytes(sealed, Purpose::Words, whose)?);
        let (length, rest) = filled.split_at_checked(LENGTH_BYTES)?;
        let length = u32::from_be_bytes(length.try_into().ok()?) as usize;
        let text = std::str::from_utf8(rest.get(..length)?).ok()?;
        Some(Zeroizing::new(text.to_owned()))
    }

    fn seal_bytes(&self, bytes: &[u8], purpose: Purpose, whose: &str, nonce: [u8; NONCE_BYTES]) -> Result<Vec<u8>> {
        let about = about(purpose, whose);
        let payload = Payload { msg: bytes, aad: about.as_bytes() };
        let sealed = self.cipher().encrypt(&XNonce::from(nonce), payload);
        let sealed = sealed.map_err(|_| Error::broken("a text that is too long to be sealed"))?;
        Ok([&[FORMAT], nonce.as_slice(), &sealed].concat())
    }

    fn open_bytes(&self, sealed: &[u8], purpose: Purpose, whose: &str) -> Option<Vec<u8>> {
        let rest = sealed.strip_prefix(&[FORMAT])?;
        let (nonce, text) = rest.split_at_checked(NONCE_BYTES)?;
        let nonce: [u8; NONCE_BYTES] = nonce.try_into().ok()?;
        let about = about(purpose, whose);
        self.cipher().decrypt(&XNonce::from(nonce), Payload { msg: text, aad: about.as_bytes() }).ok()
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(&CipherKey::from(*self.0))
    }
}

/// Under which name the database knows the opening of a token: the token itself is not kept.
pub fn name_of_token(token: &str) -> String {
    hex::encode(Sha256::digest(["zhixing-review/1 name ", token].concat().as_bytes()))
}

/// What a seal is bound to: what it is for, and whose it is.
fn about(purpose: Purpose, whose: &str) -> String {
    format!("zhixing-review/1 {} {whose}", purpose.word())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Dear enough to be the same code, cheap enough for many.
    const CHEAP: Cost = Cost { memory_kib: 64, passes: 1 };

    #[test]
    fn what_was_sealed_opens_with_its_key_for_its_owner_and_its_purpose_alone() {
        let key = Key::of([7; 32]);
        let sealed = key.seal("自己写的话", "甲", [1; 24]).unwrap();
        assert_eq!(key.open(&sealed, "甲").unwrap().as_str(), "自己写的话");
        assert!(key.open(&sealed, "乙").is_none(), "another's row put in its place");
        assert!(Key::of([8; 32]).open(&sealed, "甲").is_none(), "another key");
        for at in [0, 1, 30, sealed.len() - 1] {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            assert!(key.open(&changed, "甲").is_none(), "byte {at} was changed");
        }
        assert!(key.open(&sealed[..20], "甲").is_none() && key.open(&[], "甲").is_none());
        let wrapped = key.wrapped(&Key::of([9; 32]), Purpose::Wrap, "甲", [2; 24]).unwrap();
        assert!(Key::of([9; 32]).unwrapped(&wrapped, Purpose::Opening, "甲").is_none());
        assert!(Key::of([9; 32]).unwrapped(&wrapped, Purpose::Wrap, "甲").is_some());
    }

    #[test]
    fn the_size_of_a_seal_says_little_about_what_was_written() {
        let key = Key::of([7; 32]);
        let size = |words: usize| key.seal(&"字".repeat(words), "甲", [1; 24]).unwrap().len();
        assert_eq!(size(0), size(1_300));
        assert_eq!(size(1_400) - size(0), BLOCK_BYTES);
    }

    #[test]
    fn a_derived_key_depends_on_the_words_the_salt_and_the_cost() {
        let of = |typed: &str, salt: &[u8], cost| *Key::derived(typed, salt, cost).unwrap().0;
        let (one, two) = ([1; 16], [2; 16]);
        assert_eq!(of("口令一", &one, CHEAP), of("口令一", &one, CHEAP));
        assert_ne!(of("口令一", &one, CHEAP), of("口令二", &one, CHEAP));
        assert_ne!(of("口令一", &one, CHEAP), of("口令一", &two, CHEAP));
        assert_ne!(of("口令一", &one, CHEAP), of("口令一", &one, Cost { passes: 2, ..CHEAP }));
        const { assert!(Cost::USUAL.memory_kib >= 64 * 1024 && Cost::USUAL.passes >= 3) };
    }

    #[test]
    fn a_token_is_known_by_a_name_that_is_not_its_key() {
        assert_eq!(name_of_token("a"), name_of_token("a"));
        assert_ne!(name_of_token("a"), name_of_token("b"));
        assert_ne!(name_of_token("a"), hex::encode(*Key::of_token("a").0));
    }

    #[test]
    fn the_cipher_is_the_published_one() {
        // draft-irtf-cfrg-xchacha-03, appendix A.3.1.
        let key: [u8; 32] = std::array::from_fn(|at| 0x80 + u8::try_from(at).unwrap());
        let nonce: [u8; 24] = std::array::from_fn(|at| 0x40 + u8::try_from(at).unwrap());
        let about = [0x50, 0x51, 0x52, 0x53, 0xc0, 0xc1, 0xc2, 0xc3, 0xc4, 0xc5, 0xc6, 0xc7];
        let text = b"Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be it.";
        let sealed = Key::of(key).cipher().encrypt(&XNonce::from(nonce), Payload { msg: text, aad: &about }).unwrap();
        assert!(hex::encode(&sealed).starts_with("bd6d179d3e83d43b9576579493c0e939"));
        assert!(hex::encode(&sealed).ends_with("c0875924c1c7987947deafd8780acf49"));
    }
}
