//! What changed between two versions of a text, word by word; Chinese is compared character by character.

use maud::{Markup, html};

use super::frame::Frame;
use super::words::Words;

/// Beyond this many comparisons the changed middle is shown as a whole: a limit on work, about 4 ms.
const COMPARISONS_MAX: usize = 1_000_000;

/// The text with what was removed and what was added; both are also said in words.
pub fn difference(frame: &Frame, before: &str, after: &str) -> Markup {
    let words = Words(frame.language);
    let pieces = compare(before, after);
    if pieces.iter().all(|piece| matches!(piece, Piece::Same(_))) {
        return html! { p.meta { (words.not_changed()) } };
    }
    html! {
        div.difference {
            @for piece in &pieces {
                @match piece {
                    Piece::Same(text) => (text),
                    Piece::Removed(text) => del { span.unseen { "[" (words.removed()) "] " } (text) },
                    Piece::Added(text) => ins { span.unseen { "[" (words.added()) "] " } (text) },
                }
            }
        }
    }
}

#[derive(Debug, PartialEq, Eq)]
enum Piece {
    Same(String),
    Removed(String),
    Added(String),
}

fn compare(before: &str, after: &str) -> Vec<Piece> {
    let (old, new) = (tokens(before), tokens(after));
    let head = old.iter().zip(&new).take_while(|(one, other)| one == other).count();
    let tail = old[head..].iter().rev().zip(new[head..].iter().rev()).take_while(|(one, other)| one == other).count();
    let (old_middle, new_middle) = (&old[head..old.len() - tail], &new[head..new.len() - tail]);
    let mut pieces = Vec::new();
    push(&mut pieces, Piece::Same, &old[..head]);
    compare_middle(&mut pieces, old_middle, new_middle);
    push(&mut pieces, Piece::Same, &old[old.len() - tail..]);
    pieces
}

fn compare_middle(pieces: &mut Vec<Piece>, old: &[&str], new: &[&str]) {
    if old.len() * new.len() > COMPARISONS_MAX {
        push(pieces, Piece::Removed, old);
        push(pieces, Piece::Added, new);
        return;
    }
    // The longest common run of tokens from each pair of places to the ends.
    let width = new.len() + 1;
    let mut longest = vec![0_u32; (old.len() + 1) * width];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            longest[i * width + j] = if old[i] == new[j] {
                longest[(i + 1) * width + j + 1] + 1
            } else {
                longest[(i + 1) * width + j].max(longest[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    while i < old.len() || j < new.len() {
        if i < old.len() && j < new.len() && old[i] == new[j] {
            push(pieces, Piece::Same, &old[i..=i]);
            (i, j) = (i + 1, j + 1);
        } else if j == new.len() || (i < old.len() && longest[(i + 1) * width + j] >= longest[i * width + j + 1]) {
            push(pieces, Piece::Removed, &old[i..=i]);
            i += 1;
        } else {
            push(pieces, Piece::Added, &new[j..=j]);
            j += 1;
        }
    }
}

/// Adds tokens to the last piece when it is of the same kind.
fn push(pieces: &mut Vec<Piece>, kind: fn(String) -> Piece, tokens: &[&str]) {
    if tokens.is_empty() {
        return;
    }
    let piece = kind(tokens.concat());
    match (pieces.last_mut(), piece) {
        (Some(Piece::Same(last)), Piece::Same(text))
        | (Some(Piece::Removed(last)), Piece::Removed(text))
        | (Some(Piece::Added(last)), Piece::Added(text)) => {
            last.push_str(&text);
        }
        (_, piece) => pieces.push(piece),
    }
}

/// Runs of ASCII letters and digits as one token, every other character as its own.
fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut start = 0;
    let mut in_word = false;
    for (place, character) in text.char_indices() {
        let of_word = character.is_ascii_alphanumeric();
        if place > start && !(in_word && of_word) {
            tokens.push(&text[start..place]);
            start = place;
        }
        in_word = of_word;
    }
    if start < text.len() {
        tokens.push(&text[start..]);
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_is_compared_by_character_and_english_by_word() {
        let same = |text: &str| Piece::Same(text.into());
        let (removed, added) = (|text: &str| Piece::Removed(text.into()), |text: &str| Piece::Added(text.into()));
        assert_eq!(compare("实到十二人", "实到十三人"), [same("实到十"), removed("二"), added("三"), same("人")]);
        assert_eq!(
            compare("the old plan", "the new plan"),
            [same("the "), removed("old"), added("new"), same(" plan")]
        );
        assert_eq!(compare("", "新"), [added("新")]);
        assert_eq!(compare("同", "同"), [same("同")]);
    }

    #[test]
    fn both_versions_can_be_read_back_however_long_they_are() {
        for length in [10, 3_000] {
            let before = (0..length).map(|n| format!("旧{n} ")).collect::<Vec<_>>().concat();
            let after = (0..length).rev().map(|n| format!("新{n} ")).collect::<Vec<_>>().concat();
            let pieces = compare(&before, &after);
            let read = |leave_out: fn(&Piece) -> bool| -> String {
                pieces
                    .iter()
                    .filter(|piece| !leave_out(piece))
                    .map(|piece| match piece {
                        Piece::Same(text) | Piece::Removed(text) | Piece::Added(text) => text.as_str(),
                    })
                    .collect()
            };
            assert_eq!(read(|piece| matches!(piece, Piece::Added(_))), before);
            assert_eq!(read(|piece| matches!(piece, Piece::Removed(_))), after);
        }
    }
}
