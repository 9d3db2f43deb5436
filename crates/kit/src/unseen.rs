//! Signs of a text that nobody sees: control characters, marks that turn what others read around, signs without width. None of them is ever stored;
//! who typed or pasted one is told which it was and where. What is harmless stays: line ends and tabs, a joiner within an emoji or a script that joins.

use std::borrow::Cow;

use crate::text::Sentence;

crate::text! {
    /// What is said of them.
    Text
    first(what, code) "开头有一个看不见的{what}（{code}）" / "It begins with an invisible {what} ({code})";
    after(place, what, code) "第 {place} 个字后面有一个看不见的{what}（{code}）" / "After character {place} stands an invisible {what} ({code})";
    taken_away(what) "{what}。这种符号会让别人读到的和存下的不一样。已经替您去掉，请核对后再提交一次。"
        / "{what}. With such a sign others read something else than what is kept. It was taken away for you: please look it over and send it again.";
    nul() "空字符" / "NUL";
    control() "控制字符" / "control character";
    direction() "方向符号" / "direction mark";
    without_width() "零宽字符" / "sign without width";
}

/// The first sign of a text that nobody sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unseen {
    /// Which it is.
    pub sign: char,
    /// How many characters that one sees stand before it.
    pub after: usize,
}

impl Unseen {
    /// The first one in a text; none where everything can be seen. Spaces around the text, and the mark by which some programs begin a text
    /// (U+FEFF), are not looked at: they go without a word.
    pub fn find(text: &str) -> Option<Self> {
        let lines = one_kind_of_line_end(text);
        let text = lines.trim_start_matches(|sign: char| sign.is_whitespace() || sign == '\u{feff}').trim_end();
        let (after, (sign, _)) = signs(text).enumerate().find(|(_, (_, is_unseen))| *is_unseen)?;
        Some(Self { sign, after })
    }

    /// What was found where.
    pub fn what(self) -> Sentence {
        let code = format!("U+{:04X}", u32::from(self.sign));
        Sentence::of(|language| {
            let text = Text(language);
            let what = match self.sign {
                '\0' => text.nul(),
                sign if sign.is_control() => text.control(),
                sign if is_direction(sign) => text.direction(),
                _ => text.without_width(),
            };
            if self.after == 0 { text.first(what, &code) } else { text.after(self.after, what, &code) }
        })
    }

    /// What was found, why that matters, and what to do now that the form is shown again without it.
    pub fn fault(self) -> Sentence {
        let what = self.what();
        Sentence::of(|language| Text(language).taken_away(what.text(language)))
    }
}

/// A text without what nobody sees, with one kind of line end.
pub fn seen(text: &str) -> String {
    signs(&one_kind_of_line_end(text)).filter(|&(_, is_unseen)| !is_unseen).map(|(sign, _)| sign).collect()
}

fn one_kind_of_line_end(text: &str) -> Cow<'_, str> {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n").into() } else { text.into() }
}

/// Each sign, and whether nobody sees it.
fn signs(text: &str) -> impl Iterator<Item = (char, bool)> {
    let mut before = ' ';
    text.chars().map(move |sign| {
        let is_joiner = matches!(sign, '\u{200c}' | '\u{200d}');
        let is_unseen = if is_joiner { !is_joined(before) } else { is_unseen(sign) };
        before = if is_unseen { before } else { sign };
        (sign, is_unseen)
    })
}

fn is_unseen(sign: char) -> bool {
    let is_control = sign.is_control() && !matches!(sign, '\n' | '\t');
    is_control || is_direction(sign) || is_without_width(sign)
}

/// Marks that turn around what others read (UAX 9).
fn is_direction(sign: char) -> bool {
    matches!(sign, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Signs that take no room: soft hyphen, fillers, word joiners, marks for programs, tags. (Selectors of a form, U+FE00 and others, belong to what stands before.)
fn is_without_width(sign: char) -> bool {
    matches!(sign, '\u{ad}' | '\u{115f}' | '\u{1160}' | '\u{200b}' | '\u{2060}'..='\u{2064}' | '\u{206a}'..='\u{206f}' | '\u{3164}'
        | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// Whether a joiner means something behind this one: scripts that join (Arabic to Myanmar, Khmer and Mongolian), and emoji.
fn is_joined(before: char) -> bool {
    matches!(before, '\u{600}'..='\u{109f}' | '\u{1780}'..='\u{18af}' | '\u{2300}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}' | '\u{fb50}'..='\u{fdff}'
        | '\u{fe0f}' | '\u{1f000}'..='\u{1faff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    #[test]
    fn what_nobody_sees_is_found_named_and_taken_away() {
        for (text, after, code, zh, shown) in [
            ("张三丰\u{202e}甲", 3, "U+202E", "第 3 个字后面有一个看不见的方向符号", "张三丰甲"),
            ("\u{2066}张三", 0, "U+2066", "开头有一个看不见的方向符号", "张三"),
            ("  张\0三", 1, "U+0000", "第 1 个字后面有一个看不见的空字符", "  张三"),
            ("甲\u{1b}[31m", 1, "U+001B", "看不见的控制字符", "甲[31m"),
            ("李\u{200b}四", 1, "U+200B", "看不见的零宽字符", "李四"),
            ("李\u{feff}四", 1, "U+FEFF", "看不见的零宽字符", "李四"),
            ("a\u{200d}b", 1, "U+200D", "看不见的零宽字符", "ab"),
            ("王\u{200d}五", 1, "U+200D", "看不见的零宽字符", "王五"),
            ("👩\u{200d}\u{200d}👧", 2, "U+200D", "看不见的零宽字符", "👩\u{200d}👧"),
            ("\u{3164}", 0, "U+3164", "开头有一个看不见的零宽字符", ""),
        ] {
            let found = Unseen::find(text).unwrap_or_else(|| panic!("{text:?}"));
            assert_eq!(found.after, after, "{text:?}");
            let said = found.what();
            assert!(said.zh.contains(zh) && said.zh.contains(code) && said.en.contains(code), "{said:?}");
            assert_eq!(seen(text), shown);
            assert_eq!(Unseen::find(&seen(text)), None, "{text:?}");
            assert!(found.fault().text(Language::Chinese).ends_with("请核对后再提交一次。"));
        }
    }

    #[test]
    fn what_is_harmless_stays_and_is_not_told() {
        for text in [
            "张三",
            "\u{feff}张三",
            "一行\r\n\t二行\r三行",
            "👩\u{200d}👩\u{200d}👧 ❤\u{fe0f}\u{200d}🔥",
            "می\u{200c}خواهم",
            "ᠪᠢ\u{180b}",
            "葛\u{e0100}",
            "1\u{a0}000 元",
            "O’Brien·阿依",
            "=1+1",
        ] {
            assert_eq!(Unseen::find(text), None, "{text:?}");
        }
        assert_eq!(seen("一行\r\n\t二行\r三行"), "一行\n\t二行\n三行");
        assert_eq!(seen("👩\u{200d}👩\u{200d}👧"), "👩\u{200d}👩\u{200d}👧");
    }
}
