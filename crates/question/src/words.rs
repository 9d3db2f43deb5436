//! The words of a question: plain text in which pictures stand by name, as `![what it shows](name)`. Their bytes never stand here.

/// A picture in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Picture<'a> {
    /// What it shows, for who cannot see it; may be empty.
    pub about: &'a str,
    /// Its name, as the file has it.
    pub name: &'a str,
}

/// A part of a text, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Words.
    Words(&'a str),
    /// A picture.
    Picture(Picture<'a>),
}

/// How a picture is written in a text; signs that would end it early are left out of its description, and written as `%` codes in its name.
pub fn picture(about: &str, name: &str) -> String {
    let about: String = about.chars().filter(|sign| !matches!(sign, '[' | ']' | '\n')).collect();
    format!("![{about}]({})", coded(name))
}

/// A picture's name as texts have it.
pub(crate) fn coded(name: &str) -> String {
    let mut written = String::new();
    for sign in name.chars() {
        match sign {
            '(' | ')' => written.push_str(if sign == '(' { "%28" } else { "%29" }),
            sign if sign.is_whitespace() => written.push_str("%20"),
            sign => written.push(sign),
        }
    }
    written
}

/// The text cut into words and pictures.
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    let mut words_from = 0;
    let mut from = 0;
    while let Some(start) = text[from..].find("![").map(|at| from + at) {
        match picture_at(&text[start..]) {
            Some((picture, length)) => {
                if words_from < start {
                    found.push(Piece::Words(&text[words_from..start]));
                }
                found.push(Piece::Picture(picture));
                from = start + length;
                words_from = from;
            }
            None => from = start + 2,
        }
    }
    if words_from < text.len() {
        found.push(Piece::Words(&text[words_from..]));
    }
    found
}

/// The picture at the beginning of a text, and how many bytes it takes.
fn picture_at(text: &str) -> Option<(Picture<'_>, usize)> {
    let (about, rest) = text.strip_prefix("![")?.split_once("](")?;
    let (name, _) = rest.split_once(')')?;
    let is_name = !name.is_empty() && !name.contains(char::is_whitespace) && !about.contains(['[', ']', '\n']);
    is_name.then(|| (Picture { about, name }, about.len() + name.len() + 5))
}

/// The pictures of a text, in order.
pub fn pictures(text: &str) -> impl Iterator<Item = Picture<'_>> {
    pieces(text).into_iter().filter_map(|piece| match piece {
        Piece::Picture(picture) => Some(picture),
        Piece::Words(_) => None,
    })
}

/// The text with other names for its pictures: `named` gives the new one, or nothing where the old one stays.
pub fn renamed(text: &str, mut named: impl FnMut(&str) -> Option<String>) -> String {
    let written = pieces(text).into_iter().map(|piece| match piece {
        Piece::Words(words) => words.to_owned(),
        Piece::Picture(known) => match named(known.name) {
            Some(name) => picture(known.about, &name),
            None => picture(known.about, known.name),
        },
    });
    written.collect()
}

/// The text on one line, pictures by what they show: for titles and lists.
pub fn plain(text: &str) -> String {
    let words = pieces(text).into_iter().map(|piece| match piece {
        Piece::Words(words) => words.to_owned(),
        Piece::Picture(picture) if picture.about.is_empty() => format!("[{}]", picture.name),
        Piece::Picture(picture) => format!("[{}]", picture.about),
    });
    words.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What is left of a text when nobody looks at how it was typed: full width becomes half width, capitals small, and signs and spaces go.
/// A text of signs alone is kept with its signs, so that it still differs from others.
pub fn fold(text: &str) -> String {
    let folded = || text.chars().map(half).flat_map(char::to_lowercase);
    let kept: String = folded().filter(|sign| sign.is_alphanumeric()).collect();
    if kept.is_empty() { folded().filter(|sign| !sign.is_whitespace()).collect() } else { kept }
}

fn half(sign: char) -> char {
    match sign {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(sign as u32 - 0xfee0).unwrap_or(sign),
        '\u{3000}' => ' ',
        _ => sign,
    }
}

/// Whether a text has signs in it that Markdown means and that nobody should read.
pub fn is_marked_down(text: &str) -> bool {
    let text = bare(text);
    let begins = |line: &str| ["# ", "## ", "### ", "> ", "* ", "- "].iter().any(|sign| line.starts_with(sign));
    // More than two underscores are a blank.
    let is_stressed = text.split(|sign| sign != '_').any(|run| run.len() == 2);
    is_stressed || ["**", "`", "]("].iter().any(|sign| text.contains(sign)) || text.lines().any(begins)
}

/// A text without its pictures.
pub(crate) fn bare(text: &str) -> String {
    let words = pieces(text).into_iter().map(|piece| match piece {
        Piece::Words(words) => words,
        Piece::Picture(_) => "",
    });
    words.collect()
}

/// Whether a word says true or false.
pub fn truth(word: &str) -> Option<bool> {
    match fold(word).as_str() {
        "对" | "正确" | "是" | "true" | "t" | "yes" | "y" => Some(true),
        "错" | "错误" | "否" | "不对" | "不正确" | "false" | "f" | "no" | "n" => Some(false),
        _ => match word.trim() {
            "√" | "✓" | "✔" => Some(true),
            "×" | "✗" | "✘" => Some(false),
            _ => None,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_stand_between_words() {
        let text = "看图![禁令标志](signs/12.png)，它表示![](b.gif)什么![不是图]？";
        let found = pieces(text);
        assert_eq!(found[1], Piece::Picture(Picture { about: "禁令标志", name: "signs/12.png" }));
        assert_eq!(found[4], Piece::Words("什么![不是图]？"));
        assert_eq!(plain(text), "看图[禁令标志]，它表示[b.gif]什么![不是图]？");
        let hard = picture("a]b", "x (1).png");
        assert_eq!(pictures(&hard).next(), Some(Picture { about: "ab", name: "x%20%281%29.png" }));
    }

    #[test]
    fn folding_forgets_width_capitals_signs_and_spaces() {
        assert_eq!(fold("ＡＢＣ（１２）， 制动时 “车轮”？"), fold("abc 12 制动时车轮"));
        assert_ne!(fold("＋"), fold("－"));
        assert_ne!(fold("80公里"), fold("60公里"));
    }
}
