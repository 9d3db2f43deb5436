//! Banks and the questions in them as plain values. Pure.

use zhixing_branch::charter;
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
    /// Its name: the word under which its questions came.
    pub area: String,
    /// The area of study that it belongs to, a word of the charter; nothing until it is known.
    pub study_area: Option<String>,
    /// How many questions can be asked.
    pub count: u32,
}

impl Bank {
    /// Its page.
    pub fn path(&self) -> String {
        format!("/banks/{}", self.id)
    }
}

/// The area of study of a bank: the one that was chosen, else the one whose name it bears.
pub fn area_of(chosen: Option<String>, name: &str) -> Option<String> {
    let bears = |words: [&str; 3]| words.iter().any(|word| word.eq_ignore_ascii_case(name));
    let mut areas = charter().study().areas.iter();
    let named = || areas.find(|area| bears([&area.code, &area.name.zh, &area.name.en])).map(|area| area.code.clone());
    chosen.or_else(named)
}

/// What is told of an area: its word in the charter, else the bank's own name.
pub fn area_or_name(chosen: Option<String>, name: String) -> String {
    area_of(chosen, &name).unwrap_or(name)
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
