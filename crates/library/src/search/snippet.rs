//! The piece of a paragraph that is shown as an answer: where most of what was asked for stands, with those characters marked. Pure.

use super::words::{Word, marked};

/// How many characters are shown.
const CHARS: usize = 110;

/// A piece of text, and whether it was asked for.
pub type Piece = (String, bool);

/// The pieces, with an ellipsis where something was left out.
pub fn snippet(text: &str, asked: &[Word]) -> Vec<Piece> {
    let characters: Vec<char> = text.chars().map(|c| if c == '\n' { ' ' } else { c }).collect();
    let marks = marked(text, asked);
    let from = best(&marks);
    let until = (from + CHARS).min(characters.len());
    let mut pieces: Vec<Piece> = Vec::new();
    if from > 0 {
        pieces.push(("…".to_owned(), false));
    }
    for at in from..until {
        match pieces.last_mut().filter(|(_, mark)| *mark == marks[at]) {
            Some((piece, _)) => piece.push(characters[at]),
            None => pieces.push((characters[at].to_string(), marks[at])),
        }
    }
    if until < characters.len() {
        pieces.push(("…".to_owned(), false));
    }
    pieces
}

/// From where the window holds the most marks; a little before the first of them.
fn best(marks: &[bool]) -> usize {
    if marks.len() <= CHARS {
        return 0;
    }
    let mut held = marks[..CHARS].iter().filter(|mark| **mark).count();
    let (mut most, mut from) = (held, 0);
    for start in 1..=marks.len() - CHARS {
        held = held + usize::from(marks[start + CHARS - 1]) - usize::from(marks[start - 1]);
        if held > most {
            (most, from) = (held, start);
        }
    }
    // A window found at its end shows what comes behind it rather than what stands before.
    let first = marks[from..].iter().position(|mark| *mark).map_or(from, |at| from + at);
    first.saturating_sub(12).min(marks.len() - CHARS).max(from.min(first))
}

#[cfg(test)]
mod tests {
    use super::super::words::of_question;
    use super::*;

    #[test]
    fn the_piece_shows_what_was_asked_for_and_marks_it() {
        let text = format!("{}夜间在弯道超车最危险。{}", "前文。".repeat(60), "后文。".repeat(60));
        let pieces = snippet(&text, &of_question("弯道超车"));
        let marked: Vec<&str> = pieces.iter().filter(|(_, mark)| *mark).map(|(piece, _)| piece.as_str()).collect();
        assert_eq!(marked, ["弯道超车"]);
        assert!(pieces.first().unwrap().0.starts_with('…') && pieces.last().unwrap().0.ends_with('…'), "{pieces:?}");
        assert_eq!(snippet("短", &of_question("弯道")), [("短".to_owned(), false)]);
    }
}
