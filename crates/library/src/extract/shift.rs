//! Raised and lowered signs as signs of their own: `10³` must not become `103`. What has none stays as it is.

/// Whether words stand above or below the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shift {
    Raised,
    Lowered,
}

impl Shift {
    /// The words so shifted, if all of them can be.
    pub fn of(self, words: &str) -> String {
        let (plain, shifted) = match self {
            Self::Raised => ("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ"),
            Self::Lowered => ("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎"),
        };
        let sign = |sign: char| plain.chars().position(|known| known == sign).and_then(|at| shifted.chars().nth(at));
        words.chars().map(sign).collect::<Option<String>>().unwrap_or_else(|| words.to_owned())
    }
}
