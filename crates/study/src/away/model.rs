//! What is taken along, as plain values. Pure.

use zhixing_kit::Moment;
use zhixing_library::Quote;
use zhixing_question::Question;

use crate::selftest::model::AskId;
use crate::selftest::store::Chosen;

/// The most questions that are taken along.
pub const PACKED_MAX: u32 = 10;
/// The most characters of all of them: a page that a telephone keeps stays small.
const CHARS_MAX: usize = 8_000;
/// The most bytes of their pictures, for the same reason.
const PICTURE_BYTES_MAX: u64 = 2 * 1024 * 1024;

/// A question that is taken along: under which id its answer comes back, and in which version it is seen.
#[derive(Clone, Debug)]
pub struct Packed {
    /// Its id when it is answered.
    pub ask: AskId,
    /// The question and its version.
    pub chosen: Chosen,
    /// What that version says.
    pub question: Question,
    /// The passage of the library behind it, shown with the answer.
    pub passage: Option<Quote>,
    /// How heavy its pictures are, in bytes.
    pub weight: u64,
}

/// What is taken along.
#[derive(Clone, Debug)]
pub struct Package {
    /// When it was put together: nothing in it can have been answered before.
    pub packed_at: Moment,
    /// The questions, in the order in which they are asked.
    pub asks: Vec<Packed>,
    /// Whether there are questions too heavy to be taken along: they are asked one to a page, where there is a network.
    pub leaves_heavy: bool,
}

impl Package {
    /// As many of these as a page holds; one at least, however long it is, but none whose pictures are too heavy.
    pub fn of(packed_at: Moment, all: Vec<Packed>) -> Self {
        let (mut chars, mut weight) = (0, 0);
        let fits = |packed: &Packed| {
            let before = chars;
            let passage = packed.passage.iter().map(|passage| passage.words.as_str());
            chars += packed.question.texts().chain(passage).map(|text| text.chars().count()).sum::<usize>();
            weight += packed.weight;
            before == 0 || (chars <= CHARS_MAX && weight <= PICTURE_BYTES_MAX)
        };
        let (light, heavy): (Vec<_>, Vec<_>) = all.into_iter().partition(|one| one.weight <= PICTURE_BYTES_MAX);
        let asks = light.into_iter().take(PACKED_MAX as usize).take_while(fits).collect();
        Self { packed_at, asks, leaves_heavy: !heavy.is_empty() }
    }
}

/// What an answer says about where it was given.
#[derive(Clone, Debug)]
pub struct Seen {
    /// The question, in the version that was seen.
    pub chosen: Chosen,
    /// When the package was put together.
    pub packed_at: Moment,
}

#[cfg(test)]
mod tests {
    use zhixing_question::{Asked, Draft};

    use super::*;
    use crate::bank::model::QuestionId;

    fn packed(number: u32, weight: u64) -> Packed {
        let id = format!("00000000-0000-7000-8000-{number:012}");
        let (ask, question) = (AskId::parse(&id).expect("an id"), QuestionId::parse(&id).expect("an id"));
        let asked = Asked::Judgement { right: true };
        let stem = format!("第{number}道题");
        Packed {
            ask,
            chosen: (question, 1),
            question: Question::new(Draft::new(stem, asked)).expect("one"),
            passage: None,
            weight,
        }
    }

    #[test]
    fn what_is_too_heavy_is_left_and_told_and_keeps_no_other_behind() {
        let of = |weights: &[u64]| {
            let all = weights.iter().zip(1..).map(|(weight, number)| packed(number, *weight)).collect();
            let package = Package::of(Moment(0), all);
            (package.asks.iter().map(|one| one.weight).collect::<Vec<_>>(), package.leaves_heavy)
        };
        let (most, heavy) = (PICTURE_BYTES_MAX, PICTURE_BYTES_MAX + 1);
        assert_eq!(of(&[heavy, 0, 7]), (vec![0, 7], true));
        assert_eq!(of(&[heavy]), (vec![], true));
        assert_eq!(of(&[]), (vec![], false));
        assert_eq!(of(&[most, 0, 1, 0]), (vec![most, 0], false), "one page holds so much");
        assert_eq!(of(&[0; 12]).0.len(), 10);
    }
}
