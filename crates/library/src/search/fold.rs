//! One way of writing for what people write in several: traditional characters as simplified ones, full width as half width, Latin in lower case.
//! Each character becomes exactly one, so that what was found can be marked in the text as it stands.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Pairs of a traditional character and the simplified one: made of the table TSCharacters of Open Chinese Convert (Apache-2.0), the first choice of each.
const PAIRS: &str = include_str!("simplified.txt");

static SIMPLIFIED: LazyLock<HashMap<char, char>> = LazyLock::new(|| {
    let all: Vec<char> = PAIRS.chars().filter(|c| *c != '\n').collect();
    all.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect()
});

/// The character in the one way of writing.
pub fn fold(character: char) -> char {
    match character {
        _ if character.is_ascii() => character.to_ascii_lowercase(),
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => {
            let half = char::from_u32(character as u32 - 0xfee0).unwrap_or(character);
            half.to_ascii_lowercase()
        }
        _ if is_ideograph(character) => SIMPLIFIED.get(&character).copied().unwrap_or(character),
        _ => character.to_lowercase().next().unwrap_or(character),
    }
}

/// Whether it is a character that needs no space beside it to be a word's part: Chinese, kana, hangul.
pub fn is_ideograph(character: char) -> bool {
    matches!(
        character,
        '\u{3007}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}'
            | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ways_of_writing_become_one() {
        let folded: String = "交通安全違法行為　ＡＢＣ１２３ Driver É 後".chars().map(fold).collect();
        assert_eq!(folded, "交通安全违法行为 abc123 driver é 后");
    }
}
