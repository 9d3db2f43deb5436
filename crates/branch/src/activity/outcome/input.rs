//! The form of an outcome.

use serde::{Deserialize, Serialize};
use zhixing_kit::form::{Check, Faults};

use crate::activity::model::AgendaItem;

/// What came of an item.
#[derive(Deserialize, Serialize, Default, Clone, Debug)]
#[serde(default)]
pub struct OutcomeInput {
    pub outcome: String,
}

impl OutcomeInput {
    /// As it stands.
    pub fn of(item: &AgendaItem) -> Self {
        Self { outcome: item.outcome.clone().unwrap_or_default() }
    }

    /// The words.
    pub fn check(&self) -> Result<String, Faults> {
        let mut check = Check::default();
        let outcome = check.lines("outcome", &self.outcome, 2_000);
        check.finish(outcome)
    }
}
