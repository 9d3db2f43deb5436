//! What the form that takes a ballot back sends.

use serde::Deserialize;
use zhixing_kit::form::{Check, Faults};

zhixing_kit::fields! {
    WHY_RECALLED = "reason" "撤回的原因" / "Why it is withdrawn", why "会议记录和台账写明为什么没有投票。" / "Minutes and ledger say why it was not voted on.", seen "本支部成员" / "Members of the branch";
}

/// The form as it was typed.
#[derive(Deserialize, Default, Clone)]
#[serde(default)]
pub struct RecallInput {
    /// Why.
    pub reason: String,
}

impl RecallInput {
    /// Why.
    pub fn check(&self) -> Result<String, Faults> {
        let mut check = Check::default();
        let reason = check.lines("reason", &self.reason, 500);
        check.finish(reason)
    }
}
