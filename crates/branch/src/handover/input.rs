//! What the form sends, and its checking.

use std::collections::HashSet;

use zhixing_kit::form::{Check, Faults};
use zhixing_people::MemberId;

use super::model::{Meeting, Successor};
use crate::activity::input::{CHAIR, RECORDER};

/// How many meetings are handed over at once.
pub const MEETINGS_MAX: usize = 300;

zhixing_kit::fields! {
    HANDED = "handed" "交接这一次" / "Hand this one over", why "勾选的交给上面选定的人，没有勾选的留在这里。" / "What is ticked goes to those chosen above; the rest stays here.", seen "只有您" / "Only you";
}

/// What the form sends.
#[derive(Default, Clone, Debug)]
pub struct HandoverInput {
    pub chair: String,
    pub recorder: String,
    /// The ids of the meetings that are ticked.
    pub handed: Vec<String>,
}

impl HandoverInput {
    /// Who is proposed, for all meetings.
    pub fn of(proposed: &Successor, meetings: &[Meeting]) -> Self {
        let recorder = proposed.recorder.as_ref().map(ToString::to_string).unwrap_or_default();
        let handed = meetings.iter().map(|meeting| meeting.activity.id.to_string()).collect();
        Self { chair: proposed.chair.to_string(), recorder, handed }
    }

    /// Reads what was sent; each ticked meeting is a pair of its own.
    pub fn read(pairs: &[(String, String)]) -> Self {
        let mut input = Self::default();
        for (name, value) in pairs {
            match name.as_str() {
                "chair" => input.chair.clone_from(value),
                "recorder" => input.recorder.clone_from(value),
                "handed" if input.handed.len() < MEETINGS_MAX => input.handed.push(value.clone()),
                _ => {}
            }
        }
        input
    }

    /// Whether a meeting is ticked.
    pub fn takes(&self, meeting: &Meeting) -> bool {
        self.handed.iter().any(|id| id == meeting.activity.id.as_str())
    }

    /// How many meetings are ticked, each once.
    pub fn ticked(&self) -> usize {
        self.handed.iter().collect::<HashSet<_>>().len()
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
