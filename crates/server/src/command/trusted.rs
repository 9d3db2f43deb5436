//! The keys that a reader of a record trusts: as the organisation publishes them, or by their fingerprints alone, which fit on a slip of paper.

use zhixing_kit::Sentence;
use zhixing_ledger::{Fault, VerifierKey};

use crate::said::said;

/// Hexadecimal digits of a fingerprint.
const DIGITS: usize = 64;

/// What was given with `--key`.
#[derive(Default)]
pub struct Trusted {
    keys: Vec<VerifierKey>,
    /// Their digits alone.
    fingerprints: Vec<String>,
}

impl Trusted {
    /// Reads each as a key, or as a fingerprint with or without the spaces between its groups.
    pub fn read(words: &[String]) -> Result<Self, Sentence> {
        let mut trusted = Self::default();
        for word in words {
            match (VerifierKey::parse(word), digits(word)) {
                (Ok(key), _) => trusted.keys.push(key),
                (Err(_), Some(fingerprint)) => trusted.fingerprints.push(fingerprint),
                (Err(_), None) => {
                    return Err(said!(
                        "--key：{word:?} 既不是公钥（name+id+base64），也不是指纹（64 位十六进制，有空格就加引号）。两样都在本单位的“台账是什么”一页上"
                            / "--key: {word:?} is neither a public key (name+id+base64) nor a fingerprint (64 hexadecimal digits; in quotation marks where it has spaces). Both stand on the organisation's page “What the ledger is”"
                    ));
                }
            }
        }
        Ok(trusted)
    }

    /// Whether anything was given.
    pub fn is_any(&self) -> bool {
        !self.keys.is_empty() || !self.fingerprints.is_empty()
    }

    /// The key to hold a file against: of those that were given the one that stands in it, else the first; none where a fingerprint may be the file's.
    pub fn key(&self, bytes: &[u8]) -> Option<&VerifierKey> {
        let stands = |key: &&VerifierKey| {
            let key = key.encode();
            bytes.windows(key.len()).any(|part| part == key.as_bytes())
        };
        let first = self.keys.first().filter(|_| self.fingerprints.is_empty());
        self.keys.iter().find(stands).or(first)
    }

    /// What is wrong where fingerprints were given and none of them, and no key, is one of a file's.
    pub fn refuses(&self, found: &[&VerifierKey]) -> Option<Fault> {
        let is_known = |key: &&VerifierKey| {
            self.keys.contains(key) || digits(&key.fingerprint()).is_some_and(|own| self.fingerprints.contains(&own))
        };
        if self.fingerprints.is_empty() || found.iter().any(is_known) {
            return None;
        }
        let found = found.last().map(|key| key.fingerprint()).unwrap_or_default();
        Some(Fault::OtherKey { found, trusted: self.fingerprints.join(", ") })
    }
}

/// The digits of a fingerprint, in small letters; `None` where it is none.
fn digits(word: &str) -> Option<String> {
    let digits: String = word.chars().filter(|sign| !sign.is_whitespace() && *sign != ':').collect();
    let is_one = digits.len() == DIGITS && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    is_one.then(|| digits.to_ascii_lowercase())
}
