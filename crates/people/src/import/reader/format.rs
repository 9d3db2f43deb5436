//! What the format of a cell makes of a whole number, where that is another text than its digits.

/// How a format shows a whole number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    /// As its digits, be they grouped or with noughts behind a point.
    Plain,
    /// With noughts in front, up to so many digits.
    Padded(usize),
    /// With words or signs that stand in the format alone.
    Dressed,
}

/// Reads the code of a format, such as `00000` or `"A"000`. What is not whole digits (a fraction, a share of a hundred) is another thing's affair.
pub(super) fn shown(code: &str) -> Shown {
    let positive = code.split(';').next().unwrap_or_default();
    let (mut noughts, mut is_dressed, mut is_plain) = (0_usize, false, false);
    let mut signs = positive.chars();
    while let Some(sign) = signs.next() {
        match sign {
            '0' => noughts += 1,
            '"' => {
                let words: String = signs.by_ref().take_while(|&sign| sign != '"').collect();
                is_dressed |= !words.trim().is_empty();
            }
            '\\' => is_dressed |= signs.next().is_some_and(|sign| !sign.is_whitespace()),
            // A colour, a condition or a currency; a space as wide as a sign; a sign that fills the cell.
            '[' => signs.by_ref().take_while(|&sign| sign != ']').for_each(drop),
            '_' | '*' => drop(signs.next()),
            '-' => is_dressed |= noughts > 0,
            ' ' | '(' | ')' => {}
            _ => is_plain = true,
        }
    }
    match noughts {
        _ if is_dressed => Shown::Dressed,
        2.. if !is_plain => Shown::Padded(noughts),
        _ => Shown::Plain,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn noughts_in_front_are_told_from_what_else_formats_do() {
        for (code, wanted) in [
            ("General", Shown::Plain),
            ("0", Shown::Plain),
            ("0_ ", Shown::Plain),
            ("0.00", Shown::Plain),
            ("#,##0", Shown::Plain),
            ("@", Shown::Plain),
            ("0.00E+00", Shown::Plain),
            ("00000", Shown::Padded(5)),
            ("000000_);[Red]\\(000000\\)", Shown::Padded(6)),
            ("[Red]000", Shown::Padded(3)),
            ("\"A\"000", Shown::Dressed),
            ("000\\-000", Shown::Dressed),
            ("000-0000", Shown::Dressed),
            ("0\"号\"", Shown::Dressed),
        ] {
            assert_eq!(shown(code), wanted, "{code}");
        }
    }
}
