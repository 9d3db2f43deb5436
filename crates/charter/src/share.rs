//! Shares of a whole, in whole numbers. Nothing here is ever rounded through a floating-point number.

/// A fraction such as 4/5. The denominator is never zero and the value never above 1 in a charter that was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fraction {
    /// The number above the line.
    pub over: u32,
    /// The number below the line.
    pub under: u32,
}

impl Fraction {
    /// Reads `4/5`. None unless 0 < value <= 1 and the denominator is at most 1,000.
    pub fn parse(text: &str) -> Option<Self> {
        let (over, under) = text.split_once('/')?;
        let fraction = Self { over: over.trim().parse().ok()?, under: under.trim().parse().ok()? };
        let proper = fraction.over > 0 && fraction.over <= fraction.under && fraction.under <= 1000;
        proper.then_some(fraction)
    }

    /// The fraction of a number, rounded down.
    pub fn floor_of(self, whole: u32) -> u32 {
        (u64::from(whole) * u64::from(self.over) / u64::from(self.under.max(1))) as u32
    }

    /// The fraction of a number, rounded up.
    pub fn ceil_of(self, whole: u32) -> u32 {
        (u64::from(whole) * u64::from(self.over)).div_ceil(u64::from(self.under.max(1))) as u32
    }
}

/// Whether the share itself is enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// The share itself is enough (>=).
    AtLeast,
    /// One more than the share is needed (>).
    MoreThan,
}

/// A share that must be reached or passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// Reached or passed.
    pub bound: Bound,
    /// The share itself.
    pub fraction: Fraction,
}

impl Share {
    /// The smallest whole number that meets this share of `whole`. Of nobody it is 1: nobody decides nothing.
    pub fn needed_of(self, whole: u32) -> u32 {
        match self.bound {
            Bound::AtLeast => self.fraction.ceil_of(whole).max(1),
            Bound::MoreThan => self.fraction.floor_of(whole).saturating_add(1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fraction_is_proper() {
        assert_eq!(Fraction::parse("4/5"), Some(Fraction { over: 4, under: 5 }));
        for text in ["", "4", "0/5", "6/5", "1/0", "1/1001", "-1/2", "1/2/3", "99999999999/1"] {
            assert_eq!(Fraction::parse(text), None, "{text}");
        }
    }

    #[test]
    fn the_largest_numbers_do_not_overflow() {
        let half = Fraction { over: 1, under: 2 };
        assert_eq!(Share { bound: Bound::MoreThan, fraction: half }.needed_of(u32::MAX), 1 << 31);
        let whole = Fraction { over: 1, under: 1 };
        assert_eq!(Share { bound: Bound::AtLeast, fraction: whole }.needed_of(u32::MAX), u32::MAX);
    }
}
