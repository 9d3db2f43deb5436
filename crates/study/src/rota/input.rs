//! What the forms of the rota send, and how they are checked.

use serde::Deserialize;
use zhixing_branch::ActivityId;
use zhixing_kit::Sentence;
use zhixing_kit::form::{Check, Faults};
use zhixing_people::MemberId;

use super::model::REASON_CHARS_MAX;
use super::text::Text;

zhixing_kit::fields! {
    HOST = "host" "主持人" / "Host", why "让大家知道这天由谁主持。" / "So that everybody knows who hosts that day.", seen "本支部成员" / "Members of the branch";
    HOST_REASON = "host_reason" "为什么不按轮次" / "Why not in turn", why "轮流主持要公平，改动要说得清。" / "Hosting in turn is fair as long as each exception can be explained.", seen "本支部成员" / "Members of the branch";
    SWAP_WITH = "swap_with" "和哪天换" / "With which day", why "对方同意后，两天的主持人互换。" / "Once the other agrees, the two days change hosts.", seen "您和对方；换好以后本支部成员" / "You and the other; once swapped, members of the branch";
    SWAP_WORDS = "swap_words" "带一句话" / "A word with it", why "想说就说，可以不填。" / "If you like; it may stay empty.", seen "您和对方" / "You and the other";
}

/// A host who is set by hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewHost {
    /// Who.
    pub member: MemberId,
    /// Why not in turn; may be empty once the day has begun.
    pub reason: String,
}

/// What the form of a host sends.
#[derive(Deserialize, Default, Clone)]
#[serde(default)]
pub struct HostInput {
    pub host: String,
    pub host_reason: String,
}

impl HostInput {
    /// The host. While the day is ahead an exception needs its reason; who really hosted is a fact that needs none.
    pub fn check(&self, is_ahead: bool) -> Result<NewHost, Faults> {
        let mut check = Check::default();
        let member = check.choice(HOST.name, &self.host, None, |raw| MemberId::parse(raw).map(Some));
        let reason = if is_ahead {
            check.text(HOST_REASON.name, &self.host_reason, REASON_CHARS_MAX)
        } else {
            check.optional_text(HOST_REASON.name, &self.host_reason, REASON_CHARS_MAX)
        };
        let (member, reason) = check.finish((member, reason))?;
        let told = || Faults::at(HOST.name, Sentence::of(|language| Text(language).cannot_be_asked()));
        Ok(NewHost { member: member.ok_or_else(told)?, reason })
    }
}

/// A swap before it is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewSwap {
    /// The other's day.
    pub with: ActivityId,
    /// A word with it.
    pub words: String,
}

/// What the form of a swap sends.
#[derive(Deserialize, Default, Clone)]
#[serde(default)]
pub struct SwapInput {
    pub swap_with: String,
    pub swap_words: String,
}

impl SwapInput {
    /// The swap.
    pub fn check(&self) -> Result<NewSwap, Faults> {
        let mut check = Check::default();
        let with = check.choice(SWAP_WITH.name, &self.swap_with, None, |raw| ActivityId::parse(raw).map(Some));
        let words = check.optional_text(SWAP_WORDS.name, &self.swap_words, REASON_CHARS_MAX);
        let (with, words) = check.finish((with, words))?;
        let told = || Faults::at(SWAP_WITH.name, Sentence::of(|language| Text(language).no_such_day()));
        Ok(NewSwap { with: with.ok_or_else(told)?, words })
    }
}
