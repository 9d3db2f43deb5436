//! What the forms of a moved election send, and how it is checked.

use serde::Deserialize;
use zhixing_kit::form::{Check, Faults};

use super::model::NewShift;

zhixing_kit::fields! {
    SHIFT_UNTIL = "shift_until" "换届改到哪天以前" / "The election is to be held by", why "批准以后，本届任期到这天届满，提醒和期限按它推算。" / "Once approved the present term ends on that day, and reminders follow it.", seen "本支部成员和上级组织" / "Members of the branch and the organisation above";
    SHIFT_REASON = "shift_reason" "理由" / "Reason", why "提前或延期要报上级批准，写明为什么。" / "The unit above decides, and is told why.", seen "本支部成员和上级组织" / "Members of the branch and the organisation above";
}

/// What the forms send.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ShiftInput {
    pub shift_until: String,
    pub shift_reason: String,
}

impl ShiftInput {
    /// What is asked for.
    pub fn check(&self) -> Result<NewShift, Faults> {
        let mut check = Check::default();
        let until = check.day("shift_until", &self.shift_until);
        let reason = check.lines("shift_reason", &self.shift_reason, 500);
        check.finish(NewShift { until, reason })
    }

    /// Why it is refused.
    pub fn check_refusal(&self) -> Result<String, Faults> {
        let mut check = Check::default();
        let reason = check.lines("shift_reason", &self.shift_reason, 500);
        check.finish(reason)
    }
}
