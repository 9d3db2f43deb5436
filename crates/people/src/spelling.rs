//! How numbers and names are spelt: what stands in full width or apart with spaces alone is the same to who reads it. It never makes two of one, nor
//! one of what differs in a sign that means something.

use zhixing_kit::form::narrow;

/// A number as it is kept: in narrow signs.
pub(crate) fn number(raw: &str) -> String {
    raw.chars().map(narrow).collect::<String>().trim().to_owned()
}

/// The same without spaces: who has it is one and the same.
pub(crate) fn spaceless(raw: &str) -> String {
    raw.chars().map(narrow).filter(|sign| !sign.is_whitespace()).collect()
}

/// A name of a person as it is kept. Names of two or three Han signs are often set with a space between them, for the look of it; among four and more
/// the space may part two people.
pub(crate) fn person(raw: &str) -> String {
    let signs: String = raw.chars().filter(|sign| !sign.is_whitespace()).collect();
    let is_short = (2..=3).contains(&signs.chars().count());
    if is_short && signs.chars().all(is_han) { signs } else { raw.to_owned() }
}

/// A name of a unit as it is kept: without spaces between Han signs.
pub(crate) fn unit(raw: &str) -> String {
    let signs: Vec<char> = raw.chars().collect();
    let is_beside = |sign: Option<&char>| sign.is_some_and(|sign| is_han(*sign) || matches!(sign, '（' | '）'));
    let goes = |at: usize| {
        let before = signs[..at].iter().rev().find(|sign| !sign.is_whitespace());
        let behind = signs[at..].iter().find(|sign| !sign.is_whitespace());
        signs[at].is_whitespace() && is_beside(before) && is_beside(behind)
    };
    (0..signs.len()).filter(|&at| !goes(at)).map(|at| signs[at]).collect()
}

/// Under which numbers and names count as the same to the eye: narrow, without spaces, whatever the letters' case.
pub(crate) fn fold(raw: &str) -> String {
    spaceless(raw).to_ascii_uppercase()
}

/// How a number may be kept that means the same: in capitals or small letters, with its spaces or without, and in full width.
pub(crate) fn spellings(raw: &str) -> [String; 6] {
    let (spaced, joined) = (number(raw), spaceless(raw));
    let (capitals, small) = (joined.to_ascii_uppercase(), joined.to_ascii_lowercase());
    let (wide_capitals, wide_small) = (wide(&capitals), wide(&small));
    [spaced.to_ascii_uppercase(), spaced.to_ascii_lowercase(), capitals, small, wide_capitals, wide_small]
}

fn wide(raw: &str) -> String {
    let sign = |sign| match sign {
        '!'..='~' => char::from_u32(u32::from(sign) + 0xfee0).unwrap_or(sign),
        _ => sign,
    };
    raw.chars().map(sign).collect()
}

fn is_han(sign: char) -> bool {
    matches!(sign, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' | '〇')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lose_the_spaces_that_are_there_for_the_look_of_it() {
        for (raw, kept) in [
            ("张　三", "张三"),
            ("李 四", "李四"),
            ("王\u{a0}五", "王五"),
            ("欧 阳 修", "欧阳修"),
            ("张三 李四", "张三 李四"),
            ("阿依古丽 买买提", "阿依古丽 买买提"),
            ("Ann Li", "Ann Li"),
            ("张 A", "张 A"),
            ("𠮷 田", "𠮷田"),
        ] {
            assert_eq!(person(raw), kept, "{raw}");
        }
        assert_eq!(unit("城中 中队　党支部 （联合）"), "城中中队党支部（联合）");
        assert_eq!(unit("First Branch 一 支部"), "First Branch 一支部");
    }

    #[test]
    fn what_looks_alike_folds_alike() {
        for (one, other) in
            [("s003", "Ｓ００３"), ("空格 支部", "空格支部"), ("空格支部（联合）", "空格支部(联合)"), ("A 1", "ａ１")]
        {
            assert_eq!(fold(one), fold(other));
        }
        assert_ne!(fold("S-003"), fold("S003"));
        assert_eq!(spellings("ｓ 3"), ["S 3", "s 3", "S3", "s3", "Ｓ３", "ｓ３"]);
        assert_eq!((number(" Ｓ００ ４ ").as_str(), spaceless("Ｓ００ ４").as_str()), ("S00 4", "S004"));
    }
}
