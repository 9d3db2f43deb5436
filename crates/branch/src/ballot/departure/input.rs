//! What the form that strikes a tied candidate sends.

use serde::Deserialize;
use zhixing_kit::form::{Check, Faults};

use crate::roll::model::RollEntryId;

zhixing_kit::fields! {
    WHO_LEAVES = "who_leaves" "谁退出" / "Who leaves", why "只在票数相等、还要再次投票的人里选。" / "One of those who are tied and are voted on again.", seen "本支部成员" / "Members of the branch";
    WHY_LEAVES = "why_leaves" "退出的原因" / "Why he leaves", why "结果和台账写明为什么不再投他。" / "Result and ledger say why he is voted on no longer.", seen "本支部成员" / "Members of the branch";
}

/// The form as it was typed.
#[derive(Deserialize, Default, Clone)]
#[serde(default)]
pub struct DepartureInput {
    /// The entry on the roll.
    pub who_leaves: String,
    /// Why.
    pub why_leaves: String,
}

impl DepartureInput {
    /// Who, and why.
    pub fn check(&self) -> Result<(Option<RollEntryId>, String), Faults> {
        let mut check = Check::default();
        let who = check.id("who_leaves", &self.who_leaves, true, RollEntryId::parse);
        let why = check.lines("why_leaves", &self.why_leaves, 500);
        check.finish((who, why))
    }
}
