//! Banks and the questions in them as plain values. Pure.

use zhixing_kit::{Moment, ids};
use zhixing_people::UnitId;
use zhixing_question::{Question, plain};

ids! {
    /// A bank: the questions of one area in a unit.
    BankId;
    /// A question, in all its versions.
    QuestionId;
}

/// The most questions that a unit keeps, those that were withdrawn not counted.
pub const QUESTIONS_MAX: usize = 20_000;
/// The most characters of an area's name.
pub const AREA_CHARS_MAX: usize = 40;
/// How many characters of a stem stand for a question in lists and records.
const TITLE_CHARS: usize = 60;

/// A bank.
#[derive(Clone, Debug)]
pub struct Bank {
    /// Its id.
    pub id: BankId,
    /// Whose it is.
    pub unit: UnitId,
    /// The name of the area.
    pub area: String,
    /// How many questions can be asked.
    pub count: u32,
}

impl Bank {
    /// Its page.
    pub fn path(&self) -> String {
        format!("/banks/{}", self.id)
    }
}

/// A question as it is kept.
#[derive(Clone, Debug)]
pub struct Kept {
    /// Its id.
    pub id: QuestionId,
    /// Its bank.
    pub bank: BankId,
    /// Its place in the order in which the unit's questions came.
    pub place: i64,
    /// Whose it is.
    pub unit: UnitId,
    /// From 1, grows by one with each change.
    pub version: i64,
    /// What that version says.
    pub question: Question,
    /// Since when it is not asked any more.
    pub withdrawn_at: Option<Moment>,
    /// Who wrote this version.
    pub saved_name: String,
    /// When.
    pub saved_at: Moment,
}

impl Kept {
    /// Its page.
    pub fn path(&self) -> String {
        format!("/questions/{}", self.id)
    }

    /// How it begins, on one line.
    pub fn title(&self) -> String {
        title(&self.question)
    }
}

/// How a question begins, on one line.
pub fn title(question: &Question) -> String {
    let stem = plain(question.stem());
    let beginning: String = stem.chars().take(TITLE_CHARS).collect();
    if stem.chars().count() > TITLE_CHARS { format!("{beginning}…") } else { beginning }
}
