//! What the form sends that sets the first day of a unit's record.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use zhixing_kit::form::{Check, Faults};

/// The form as it was sent.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct KeptInput {
    pub kept_since: String,
}

impl KeptInput {
    /// What the form shows of what is stored.
    pub fn of(day: Date) -> Self {
        Self { kept_since: day.to_string() }
    }

    /// The day.
    pub fn check(&self) -> Result<Date, Faults> {
        let mut check = Check::default();
        let day = check.day("kept_since", &self.kept_since);
        check.finish(day)
    }
}
