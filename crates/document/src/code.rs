//! The code under which a form is handed out: short enough to be typed from paper, long enough not to be guessed, with a check sign that
//! finds a mistyped one.

use std::fmt;

/// The signs of a code: no I, L, O or U, which are misread on paper (Crockford's base 32).
const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Signs of a code, the check sign included.
const LENGTH: usize = 12;

/// A code: 55 random bits and a check sign.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Code(String);

impl Code {
    /// A code of random bytes.
    pub fn of(random: [u8; 8]) -> Self {
        let mut bits = u64::from_le_bytes(random);
        let mut signs = Vec::with_capacity(LENGTH);
        for _ in 1..LENGTH {
            signs.push((bits % 32) as u8);
            bits /= 32;
        }
        signs.push(check_sign(&signs));
        Self(signs.iter().map(|sign| char::from(SIGNS[usize::from(*sign)])).collect())
    }

    /// Reads a code as people type it: in small letters, with spaces and hyphens, O for 0, I and L for 1; `None` when a sign is wrong.
    pub fn read(typed: &str) -> Option<Self> {
        Self::check(typed).ok()
    }

    /// [`Code::read`], which says what is wrong.
    pub fn check(typed: &str) -> Result<Self, Mistyped> {
        let is_sign = |sign: &char| !sign.is_whitespace() && !matches!(sign, '-' | '—' | '－');
        let mut signs = Vec::with_capacity(LENGTH);
        for character in typed.chars().filter(is_sign) {
            let sign = match character.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            };
            let value = SIGNS.iter().position(|known| char::from(*known) == sign);
            signs.push(value.ok_or(Mistyped::Sign(character))? as u8);
        }
        let Some((check, rest)) = signs.split_last().filter(|(_, rest)| rest.len() == LENGTH - 1) else {
            return Err(Mistyped::Length(signs.len()));
        };
        if check_sign(rest) != *check {
            return Err(Mistyped::Mixed);
        }
        Ok(Self(signs.iter().map(|sign| char::from(SIGNS[usize::from(*sign)])).collect()))
    }

    /// Without hyphens, as rows and addresses have it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What is wrong with a code as it was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mistyped {
    /// It has so many signs, and should have twelve.
    Length(usize),
    /// No code has this sign.
    Sign(char),
    /// It has twelve signs, and at least one is another than on paper.
    Mixed,
}

/// As it is printed: `7K3M-9Q2T-4XWD`.
impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}-{}", &self.0[..4], &self.0[4..8], &self.0[8..])
    }
}

/// Luhn's check over 32 signs: it finds each single wrong sign, and nearly each exchange of two neighbours.
fn check_sign(signs: &[u8]) -> u8 {
    let sum: u32 = signs
        .iter()
        .rev()
        .enumerate()
        .map(|(place, sign)| {
            let weighted = u32::from(*sign) * if place % 2 == 0 { 2 } else { 1 };
            weighted / 32 + weighted % 32
        })
        .sum();
    ((32 - sum % 32) % 32) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_as_it_is_printed_and_as_people_type_it() {
        let code = Code::of([0x5a, 0xc3, 0x11, 0x77, 0x9e, 0x02, 0x41, 0xff]);
        assert_eq!(code.as_str().len(), 12);
        assert_eq!(Code::read(&code.to_string()), Some(code.clone()));
        assert_eq!(Code::read(&format!(" {} ", code.to_string().to_lowercase().replace('-', " "))), Some(code));
        let zeros = Code::of([0; 8]);
        assert_eq!(Code::read(&zeros.as_str().replace('0', "o")), Some(zeros));
    }

    #[test]
    fn every_single_wrong_sign_is_found() {
        let code = Code::of(*b"zhixing!");
        for place in 0..12 {
            for sign in
                SIGNS.iter().map(|sign| char::from(*sign)).filter(|sign| !code.as_str()[place..].starts_with(*sign))
            {
                let wrong = format!("{}{sign}{}", &code.as_str()[..place], &code.as_str()[place + 1..]);
                assert_eq!(Code::read(&wrong), None, "{wrong}");
            }
        }
        let wrong = [
            ("7K3M-9Q2T", Mistyped::Length(8)),
            ("7K3M-9Q2T-4XWD-1", Mistyped::Length(13)),
            ("UK3M-9Q2T-4XWD", Mistyped::Sign('U')),
            ("0000-0000-0001", Mistyped::Mixed),
        ];
        for (typed, why) in wrong {
            assert_eq!(Code::check(typed), Err(why), "{typed}");
        }
        for none in ["", "7K3M", "7K3M-9Q2T-4XWD-1", "核验码", "U000-0000-0000"] {
            assert_eq!(Code::read(none), None, "{none}");
        }
    }
}
