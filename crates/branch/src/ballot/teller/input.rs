//! What the form that names a teller sends, and how it is checked.

use serde::Deserialize;
use zhixing_kit::form::{Check, Faults};

use super::model::TellerRole;
use crate::roll::model::RollEntryId;

zhixing_kit::fields! {
    ROLE = "teller_role" "担任" / "As", why "监票人监督投票，计票人在他监督下清点。" / "A supervisor watches over the vote; counters count under his eyes.", seen "本支部成员" / "Members of the branch";
    TELLER = "teller" "监票人、计票人" / "Teller", why "由到会的、不是候选人的党员担任。" / "A member who is there and does not stand.", seen "本支部成员" / "Members of the branch";
}

/// The form as it was typed.
#[derive(Deserialize, Default, Clone)]
#[serde(default)]
pub struct TellerInput {
    pub teller: String,
    pub teller_role: String,
}

impl TellerInput {
    /// Who, and as what.
    pub fn check(&self) -> Result<(RollEntryId, TellerRole), Faults> {
        let mut check = Check::default();
        let entry = check.id("teller", &self.teller, true, RollEntryId::parse);
        let role = check.choice("teller_role", &self.teller_role, TellerRole::Supervisor, TellerRole::of);
        let (entry, role) = check.finish((entry, role))?;
        entry.map(|entry| (entry, role)).ok_or_else(Faults::default)
    }
}
