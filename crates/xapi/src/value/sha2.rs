//! The hash of an attachment: SHA-224, 256, 384 or 512 in hexadecimal digits.

use std::hash::{Hash, Hasher};

use rsa::sha2::{Digest, Sha224, Sha256, Sha384, Sha512};

use crate::fault::{At, Fault, Rule};
use crate::fields::text;
use crate::json::Node;

/// The hash of an attachment. Two are equal whatever the case of their digits.
#[derive(Clone, Debug)]
pub struct Sha2(Box<str>);

impl PartialEq for Sha2 {
    fn eq(&self, other: &Self) -> bool {
        self.0.eq_ignore_ascii_case(&other.0)
    }
}

impl Eq for Sha2 {}

impl Hash for Sha2 {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.bytes().for_each(|byte| state.write_u8(byte.to_ascii_lowercase()));
    }
}

impl Sha2 {
    /// A hash, if the text is one: 56, 64, 96 or 128 hexadecimal digits.
    pub fn new(text: &str) -> Option<Sha2> {
        let is_hex = text.bytes().all(|byte| byte.is_ascii_hexdigit());
        (is_hex && matches!(text.len(), 56 | 64 | 96 | 128)).then(|| Sha2(text.into()))
    }

    /// As it was written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether these bytes have this hash.
    pub fn is_of(&self, bytes: &[u8]) -> bool {
        let hash = match self.0.len() {
            56 => hex(&Sha224::digest(bytes)),
            64 => hex(&Sha256::digest(bytes)),
            96 => hex(&Sha384::digest(bytes)),
            _ => hex(&Sha512::digest(bytes)),
        };
        self.0.eq_ignore_ascii_case(&hash)
    }

    pub(crate) fn read(node: &Node<'_>, at: &At<'_>) -> Result<Sha2, Fault> {
        Sha2::new(text(node, at)?).map_or_else(|| at.fault(Rule::Sha2), Ok)
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
