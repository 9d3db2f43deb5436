//! What the form sends that puts a first day right.

use jiff::civil::Date;
use serde::Deserialize;
use zhixing_kit::form::{Check, Faults, read_day};

use super::model::Corrected;

/// The most characters of a reason.
const WHY_CHARS_MAX: usize = 200;

/// The form as it was sent.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct FirstDayInput {
    /// The day that the page showed.
    pub before: String,
    /// The right one.
    pub first_day: String,
    /// Why it was wrong.
    pub why: String,
}

impl FirstDayInput {
    /// What the form shows at first.
    pub fn of(day: Date) -> Self {
        Self { before: day.to_string(), first_day: day.to_string(), why: String::new() }
    }

    /// The day and the reason.
    pub fn check(&self) -> Result<Corrected, Faults> {
        let mut check = Check::default();
        let day = check.day("first_day", &self.first_day);
        let why = check.text("why", &self.why, WHY_CHARS_MAX);
        let before = read_day(&self.before);
        check.finish(Corrected { before, day, why })
    }
}
