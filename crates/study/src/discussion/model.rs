//! Answers as plain values, and the order in which they are read. Pure.

use std::collections::HashMap;

use zhixing_kit::{Moment, ids};
use zhixing_people::MemberId;

use crate::reflection::model::Audience;

ids! {
    /// An answer.
    AnswerId;
}

/// The most answers below one reflection.
pub const ANSWERS_MAX: usize = 500;
/// The most characters of an answer.
pub const WORDS_CHARS_MAX: usize = 20_000;
/// From this depth on answers stand below one another, and only the name says whom they answer: a phone is narrow.
pub const DEPTH_MAX: usize = 3;

/// An answer.
#[derive(Clone, Debug)]
pub struct Answer {
    /// Its id.
    pub id: AnswerId,
    /// The answer that it answers; none: the reflection itself.
    pub parent: Option<AnswerId>,
    /// Who wrote it.
    pub member: MemberId,
    /// His name.
    pub name: String,
    /// Its words; empty once they were taken back.
    pub words: String,
    /// For whom it was written.
    pub audience: Audience,
    /// When.
    pub given_at: Moment,
    /// When its words were taken back.
    pub taken_back_at: Option<Moment>,
}

/// An answer in its place.
#[derive(Clone, Debug)]
pub struct Placed {
    /// It.
    pub answer: Answer,
    /// How many answers stand between it and the reflection, at most [`DEPTH_MAX`].
    pub depth: usize,
    /// Whom it answers; none: the reflection itself, or what the reader does not see.
    pub to: Option<String>,
}

/// The answers as they are read: each followed by what answers it, in the order of writing.
pub fn threads(answers: Vec<Answer>) -> Vec<Placed> {
    let names: HashMap<AnswerId, String> =
        answers.iter().map(|answer| (answer.id.clone(), answer.name.clone())).collect();
    let mut below: HashMap<Option<AnswerId>, Vec<Answer>> = HashMap::new();
    for answer in answers {
        let parent = answer.parent.clone().filter(|parent| names.contains_key(parent));
        below.entry(parent).or_default().push(answer);
    }
    let mut waiting: Vec<(Answer, usize)> = Vec::new();
    let mut add = |of: Option<AnswerId>, depth: usize, waiting: &mut Vec<(Answer, usize)>| {
        let here = below.remove(&of).unwrap_or_default();
        waiting.extend(here.into_iter().rev().map(|answer| (answer, depth)));
    };
    add(None, 0, &mut waiting);
    let mut placed = Vec::with_capacity(names.len());
    while let Some((answer, depth)) = waiting.pop() {
        add(Some(answer.id.clone()), depth + 1, &mut waiting);
        let to = answer.parent.as_ref().and_then(|parent| names.get(parent)).cloned();
        placed.push(Placed { answer, depth: depth.min(DEPTH_MAX), to });
    }
    placed
}

#[cfg(test)]
mod tests {
    use zhixing_kit::id::Id;

    use super::*;

    fn answer(id: &str, parent: &str) -> Answer {
        let id_of = |text: &str| AnswerId::from_checked(text.to_owned());
        Answer {
            id: id_of(id),
            parent: (!parent.is_empty()).then(|| id_of(parent)),
            member: MemberId::from_checked(id.to_owned()),
            name: id.to_uppercase(),
            words: String::new(),
            audience: Audience::Everybody,
            given_at: Moment(0),
            taken_back_at: None,
        }
    }

    #[test]
    fn each_answer_is_followed_by_what_answers_it() {
        let all = [("a", ""), ("b", ""), ("c", "a"), ("d", "c"), ("e", "a"), ("f", "d"), ("g", "f"), ("h", "gone")];
        let placed = threads(all.iter().map(|(id, parent)| answer(id, parent)).collect());
        let read: Vec<(&str, usize, Option<&str>)> =
            placed.iter().map(|one| (one.answer.id.as_str(), one.depth, one.to.as_deref())).collect();
        let expected = [
            ("a", 0, None),
            ("c", 1, Some("A")),
            ("d", 2, Some("C")),
            ("f", 3, Some("D")),
            ("g", 3, Some("F")),
            ("e", 1, Some("A")),
            ("b", 0, None),
            // What it answered is not seen by this reader: it stands by itself.
            ("h", 0, None),
        ];
        assert_eq!(read, expected);
    }

    #[test]
    fn a_circle_is_never_gone_round() {
        assert!(threads(vec![answer("a", "b"), answer("b", "a")]).is_empty());
    }
}
