//! An errand as plain values.

use jiff::civil::Date;
use zhixing_kit::Sentence;

/// Something that one person is to do.
#[derive(Clone, Debug)]
pub struct Errand {
    /// Where it is done.
    pub path: String,
    /// What it is about: a name, a ballot's question.
    pub title: String,
    /// What is to be done.
    pub what: Sentence,
    /// By when, where the rules set a day.
    pub due: Option<Date>,
    /// Whether that day has passed.
    pub is_overdue: bool,
}
