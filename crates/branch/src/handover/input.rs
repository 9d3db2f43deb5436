//! What the form sends, and its checking.

use serde::Deserialize;
use zhixing_kit::form::{Check, Faults};
use zhixing_people::MemberId;

use super::model::Successor;
use crate::activity::input::{CHAIR, RECORDER};

/// What the form sends.
#[derive(Deserialize, Default, Clone, Debug)]
#[serde(default)]
pub struct HandoverInput {
    pub chair: String,
    pub recorder: String,
}

impl HandoverInput {
    /// Who is proposed.
    pub fn of(proposed: &Successor) -> Self {
        let recorder = proposed.recorder.as_ref().map(ToString::to_string).unwrap_or_default();
        Self { chair: proposed.chair.to_string(), recorder }
    }

    /// Who follows.
    pub fn check(&self) -> Result<Successor, Faults> {
        let mut check = Check::default();
        let chair = check.id(CHAIR.name, &self.chair, true, MemberId::parse);
        let recorder = check.id(RECORDER.name, &self.recorder, false, MemberId::parse);
        let successor = chair.map(|chair| Successor { chair, recorder });
        check.finish(())?;
        successor.ok_or_else(Faults::default)
    }
}
