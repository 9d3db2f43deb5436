//! What statements are found by, as numbers: 63 bits of a hash under a key that never leaves the database (decision 0021).
//! Without the key nobody can make two words that share a number; by chance two of a million do once in eighteen million installations.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use zhixing_xapi::{Ifi, Iri, Uuid};

/// The key of an organisation's words, ready to be used: what HMAC makes of a key is made once.
#[derive(Clone)]
pub struct Words(Hmac<Sha256>);

/// The number of a word; 0 where there is none.
pub type Word = i64;

impl Words {
    /// Words under this key.
    pub fn new(key: [u8; 32]) -> Self {
        Words(Hmac::new_from_slice(&key).expect("HMAC takes keys of any length"))
    }

    /// A verb.
    pub fn verb(&self, id: &Iri) -> Word {
        self.number(b"verb", id.as_str().as_bytes())
    }

    /// An activity that is the object.
    pub fn activity(&self, id: &Iri) -> Word {
        self.number(b"activity", id.as_str().as_bytes())
    }

    /// An activity that is named anywhere else.
    pub fn about(&self, id: &Iri) -> Word {
        self.number(b"about", id.as_str().as_bytes())
    }

    /// Who acted.
    pub fn actor(&self, ifi: &Ifi) -> Word {
        self.number(b"actor", ifi.key().as_bytes())
    }

    /// Who is object, or a member of the group that acted or is object.
    pub fn party(&self, ifi: &Ifi) -> Word {
        self.number(b"party", ifi.key().as_bytes())
    }

    /// Who is named anywhere else.
    pub fn near(&self, ifi: &Ifi) -> Word {
        self.number(b"near", ifi.key().as_bytes())
    }

    /// An enrolment.
    pub fn registration(&self, id: &Uuid) -> Word {
        self.number(b"registration", id.bytes())
    }

    /// The keyed hash of a client's secret. The secret is 256 bits of chance: nothing dearer is needed to keep it.
    pub fn secret(&self, secret: &str) -> [u8; 32] {
        self.hash(b"secret", secret.as_bytes())
    }

    /// The keyed hash of the secret half of a token.
    pub fn token(&self, secret: &str) -> [u8; 32] {
        self.hash(b"token", secret.as_bytes())
    }

    fn number(&self, kind: &[u8], word: &[u8]) -> Word {
        let hash = self.hash(kind, word);
        let first: [u8; 8] = std::array::from_fn(|at| hash[at]);
        // Never 0, which says that there is none.
        (i64::from_be_bytes(first) & i64::MAX).max(1)
    }

    fn hash(&self, kind: &[u8], word: &[u8]) -> [u8; 32] {
        let mut mac = self.0.clone();
        mac.update(kind);
        mac.update(&[0]);
        mac.update(word);
        mac.finalize().into_bytes().into()
    }
}
