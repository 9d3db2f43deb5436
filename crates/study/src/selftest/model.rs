//! What somebody answers, and whether it is right. Pure.

use serde::{Deserialize, Serialize};
use zhixing_kit::{Moment, ids};
use zhixing_people::Waited;
use zhixing_question::{Asked, Question, fold};

use crate::bank::model::QuestionId;

ids! {
    /// A question as it was put to a person.
    AskId;
}

/// How many questions that were answered before come back on one day; more only if he wants to go on.
pub const REPEATED_A_DAY: u32 = 40;
/// How many new ones come on one day.
pub const NEW_A_DAY: u32 = 10;

/// What somebody answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Given {
    /// These options, by their places.
    Options(Vec<usize>),
    /// True or false.
    Truth(bool),
    /// A word for each blank.
    Words(Vec<String>),
    /// In his own words.
    Own(String),
}

/// Whether an answer is right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is.
    Right,
    /// It is not.
    Wrong,
}

impl Outcome {
    /// The word in rows and forms.
    pub fn code(self) -> &'static str {
        match self {
            Self::Right => "right",
            Self::Wrong => "wrong",
        }
    }

    /// The outcome of a word.
    pub fn of(code: &str) -> Option<Self> {
        [Self::Right, Self::Wrong].into_iter().find(|outcome| outcome.code() == code)
    }
}

/// Whether this answers that; `None` where only he who answered can tell, with the reference answer before him.
pub fn judge(asked: &Asked, given: &Given) -> Option<Outcome> {
    let is_right = match (asked, given) {
        (Asked::Single { right, .. }, Given::Options(chosen)) => chosen == &[*right],
        (Asked::Multiple { right, .. }, Given::Options(chosen)) => chosen == right,
        (Asked::Judgement { right }, Given::Truth(said)) => said == right,
        (Asked::FillIn { blanks }, Given::Words(words)) => {
            let fits = |(accepted, word): (&Vec<String>, &String)| accepted.iter().any(|text| fold(text) == fold(word));
            blanks.len() == words.len() && blanks.iter().zip(words).all(fits)
        }
        (Asked::Short { .. }, Given::Own(_)) => return None,
        // What does not fit the kind of question is no right answer to it.
        _ => false,
    };
    Some(if is_right { Outcome::Right } else { Outcome::Wrong })
}

/// A question as it was put to a person.
#[derive(Clone, Debug)]
pub struct Ask {
    /// Its id.
    pub id: AskId,
    /// The question.
    pub question_id: QuestionId,
    /// The version that he saw.
    pub question: Question,
    /// When it was put to him.
    pub asked_at: Moment,
    /// What he answered.
    pub given: Option<Given>,
    /// Whether he said that he was not sure.
    pub unsure: bool,
    /// Whether it was right; nothing while it waits, or while he has not judged his own words.
    pub outcome: Option<Outcome>,
    /// When he answered.
    pub answered_at: Option<Moment>,
}

impl Ask {
    /// Its page.
    pub fn path(&self) -> String {
        format!("/self-test/{}", self.id)
    }
}

/// When something happened that waited on a device: never before it could, never after it arrived. The clock of the device is not asked.
pub fn happened(now: Moment, waited: Waited, not_before: Moment) -> Moment {
    now.plus_ms(-waited.0).max(not_before).min(now)
}

/// What comes next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// This question.
    Ask(AskId),
    /// It is enough for today; there would be more.
    Enough,
    /// Nothing is due. When the next one is, if there is any.
    Nothing(Option<Moment>),
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A line of the cases that the program and the device judge alike: `ui/islands/judge.ts` is held against the same file.
    #[derive(Deserialize)]
    struct Case {
        asked: Asked,
        given: Given,
        right: Option<bool>,
    }

    #[test]
    fn answers_are_judged_by_their_kind() {
        let cases: Vec<Case> = serde_json::from_str(include_str!("judged.json")).expect("cases");
        assert!(cases.len() >= 30);
        for Case { asked, given, right } in cases {
            let wanted = right.map(|right| if right { Outcome::Right } else { Outcome::Wrong });
            assert_eq!(judge(&asked, &given), wanted, "{asked:?} {given:?}");
        }
    }

    #[test]
    fn what_waited_happened_after_it_could_and_before_it_arrived() {
        for (now, waited, asked_at, at) in [(100, 0, 50, 100), (100, 30, 50, 70), (100, 80, 50, 50), (40, 10, 50, 40)] {
            assert_eq!(happened(Moment(now), Waited(waited), Moment(asked_at)), Moment(at));
        }
    }
}
