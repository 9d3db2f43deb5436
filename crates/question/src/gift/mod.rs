//! GIFT, the text format of Moodle: a question, its answer in braces. Definition: docs.moodle.org, "GIFT format".
//! Matching questions and numbers with a tolerance are named and left out; formats, categories, titles, weights and feedback are understood.

mod read;
mod write;

pub use read::{area_of, looks_like_it, read};
pub use write::write;

/// Signs that have a meaning of their own, and are escaped by a backslash.
const SIGNS: &[char] = &['~', '=', '#', '{', '}', ':', '\\'];

/// Takes the escapes out of a text.
fn unescaped(text: &str) -> String {
    let mut plain = String::new();
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        match (sign, signs.peek()) {
            ('\\', Some('n')) => {
                signs.next();
                plain.push('\n');
            }
            ('\\', Some(next)) if SIGNS.contains(next) => plain.extend(signs.next()),
            _ => plain.push(sign),
        }
    }
    plain
}

/// Puts escapes in, and line ends as `\n`: an empty line would end the question.
fn escaped(text: &str) -> String {
    let mut written = String::new();
    for sign in text.chars() {
        match sign {
            '\n' => written.push_str("\\n"),
            sign if SIGNS.contains(&sign) => written.extend(['\\', sign]),
            sign => written.push(sign),
        }
    }
    written
}

/// Where a text has this sign without a backslash before it.
fn find(text: &str, wanted: &str) -> Option<usize> {
    let mut from = 0;
    while let Some(at) = text[from..].find(wanted).map(|at| from + at) {
        let backslashes = text[..at].bytes().rev().take_while(|byte| *byte == b'\\').count();
        if backslashes % 2 == 0 {
            return Some(at);
        }
        from = at + 1;
    }
    None
}
