//! An organised test as plain values: its questions, who takes part, how far somebody is. Pure.

use zhixing_branch::ActivityId;
use zhixing_branch::acts::{Mark, RollEntry};
use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Moment, Sentence, ids};
use zhixing_people::UnitId;
use zhixing_question::Question;

use super::text::Text;
use crate::bank::model::QuestionId;
use crate::item::model::Item;
use crate::selftest::model::{Given, Outcome};

ids! {
    /// An organised test.
    TestId;
}

/// The most questions that one person answers in a test.
pub const QUESTIONS_MAX: u32 = 30;
/// How many questions a test has if nothing else is chosen.
pub const QUESTIONS_USUAL: u32 = 10;
/// The most tests of one activity.
pub const TESTS_MAX: usize = 20;

/// How questions come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Everybody answers the same ones.
    Fixed,
    /// Each answers few, chosen by what he answered before.
    Adaptive,
}

impl Form {
    /// The word in rows and forms.
    pub fn code(self) -> &'static str {
        match self {
            Self::Fixed => "fixed",
            Self::Adaptive => "adaptive",
        }
    }

    /// The form of a word.
    pub fn of(code: &str) -> Option<Self> {
        [Self::Fixed, Self::Adaptive].into_iter().find(|form| form.code() == code)
    }
}

/// A test.
#[derive(Clone, Debug)]
pub struct Test {
    /// Its id.
    pub id: TestId,
    /// The organisation.
    pub organisation: OrganisationId,
    /// In which activity.
    pub activity: ActivityId,
    /// Whose activity that is.
    pub unit: UnitId,
    /// How its questions come.
    pub form: Form,
    /// How many each answers.
    pub length: u32,
    /// Who opened it.
    pub opened_name: String,
    /// When.
    pub opened_at: Moment,
    /// When it ended; nothing while answers are taken.
    pub ended_at: Option<Moment>,
}

impl Test {
    /// Its page.
    pub fn path(&self) -> String {
        format!("/tests/{}", self.id)
    }

    /// Refuses once it is over.
    pub fn must_be_open(&self) -> Result<(), Sentence> {
        if self.ended_at.is_none() { Ok(()) } else { Err(Sentence::of(|language| Text(language).over_already())) }
    }
}

/// A question of a test, in the version that everybody sees.
#[derive(Clone, Debug)]
pub struct TestItem {
    /// Its place, from 1.
    pub place: u32,
    /// Which question.
    pub question: QuestionId,
    /// In which version.
    pub version: i64,
    /// The area in which it stood when the test was opened: a word of the charter, else the name of its bank.
    pub area: String,
    /// What was known of it then, for the adaptive form.
    pub item: Option<Item>,
}

/// Where somebody stands in a test.
#[derive(Clone, Debug)]
pub struct Sitting {
    /// How many he answered.
    pub answered: u32,
    /// The question before him; nothing when he is through.
    pub next: Option<Next>,
}

/// The question before somebody.
#[derive(Clone, Debug)]
pub struct Next {
    /// Its place in the test.
    pub place: u32,
    /// What it says.
    pub question: Question,
}

/// The most characters of the questions on one page: with what stands around them it stays below 40 kB.
const SHEET_CHARS_MAX: usize = 5_000;

/// Of questions that are left, in order, as many as one page holds: one at least.
pub fn on_one_page(left: Vec<Next>) -> Vec<Next> {
    let mut chars = 0;
    let fits = |next: &Next| {
        let before = chars;
        chars += next.question.texts().map(|text| text.chars().count()).sum::<usize>();
        before == 0 || chars <= SHEET_CHARS_MAX
    };
    left.into_iter().take_while(fits).collect()
}

/// One of somebody's answers.
#[derive(Clone, Debug)]
pub struct Answered {
    /// The question's place in the test.
    pub place: u32,
    /// What was asked.
    pub question: Question,
    /// What he answered.
    pub given: Given,
    /// Whether it was right.
    pub outcome: Outcome,
}

/// Whether somebody on the roll belongs to the class: who should attend or is there, and is not marked absent. The roll need not be called first.
pub fn takes_part(entry: &RollEntry) -> bool {
    entry.member.is_some() && entry.mark != Some(Mark::Absent) && (entry.expected || entry.mark.is_some())
}
