//! UUIDs of RFC 4122 in their standard form, which is read in either case and written in lower case.

use std::fmt;

use crate::fault::{At, Fault, Rule};
use crate::fields::text;
use crate::json::Node;

/// A UUID.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Uuid([u8; 16]);

impl Uuid {
    /// From its bytes.
    pub const fn from_bytes(bytes: [u8; 16]) -> Uuid {
        Uuid(bytes)
    }

    /// A UUID of version 4 made of random bytes: RFC 4122 knows the versions 1 to 5, and there are clients that take no later ones.
    pub const fn random(mut bytes: [u8; 16]) -> Uuid {
        bytes[6] = bytes[6] & 0x0f | 0x40;
        bytes[8] = bytes[8] & 0x3f | 0x80;
        Uuid(bytes)
    }

    /// Its bytes.
    pub const fn bytes(&self) -> &[u8; 16] {
        &self.0
    }

    /// Reads the standard form: 8, 4, 4, 4 and 12 hexadecimal digits, and the variant that RFC 4122 describes (the 17th digit is 8, 9, a or b).
    pub fn new(text: &str) -> Option<Uuid> {
        let bytes = text.as_bytes();
        if bytes.len() != 36 || [8, 13, 18, 23].iter().any(|dash| bytes[*dash] != b'-') {
            return None;
        }
        let mut read = [0; 16];
        let mut digits = bytes.iter().filter(|byte| **byte != b'-');
        for byte in &mut read {
            let (high, low) = (digits.next()?, digits.next()?);
            let digit = |byte: u8| char::from(byte).to_digit(16);
            *byte = (digit(*high)? * 16 + digit(*low)?) as u8;
        }
        (read[8] >> 6 == 0b10).then_some(Uuid(read))
    }

    pub(crate) fn read(node: &Node<'_>, at: &At<'_>) -> Result<Uuid, Fault> {
        Uuid::new(text(node, at)?).map_or_else(|| at.fault(Rule::Uuid), Ok)
    }
}

impl fmt::Display for Uuid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, byte) in self.0.iter().enumerate() {
            let dash = if matches!(at, 4 | 6 | 8 | 10) { "-" } else { "" };
            write!(f, "{dash}{byte:02x}")?;
        }
        Ok(())
    }
}
