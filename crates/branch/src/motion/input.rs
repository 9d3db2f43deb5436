//! What the forms of a motion send, and how it is checked.

use serde::Deserialize;
use zhixing_charter::Scheme;
use zhixing_kit::form::{Check, Faults};

use super::model::Choice;

zhixing_kit::fields! {
    TEXT = "text" "表决事项" / "Motion", why "大家就这段文字表决，会议记录照录。" / "This text is voted on and stands in the minutes as it is.", seen "本支部成员；通过后上级看得到决议" / "Members of the branch; a superior sees what was decided";
    SCHEME = "scheme" "表决规则" / "Scheme", why "章程按事项规定要多少人到会、多少票通过。" / "By matter the rules say how many must be there and how many must say yes.", seen "本支部成员" / "Members of the branch";
    MOVED_NAME = "moved_name" "提出人" / "Moved by", why "会议记录写明由谁提出；不填，记录里就不写。" / "The minutes name who moved it; left empty they name nobody.", seen "本支部成员" / "Members of the branch";
    REASON = "reason" "撤回的原因" / "Why it is withdrawn", why "会议记录写明为什么没有表决。" / "The minutes say why it was not voted on.", seen "本支部成员" / "Members of the branch";
    CHOICE = "choice" "表决" / "Vote", why "公开表决，记名计票。" / "An open vote, by name.", seen "本支部成员" / "Members of the branch";
}

/// What the form of a motion sends.
#[derive(Deserialize, Default, Clone)]
#[serde(default)]
pub struct MotionInput {
    pub text: String,
    pub scheme: String,
    pub moved_name: String,
}

/// A motion before it is taken down.
pub struct NewMotion {
    /// What is put to the vote.
    pub text: String,
    /// Under which scheme.
    pub scheme: Scheme,
    /// Who moved it; empty: who takes it down.
    pub moved_name: String,
}

impl MotionInput {
    /// The motion; without a scheme the ordinary one.
    pub fn check(&self) -> Result<NewMotion, Faults> {
        let mut check = Check::default();
        let text = check.lines("text", &self.text, 2_000);
        let scheme = if self.scheme.is_empty() {
            Scheme::Ordinary
        } else {
            check.choice("scheme", &self.scheme, Scheme::Ordinary, Scheme::of)
        };
        let moved_name = check.optional_text("moved_name", &self.moved_name, 60);
        check.finish(NewMotion { text, scheme, moved_name })
    }
}

/// What the form of a withdrawal sends.
#[derive(Deserialize, Default, Clone)]
#[serde(default)]
pub struct WithdrawalInput {
    pub reason: String,
}

impl WithdrawalInput {
    /// Why.
    pub fn check(&self) -> Result<String, Faults> {
        let mut check = Check::default();
        let reason = check.lines("reason", &self.reason, 500);
        check.finish(reason)
    }
}

/// What a button of a vote sends.
#[derive(Deserialize, Default, Clone)]
#[serde(default)]
pub struct VoteInput {
    pub choice: String,
}

impl VoteInput {
    /// The choice.
    pub fn check(&self) -> Result<Choice, Faults> {
        let mut check = Check::default();
        let choice = check.choice("choice", &self.choice, Choice::Abstain, Choice::of);
        check.finish(choice)
    }
}
