//! Where a picture stands in a question, as plain values. Pure.

use zhixing_kit::clock::DAY_MS;
use zhixing_question::{Draft, ImageName, Piece, Question, Wrong, letter, picture, pictures, pieces};

/// How long a picture waits to be put to a question: longer than a file of questions waits to be confirmed.
pub const WAITS_MS_MAX: i64 = 2 * DAY_MS;
/// The most characters of what a picture shows.
pub const SHOWS_CHARS_MAX: usize = 120;
/// The most bytes of pictures that are carried away with a bank.
pub const CARRIED_BYTES_MAX: u64 = 48 * 1024 * 1024;

/// A place in a question where a picture can stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot {
    /// Below the stem.
    Stem,
    /// In an option, from 0.
    Option(usize),
    /// In the explanation.
    Explanation,
}

impl Spot {
    /// Those of a question, in order.
    pub fn all(question: &Question) -> Vec<Self> {
        let options = (0..question.asked().options().len()).map(Self::Option);
        std::iter::once(Self::Stem).chain(options).chain([Self::Explanation]).collect()
    }

    /// The word in forms.
    pub fn code(self) -> String {
        match self {
            Self::Stem => "stem".to_owned(),
            Self::Option(index) => format!("option-{}", letter(index)),
            Self::Explanation => "explanation".to_owned(),
        }
    }

    /// The one of a question that this word names.
    pub fn of(question: &Question, code: &str) -> Option<Self> {
        Self::all(question).into_iter().find(|spot| spot.code() == code)
    }
}

/// A picture that is put to a question.
#[derive(Clone, Debug)]
pub struct Put {
    /// Where.
    pub spot: Spot,
    /// What it shows, in words.
    pub shows: String,
    /// Whether the picture stands for the words of an option.
    pub instead: bool,
}

/// The question with this picture.
pub fn with(question: &Question, name: &ImageName, put: &Put) -> Result<Question, Vec<Wrong>> {
    let mark = picture(&put.shows, name.as_str());
    let added = |text: &str| if text.is_empty() { mark.clone() } else { format!("{text}\n{mark}") };
    let mut draft = question.draft();
    match put.spot {
        Spot::Stem => draft.stem = added(&draft.stem),
        Spot::Explanation => draft.explanation = added(&draft.explanation),
        Spot::Option(index) => {
            let changed = question.asked().options().get(index).cloned().unwrap_or_default();
            let changed = if put.instead { mark } else { added(&changed) };
            draft.asked = draft.asked.with_option(index, changed);
        }
    }
    Question::new(draft)
}

/// The question without this picture. What consisted of nothing else says in words what was seen.
pub fn without(question: &Question, name: &str) -> Result<Question, Vec<Wrong>> {
    let cleared = |text: &str| {
        if !pictures(text).any(|picture| picture.name == name) {
            return text.to_owned();
        }
        let left = pieces(text).into_iter().map(|piece| match piece {
            Piece::Words(words) => words.to_owned(),
            Piece::Picture(known) if known.name == name => String::new(),
            Piece::Picture(known) => picture(known.about, known.name),
        });
        let left = left.collect::<String>();
        let lines: Vec<&str> = left.lines().map(str::trim_end).filter(|line| !line.is_empty()).collect();
        if lines.is_empty() {
            let about = pictures(text).map(|known| known.about).filter(|about| !about.is_empty());
            return about.collect::<Vec<_>>().join(" ");
        }
        lines.join("\n")
    };
    let draft: Draft = question.draft();
    Question::new(draft.mapped(cleared))
}

#[cfg(test)]
mod tests {
    use super::*;
    use zhixing_question::Asked;

    const NAME: &str = "0123456789abcdef0123456789abcdef.png";

    fn question() -> Question {
        let asked = Asked::Single { options: vec!["让行".into(), "停车".into()], right: 0 };
        Question::new(Draft::new("这是什么标志？", asked)).expect("a question")
    }

    #[test]
    fn a_picture_stands_where_it_is_put_and_goes_again() {
        let name = ImageName::parse(NAME).expect("a name");
        for spot in Spot::all(&question()) {
            assert_eq!(Spot::of(&question(), &spot.code()), Some(spot));
            for instead in [false, true] {
                let put = Put { spot, shows: "倒三角形".into(), instead };
                let pictured = with(&question(), &name, &put).expect("a question");
                assert_eq!(pictured.shows().into_iter().collect::<Vec<_>>(), std::slice::from_ref(&name));
                let bare = without(&pictured, NAME).expect("a question");
                assert!(bare.shows().is_empty());
                match spot {
                    Spot::Option(index) if instead => assert_eq!(bare.asked().options()[index], "倒三角形"),
                    Spot::Explanation => assert_eq!(bare.explanation(), "倒三角形"),
                    _ => assert_eq!(bare, question(), "{spot:?}"),
                }
            }
        }
        assert_eq!(Spot::of(&question(), "option-C"), None);
    }
}
