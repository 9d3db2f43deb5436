//! Numbers digit for digit: a record store may not round what it was told.

use crate::fault::{At, Fault, Rule};
use crate::json::{Node, Value};

/// A decimal number, as it was written. Two are equal when they have the same value, however many noughts they are written with.
#[derive(Clone, Debug)]
pub struct Number(Box<str>);

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        decimal(&self.0) == decimal(&other.0)
    }
}

impl Eq for Number {}

impl Number {
    /// As it was written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The nearest value of 64 bits, for comparing sizes.
    pub fn value(&self) -> f64 {
        self.0.parse().unwrap_or(f64::NAN)
    }

    pub(crate) fn read(node: &Node<'_>, at: &At<'_>) -> Result<Number, Fault> {
        match node.value {
            Value::Number => Ok(Number(node.raw.into())),
            _ => at.fault(Rule::Type("a number")),
        }
    }
}

/// Sign, digits without noughts at either end, and the power of ten of the last digit.
pub(crate) fn decimal(text: &str) -> (bool, String, i64) {
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    // An exponent that does not fit is so large that what is compared with it has to be written with the same.
    let exponent: i64 = exponent.parse().unwrap_or(i64::MAX / 2);
    let (negative, mantissa) = mantissa.strip_prefix('-').map_or((false, mantissa), |rest| (true, rest));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{whole}{fraction}");
    let significant = digits.trim_end_matches('0');
    let power =
        exponent.saturating_sub(fraction.len() as i64).saturating_add((digits.len() - significant.len()) as i64);
    match significant.trim_start_matches('0') {
        "" => (false, String::new(), 0),
        digits => (negative, digits.to_owned(), power),
    }
}
