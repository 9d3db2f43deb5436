//! What the forms of a resolution send, and how it is checked.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use zhixing_kit::form::{Check, Faults};
use zhixing_people::MemberId;

use super::model::{FollowUp, ResolutionState};
use crate::ballot::BallotId;
use crate::motion::model::MotionId;

zhixing_kit::fields! {
    TEXT = "text" "决议内容" / "Resolution", why "写进会议记录，以后照它跟进。" / "It stands in the minutes and is followed up.", seen "本支部成员；上级看得到决议" / "Members of the branch; a superior sees decisions";
    OWNER = "owner" "负责人" / "Who sees to it", why "到期前由他收到提醒。" / "He is reminded before the day.", seen "本支部成员" / "Members of the branch";
    DUE = "due" "完成期限" / "By when", why "到期没有办的，只提醒负责人和书记。" / "When it is late only its owner and the secretary are told.", seen "本支部成员" / "Members of the branch";
    STATE = "state" "办得怎样" / "What became of it", why "决议要有着落。" / "A resolution is followed to its end.", seen "本支部成员；上级看得到决议" / "Members of the branch; a superior sees decisions";
    NOTE = "note" "说明（办完了的可以不写）" / "Note (what is done needs none)", why "写明办了什么、办到哪一步，或者为什么没有办。" / "Says what was done, how far it is, or why it was not.", seen "本支部成员" / "Members of the branch";
}

/// What the form of a resolution sends.
#[derive(Deserialize, Default, Clone)]
#[serde(default)]
pub struct ResolutionInput {
    pub text: String,
    pub owner: String,
    pub due: String,
    pub motion: String,
    pub ballot: String,
}

/// A resolution before it is taken down.
#[derive(Clone)]
pub struct NewResolution {
    /// What was decided.
    pub text: String,
    /// Who sees to it.
    pub owner: Option<MemberId>,
    /// Until when.
    pub due: Option<Date>,
    /// The motion that passed.
    pub motion: Option<MotionId>,
    /// The secret ballot that passed.
    pub ballot: Option<BallotId>,
}

impl ResolutionInput {
    /// The resolution.
    pub fn check(&self) -> Result<NewResolution, Faults> {
        let mut check = Check::default();
        let text = check.lines("text", &self.text, 2_000);
        let owner = check.id("owner", &self.owner, false, MemberId::parse);
        let due = check.optional_day("due", &self.due);
        let motion = check.id("motion", &self.motion, false, MotionId::parse);
        let ballot = check.id("ballot", &self.ballot, false, BallotId::parse);
        check.finish(NewResolution { text, owner, due, motion, ballot })
    }
}

/// What the form of a follow-up sends.
#[derive(Serialize, Deserialize, Default, Clone)]
#[serde(default)]
pub struct FollowUpInput {
    pub state: String,
    pub note: String,
    /// How often something was said of it when the form was opened.
    pub told: String,
}

impl FollowUpInput {
    /// An empty form, on the basis of what was said so far.
    pub fn after(told: &[FollowUp]) -> Self {
        Self { told: told.len().to_string(), ..Self::default() }
    }

    /// What became of it, and a note; only what is done needs none.
    pub fn check(&self) -> Result<(ResolutionState, String), Faults> {
        let mut check = Check::default();
        let state = check.choice("state", &self.state, ResolutionState::Open, ResolutionState::of);
        let note = if state == ResolutionState::Done {
            check.optional_lines("note", &self.note, 1_000)
        } else {
            check.lines("note", &self.note, 1_000)
        };
        check.finish((state, note))
    }
}
