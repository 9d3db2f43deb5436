//! Sources: from `支 11, 14` to the words that a page shows. It quotes no text of a regulation.

use crate::{Period, Words};

/// A regulation that rules are taken from, or common practice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Regulation {
    /// Its short name in sources, such as `支`.
    pub short: String,
    /// Its full name.
    pub name: Words,
    /// Not a regulation but what many places do.
    pub practice: bool,
    /// Since when it holds.
    pub valid: Period,
}

/// Writes a source out; none when it does not follow `short [ch.] number, ...` with known short names.
pub(crate) fn cite(source: &str, regulations: &[Regulation]) -> Option<Words> {
    let mut words = Words::default();
    for part in source.split(',') {
        let mut tokens = part.split_whitespace().peekable();
        let named = tokens.next_if(|token| token.parse::<u32>().is_err() && *token != "ch.");
        if let Some(short) = named {
            let regulation = regulations.iter().find(|regulation| regulation.short == short)?;
            name_regulation(&mut words, regulation);
        } else if words.zh.is_empty() {
            return None;
        } else {
            words.zh.push('、');
        }
        let chapter = tokens.next_if_eq(&"ch.").is_some();
        let number = tokens.next().map(str::parse::<u32>).transpose().ok()?;
        let wrong = tokens.next().is_some() || number.is_some_and(|number| number == 0 || number > 99);
        if wrong || (number.is_none() && (chapter || named.is_none())) {
            return None;
        }
        if let Some(number) = number {
            let (kind_zh, kind_en) = if chapter { ("章", "ch.") } else { ("条", "art.") };
            words.zh += &["第", &chinese_number(number), kind_zh].concat();
            words.en += &[", ", kind_en, " ", &number.to_string()].concat();
        }
    }
    Some(words)
}

fn name_regulation(words: &mut Words, regulation: &Regulation) {
    if !words.zh.is_empty() {
        words.zh.push('；');
        words.en.push_str("; ");
    }
    if regulation.practice {
        words.zh.push_str(&regulation.name.zh);
    } else {
        words.zh += &["《", &regulation.name.zh, "》"].concat();
    }
    words.en.push_str(&regulation.name.en);
}

/// Numbers as regulations write them: 十一, 二十, 三十四. For 1 to 99.
fn chinese_number(number: u32) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |at: u32| DIGITS[(at % 10) as usize];
    match (number / 10, number % 10) {
        (0, ones) => digit(ones).to_owned(),
        (1, ones) => format!("十{}", digit(ones)),
        (tens, ones) => format!("{}十{}", digit(tens), digit(ones)),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn regulations() -> Vec<Regulation> {
        let named = |short: &str, zh: &str, en: &str, practice| Regulation {
            short: short.into(),
            name: Words::new(zh, en),
            practice,
            valid: Period::since(date(2018, 1, 1)),
        };
        vec![named("支", "支部条例", "Branches", false), named("local", "通行做法", "Common practice", true)]
    }

    #[test]
    fn a_source_is_written_out_in_both_languages() {
        let cases = [
            ("支 11, 14", "《支部条例》第十一条、第十四条", "Branches, art. 11, art. 14"),
            ("支 ch. 2", "《支部条例》第二章", "Branches, ch. 2"),
            ("支 20, local", "《支部条例》第二十条；通行做法", "Branches, art. 20; Common practice"),
        ];
        for (source, zh, en) in cases {
            assert_eq!(cite(source, &regulations()), Some(Words::new(zh, en)), "{source}");
        }
    }

    #[test]
    fn an_unknown_source_is_not_guessed() {
        for source in ["", "11", "党 11", "支 x", "支 ch.", "支 11,", "支 11 12", "支 0", "支 4000000000"] {
            assert_eq!(cite(source, &regulations()), None, "{source}");
        }
    }
}
