//! What changed between two versions of a text, word by word; Chinese is compared character by character.

use maud::{Markup, html};
use similar::{Algorithm, DiffTag, capture_diff_slices};

use super::frame::Frame;
use super::words::Words;

/// Beyond this many comparisons the changed middle is shown as a whole: a limit on work, some 20 ms at worst.
const COMPARISONS_MAX: usize = 4_000_000;

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

/// Two versions of a text, each with what the other lacks marked; also said in words.
pub fn versions(frame: &Frame, one: &str, other: &str) -> [Markup; 2] {
    let (words, pieces) = (Words(frame.language), compare(one, other));
    let side = |differs: fn(&Piece) -> bool, elsewhere: fn(&Piece) -> bool| {
        html! {
            @for piece in pieces.iter().filter(|piece| !elsewhere(piece)) {
                @if differs(piece) { mark { span.unseen { "[" (words.differs()) "] " } (piece.text()) } } @else { (piece.text()) }
            }
        }
    };
    let (removed, added) =
        (|piece: &Piece| matches!(piece, Piece::Removed(_)), |piece: &Piece| matches!(piece, Piece::Added(_)));
    [side(removed, added), side(added, removed)]
}

#[derive(Debug, PartialEq, Eq)]
enum Piece {
    Same(String),
    Removed(String),
    Added(String),
}

impl Piece {
    fn text(&self) -> &str {
        match self {
            Self::Same(text) | Self::Removed(text) | Self::Added(text) => text,
        }
    }
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
    for piece in capture_diff_slices(Algorithm::Myers, old, new) {
        let (tag, of_old, of_new) = piece.as_tag_tuple();
        if tag == DiffTag::Equal {
            push(pieces, Piece::Same, &old[of_old]);
        } else {
            push(pieces, Piece::Removed, &old[of_old]);
            push(pieces, Piece::Added, &new[of_new]);
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
    fn each_side_marks_what_the_other_lacks() {
        let frame = super::super::sample_frame(crate::Language::Chinese);
        let [one, other] = versions(&frame, "三楼会议室<", "四楼会议室<，带笔")
            .map(|side| side.0.replace("<span class=\"unseen\">[不同] </span>", ""));
        assert_eq!(
            (one.as_str(), other.as_str()),
            ("<mark>三</mark>楼会议室&lt;", "<mark>四</mark>楼会议室&lt;<mark>，带笔</mark>")
        );
    }

    #[test]
    fn both_versions_can_be_read_back_however_long_they_are() {
        for length in [10, 3_000] {
            let before = (0..length).map(|n| format!("旧{n} ")).collect::<Vec<_>>().concat();
            let after = (0..length).rev().map(|n| format!("新{n} ")).collect::<Vec<_>>().concat();
            let pieces = compare(&before, &after);
            let read = |leave_out: fn(&Piece) -> bool| -> String {
                pieces.iter().filter(|piece| !leave_out(piece)).map(Piece::text).collect()
            };
            assert_eq!(read(|piece| matches!(piece, Piece::Added(_))), before);
            assert_eq!(read(|piece| matches!(piece, Piece::Removed(_))), after);
        }
    }
}
