//! What another act's form sends to put its question to a secret ballot: at which meeting, and how it is voted.

use zhixing_kit::form::Check;

use crate::activity::model::ActivityId;
use crate::ballot::model::Way;

zhixing_kit::fields! {
    AT_MEETING = "at_meeting" "在哪次会议上投票" / "At which meeting", why "投票在正在进行的会议上进行，到会人数从它的名单来。" / "It is voted in a meeting that is under way, whose roll gives the quorum.", seen "本支部成员" / "Members of the branch";
}

/// The form as it was sent; further fields are the act's own.
#[derive(Clone, Debug, Default)]
pub struct PutInput {
    /// The meeting.
    pub at_meeting: String,
    /// The way.
    pub way: String,
}

/// What a form sent in a field; empty where it sent none.
pub fn sent(pairs: &[(String, String)], field: &str) -> String {
    pairs.iter().find(|(name, _)| name == field).map(|(_, value)| value.clone()).unwrap_or_default()
}

impl PutInput {
    /// Reads what was sent.
    pub fn read(pairs: &[(String, String)]) -> Self {
        Self { at_meeting: sent(pairs, "at_meeting"), way: sent(pairs, "way") }
    }

    /// The meeting and the way; with what is wrong noted in `check`.
    pub fn check(&self, check: &mut Check) -> (Option<ActivityId>, Way) {
        let meeting = check.id("at_meeting", &self.at_meeting, true, ActivityId::parse);
        (meeting, check.choice("way", &self.way, Way::Phones, Way::of))
    }
}
