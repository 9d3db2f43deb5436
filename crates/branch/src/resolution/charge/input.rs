//! What the form sends, and its checking.

use serde::{Deserialize, Serialize};
use zhixing_kit::form::{Check, Faults};
use zhixing_people::MemberId;

use super::model::NewCharge;
use crate::resolution::model::Resolution;

zhixing_kit::fields! {
    WHY = "charge_why" "为什么改" / "Why it is changed", why "写进记录，也告诉原来和现在的负责人。" / "It goes into the record, and is told to whoever had it and has it.", seen "本支部成员" / "Members of the branch";
}

/// What the form sends.
#[derive(Serialize, Deserialize, Default, Clone)]
#[serde(default)]
pub struct ChargeInput {
    pub owner: String,
    pub due: String,
    pub charge_why: String,
}

impl ChargeInput {
    /// How a resolution stands.
    pub fn of(resolution: &Resolution) -> Self {
        let owner = resolution.owner.as_ref().map(ToString::to_string).unwrap_or_default();
        let due = resolution.due.map(|due| due.to_string()).unwrap_or_default();
        Self { owner, due, charge_why: String::new() }
    }

    /// What it becomes.
    pub fn check(&self) -> Result<NewCharge, Faults> {
        let mut check = Check::default();
        let owner = check.id("owner", &self.owner, false, MemberId::parse);
        let due = check.optional_day("due", &self.due);
        let why = check.text(WHY.name, &self.charge_why, 200);
        check.finish(NewCharge { owner, due, why })
    }
}
