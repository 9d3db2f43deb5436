//! Ed25519 keys of signed notes (C2SP signed-note). It never shows the secret half.

use base64::{Engine, engine::general_purpose::STANDARD};
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use sha2::{Digest, Sha256};
use std::fmt;

/// The signature type of plain Ed25519 in key ids and encodings.
const ED25519: u8 = 0x01;
/// The signature type of a witness's timestamped cosignature with Ed25519 (C2SP tlog-cosignature).
const COSIGNATURE: u8 = 0x04;

/// Why a text is not a verifier key, or a name not a key name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// Not three parts joined by plus signs.
    #[error("a verifier key is name+id+base64")]
    Shape,
    /// The name is empty or has a space, plus sign or control character.
    #[error("a key name must not be empty nor contain spaces, plus signs or control characters")]
    Name,
    /// The id is not eight lower-case hexadecimal digits.
    #[error("a key id is eight lower-case hexadecimal digits")]
    Id,
    /// The last part is not base64.
    #[error("the key is not base64")]
    Base64,
    /// Another algorithm than Ed25519.
    #[error("the key's algorithm is not Ed25519")]
    Algorithm,
    /// Not 32 bytes, not a point of the curve, or one that signs anything.
    #[error("the key is not a usable Ed25519 public key")]
    PublicKey,
    /// The id is not that of the name and key.
    #[error("the key id does not belong to the name and key")]
    IdMismatch,
}

/// The public half of a key: a name, and what checks its signatures.
#[derive(Clone, PartialEq, Eq)]
pub struct VerifierKey {
    name: String,
    public: VerifyingKey,
}

impl VerifierKey {
    /// Reads `name+id+base64`; refuses anything that [`VerifierKey::encode`] would not have written.
    pub fn parse(text: &str) -> Result<VerifierKey, KeyError> {
        let (name, public) = parse(text, ED25519)?;
        Ok(VerifierKey { name, public })
    }

    /// `name+id+base64`, as it is published and pinned.
    pub fn encode(&self) -> String {
        encode(&self.name, ED25519, &self.public)
    }

    /// The key's name; also the origin of the log's checkpoints.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The short id that signature lines carry. It tells keys apart; it is no proof of anything.
    pub fn id(&self) -> u32 {
        id(&self.name, ED25519, &self.public)
    }

    /// SHA-256 of [`VerifierKey::encode`] in hexadecimal, groups of four: what people compare by eye or on the phone.
    pub fn fingerprint(&self) -> String {
        let digits = hex::encode(Sha256::digest(self.encode()));
        let groups: Vec<String> =
            digits.as_bytes().chunks(4).map(|g| String::from_utf8_lossy(g).into_owned()).collect();
        groups.join(" ")
    }

    /// Whether `signature` is this key's over `message`. Strict: no second spelling of a signature passes.
    pub fn signed(&self, message: &[u8], signature: &[u8]) -> bool {
        Signature::from_slice(signature).is_ok_and(|s| self.public.verify_strict(message, &s).is_ok())
    }
}

/// Name and public key of `name+id+base64` of this algorithm.
fn parse(text: &str, wanted: u8) -> Result<(String, VerifyingKey), KeyError> {
    let [name, id, key] = text.splitn(3, '+').collect::<Vec<_>>().try_into().map_err(|_| KeyError::Shape)?;
    check_name(name)?;
    if id.len() != 8 || !id.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')) {
        return Err(KeyError::Id);
    }
    let key = STANDARD.decode(key).map_err(|_| KeyError::Base64)?;
    let (algorithm, public) = key.split_first().ok_or(KeyError::Algorithm)?;
    if *algorithm != wanted {
        return Err(KeyError::Algorithm);
    }
    let public: [u8; 32] = public.try_into().map_err(|_| KeyError::PublicKey)?;
    let public = VerifyingKey::from_bytes(&public).map_err(|_| KeyError::PublicKey)?;
    if public.is_weak() {
        return Err(KeyError::PublicKey);
    }
    if encode(name, wanted, &public) == text { Ok((name.to_owned(), public)) } else { Err(KeyError::IdMismatch) }
}

fn encode(name: &str, algorithm: u8, public: &VerifyingKey) -> String {
    format!("{name}+{:08x}+{}", id(name, algorithm, public), STANDARD.encode(typed(algorithm, public)))
}

fn id(name: &str, algorithm: u8, public: &VerifyingKey) -> u32 {
    let typed = typed(algorithm, public);
    let hash: [u8; 32] = Sha256::new().chain_update(name).chain_update(b"\n").chain_update(typed).finalize().into();
    u32::from_be_bytes([hash[0], hash[1], hash[2], hash[3]])
}

/// The public key behind its algorithm's byte.
fn typed(algorithm: u8, public: &VerifyingKey) -> Vec<u8> {
    [&[algorithm][..], public.as_bytes()].concat()
}

/// The key of a witness: a name, and what checks its cosignatures.
#[derive(Clone, PartialEq, Eq)]
pub struct WitnessKey {
    name: String,
    public: VerifyingKey,
}

impl WitnessKey {
    /// Reads `name+id+base64` of a key for timestamped cosignatures with Ed25519.
    pub fn parse(text: &str) -> Result<WitnessKey, KeyError> {
        let (name, public) = parse(text, COSIGNATURE)?;
        Ok(WitnessKey { name, public })
    }

    /// `name+id+base64`.
    pub fn encode(&self) -> String {
        encode(&self.name, COSIGNATURE, &self.public)
    }

    /// The witness's name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The short id that its signature lines carry.
    pub fn id(&self) -> u32 {
        id(&self.name, COSIGNATURE, &self.public)
    }

    /// Whether these are the 64 bytes of its signature over `message`.
    pub(super) fn signed(&self, message: &[u8], signature: &[u8]) -> bool {
        Signature::from_slice(signature).is_ok_and(|s| self.public.verify_strict(message, &s).is_ok())
    }
}

impl fmt::Debug for WitnessKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.encode())
    }
}

impl fmt::Debug for VerifierKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.encode())
    }
}

/// A key that signs: the secret half, made from a seed that the caller drew and keeps.
pub struct Signer {
    secret: SigningKey,
    verifier: VerifierKey,
}

impl Signer {
    /// The key of a name and a secret seed of 32 random bytes. The same seed gives the same key.
    pub fn new(name: &str, seed: &[u8; 32]) -> Result<Signer, KeyError> {
        check_name(name)?;
        let secret = SigningKey::from_bytes(seed);
        let verifier = VerifierKey { name: name.to_owned(), public: secret.verifying_key() };
        Ok(Signer { secret, verifier })
    }

    /// The public half.
    pub fn verifier(&self) -> &VerifierKey {
        &self.verifier
    }

    /// The same key as a witness has it.
    pub fn witness(&self) -> WitnessKey {
        WitnessKey { name: self.verifier.name.clone(), public: self.verifier.public }
    }

    /// The 64 bytes of the signature over `message`.
    pub(super) fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.secret.sign(message).to_bytes()
    }
}

impl fmt::Debug for Signer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Signer of {:?}", self.verifier)
    }
}

/// The rule for key names.
pub(super) fn check_name(name: &str) -> Result<(), KeyError> {
    let bad = |c: char| c.is_whitespace() || c.is_control() || c == '+';
    if name.is_empty() || name.contains(bad) { Err(KeyError::Name) } else { Ok(()) }
}
